#pragma once

#include "models/executioncolumn.h"

#include <QHeaderView>

#include <optional>

namespace flowconsole {

class Theme;

/// The titles of a table of executions, whatever its model. TableColumns (tablecolumns.h) brings columns into
/// the order and widths of a TableLayout. A press and release on the same title sorts by it, also where the
/// hand trembles or the click is the second of a double click, both of which QHeaderView takes for something
/// else. It paints its sections itself, so that a title stands exactly over its cells and the arrow beside it.
/// GUI thread; the theme outlives it.
class ExecutionsHeader final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExecutionsHeader)

public:
    ExecutionsHeader(Theme &theme, QWidget *parent);

    /// Between the edge of a section and its title.
    void setPadding(int padding) { m_padding = padding; }
    /// The width that shows title and arrow whole.
    [[nodiscard]] int titleWidth(int section) const;
    /// The same without room for the arrow, which then shortens the title.
    [[nodiscard]] int bareTitleWidth(int section) const;

    /// While the operator holds a button down on it: what moves or gets another size then is his doing.
    [[nodiscard]] bool isHandAtWork() const { return m_isHandAtWork; }

signals:
    /// The operator asks for a menu about this column; a place on the screen.
    void columnMenuRequested(flowconsole::ExecutionColumn column, const QPoint &place);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintSection(QPainter *painter, const QRect &area, int section) const override;

private:
    /// A title that is pressed, and what stood there then.
    struct Press
    {
        int section = -1;
        int sortedBy = -1;
        Qt::SortOrder order = Qt::AscendingOrder;
    };

    void beginPress(const QMouseEvent &event);
    [[nodiscard]] bool isUntouched(const Press &press) const;
    void sortBy(int section);
    [[nodiscard]] QFont titleFont() const;

    Theme &m_theme;
    int m_padding = 0;
    std::optional<Press> m_press;
    bool m_isHandAtWork = false;
};

} // namespace flowconsole
