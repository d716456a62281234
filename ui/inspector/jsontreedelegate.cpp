#include "ui/inspector/jsontreedelegate.h"

#include "models/jsontreemodel.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace flowconsole {

namespace {

constexpr int rowPixels = 24;
constexpr int cellPadding = 6;

} // namespace

JsonTreeDelegate::JsonTreeDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme)
{}

QSize JsonTreeDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics metrics(m_theme.monospacedFont());
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * m_theme.scaled(cellPadding),
            m_theme.scaled(rowPixels)};
}

QColor JsonTreeDelegate::colourOf(const QModelIndex &index) const
{
    using Kind = JsonTreeModel::Kind;
    const Tokens &tokens = m_theme.tokens();
    const auto kind = static_cast<Kind>(index.data(JsonTreeModel::KindRole).toInt());
    if (index.column() == static_cast<int>(JsonTreeModel::Column::Key)) {
        return kind == Kind::Range ? tokens.muted : tokens.text;
    }
    switch (kind) {
    case Kind::Text:
        return tokens.success;
    case Kind::Number:
        return tokens.accent;
    case Kind::Word:
        return tokens.warning;
    case Kind::Nothing:
    case Kind::Hidden:
    case Kind::Object:
    case Kind::Array:
    case Kind::Range:
        return tokens.muted;
    }
    Q_UNREACHABLE();
}

void JsonTreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    painter->fillRect(option.rect, isSelected ? tokens.accentSoft : tokens.surface);
    const int padding = m_theme.scaled(cellPadding);
    const QRect area = option.rect.adjusted(padding, 0, -padding, 0);
    const QFont font = m_theme.monospacedFont();
    const QFontMetrics metrics(font);
    const QString text = metrics.elidedText(index.data().toString(), Qt::ElideRight, area.width());
    paintMarks(*painter, area, text, metrics);
    painter->setFont(font);
    painter->setPen(colourOf(index));
    painter->drawText(area, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), text);
}

void JsonTreeDelegate::paintMarks(QPainter &painter, const QRect &area, const QString &text,
                                  const QFontMetrics &metrics) const
{
    if (m_marked.isEmpty()) {
        return;
    }
    for (qsizetype at = text.indexOf(m_marked, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(m_marked, at + m_marked.size(), Qt::CaseInsensitive)) {
        const int left = area.left() + metrics.horizontalAdvance(text.left(at));
        const int width = metrics.horizontalAdvance(text.mid(at, m_marked.size()));
        const QRect mark(left, area.center().y() - metrics.height() / 2, width, metrics.height());
        painter.fillRect(mark, m_theme.tokens().warningSoft);
    }
}

} // namespace flowconsole
