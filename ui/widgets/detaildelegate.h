#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace flowconsole {

class Theme;

/// Paints the cells of small tables, such as the inspector's: 28 px rows with a hairline below, in the colours
/// of the tokens. GUI thread; the theme outlives it.
class DetailDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailDelegate)

public:
    /// How a cell is written.
    enum class Tone {
        Plain,
        Muted,
        Heading,
        Code,
        Path, ///< as code; where there is no room, its end stays
        Problem,
        Warning,
        Good,
    };
    static constexpr int ToneRole = Qt::UserRole + 100;
    static constexpr int IconRole = Qt::UserRole + 101; ///< name of an icon before the text, in its colour

    DetailDelegate(Theme &theme, QObject *parent);

    /// Gives the view the table's manners: whole rows, no grid, this delegate.
    static void setUp(QTableView &view, Theme &theme);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] QFont fontOf(Tone tone) const;
    [[nodiscard]] QColor colourOf(Tone tone) const;

    Theme &m_theme;
};

} // namespace flowconsole
