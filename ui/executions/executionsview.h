#pragma once

#include "domain/flowexecution.h"
#include "models/executiontablemodel.h"
#include "ui/executions/runsview.h"

namespace flowconsole {

/// The table of live executions: holds the order of its rows while moving them would disturb. GUI thread; model
/// and theme outlive it.
class ExecutionsView final : public RunsView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExecutionsView)

public:
    /// Why the order is held.
    enum class Hold {
        Pressing = 1,      ///< the operator is selecting with the pointer
        Menu = 2,          ///< a menu about these rows is open
        Scrolled = 4,      ///< the operator has scrolled down himself, and reads there
        LargeSelection = 8 ///< moving it would cost more than it is worth, and the operator is working with it
    };
    Q_DECLARE_FLAGS(Holds, Hold)

    ExecutionsView(ExecutionTableModel &model, Theme &theme, QWidget *parent = nullptr);
    ~ExecutionsView() override;

    void setHold(Hold reason, bool held);
    /// True while moving rows would take something from under the operator's hand; else he only reads.
    [[nodiscard]] bool isHandAtWork() const
    {
        return m_holds.testFlag(Hold::Pressing) || m_holds.testFlag(Hold::Menu);
    }

    /// Selects the row alone and scrolls to it; from then on new rows come in, and the row is kept in view.
    void showRow(const QModelIndex &index);
    /// Shows the newest rows.
    void showTop();
    /// All rows below a heading.
    void selectGroup(int heading);

signals:
    /// As menuRequested(), about a group of rows.
    void headingMenuRequested(int heading, const QPoint &place);
    /// The hand left the rows.
    void handLeft();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void updateGeometries() override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void takeVisibleRows(int first, int last) override;
    void takeHoveredRow(int row) override;
    void takeScroll(int value) override;
    void askForMenu(int row, const QPoint &place) override;

private:
    class ProgramScroll;

    [[nodiscard]] bool takeHeadingPress(const QMouseEvent &event);
    [[nodiscard]] bool takeGroupKey(const QKeyEvent &event);
    void setCollapsed(int heading, bool collapsed);
    void keepCurrentInView();
    void awaitSorting();
    void showAfterSorting();
    void keepFollowing();

    ExecutionTableModel &m_model;
    Holds m_holds;
    bool m_isAwaitingSorting = false; ///< another order was asked for, and rows do not stand in it yet
    int m_programScrolls = 0;         ///< depth of what scrolls now without the operator
};

Q_DECLARE_OPERATORS_FOR_FLAGS(ExecutionsView::Holds)

} // namespace flowconsole
