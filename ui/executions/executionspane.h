#pragma once

#include "domain/connectionprofile.h"
#include "models/executiontablemodel.h"
#include "ui/executions/tableexporter.h"
#include "ui/executions/tablelayout.h"

#include <QWidget>

class QAction;
class QMenu;
class QPushButton;
class QToolButton;

namespace flowconsole {

class ElidedLabel;
class EndQuestion;
class ExecutionsView;
class FindInTable;
class InlineMessage;
class RowCopy;
class SectionHead;
class TableExports;
class TableFinder;
class Theme;

/// "Live executions": the table of all executions with its head, the pill for waiting rows, the bars for
/// finding and exporting, and the words that stand there while it is empty. Owns the selection, which follows
/// an execution by its id. Lives in the GUI thread; model and theme outlive it.
class ExecutionsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExecutionsPane)

public:
    ExecutionsPane(ExecutionTableModel &model, Theme &theme, QWidget *parent = nullptr);
    ~ExecutionsPane() override;

    void setFilterText(const QString &text);
    /// Whose executions are shown, and what can be done with them.
    void setConnection(const ConnectionProfile &profile);
    /// What can be done with the table as a whole, such as finding and exporting; for menus. nullptr parts
    /// them.
    [[nodiscard]] QList<QAction *> tableActions() const;
    /// Asks the operator whether the selected executions shall be ended; for menus.
    [[nodiscard]] QAction *endAction() const { return m_endAction; }
    /// What can be done with the one that is selected beside what the table does; for its menu. They outlive
    /// the pane.
    void setRunActions(const QList<QAction *> &actions) { m_runActions = actions; }
    /// How the operator has arranged the table; for sessions and saved views. (QWidget has a layout() of its
    /// own.)
    [[nodiscard]] TableLayout tableLayout() const;
    void setTableLayout(const TableLayout &layout);
    /// Puts a widget, which becomes a child, into the head, between the columns' button and that for exports.
    void addToHead(QWidget *widget);

    /// Selects the execution and scrolls to it, wherever the operator has scrolled; one that is not shown yet
    /// is selected as soon as it is. Of several that are still to come the last one is selected.
    void select(const ExecutionId &id);
    /// Selects it as soon as it is shown, unless the operator has turned to another one by then.
    void selectOnceShown(const ExecutionId &id);
    /// The one that is to be selected once it is shown; empty where there is none.
    [[nodiscard]] ExecutionId awaitedExecution() const { return m_wanted.isEmpty() ? m_left : m_wanted; }
    /// The execution that the operator looks at; empty where none is selected.
    [[nodiscard]] ExecutionId selectedExecution() const;
    /// All selected executions, in the order of the table.
    [[nodiscard]] QList<ExecutionId> selectedExecutions() const;

signals:
    /// The operator looks at another execution; empty where at none.
    void executionSelected(const flowconsole::ExecutionId &id);
    /// The operator wants to launch with the input of this one.
    void inputWanted(const flowconsole::ExecutionId &id);
    /// "Ask now" for these executions.
    void lookRequested(const QList<flowconsole::ExecutionId> &ids);
    /// The operator has confirmed it.
    void endRequested(const QList<flowconsole::ExecutionId> &ids, const QString &reason);
    /// tableLayout() is another now.
    void tableLayoutChanged();
    /// The operator wants to see these two side by side.
    void compareRequested(const flowconsole::ExecutionId &first, const flowconsole::ExecutionId &second);
    /// What was just launched is hidden by the filter, and the operator wants to see it.
    void clearFilterRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] ExecutionsView *createView();
    void createHead();
    void connectModel();
    void refreshLook();
    void showCounts();
    void showPill(int pending);
    void bringWantedIn();
    void bringPendingIn();
    [[nodiscard]] QList<int> selectedRows() const;
    /// Without making a list of them.
    [[nodiscard]] int selectedCount() const;
    void announceSelection();
    void selectWanted();
    void leaveRows(const QModelIndex &parent, int first, int last);
    void showHiddenLaunch();

    // In executionsmenus.cpp: what can be done.
    QAction *createAction(const char *name, const QKeySequence &shortcut);
    void createActions();
    void createTableActions();
    void nameActions();
    void showActions();
    void showEndable();
    void popUp(QMenu &menu, const QPoint &place);
    void showMenu(const QPoint &place);
    void showHeadingMenu(int heading, const QPoint &place);
    void showColumnMenu(ExecutionColumn column, const QPoint &place);
    void fillExportMenu();
    void openColumns(const QPoint &place);
    void compare();
    void copyAs(ExportFormat format);
    void copyIds() const;
    void exportAs(ExportFormat format, bool selectedOnly);
    [[nodiscard]] ExportContent exportContent() const;
    [[nodiscard]] TableExporter::Job exportJob(bool selectedOnly) const;

    ExecutionTableModel &m_model;
    Theme &m_theme;
    SectionHead *m_head;
    ElidedLabel *m_counts;
    ExecutionsView *m_view;
    QPushButton *m_pill;
    QToolButton *m_columnsButton;
    QToolButton *m_exportButton;
    QMenu *m_exportMenu;
    TableFinder *m_finder;
    FindInTable *m_find;
    TableExporter *m_exporter;
    TableExports *m_exports;
    RowCopy *m_rowCopy;
    InlineMessage *m_hiddenLaunch = nullptr; ///< made when it is first needed
    EndQuestion *m_endQuestion;
    ConnectionProfile m_connection;
    QAction *m_lookAction = nullptr;
    QAction *m_endAction = nullptr;
    QList<QAction *> m_runActions;
    QAction *m_inputAction = nullptr;
    QAction *m_compareAction = nullptr;
    QAction *m_copyRowsAction = nullptr;
    QAction *m_copyCsvAction = nullptr;
    QAction *m_copyJsonAction = nullptr;
    QAction *m_copyIdAction = nullptr;
    QAction *m_findAction = nullptr;
    QAction *m_findNextAction = nullptr;
    QAction *m_findPreviousAction = nullptr;
    QAction *m_exportAction = nullptr;
    QAction *m_columnsAction = nullptr;
    ExecutionId m_wanted;     ///< select() named it; to be selected once it is shown
    ExecutionId m_toldHidden; ///< it was said that the filter hides it
    ExecutionId m_left;       ///< its row went away while selected; to be selected when it returns
    ExecutionId m_announced;  ///< what executionSelected() told last
};

} // namespace flowconsole
