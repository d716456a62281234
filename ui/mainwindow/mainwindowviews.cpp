#include "ui/mainwindow/mainwindow.h"

#include "ui/mainwindow/statussummary.h"
#include "ui/views/viewsdesk.h"
#include "ui/widgets/filterfield.h"
#include "ui/workspaces/testworkspace.h"

#include <QSettings>

namespace flowconsole {

namespace {

QString recentFiltersKey()
{
    return QStringLiteral("filter/recent");
}

} // namespace

void MainWindow::connectViews()
{
    m_filter->setRecent(m_settings.value(recentFiltersKey()).toStringList());
    connect(m_filter, &FilterField::recentChanged, this,
            [this](const QStringList &filters) { m_settings.setValue(recentFiltersKey(), filters); });
    connect(m_filter, &FilterField::saveRequested, m_views, &ViewsDesk::askToSaveFilter);
    connect(m_filter, &FilterField::renameRequested, m_views, &ViewsDesk::askToRenameFilter);
    connect(m_filter, &FilterField::removeRequested, m_views, &ViewsDesk::removeFilter);
    m_views->setLookSource([this] { return ViewsDesk::Look{m_filter->text(), m_workspace->tableLayout()}; });
    connect(m_views, &ViewsDesk::filtersChanged, m_filter, &FilterField::setSaved);
    connect(m_views, &ViewsDesk::filterWanted, m_filter, &QLineEdit::setText);
    connect(m_views, &ViewsDesk::tableWanted, m_workspace, &TestWorkspace::setTableLayout);
    connect(m_views, &ViewsDesk::changed, this, &MainWindow::viewsChanged);
    connect(m_views, &ViewsDesk::exportRequested, this, &MainWindow::viewsExportRequested);
    connect(m_views, &ViewsDesk::importRequested, this, &MainWindow::viewsImportRequested);
    connect(m_views, &ViewsDesk::noticed, m_summary, &StatusSummary::announce);
}

void MainWindow::showViews(const ViewCollection &views)
{
    m_views->showViews(views);
}

void MainWindow::showViewsTrouble(const QString &words)
{
    m_views->showTrouble(words);
}

} // namespace flowconsole
