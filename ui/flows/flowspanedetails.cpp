#include "ui/flows/flowspane.h"

#include "domain/words.h"
#include "ui/flows/flowdetailswindow.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/styleproperty.h"

#include <QAction>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace flowconsole {

const VersionSchemas *FlowsPane::pinned() const
{
    const auto kept = m_pins.constFind(pinKey());
    return kept == m_pins.cend() || !canPinVersion(m_dialect) ? nullptr : &*kept;
}

void FlowsPane::pin(const VersionSchemas &version)
{
    m_pins.insert(pinKey(), version);
    announceSelected();
}

void FlowsPane::unpin()
{
    m_pins.remove(pinKey());
    announceSelected();
}

/// Versions may go: asked whenever the flow is chosen again, and with every load of the list.
void FlowsPane::confirmPin()
{
    if (const VersionSchemas *version = pinned()) {
        emit versionWanted(m_selected, version->version.id);
    }
}

void FlowsPane::losePin()
{
    const QString version = shortVersion(m_pins.take(pinKey()).version.id);
    announceSelected();
    const Flow *flow = m_model.flow(m_selected);
    emit pinLost(
        tr("“%1” has no version %2 any more: launches run its latest one again.", "%1: a flow, %2: a version")
            .arg(flow != nullptr ? flow->name : m_selected.text(), version));
}

void FlowsPane::createDetails()
{
    if (m_details) {
        return;
    }
    m_details = new FlowDetailsWindow(m_theme, window());
    connect(m_details, &FlowDetailsWindow::versionsWanted, this, &FlowsPane::versionsWanted);
    connect(m_details, &FlowDetailsWindow::versionWanted, this, &FlowsPane::versionWanted);
    connect(m_details, &FlowDetailsWindow::versionChosen, this, &FlowsPane::pin);
    connect(m_details, &FlowDetailsWindow::latestChosen, this, &FlowsPane::unpin);
    showDetails();
}

void FlowsPane::openDetails()
{
    m_awaitedDetails.reset();
    createDetails();
    m_details->show();
    m_details->raise();
    m_details->activateWindow();
    emit detailsOpened();
}

QWidget *FlowsPane::detailsWindow() const
{
    return m_details;
}

void FlowsPane::reopenDetails(const QByteArray &geometry)
{
    m_awaitedDetails = {m_preferred.isEmpty() ? m_selected : m_preferred, geometry};
    announceSelected();
}

std::optional<QByteArray> FlowsPane::awaitedDetails() const
{
    return m_awaitedDetails ? std::optional(m_awaitedDetails->geometry) : std::nullopt;
}

/// A flow is selected.
void FlowsPane::bringDetailsBack()
{
    if (!m_awaitedDetails) {
        return;
    }
    const AwaitedDetails awaited = *std::exchange(m_awaitedDetails, std::nullopt);
    if (awaited.flow != m_selected) {
        return;
    }
    createDetails();
    m_details->restoreGeometry(awaited.geometry);
    // Whoever types meanwhile goes on typing.
    m_details->setAttribute(Qt::WA_ShowWithoutActivating);
    m_details->show();
    m_details->setAttribute(Qt::WA_ShowWithoutActivating, false);
    emit detailsOpened();
}

/// What a search or a filter hides is not acted upon unseen.
void FlowsPane::showActions()
{
    const bool isInSight = m_model.indexOf(m_selected).isValid();
    for (QAction *action : flowActions()) {
        action->setEnabled(isInSight);
    }
}

void FlowsPane::showDetails()
{
    const Flow *flow = m_model.flow(m_selected);
    const VersionSchemas *version = pinned();
    const QString pinnedId = version != nullptr ? version->version.id : QString();
    const QString latest =
        flow != nullptr && flow->publishedVersion ? shortVersion(flow->publishedVersion->id) : QString();
    m_foot->setVisible(flow != nullptr);
    m_version->setWholeText(
        version != nullptr
            ? tr("Pinned: %1", "%1: a version that is not the latest").arg(shortVersion(pinnedId))
        : latest.isEmpty() ? tr("Never published", "of a flow")
                           : tr("Latest: %1", "%1: a version").arg(latest));
    setStyleProperty(*m_version, "role",
                     version != nullptr ? QStringLiteral("caution") : QStringLiteral("small"));
    m_useLatest->setVisible(version != nullptr);
    const bool isFavourite = m_model.isFavourite(m_selected);
    m_favourite->setText(isFavourite ? tr("Remove from favourites", "a flow")
                                     : tr("Add to favourites", "a flow"));
    showActions();
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
    m_details->showPinned(pinnedId);
}

void FlowsPane::showVersions(const FlowId &flow, const QList<FlowVersion> &versions)
{
    const VersionSchemas *version = flow == m_selected ? pinned() : nullptr;
    const auto isPinned = [version](const FlowVersion &each) { return each.id == version->version.id; };
    if (version != nullptr && std::none_of(versions.cbegin(), versions.cend(), isPinned)) {
        losePin();
    }
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
    const VersionSchemas *version = flow == m_selected ? pinned() : nullptr;
    if (version != nullptr && version->version.id == versionId && error.kind == ApiError::Kind::NotFound) {
        losePin();
    }
    if (m_details) {
        m_details->showVersionFailure(flow, versionId, error);
    }
}

} // namespace flowconsole
