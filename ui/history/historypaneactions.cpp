#include "ui/executions/columnspopup.h"
#include "ui/executions/executionsheader.h"
#include "ui/executions/findintable.h"
#include "ui/executions/tablecolumns.h"
#include "ui/history/historypane.h"
#include "ui/history/historyview.h"
#include "ui/widgets/sectionhead.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace flowconsole {

QAction *HistoryPane::addKey(const char *name, const QKeySequence &shortcut, const std::function<void()> &slot)
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    return action;
}

void HistoryPane::createActions()
{
    m_inputAction = addKey("useStoredInput", QKeySequence(Qt::CTRL | Qt::Key_U), [this] {
        if (m_selected) {
            emit inputWanted();
        }
    });
    m_copyAction = addKey("copyStoredRows", QKeySequence::Copy, [this] { copyRows(ExportFormat::Text); });
    m_copyCsvAction = addKey("copyStoredCsv", {}, [this] { copyRows(ExportFormat::Csv); });
    m_copyJsonAction = addKey("copyStoredJson", {}, [this] { copyRows(ExportFormat::Json); });
    m_copyIdAction =
        addKey("copyStoredIds", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copyIds(); });
    m_compareAction = addKey("compareStored", QKeySequence(Qt::CTRL | Qt::Key_D), [this] {
        if (const QList<int> rows = selectedRows(); rows.size() == 2) {
            withRows(rows, [this](const QList<FlowExecution> &pair) {
                if (pair.size() == 2) {
                    emit compareRequested(pair.first().id, pair.last().id);
                }
            });
        }
    });
    m_findAction = addKey("findInStored", QKeySequence(Qt::CTRL | Qt::Key_G), [this] { m_find->open(); });
    m_findNextAction = addKey("findNextStored", QKeySequence(Qt::Key_F3),
                              [this] { m_find->step(RowFinder::Direction::Forward); });
    m_findPreviousAction = addKey("findPreviousStored", QKeySequence(Qt::SHIFT | Qt::Key_F3),
                                  [this] { m_find->step(RowFinder::Direction::Backward); });
    // These are for the whole window, while this table stands in it; the live one has the same keys.
    m_columnsAction = addKey("chooseStoredColumns", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), [this] {
        openColumns(m_view->mapToGlobal(QPoint(0, m_view->header().height())));
    });
    m_exportAction = addKey("exportStored", QKeySequence(Qt::CTRL | Qt::Key_E),
                            [this] { m_exportMenu->popup(m_view->mapToGlobal(QPoint(0, 0))); });
    for (QAction *action : {m_findAction, m_columnsAction, m_exportAction}) {
        action->setShortcutContext(Qt::WindowShortcut);
    }
    m_newerAction = addKey("showNewerStored", {}, [this] { bringNewerIn(); });
    m_stopAction = addKey("stopStoredSearch", QKeySequence(Qt::Key_Escape), [this] { m_model.stop(); });
    // In the bar for finding the same key closes it.
    m_stopAction->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(m_stopAction);
    m_goOnAction = addKey("goOnSearching", {}, [this] { m_model.goOn(); });
    m_againAction =
        addKey("searchStoredAgain", QKeySequence(Qt::CTRL | Qt::Key_R), [this] { m_model.searchAgain(); });
}

void HistoryPane::refreshWords()
{
    m_head->setTitle(tr("Stored executions"));
    m_inputAction->setText(tr("Use its input", "fills the form with what an execution was given"));
    m_copyAction->setText(tr("Copy rows"));
    m_copyCsvAction->setText(tr("Copy rows as CSV"));
    m_copyJsonAction->setText(tr("Copy rows as JSON"));
    m_copyIdAction->setText(tr("Copy execution id"));
    m_compareAction->setText(tr("Compare the two"));
    m_findAction->setText(tr("Find in &table…"));
    m_findNextAction->setText(tr("Find next"));
    m_findPreviousAction->setText(tr("Find previous"));
    m_exportAction->setText(tr("E&xport…"));
    m_exportButton->setText(tr("Export"));
    m_exportButton->setToolTip(tr("Write what is found into a file"));
    m_columnsAction->setText(tr("&Columns…"));
    m_columnsButton->setText(tr("Columns"));
    m_columnsButton->setToolTip(tr("Choose, order and sort what the table shows"));
    m_newerAction->setText(tr("Show newer executions"));
    m_stopAction->setText(tr("Stop searching"));
    m_goOnAction->setText(tr("Search on"));
    m_againAction->setText(tr("Search again"));
    showProgress();
}

QList<QAction *> HistoryPane::tableActions() const
{
    return {m_findAction, m_columnsAction, m_exportAction};
}

