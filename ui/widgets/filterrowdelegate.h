#pragma once

#include <QStyledItemDelegate>

namespace flowconsole {

class Theme;
struct FilterRow;

/// Paints the lines below a filter's field: an icon for what is saved, recent or done, the words, what they
/// mean in a quieter colour, and a cross at the end of the line under the pointer that takes it off the list.
/// GUI thread; the theme outlives it.
class FilterRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterRowDelegate)

public:
    enum Role { KindRole = Qt::UserRole, TitleRole, DetailRole, GroupRole };

    FilterRowDelegate(Theme &theme, QObject *parent);

    /// Where a press takes the line off the list; `line` is its rectangle.
    [[nodiscard]] QRect crossArea(const QRect &line, Qt::LayoutDirection direction) const;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintWords(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const QRect &area) const;

    Theme &m_theme;
};

} // namespace flowconsole
