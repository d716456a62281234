#pragma once

#include <QStyledItemDelegate>

namespace flowconsole {

class Theme;

/// Paints a flow as two lines, name and "workflow · v3"; one that cannot be launched is faint and carries a
/// sign, whose words are in the tool tip.
class FlowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowDelegate)

public:
    explicit FlowDelegate(Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBackground(QPainter &painter, const QStyleOptionViewItem &option) const;

    Theme &m_theme;
};

} // namespace flowconsole
