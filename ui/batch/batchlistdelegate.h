#pragma once

#include <QStyledItemDelegate>

namespace flowconsole {

class Theme;

/// Paints one batch of the list: the file's name, below it the state as word, icon and colour, and how far it
/// is. GUI thread; the theme outlives it.
class BatchListDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchListDelegate)

public:
    BatchListDelegate(Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintSecondLine(QPainter &painter, const QStyleOptionViewItem &option, QRect line,
                         const QModelIndex &index) const;

    Theme &m_theme;
};

} // namespace flowconsole
