#include "ui/flows/flowspane.h"

#include "domain/words.h"
#include "ui/flows/flowdetailswindow.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/styleproperty.h"

#include <QAction>
#include <QToolButton>

namespace flowconsole {

void FlowsPane::pin(const std::optional<VersionSchemas> &version)
{
    if (m_pinned != version) {
        m_pinned = version;
        announceSelected();
    }
}

void FlowsPane::openDetails()
{
    if (m_details.isNull()) {
        m_details = new FlowDetailsWindow(m_theme, window());
        connect(m_details, &FlowDetailsWindow::versionsWanted, this, &FlowsPane::versionsWanted);
        connect(m_details, &FlowDetailsWindow::versionWanted, this, &FlowsPane::versionWanted);
        connect(m_details, &FlowDetailsWindow::versionChosen, this,
                [this](const VersionSchemas &version) { pin(version); });
        connect(m_details, &FlowDetailsWindow::latestChosen, this, [this] { pin(std::nullopt); });
        showDetails();
    }
    m_details->show();
    m_details->raise();
    m_details->activateWindow();
}

void FlowsPane::showDetails()
{
    const Flow *flow = m_model.flow(m_selected);
    const QString pinned = m_pinned ? m_pinned->version.id : QString();
    const QString latest =
        flow != nullptr && flow->publishedVersion ? shortVersion(flow->publishedVersion->id) : QString();
    m_foot->setVisible(flow != nullptr);
    m_version->setWholeText(
        m_pinned           ? tr("Pinned: %1", "%1: a version that is not the latest").arg(shortVersion(pinned))
        : latest.isEmpty() ? tr("Never published", "of a flow")
                           : tr("Latest: %1", "%1: a version").arg(latest));
    setStyleProperty(*m_version, "role", m_pinned ? QStringLiteral("caution") : QStringLiteral("small"));
    m_useLatest->setVisible(m_pinned.has_value());
    const bool isFavourite = m_model.isFavourite(m_selected);
    m_favourite->setText(isFavourite ? tr("Remove from favourites", "a flow")
                                     : tr("Add to favourites", "a flow"));
    for (QAction *action : flowActions()) {
        action->setEnabled(flow != nullptr);
    }
    if (m_details.isNull()) {
        return;
    }
    if (flow == nullptr) {
        m_details->clear();
        return;
    }
    const QString hindrance =
        canPinVersion(m_dialect) ? QString()
                                 : tr("%1 always launches the latest published version; the others are here to "
                                      "be looked at.",
                                      "the name of an API")
                                       .arg(dialectName(m_dialect));
    m_details->showFlow(*flow, m_model.launchObstacle(*flow), hindrance);
    m_details->showPinned(pinned);
}

void FlowsPane::showVersions(const FlowId &flow, const QList<FlowVersion> &versions)
{
    if (m_details) {
        m_details->showVersions(flow, versions);
    }
}

void FlowsPane::showVersionsFailure(const FlowId &flow, const ApiError &error)
{
    if (m_details) {
        m_details->showVersionsFailure(flow, error);
    }
}

void FlowsPane::showVersion(const FlowId &flow, const VersionSchemas &version)
{
    if (m_details) {
        m_details->showVersion(flow, version);
    }
}

void FlowsPane::showVersionFailure(const FlowId &flow, const QString &versionId, const ApiError &error)
{
    if (m_details) {
        m_details->showVersionFailure(flow, versionId, error);
    }
}

} // namespace flowconsole
