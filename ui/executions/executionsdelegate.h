#pragma once

#include "models/executiontablemodel.h"
#include "ui/executions/chippainter.h"

#include <QCache>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace flowconsole {

class Theme;

/// Paints the cells of the executions table with cached text, since painting is what costs most there: 3 to 6
/// ms for a full screen. GUI thread; the theme outlives it.
class ExecutionsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExecutionsDelegate)

public:
    ExecutionsDelegate(Theme &theme, QObject *parent);

    [[nodiscard]] int rowHeight() const;
    /// Between the edge of a cell and its content; the titles of the columns keep it too.
    [[nodiscard]] int padding() const;
    /// The width that shows the column's usual content whole.
    [[nodiscard]] int usualWidth(ExecutionColumn column) const;
    /// The width that shows also the column's longest content whole; more than usual for Freshness alone.
    [[nodiscard]] int generousWidth(ExecutionColumn column) const;
    /// Rows are highlighted whole, which a cell cannot know by itself.
    void setHoveredRow(int row) { m_hoveredRow = row; }
    /// For another theme, font or language.
    void clearCache();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    struct TextKey
    {
        QString text;
        int width;
        bool isMonospaced;

        friend bool operator==(const TextKey &, const TextKey &) = default;
        friend size_t qHash(const TextKey &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.width, key.isMonospaced);
        }
    };

    void paintBackground(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintText(QPainter &painter, const QRect &area, const QModelIndex &index,
                   Qt::LayoutDirection direction) const;
    /// What is left of `area` beside the icon.
    [[nodiscard]] QRect paintIcon(QPainter &painter, const QRect &area, const QModelIndex &index,
                                  Qt::LayoutDirection direction) const;
    [[nodiscard]] QStaticText &elided(const QString &text, int width, bool isMonospaced) const;
    [[nodiscard]] QColor textColour(const QModelIndex &index) const;

    Theme &m_theme;
    ChipPainter m_chips;
    int m_hoveredRow = -1;
    mutable QCache<TextKey, QStaticText> m_texts;
    mutable QHash<QString, QPixmap> m_icons; ///< by name and colour, at the resolution of the screen
};

} // namespace flowconsole
