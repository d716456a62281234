#include "ui/executions/executionsdelegate.h"

#include "domain/words.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QTableView>

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

/// Behind what the operator looks for.
QColor foundColour(const Theme &theme)
{
    constexpr double strength = 0.3;
    return mixed(theme.tokens().surface, theme.tokens().warning, strength);
}

QString headingCounts(const GroupHeading &heading)
{
    const QLocale locale;
    // Of those that the filter lets through.
    QStringList parts{ExecutionsDelegate::tr("%Ln execution(s)", "in a group", heading.count)};
    // A state says it for all of its rows.
    if (!heading.state && heading.running > 0) {
        parts << ExecutionsDelegate::tr("%1 running", "number of executions")
                     .arg(locale.toString(heading.running));
    }
    if (!heading.state && heading.failed > 0) {
        parts
            << ExecutionsDelegate::tr("%1 failed", "number of executions").arg(locale.toString(heading.failed));
    }
    return parts.join(QStringLiteral(" · "));
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
    const auto letters = [&](int count) { return metrics.averageCharWidth() * count + sides; };
    const auto words = [&](const QString &text) { return metrics.horizontalAdvance(text) + sides; };
    switch (column) {
    case ExecutionColumn::State:
        return m_chips.widest() + sides;
    case ExecutionColumn::Flow:
        return letters(18);
    case ExecutionColumn::Version:
        return letters(7);
    case ExecutionColumn::Node:
        return letters(20);
    case ExecutionColumn::Detail:
        return letters(30);
    case ExecutionColumn::Freshness:
        return words(QStringLiteral("polled 48 s ago"));
    case ExecutionColumn::NextLook:
        return words(QStringLiteral("in 48 min"));
    case ExecutionColumn::Duration:
    case ExecutionColumn::LaunchLatency:
    case ExecutionColumn::TimeLimit:
    case ExecutionColumn::Attempts:
    case ExecutionColumn::Transitions:
    case ExecutionColumn::BatchRow:
        return QFontMetrics(m_theme.monospacedFont()).horizontalAdvance(QStringLiteral("00:00:00")) + sides;
    case ExecutionColumn::CreatedAt:
    case ExecutionColumn::LaunchedAt:
    case ExecutionColumn::StartedAt:
    case ExecutionColumn::EndedAt:
        return words(QStringLiteral("48 min ago"));
    case ExecutionColumn::Environment:
    case ExecutionColumn::PlatformState:
        return letters(14);
    case ExecutionColumn::Batch:
    case ExecutionColumn::OwnId:
    case ExecutionColumn::PlatformId:
    case ExecutionColumn::Conversation:
    case ExecutionColumn::CorrelationId:
    case ExecutionColumn::PayloadHash:
        return QFontMetrics(m_theme.monospacedFont()).horizontalAdvance(QStringLiteral("3f2a91…77b0c4")) +
               sides;
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
    // What spans all columns makes none of them wider.
    if (index.data(ExecutionTableModel::HeadingRole).isValid()) {
        return QSize(0, rowHeight());
    }
    const auto column = static_cast<ExecutionColumn>(index.column());
    if (column == ExecutionColumn::State) {
        const auto state = index.data(ExecutionTableModel::StateRole).value<ExecutionState>();
        return QSize(m_chips.size(state).width() + 2 * padding(), rowHeight());
    }
    constexpr int roundingSlack = 2;
    const bool hasIcon = !index.data(ExecutionTableModel::IconRole).toString().isEmpty();
    const int icon = hasIcon ? m_theme.scaled(iconSize + iconGap) : 0;
    const int text = QFontMetrics(fontOf(textStyle(column))).horizontalAdvance(index.data().toString());
    return QSize(text + icon + roundingSlack + 2 * padding(), rowHeight());
}

void ExecutionsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->fontMetrics = QFontMetrics(option->font);
}

void ExecutionsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const QVariant heading = index.data(ExecutionTableModel::HeadingRole);
    if (heading.isValid()) {
        paintHeading(*painter, option, index, heading.value<GroupHeading>());
        return;
    }
    paintBackground(*painter, option, index);
    const QRect content = option.rect.adjusted(padding(), 0, -padding(), -1);
    if (static_cast<ExecutionColumn>(index.column()) == ExecutionColumn::State) {
        const QVariant known = index.data(ExecutionTableModel::StateRole);
        if (!known.isValid()) {
            return; // a row that is still being read
        }
        const auto state = known.value<ExecutionState>();
        const bool isSelected = (option.state & QStyle::State_Selected) != 0;
        if (!m_foundText.isEmpty() && stateName(state).contains(m_foundText, Qt::CaseInsensitive)) {
            constexpr int around = 3;
            const QRect chip = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                                   m_chips.size(state), content);
            painter->fillRect(chip.adjusted(-around, -around, around, around), foundColour(m_theme));
        }
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

    paintFocusBar(painter, option, index);
}

void ExecutionsDelegate::paintFocusBar(QPainter &painter, const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    if (view == nullptr || !view->hasFocus() || view->currentIndex().row() != index.row()) {
        return;
    }
    const int side = option.direction == Qt::RightToLeft ? view->viewport()->width() - 1 : 0;
    const bool isFirst = view->columnAt(side) == index.column();
    if (isFirst) {
        const QRect bar(option.rect.left(), option.rect.top(), focusBar, option.rect.height());
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), m_theme.tokens().accent);
    }
}

void ExecutionsDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option,
                                      const QModelIndex &index, const GroupHeading &heading) const
{
    const Tokens &tokens = m_theme.tokens();
    painter.fillRect(option.rect, tokens.raised);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.border);
    paintFocusBar(painter, option, index);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view == nullptr) {
        return;
    }
    painter.save();
    painter.setClipRect(option.rect, Qt::IntersectClip);
    QRect rest(padding(), option.rect.top(), view->viewport()->width() - 2 * padding(),
               option.rect.height() - 1);
    const auto take = [&](int width) {
        const int taken = width + padding();
        rest = option.direction == Qt::RightToLeft ? rest.adjusted(0, 0, -taken, 0)
                                                   : rest.adjusted(taken, 0, 0, 0);
    };
    take(paintChevron(painter, rest, heading.isCollapsed, option.direction) - padding() / 2);
    if (heading.state) {
        m_chips.paint(painter, rest, *heading.state, option.direction);
        take(m_chips.size(*heading.state).width());
    } else {
        take(paintWords(painter, rest, heading.title, TextStyle::Title, tokens.text, option.direction));
    }
    take(paintWords(painter, rest, headingCounts(heading), TextStyle::Small, tokens.muted, option.direction));
    painter.restore();
}

int ExecutionsDelegate::paintChevron(QPainter &painter, const QRect &area, bool isCollapsed,
                                     Qt::LayoutDirection direction) const
{
    const int side = m_theme.scaled(iconSize);
    const qreal ratio = painter.device()->devicePixelRatioF();
    const bool isMirrored = direction == Qt::RightToLeft;
    const QColor colour = m_theme.tokens().muted;
    QPixmap &picture = m_icons[QStringLiteral("heading%1%2").arg(isCollapsed).arg(isMirrored) + colour.name()];
    if (picture.isNull() || picture.devicePixelRatio() != ratio) {
        picture = m_theme.pixmap(QStringLiteral("chevron-down"), colour, side, ratio);
        if (isCollapsed) {
            // It points to where the rows would come from.
            picture = picture.transformed(QTransform().rotate(isMirrored ? 90 : -90));
            picture.setDevicePixelRatio(ratio);
        }
    }
    const QRect place =
        QStyle::alignedRect(direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(side, side), area);
    painter.drawPixmap(place.topLeft(), picture);
    return side;
}