void HistoryPane::showActions()
{
    // Menus of the window show them too, also while the other table stands in the place of this one.
    for (QAction *action : tableActions()) {
        action->setVisible(isVisible());
    }
    m_exportAction->setEnabled(m_model.rowCount() > 0);
    m_exportButton->setEnabled(m_model.rowCount() > 0);
}

QList<int> HistoryPane::selectedRows() const
{
    QList<int> rows;
    const QItemSelection ranges = m_view->selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        // Of a million rows that are selected no more than can be used.
        const int end = std::min(range.bottom(), range.top() + HistoryTableModel::holdLimit);
        for (int row = range.top(); row <= end; ++row) {
            rows.append(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void HistoryPane::takeSelection()
{
    const QItemSelectionModel *selection = m_view->selectionModel();
    const QModelIndex current = selection->currentIndex();
    const QItemSelection ranges = selection->selection();
    int row = current.isValid() && selection->isSelected(current) ? current.row() : -1;
    if (row < 0 && !ranges.isEmpty()) {
        row = ranges.first().top();
    }
    const FlowExecution *execution = m_model.executionAt(row);
    if (row >= 0 && execution == nullptr && m_selectedPlace.isValid() && m_selectedPlace.row() == row) {
        return; // It was read, and is forgotten while one looks elsewhere.
    }
    m_selectedPlace = row < 0 ? QModelIndex() : m_model.index(row, 0);
    m_selected = execution == nullptr ? std::nullopt : std::optional(*execution);
    const ExecutionId id = m_selected ? m_selected->id : ExecutionId();
    if (std::exchange(m_announced, id) != id) {
        emit executionSelected(id);
    }
}

void HistoryPane::withRows(const QList<int> &rows, const std::function<void(const QList<FlowExecution> &)> &use)
{
    if (rows.isEmpty()) {
        return;
    }
    if (rows.size() > HistoryTableModel::holdLimit) {
        say(tr("Only up to %1 stored executions can be copied at a time: select fewer, or export them into a "
               "file, which takes any number.")
                .arg(QLocale().toString(HistoryTableModel::holdLimit)),
            {});
        return;
    }
    if (m_use) {
        say(tr("What was selected before is still being read: try again when that is done."), {});
        return;
    }
    m_use = use;
    m_model.hold(rows);
}

void HistoryPane::copyRows(ExportFormat format)
{
    withRows(selectedRows(), [this, format](const QList<FlowExecution> &rows) {
        ExecutionExport text(format, contentOf(rows.size())); // no format of these tells of their order
        QByteArray all = text.start();
        for (const FlowExecution &execution : rows) {
            all += text.row(execution);
        }
        all += text.end();
        QGuiApplication::clipboard()->setText(QString::fromUtf8(all));
        if (rows.size() > 1) {
            emit noticed(tr("%1 executions copied").arg(QLocale().toString(rows.size())));
        }
    });
}

void HistoryPane::copyIds()
{
    withRows(selectedRows(), [](const QList<FlowExecution> &rows) {
        QStringList ids;
        for (const FlowExecution &execution : rows) {
            ids << execution.id.text();
        }
        QGuiApplication::clipboard()->setText(ids.join(u'\n'));
    });
}

void HistoryPane::openColumns(const QPoint &place)
{
    auto *popup = new ColumnsPopup(m_view->columns(), this);
    // A search is not grouped: its rows are not all there.
    if (auto *grouping = popup->findChild<QWidget *>(QStringLiteral("groupingChoice"))) {
        grouping->hide();
    }
    popup->openAt(place);
}

void HistoryPane::showMenu(const QPoint &place)
{
    const QList<int> rows = selectedRows();
    for (QAction *action : {m_inputAction, m_copyAction, m_copyCsvAction, m_copyJsonAction, m_copyIdAction}) {
        action->setEnabled(!rows.isEmpty());
    }
    m_compareAction->setEnabled(rows.size() == 2);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("historyMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (rows.size() == 1) {
        menu->addActions(m_runActions);
    }
    menu->addActions({m_inputAction, m_compareAction});
    menu->addSeparator();
    menu->addActions({m_copyAction, m_copyCsvAction, m_copyJsonAction, m_copyIdAction});
    menu->addSeparator();
    QMenu *exports = menu->addMenu(tr("Export"));
    exports->setEnabled(m_model.rowCount() > 0);
    fillMenuOfExports(*exports);
    menu->addSeparator();
    menu->addActions({m_findAction, m_columnsAction, m_newerAction, m_stopAction, m_goOnAction, m_againAction});
    connect(menu, &QMenu::aboutToHide, this, [this] {
        // Their keys work whatever the menu said.
        for (QAction *action : {m_inputAction, m_compareAction, m_copyAction, m_copyCsvAction, m_copyJsonAction,
                                m_copyIdAction}) {
            action->setEnabled(true);
        }
    });
    menu->popup(place);
}

} // namespace flowconsole
