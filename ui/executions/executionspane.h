#pragma once

#include "domain/connectionprofile.h"
#include "models/executiontablemodel.h"

#include <QWidget>

class QAction;
class QPushButton;
class QTableView;

namespace flowconsole {

class EndQuestion;
class ExecutionsView;
class InlineMessage;
class SectionHead;
class Theme;

/// "Live executions": the table of all executions with its head, the pill for waiting rows, and the words that
/// stand there while it is empty. Owns the selection, which follows an execution by its id. Lives in the GUI
/// thread; model and theme outlive it.
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
    /// Asks the operator whether the selected executions shall be ended; for menus.
    [[nodiscard]] QAction *endAction() const { return m_endAction; }
    /// Whose sort order and widths are kept from one start to the next.
    [[nodiscard]] QTableView &table() const;

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
    /// What was just launched is hidden by the filter, and the operator wants to see it.
    void clearFilterRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] ExecutionsView *createView();
    void createActions();
    void connectModel();
    void refreshLook();
    void showCounts();
    void showPill(int pending);
    void placePill();
    void bringWantedIn();
    void selectRow(const QModelIndex &index);
    void bringPendingIn();
    [[nodiscard]] QList<int> selectedRows() const;
    void announceSelection();
    void selectWanted();
    void leaveRows(const QModelIndex &parent, int first, int last);
    void showMenu(const QPoint &place);
    void showEndable();
    void showHiddenLaunch();
    void copyRows() const;
    void copyIds() const;

    ExecutionTableModel &m_model;
    Theme &m_theme;
    SectionHead *m_head;
    ExecutionsView *m_view;
    QPushButton *m_pill;
    InlineMessage *m_hiddenLaunch = nullptr; ///< made when it is first needed
    EndQuestion *m_endQuestion;
    QAction *m_lookAction = nullptr;
    QAction *m_endAction = nullptr;
    QAction *m_inputAction = nullptr;
    QAction *m_copyRowsAction = nullptr;
    QAction *m_copyIdAction = nullptr;
    ExecutionId m_wanted;     ///< select() named it; to be selected once it is shown
    ExecutionId m_toldHidden; ///< it was said that the filter hides it
    ExecutionId m_left;       ///< its row went away while selected; to be selected when it returns
    ExecutionId m_announced;  ///< what executionSelected() told last
};

} // namespace flowconsole
