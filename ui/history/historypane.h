#pragma once

#include "domain/connectionprofile.h"
#include "domain/historystate.h"
#include "models/executionexport.h"
#include "models/historytablemodel.h"
#include "ui/executions/tablelayout.h"
#include "ui/history/historyexporter.h"
#include "ui/history/tableswitch.h"

#include <QWidget>

#include <functional>
#include <optional>

class QAction;
class QMenu;
class QPushButton;
class QToolButton;

namespace flowconsole {

class FindInTable;
class HistoryFinder;
class HistoryView;
class InlineMessage;
class SectionHead;
class TableExports;
class Theme;

/// "Stored executions": the table of all that the history holds, with its head, the search's progress, the pill
/// for newer rows, and the words that stand there while it is empty. Searches while it is shown. Owns the
/// selection. Lives in the GUI thread; model and theme outlive it.
class HistoryPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryPane)

public:
    HistoryPane(HistoryTableModel &model, Theme &theme, QWidget *parent = nullptr);
    ~HistoryPane() override;

    void setFilterText(const QString &text);
    /// Whose executions are shown.
    void setConnection(const ConnectionProfile &profile);
    void showHistory(const HistoryState &state);
    /// What can be done with the one that is selected beside what the table does; for its menu. They outlive
    /// the pane.
    void setRunActions(const QList<QAction *> &actions) { m_runActions = actions; }
    [[nodiscard]] TableSwitch &tableSwitch() const { return *m_switch; }
    /// What can be done with the table as a whole, such as finding and exporting; for menus.
    [[nodiscard]] QList<QAction *> tableActions() const;

    /// How the operator has arranged the table; for sessions.
    [[nodiscard]] TableLayout tableLayout() const;
    void setTableLayout(const TableLayout &layout);

    /// The execution that the operator looks at, as the history has it; absent where none is selected, or its
    /// row is still being read.
    [[nodiscard]] const std::optional<FlowExecution> &selected() const { return m_selected; }

signals:
    /// The operator looks at another execution; empty where at none.
    void executionSelected(const flowconsole::ExecutionId &id);
    /// The operator wants to launch with the input of the one that is selected.
    void inputWanted();
    /// The operator wants to see these two side by side.
    void compareRequested(const flowconsole::ExecutionId &first, const flowconsole::ExecutionId &second);
    void tableLayoutChanged();
    /// One sentence for people.
    void noticed(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void createHead();
    void createActions();
    QAction *addKey(const char *name, const QKeySequence &shortcut, const std::function<void()> &slot);
    void connectModel();
    void refreshLook();
    void refreshWords();
    void showProgress();
    void showProblem();
    void takeSelection();
    void showMenu(const QPoint &place);
    void stopOrGoOn();
    void bringNewerIn();
    void say(const QString &words, const QString &action);
    [[nodiscard]] QList<int> selectedRows() const;
    /// Once these rows are read.
    void withRows(const QList<int> &rows, const std::function<void(const QList<FlowExecution> &)> &use);
    void copyRows(ExportFormat format);
    void copyIds();
    void openColumns(const QPoint &place);
    void showActions();

    // In historypaneexport.cpp.
    struct RowRange
    {
        int first;
        int last;
    };
    [[nodiscard]] ExportContent contentOf(qint64 rows) const;
    void fillMenuOfExports(QMenu &menu);
    void exportAs(ExportFormat format, bool selectedOnly);
    void exportAll(ExportFormat format);
    void exportSelected(ExportFormat format);
    void exportRanges(ExportFormat format, const QList<RowRange> &ranges);
    void offerExport(ExportFormat format, HistoryExporter::Job job);
    [[nodiscard]] QList<RowRange> selectedRanges() const;
    [[nodiscard]] int selectedCount() const;

    HistoryTableModel &m_model;
    Theme &m_theme;
    SectionHead *m_head;
    TableSwitch *m_switch = nullptr;
    QPushButton *m_pill = nullptr;
    QPushButton *m_stop = nullptr; ///< or "Search on"
    InlineMessage *m_message;
    HistoryView *m_view;
    HistoryFinder *m_finder;
    FindInTable *m_find;
    HistoryExporter *m_exporter;
    TableExports *m_exports;
    QToolButton *m_columnsButton = nullptr;
    QToolButton *m_exportButton = nullptr;
    QMenu *m_exportMenu = nullptr;
    QList<QAction *> m_runActions;
    QAction *m_inputAction = nullptr;
    QAction *m_copyAction = nullptr;
    QAction *m_copyCsvAction = nullptr;
    QAction *m_copyJsonAction = nullptr;
    QAction *m_copyIdAction = nullptr;
    QAction *m_compareAction = nullptr;
    QAction *m_findAction = nullptr;
    QAction *m_findNextAction = nullptr;
    QAction *m_findPreviousAction = nullptr;
    QAction *m_exportAction = nullptr;
    QAction *m_columnsAction = nullptr;
    QAction *m_newerAction = nullptr;
    QAction *m_stopAction = nullptr;
    QAction *m_goOnAction = nullptr;
    QAction *m_againAction = nullptr;
    HistoryState m_history;
    QString m_organisation;                ///< whose executions are shown
    QPersistentModelIndex m_selectedPlace; ///< of m_selected, or of one that is being read
    std::optional<FlowExecution> m_selected;
    ExecutionId m_announced; ///< what executionSelected() told last
    bool m_isProblemShown = false;
    std::function<void(const QList<FlowExecution> &)> m_use; ///< of rows that are being read
};

} // namespace flowconsole
