#pragma once

#include <QStyledItemDelegate>

namespace flowconsole {

class Theme;

/// Paints a connection in the list: its dot, name and marks, and below where it leads to. GUI thread; the theme
/// outlives it.
class ProfileListDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileListDelegate)

public:
    ProfileListDelegate(Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// The marks at the right end, as short words.
    [[nodiscard]] QString mark(const QModelIndex &index) const;

    Theme &m_theme;
};

} // namespace flowconsole
