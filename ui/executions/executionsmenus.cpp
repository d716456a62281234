#include "ui/executions/columnspopup.h"
#include "ui/executions/endquestion.h"
#include "ui/executions/executionspane.h"
#include "ui/executions/executionsview.h"
#include "ui/executions/findintable.h"
#include "ui/executions/rowcopy.h"
#include "ui/executions/tablecolumns.h"
#include "ui/executions/tableexports.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QToolButton>

namespace flowconsole {

// What can be done with the table and its rows: actions, menus, copying, exporting and finding.

namespace {

/// What the following entries are about; a section's title would not be drawn in this style.
void addTitle(QMenu &menu, const QString &words)
{
    menu.addAction(words)->setEnabled(false);
}

} // namespace

QAction *ExecutionsPane::createAction(const char *name, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    return action;
}

void ExecutionsPane::createActions()
{
    const auto create = [this](const char *name, const QKeySequence &shortcut, auto slot) {
        QAction *action = createAction(name, shortcut);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_lookAction = create("lookNow", {}, [this] { emit lookRequested(selectedExecutions()); });
    m_endAction =
        create("endExecutions", QKeySequence::Delete, [this] { m_endQuestion->ask(selectedExecutions()); });
    m_endAction->setEnabled(false);
    m_inputAction = create("useInput", QKeySequence(Qt::CTRL | Qt::Key_U), [this] {
        if (const ExecutionId id = selectedExecution(); !id.isEmpty()) {
            emit inputWanted(id);
        }
    });
    m_compareAction = create("compareExecutions", QKeySequence(Qt::CTRL | Qt::Key_D), &ExecutionsPane::compare);
    m_copyRowsAction = create("copyRows", QKeySequence::Copy, [this] { copyAs(ExportFormat::Text); });
    m_copyCsvAction = create("copyRowsCsv", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C),
                             [this] { copyAs(ExportFormat::Csv); });
    m_copyJsonAction = create("copyRowsJson", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_J),
                              [this] { copyAs(ExportFormat::Json); });
    m_copyIdAction =
        create("copyExecutionId", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &ExecutionsPane::copyIds);
}

void ExecutionsPane::createTableActions()
{
    const auto create = [this](const char *name, const QKeySequence &shortcut, auto slot) {
        QAction *action = createAction(name, shortcut);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_findAction = create("findInTable", QKeySequence(Qt::CTRL | Qt::Key_G), [this] { m_find->open(); });
    m_findNextAction = create("findNextRow", QKeySequence(Qt::Key_F3),
                              [this] { m_find->step(RowFinder::Direction::Forward); });
    m_findPreviousAction = create("findPreviousRow", QKeySequence(Qt::SHIFT | Qt::Key_F3),
                                  [this] { m_find->step(RowFinder::Direction::Backward); });
    m_columnsAction = create("chooseColumns", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), [this] {
        openColumns(m_columnsButton->mapToGlobal(QPoint(0, m_columnsButton->height())));
    });
    m_exportAction = create("exportTable", QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
        m_exportMenu->popup(m_exportButton->mapToGlobal(QPoint(0, m_exportButton->height())));
    });
    // They are for the whole window: there is one table, and the focus may be anywhere.
    for (QAction *action : {m_findAction, m_columnsAction, m_exportAction}) {
        action->setShortcutContext(Qt::WindowShortcut);
    }
}

void ExecutionsPane::nameActions()
{
    m_lookAction->setText(tr("Ask now", "asks the platform about the selected executions"));
    m_endAction->setText(tr("&End executions…"));
    m_inputAction->setText(tr("Use its input", "fills the form with what an execution was given"));
    m_compareAction->setText(tr("Compare the two"));
    m_copyRowsAction->setText(tr("Copy rows"));
    m_copyCsvAction->setText(tr("Copy rows as CSV"));
    m_copyJsonAction->setText(tr("Copy rows as JSON"));
    m_copyIdAction->setText(tr("Copy execution id"));
    m_findAction->setText(tr("Find in &table…"));
    m_findNextAction->setText(tr("Find next"));
    m_findPreviousAction->setText(tr("Find previous"));
    m_columnsAction->setText(tr("&Columns…"));
    m_exportAction->setText(tr("E&xport…"));
}

QList<QAction *> ExecutionsPane::tableActions() const
{
    return {m_compareAction, nullptr, m_findAction, m_columnsAction, m_exportAction};
}

