#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace flowconsole {

class Theme;

/// Paints a comparison: what differs on a soft ground, with an icon and a word; the first difference with a bar
/// at its beginning; times with bars of their length. GUI thread; the theme outlives it.
class ComparisonDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparisonDelegate)

public:
    ComparisonDelegate(Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintBar(QPainter &painter, const QRect &cell, double share, Qt::LayoutDirection direction) const;
    [[nodiscard]] QFont fontOf(const QModelIndex &index) const;
    [[nodiscard]] QColor colourOf(const QModelIndex &index) const;

    Theme &m_theme;
};

} // namespace flowconsole
