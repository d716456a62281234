#pragma once

#include "models/executiontablemodel.h"
#include "ui/executions/chippainter.h"

#include <QCache>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace flowconsole {

class Theme;

/// Paints the cells of a table of executions with cached text, since painting is what costs most there: 3 to 6
/// ms for a full screen. It knows its rows by the roles of ExecutionTableModel and its columns by
/// ExecutionColumn alone: any model that has those, such as one of stored runs, can be painted by it. GUI
/// thread; the theme outlives it.
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
    /// Marked in every cell that holds it; capital letters count for nothing. Empty: nothing is.
    void setFoundText(const QString &text) { m_foundText = text; }
    /// For another theme, font or language.
    void clearCache();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    enum class TextStyle {
        Words,
        Figures, ///< of one width
        Id,      ///< of one width, elided in the middle
        Title,   ///< of a heading
        Small,
    };
    struct TextKey
    {
        QString text;
        int width;
        TextStyle style;

        friend bool operator==(const TextKey &, const TextKey &) = default;
        friend size_t qHash(const TextKey &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.width, static_cast<int>(key.style));
        }
    };

    [[nodiscard]] QFont fontOf(TextStyle style) const;
    /// Each cell paints its part of what stands across the whole row.
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const GroupHeading &heading) const;
    void paintFocusBar(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] int paintChevron(QPainter &painter, const QRect &area, bool isCollapsed,
                                   Qt::LayoutDirection direction) const;
    [[nodiscard]] int paintWords(QPainter &painter, const QRect &area, const QString &words, TextStyle style,
                                 const QColor &colour, Qt::LayoutDirection direction) const;
    void markFound(QPainter &painter, const QRect &place, const QString &text, const QString &shown,
                   TextStyle style) const;
    void paintBackground(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintText(QPainter &painter, const QRect &area, const QModelIndex &index,
                   Qt::LayoutDirection direction) const;
    /// What is left of `area` beside the icon.
    [[nodiscard]] QRect paintIcon(QPainter &painter, const QRect &area, const QModelIndex &index,
                                  Qt::LayoutDirection direction) const;
    [[nodiscard]] QStaticText &elided(const QString &text, int width, TextStyle style) const;
    [[nodiscard]] static TextStyle textStyle(ExecutionColumn column);
    [[nodiscard]] QColor textColour(const QModelIndex &index) const;

    Theme &m_theme;
    ChipPainter m_chips;
    int m_hoveredRow = -1;
    QString m_foundText;
    mutable QCache<TextKey, QStaticText> m_texts;
    mutable QHash<QString, QPixmap> m_icons; ///< by name and colour, at the resolution of the screen
};

} // namespace flowconsole