void ExecutionsPane::showActions()
{
    if (m_exportAction == nullptr) {
        return; // still being made
    }
    showEndable();
    const int selected = selectedCount();
    for (QAction *action :
         {m_lookAction, m_copyRowsAction, m_copyCsvAction, m_copyJsonAction, m_copyIdAction}) {
        action->setEnabled(selected > 0);
    }
    m_inputAction->setEnabled(selected == 1);
    // Menus of the window show them too, also while another table stands in the place of this one.
    m_compareAction->setEnabled(selected == 2 && isVisible());
    m_findAction->setEnabled(isVisible());
    m_columnsAction->setEnabled(isVisible());
    const bool canExport = m_model.rowCount() > 0 && !m_exports->isAtWork();
    m_exportAction->setEnabled(canExport && isVisible());
    for (QAction *action : {m_findAction, m_columnsAction, m_exportAction}) {
        action->setVisible(isVisible()); // the other table has its own
    }
    m_exportButton->setEnabled(canExport);
}

void ExecutionsPane::showEndable()
{
    // Of a very large selection the first rows decide; the question counts them all.
    constexpr int enoughRows = 1000;
    int looked = 0;
    bool any = false;
    const QItemSelection ranges = m_view->selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom() && !any && looked < enoughRows; ++row, ++looked) {
            const FlowExecution *execution = m_model.execution(m_model.idAt(row));
            any = execution != nullptr && canBeEnded(*execution);
        }
    }
    m_endAction->setEnabled((any || looked >= enoughRows) && isVisible());
}

/// While it is open, the rows that it is about stay where they are.
void ExecutionsPane::popUp(QMenu &menu, const QPoint &place)
{
    menu.setAttribute(Qt::WA_DeleteOnClose);
    m_view->setHold(ExecutionsView::Hold::Menu, true);
    connect(&menu, &QMenu::aboutToHide, this, [this] { m_view->setHold(ExecutionsView::Hold::Menu, false); });
    menu.popup(place);
}

void ExecutionsPane::showMenu(const QPoint &place)
{
    showActions();
    const int selected = selectedCount();
    if (selected == 0) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("executionsMenu"));
    if (selected > 1) {
        addTitle(*menu, tr("%n selected", "executions", selected));
    }
    menu->addAction(m_lookAction);
    if (selected == 1) {
        menu->addActions(m_runActions);
    }
    menu->addActions({m_inputAction, m_compareAction});
    menu->addSeparator();
    QMenu *copy = menu->addMenu(tr("Copy"));
    copy->addActions({m_copyRowsAction, m_copyCsvAction, m_copyJsonAction, m_copyIdAction});
    QMenu *exports = menu->addMenu(tr("Export selected"));
    exports->setEnabled(!m_exports->isAtWork());
    for (const auto &[words, format] :
         {std::pair(tr("As CSV…"), ExportFormat::Csv), std::pair(tr("As JSON lines…"), ExportFormat::JsonLines),
          std::pair(tr("As a web page (HTML)…"), ExportFormat::Html)}) {
        connect(exports->addAction(words), &QAction::triggered, this,
                [this, chosen = format] { exportAs(chosen, true); });
    }
    menu->addSeparator();
    menu->addAction(m_endAction);
    popUp(*menu, place);
}

void ExecutionsPane::showHeadingMenu(int heading, const QPoint &place)
{
    const auto group = m_model.index(heading, 0).data(ExecutionTableModel::HeadingRole).value<GroupHeading>();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("headingMenu"));
    const auto add = [&](const QString &words, const char *name, auto react) {
        QAction *action = menu->addAction(words);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, react);
    };
    // Rows may move between the menu's end and what was chosen in it.
    const RowMark mark = m_model.markOf(heading);
    add(tr("Select its %n execution(s)", nullptr, group.count), "selectGroup",
        [this, mark] { m_view->selectGroup(m_model.rowOf(mark)); });
    menu->addSeparator();
    add(group.isCollapsed ? tr("Expand") : tr("Collapse"), "turnGroup",
        [this, mark, turned = !group.isCollapsed] { m_model.setCollapsed(m_model.rowOf(mark), turned); });
    add(tr("Expand all"), "expandAll", [this] { m_model.setAllCollapsed(false); });
    add(tr("Collapse all"), "collapseAll", [this] { m_model.setAllCollapsed(true); });
    menu->addSeparator();
    add(tr("Do not group"), "ungroup", [this] { m_view->columns().setGrouping(TableGrouping::None); });
    popUp(*menu, place);
}

