#include "ui/permissions/permissionswindow.h"

#include "domain/words.h"
#include "models/timetext.h"
#include "ui/permissions/preflighttable.h"
#include "ui/permissions/preflightwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/styleproperty.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

QLabel *createLabel(const char *objectName, const QString &role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(objectName));
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

PermissionsWindow::PermissionsWindow(Theme &theme, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("permissionsWindow"));
    setWindowTitle(tr("Permissions"));
    setModal(false);
    m_heading = createLabel("permissionsHeading", QStringLiteral("heading"), this);
    m_about = createLabel("permissionsAbout", QStringLiteral("small"), this);
    m_summary = createLabel("permissionsSummary", QString(), this);
    m_table = new PreflightTable(theme, this);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_copy = addButton(tr("Copy as text for an administrator"), "copyForAdministrator");
    m_check = addButton(tr("Check again"), "checkAgain");
    QPushButton *close = addButton(tr("Close"), "closePermissions");
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    buttons->addWidget(m_check);
    buttons->addWidget(close);
    connect(m_copy, &QPushButton::clicked, this, &PermissionsWindow::copyText);
    connect(m_check, &QPushButton::clicked, this, &PermissionsWindow::check);
    connect(close, &QPushButton::clicked, this, &QWidget::close);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(m_heading);
    layout->addWidget(m_about);
    layout->addWidget(m_summary);
    layout->addWidget(m_table);
    layout->addStretch(1);
    layout->addLayout(buttons);
    constexpr QSize usual(720, 460);
    resize(theme.scaled(usual.width()), theme.scaled(usual.height()));
    showReport({}, {});
}

QPushButton *PermissionsWindow::addButton(const QString &text, const char *objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoDefault(false);
    return button;
}

void PermissionsWindow::showReport(const ConnectionProfile &profile,
                                   const std::optional<PreflightReport> &report)
{
    m_profile = profile;
    m_report = report;
    m_heading->setText(profile.name.isEmpty() ? tr("No organisation") : profile.name);
    m_copy->setEnabled(report.has_value());
    m_table->setVisible(report.has_value());
    m_check->setEnabled(!profile.name.isEmpty());
    m_check->setText(report ? tr("Check again") : tr("Check now"));
    if (!report) {
        m_about->setText(dialectName(profile.dialect));
        m_summary->setText(tr("Not checked yet. The check sends one cheap request for each thing the console "
                              "does; it launches, changes and ends nothing."));
        setStyleProperty(*m_summary, "role", QStringLiteral("muted"));
        return;
    }
    QStringList about{dialectName(report->dialect)};
    if (!report->signedInAs.isEmpty()) {
        about << tr("signed in as %1").arg(report->signedInAs);
    }
    if (report->madeAt.isValid()) {
        about << tr("checked %1", "%1: a time").arg(exactTimeText(report->madeAt));
    }
    m_about->setText(about.join(QStringLiteral(" · ")));
    m_summary->setText(summaryOf(*report));
    setStyleProperty(*m_summary, "role",
                     everythingWorks(*report) ? QStringLiteral("good") : QStringLiteral("caution"));
    m_table->setReport(*report);
}

bool PermissionsWindow::focusNextPrevChild(bool next)
{
    return moveFocus(tabStops(*this), next);
}

void PermissionsWindow::check()
{
    m_check->setEnabled(false);
    m_summary->setText(tr("Checking…"));
    setStyleProperty(*m_summary, "role", QStringLiteral("muted"));
    emit checkRequested();
}

void PermissionsWindow::copyText() const
{
    if (m_report) {
        QGuiApplication::clipboard()->setText(textForAdministrator(*m_report, m_profile));
    }
}

} // namespace flowconsole
