#pragma once

#include <QStyledItemDelegate>

namespace flowconsole {

class Theme;

/// Paints a flow as two lines, name and "workflow · v3"; at their right the star of favourites, while the
/// pointer is on the row, and how its last runs went. One that cannot be launched is faint and carries a sign,
/// whose words are in the tool tip. The head of a section is one line.
class FlowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowDelegate)

public:
    explicit FlowDelegate(Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where the star stands in a row with that rectangle.
    [[nodiscard]] QRect starRect(const QRect &row, Qt::LayoutDirection direction) const;

private:
    void paintBackground(QPainter &painter, const QStyleOptionViewItem &option) const;
    void paintHead(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// Answers how much room they take at the right end.
    [[nodiscard]] int paintSigns(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const;
    [[nodiscard]] int paintHealth(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const;
    void paintIcon(QPainter &painter, const QRect &place, const QString &name, const QColor &colour) const;

    Theme &m_theme;
};

} // namespace flowconsole
