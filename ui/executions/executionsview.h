#pragma once

#include "domain/flowexecution.h"
#include "models/executiontablemodel.h"

#include <QTableView>

class QLabel;

namespace flowconsole {

class ExecutionsDelegate;
class ExecutionsHeader;
class TableColumns;
class Theme;

/// The table itself: tells the model which rows are on screen, highlights the row under the pointer, and holds
/// the order of rows while moving them would disturb. GUI thread; model and theme outlive it.
class ExecutionsView final : public QTableView
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
    /// Selects the row alone and scrolls to it; it is read there, so that the order is held where rows above
    /// it went out of sight.
    void goTo(const QModelIndex &index);
    /// Shows the newest rows.
    void showTop();
    /// All rows below a heading.
    void selectGroup(int heading);

    [[nodiscard]] TableColumns &columns() const { return *m_columns; }
    [[nodiscard]] ExecutionsHeader &header() const { return *m_header; }
    /// Marked wherever it stands; empty: nothing is.
    void setFoundText(const QString &text);
    void setEmptyText(const QString &text);
    /// For another theme, font or language.
    void refreshLook();

signals:
    /// The operator asks for a menu about the selected rows; a place on the screen.
    void menuRequested(const QPoint &place);
    /// The same about a group of rows.
    void headingMenuRequested(int heading, const QPoint &place);
    /// The hand left the rows.
    void handLeft();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void updateGeometries() override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    class ProgramScroll;

    void setUpHeader();
    void takeScroll(int value);
    [[nodiscard]] bool takeHeadingPress(const QMouseEvent &event);
    [[nodiscard]] bool takeGroupKey(const QKeyEvent &event);
    void setCollapsed(int heading, bool collapsed);
    void keepCurrentInView();
    void showAfterSorting();
    void keepFollowing();
    void tellVisibleRows();
    void hoverRowAt(const QPoint &position);
    void hoverRow(int row);
    void updateRow(int row);

    ExecutionTableModel &m_model;
    Theme &m_theme;
    ExecutionsDelegate *m_delegate;
    ExecutionsHeader *m_header;
    TableColumns *m_columns = nullptr;
    QLabel *m_emptyText;
    Holds m_holds;
    int m_programScrolls = 0; ///< depth of what scrolls now without the operator
    int m_hoveredRow = -1;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(ExecutionsView::Holds)

} // namespace flowconsole