int ExecutionsDelegate::paintWords(QPainter &painter, const QRect &area, const QString &words, TextStyle style,
                                   const QColor &colour, Qt::LayoutDirection direction) const
{
    if (words.isEmpty() || area.width() <= 0) {
        return 0;
    }
    const QStaticText &shown = elided(words, area.width(), style);
    const QRect place =
        QStyle::alignedRect(direction, Qt::AlignLeft | Qt::AlignVCenter, shown.size().toSize(), area);
    painter.setFont(fontOf(style));
    painter.setPen(colour);
    painter.drawStaticText(place.topLeft(), shown);
    return place.width();
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
    const TextStyle style = textStyle(column);
    const QStaticText &shown = elided(text, area.width(), style);
    const Qt::Alignment side = isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft;
    const QRect place = QStyle::alignedRect(direction, side | Qt::AlignVCenter, shown.size().toSize(), area);
    if (!m_foundText.isEmpty()) {
        markFound(painter, place, text, shown.text(), style);
    }
    painter.setFont(fontOf(style));
    painter.setPen(textColour(index));
    painter.drawStaticText(place.topLeft(), shown);
}

/// What is found in the part that is cut off is marked at the ellipsis.
void ExecutionsDelegate::markFound(QPainter &painter, const QRect &place, const QString &text,
                                   const QString &shown, TextStyle style) const
{
    const QFontMetrics metrics(fontOf(style));
    const QColor colour = foundColour(m_theme);
    bool isMarked = false;
    for (qsizetype at = shown.indexOf(m_foundText, 0, Qt::CaseInsensitive); at >= 0;
         at = shown.indexOf(m_foundText, at + m_foundText.size(), Qt::CaseInsensitive)) {
        const int from = metrics.horizontalAdvance(shown.left(at));
        const int to = metrics.horizontalAdvance(shown.left(at + m_foundText.size()));
        painter.fillRect(QRect(place.left() + from, place.top(), to - from, place.height()), colour);
        isMarked = true;
    }
    if (!isMarked && shown != text && text.contains(m_foundText, Qt::CaseInsensitive)) {
        const qsizetype cut = shown.indexOf(u'…');
        const int from = metrics.horizontalAdvance(shown.left(cut));
        const int to = metrics.horizontalAdvance(shown.left(cut + 1));
        painter.fillRect(QRect(place.left() + from, place.top(), to - from, place.height()), colour);
    }
}

QFont ExecutionsDelegate::fontOf(TextStyle style) const
{
    QFont font;
    switch (style) {
    case TextStyle::Words:
        break;
    case TextStyle::Figures:
    case TextStyle::Id:
        return m_theme.monospacedFont();
    case TextStyle::Title:
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Small:
        return m_theme.smallFont();
    }
    return font;
}

ExecutionsDelegate::TextStyle ExecutionsDelegate::textStyle(ExecutionColumn column)
{
    switch (columnKind(column)) {
    case ColumnKind::Words:
    case ColumnKind::Time:
        return TextStyle::Words;
    case ColumnKind::Number:
    case ColumnKind::Duration:
        return TextStyle::Figures;
    case ColumnKind::Id:
        return TextStyle::Id;
    }
    Q_UNREACHABLE();
}

QStaticText &ExecutionsDelegate::elided(const QString &text, int width, TextStyle style) const
{
    const TextKey key{text, width, style};
    if (QStaticText *known = m_texts.object(key)) {
        return *known;
    }
    const QFont font = fontOf(style);
    const Qt::TextElideMode mode = style == TextStyle::Id ? Qt::ElideMiddle : Qt::ElideRight;
    auto made = std::make_unique<QStaticText>(QFontMetrics(font).elidedText(text, mode, width));
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
    const auto column = static_cast<ExecutionColumn>(index.column());
    switch (columnKind(column)) {
    case ColumnKind::Words:
        return column == ExecutionColumn::Version || column == ExecutionColumn::Detail ? tokens.muted
                                                                                       : tokens.text;
    case ColumnKind::Number:
    case ColumnKind::Duration:
        return tokens.text;
    case ColumnKind::Time:
        return tokens.faint;
    case ColumnKind::Id:
        return tokens.muted;
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
