#pragma once

#include <QStyledItemDelegate>

namespace flowconsole {

class Theme;

/// Paints the rows of a JSON tree: names and values in a monospaced font, values in the colour of their type,
/// a text that is looked for marked. GUI thread; the theme outlives it.
class JsonTreeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonTreeDelegate)

public:
    JsonTreeDelegate(Theme &theme, QObject *parent);

    void mark(const QString &text) { m_marked = text; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] QColor colourOf(const QModelIndex &index) const;
    void paintMarks(QPainter &painter, const QRect &area, const QString &text,
                    const QFontMetrics &metrics) const;

    Theme &m_theme;
    QString m_marked;
};

} // namespace flowconsole