void ExecutionsPane::showColumnMenu(ExecutionColumn column, const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columnMenu"));
    TableColumns &columns = m_view->columns();
    const auto add = [&](const QString &words, const char *name, auto react) {
        QAction *action = menu->addAction(words);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, react);
        return action;
    };
    add(tr("Sort ascending"), "sortAscending", [&columns, column] { columns.sortBy(column); });
    add(tr("Sort descending"), "sortDescending",
        [&columns, column] { columns.sortBy(column, Qt::DescendingOrder); });
    add(tr("Newest first", "an order of rows"), "newestFirst", [&columns] { columns.sortBy(std::nullopt); });
    menu->addSeparator();
    for (const auto &[words, name, grouping] :
         {std::tuple(tr("Group by flow"), "groupByFlow", TableGrouping::Flow),
          std::tuple(tr("Group by state"), "groupByState", TableGrouping::State),
          std::tuple(tr("Do not group"), "ungroup", TableGrouping::None)}) {
        if (columns.layout().grouping != grouping) {
            add(words, name, [&columns, chosen = grouping] { columns.setGrouping(chosen); });
        }
    }
    menu->addSeparator();
    add(tr("Fit the width"), "fitColumn", [&columns, column] { columns.fitToContent(column); });
    add(tr("Hide “%1”", "a column").arg(executionColumnTitle(column)), "hideColumn", [&columns, column] {
        columns.setShown(column, false);
    })->setEnabled(columns.shownColumns().size() > 1);
    menu->addSeparator();
    add(tr("Columns…"), "columnsFromMenu", [this, place] { openColumns(place); });
    add(tr("Reset the columns"), "resetColumns", [&columns] { columns.reset(); });
    popUp(*menu, place);
}

void ExecutionsPane::openColumns(const QPoint &place)
{
    auto *popup = new ColumnsPopup(m_view->columns(), this);
    popup->openAt(place);
}

void ExecutionsPane::compare()
{
    const QList<ExecutionId> selected = selectedExecutions();
    if (selected.size() == 2) {
        emit compareRequested(selected.first(), selected.last());
    }
}

ExportContent ExecutionsPane::exportContent() const
{
    ExportContent content;
    const TableLayout &layout = m_view->columns().layout();
    content.columns = m_view->columns().chosenColumns();
    content.grouping = layout.grouping;
    content.organisation = m_connection.name;
    // While it is filtered or sorted anew, its rows are those of the filter and order before.
    const ShownArrangement &shown = m_model.shownArrangement();
    content.filterText = shown.filterText;
    content.at = m_model.clock().nowUtc();
    if (shown.sortedBy) {
        const QString title = executionColumnTitle(*shown.sortedBy);
        content.arrangement = shown.order == Qt::AscendingOrder ? tr("sorted by %1").arg(title)
                                                                : tr("sorted by %1, descending").arg(title);
    }
    return content;
}

TableExporter::Job ExecutionsPane::exportJob(bool selectedOnly) const
{
    TableExporter::Job job;
    job.content = exportContent();
    if (selectedOnly) {
        const QList<int> rows = selectedRows();
        for (const int row : rows) {
            job.rows.push_back(m_model.markOf(row));
        }
        job.content.total = rows.size();
        return job;
    }
    job.rows = m_model.rowMarks();
    const auto headings =
        std::count_if(job.rows.cbegin(), job.rows.cend(), [](const RowMark &mark) { return mark.slot < 0; });
    job.content.total = static_cast<qint64>(job.rows.size()) - headings;
    job.leftOut = m_model.listedCount() - job.content.total;
    return job;
}

void ExecutionsPane::copyAs(ExportFormat format)
{
    TableExporter::Job job = exportJob(true);
    if (!job.rows.empty()) {
        job.format = format;
        m_rowCopy->start(std::move(job));
    }
}

void ExecutionsPane::copyIds() const
{
    QStringList ids;
    const QList<ExecutionId> selected = selectedExecutions();
    for (const ExecutionId &id : selected) {
        ids << id.text();
    }
    if (!ids.isEmpty()) {
        QGuiApplication::clipboard()->setText(ids.join(u'\n'));
    }
}

/// It is made anew each time it opens, since it says how many executions it is about.
void ExecutionsPane::fillExportMenu()
{
    m_exportMenu->clear();
    const auto shown = static_cast<int>(exportJob(false).content.total);
    flowconsole::fillExportMenu(
        *m_exportMenu, tr("%n shown", "executions", shown), selectedCount(),
        [this](ExportFormat format, bool selectedOnly) { exportAs(format, selectedOnly); });
}

void ExecutionsPane::exportAs(ExportFormat format, bool selectedOnly)
{
    // The selection is that of the moment in which it was asked for: rows may come while the file is chosen.
    const TableExporter::Job selected = selectedOnly ? exportJob(true) : TableExporter::Job();
    m_exports->choose(format, tr("executions", "name of a file"),
                      [this, format, selectedOnly, selected](const QString &path) {
                          TableExporter::Job job = selectedOnly ? selected : exportJob(false);
                          job.path = path;
                          job.format = format;
                          const qint64 leftOut = job.leftOut;
                          m_exporter->start(std::move(job));
                          return leftOut;
                      });
}

} // namespace flowconsole
