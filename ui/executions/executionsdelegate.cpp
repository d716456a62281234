#include "ui/executions/executionsdelegate.h"

#include "domain/words.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include <memory>

namespace flowconsole {

namespace {

constexpr int rowPixels = 28;
constexpr int cellPadding = 8;
constexpr int cachedTexts = 4000;
constexpr int focusBar = 2;
constexpr int iconSize = 14;
constexpr int iconGap = 5;

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto mix = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()),
                  mix(under.blue(), over.blue()));
}

} // namespace

ExecutionsDelegate::ExecutionsDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_chips(theme), m_texts(cachedTexts)
{}

int ExecutionsDelegate::rowHeight() const
{
    return m_theme.scaled(rowPixels);
}

int ExecutionsDelegate::padding() const
{
    return m_theme.scaled(cellPadding);
}

int ExecutionsDelegate::usualWidth(ExecutionColumn column) const
{
    const QFontMetrics metrics((QFont()));
    const int sides = 2 * padding();
    switch (column) {
    case ExecutionColumn::State:
        return m_chips.widest() + sides;
    case ExecutionColumn::Flow:
        return metrics.averageCharWidth() * 18 + sides;
    case ExecutionColumn::Version:
        return metrics.averageCharWidth() * 7 + sides;
    case ExecutionColumn::Node:
        return metrics.averageCharWidth() * 20 + sides;
    case ExecutionColumn::Duration:
        return QFontMetrics(m_theme.monospacedFont()).horizontalAdvance(QStringLiteral("00:00:00")) + sides;
    case ExecutionColumn::Detail:
        return metrics.averageCharWidth() * 30 + sides;
    case ExecutionColumn::Freshness:
        return metrics.horizontalAdvance(QStringLiteral("polled 48 s ago")) + sides;
    case ExecutionColumn::NextLook:
        return metrics.horizontalAdvance(QStringLiteral("in 48 min")) + sides;
    }
    Q_UNREACHABLE();
}

int ExecutionsDelegate::generousWidth(ExecutionColumn column) const
{
    if (column != ExecutionColumn::Freshness) {
        return usualWidth(column);
    }
    const QFontMetrics metrics((QFont()));
    return metrics.horizontalAdvance(QStringLiteral("9 looks failed, seen 59 s ago")) + 2 * padding();
}

void ExecutionsDelegate::clearCache()
{
    m_texts.clear();
    m_icons.clear();
    m_chips.clear();
}

QSize ExecutionsDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return QSize(usualWidth(static_cast<ExecutionColumn>(index.column())), rowHeight());
}

void ExecutionsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->fontMetrics = QFontMetrics(option->font);
}

void ExecutionsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    paintBackground(*painter, option, index);
    const QRect content = option.rect.adjusted(padding(), 0, -padding(), -1);
    if (static_cast<ExecutionColumn>(index.column()) == ExecutionColumn::State) {
        const auto state = index.data(ExecutionTableModel::StateRole).value<ExecutionState>();
        const bool isSelected = (option.state & QStyle::State_Selected) != 0;
        m_chips.paint(*painter, content, state, option.direction,
                      isSelected ? ChipPainter::Ground::Selection : ChipPainter::Ground::Surface);
    } else {
        paintText(*painter, paintIcon(*painter, content, index, option.direction), index, option.direction);
    }
}

void ExecutionsDelegate::paintBackground(QPainter &painter, const QStyleOptionViewItem &option,
                                         const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    QColor background = isSelected                    ? tokens.accentSoft
                        : index.row() == m_hoveredRow ? tokens.raised
                                                      : tokens.surface;
    const double fade = index.data(ExecutionTableModel::FadeRole).toDouble();
    if (fade > 0) {
        constexpr double strongestTint = 0.28;
        background = mixed(background, tokens.accent, strongestTint * fade);
    }
    painter.fillRect(option.rect, background);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.border);

    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (index.column() == 0 && view != nullptr && view->hasFocus() &&
        view->currentIndex().row() == index.row()) {
        const QRect bar(option.rect.left(), option.rect.top(), focusBar, option.rect.height());
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), tokens.accent);
    }
}

QRect ExecutionsDelegate::paintIcon(QPainter &painter, const QRect &area, const QModelIndex &index,
                                    Qt::LayoutDirection direction) const
{
    if (static_cast<ExecutionColumn>(index.column()) != ExecutionColumn::Detail) {
        return area;
    }
    const QString name = index.data(ExecutionTableModel::IconRole).toString();
    const int side = m_theme.scaled(iconSize);
    const int taken = side + m_theme.scaled(iconGap);
    if (name.isEmpty() || area.width() <= taken) {
        return area;
    }
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QColor colour = textColour(index);
    QPixmap &picture = m_icons[name + colour.name()];
    if (picture.isNull() || picture.devicePixelRatio() != ratio) {
        picture = m_theme.pixmap(name, colour, side, ratio);
    }
    const QRect place =
        QStyle::alignedRect(direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(side, side), area);
    painter.drawPixmap(place.topLeft(), picture);
    return direction == Qt::RightToLeft ? area.adjusted(0, 0, -taken, 0) : area.adjusted(taken, 0, 0, 0);
}

void ExecutionsDelegate::paintText(QPainter &painter, const QRect &area, const QModelIndex &index,
                                   Qt::LayoutDirection direction) const
{
    const QString text = index.data().toString();
    if (text.isEmpty() || area.width() <= 0) {
        return;
    }
    const auto column = static_cast<ExecutionColumn>(index.column());
    const bool isNumber = column == ExecutionColumn::Duration;
    const QStaticText &shown = elided(text, area.width(), isNumber);
    const Qt::Alignment side = isNumber ? Qt::AlignRight : Qt::AlignLeft;
    const QRect place = QStyle::alignedRect(direction, side | Qt::AlignVCenter, shown.size().toSize(), area);
    painter.setFont(isNumber ? m_theme.monospacedFont() : QFont());
    painter.setPen(textColour(index));
    painter.drawStaticText(place.topLeft(), shown);
}

QStaticText &ExecutionsDelegate::elided(const QString &text, int width, bool isMonospaced) const
{
    const TextKey key{text, width, isMonospaced};
    if (QStaticText *known = m_texts.object(key)) {
        return *known;
    }
    const QFont font = isMonospaced ? m_theme.monospacedFont() : QFont();
    auto made = std::make_unique<QStaticText>(QFontMetrics(font).elidedText(text, Qt::ElideRight, width));
    made->setTextFormat(Qt::PlainText);
    made->prepare({}, font);
    QStaticText &prepared = *made;
    m_texts.insert(key, made.release()); // the cache owns what it holds
    return prepared;
}

QColor ExecutionsDelegate::textColour(const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    if (index.data(ExecutionTableModel::WarningRole).toBool()) {
        return tokens.warning;
    }
    switch (static_cast<ExecutionColumn>(index.column())) {
    case ExecutionColumn::State:
    case ExecutionColumn::Flow:
    case ExecutionColumn::Node:
    case ExecutionColumn::Duration:
        return tokens.text;
    case ExecutionColumn::Version:
    case ExecutionColumn::Detail:
        return tokens.muted;
    case ExecutionColumn::Freshness:
    case ExecutionColumn::NextLook:
        return tokens.faint;
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
