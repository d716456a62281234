#include "filter/filtervalues.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace flowconsole {

namespace {

using std::chrono::milliseconds;

struct Unit
{
    QLatin1String name;
    qint64 milliseconds;
};

// Longest first: "ms" before "m".
constexpr std::array units{
    Unit{QLatin1String("ms"), 1},         Unit{QLatin1String("s"), 1000},
    Unit{QLatin1String("m"), 60'000},     Unit{QLatin1String("h"), 3'600'000},
    Unit{QLatin1String("d"), 86'400'000}, Unit{QLatin1String("w"), 604'800'000},
};

constexpr double longestDuration = 100.0 * 366.0 * 86'400'000.0;

std::optional<int> offsetFromText(const QString &text)
{
    if (text == u"Z" || text == u"z") {
        return 0;
    }
    const QTime offset = QTime::fromString(text.mid(1), QStringLiteral("HH:mm"));
    const int seconds = offset.msecsSinceStartOfDay() / 1000;
    return text.startsWith(u'-') ? -seconds : seconds;
}

QString offsetText(int seconds)
{
    if (seconds == 0) {
        return QStringLiteral("Z");
    }
    const QTime offset = QTime::fromMSecsSinceStartOfDay(std::abs(seconds) * 1000);
    return (seconds < 0 ? QStringLiteral("-") : QStringLiteral("+")) + offset.toString(QStringLiteral("HH:mm"));
}

std::optional<FilterTime> momentFromText(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{4}-\\d\\d-\\d\\d)(?:[Tt ](\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d{1,3})?"
                       "([Zz]|[+-]\\d\\d:\\d\\d)?)?$"));
    const QRegularExpressionMatch parts = form.match(text);
    if (!parts.hasMatch() || (parts.hasCaptured(4) && !parts.hasCaptured(3))) {
        return std::nullopt;
    }
    FilterTime moment;
    moment.kind = FilterTime::Kind::Moment;
    moment.date = QDate::fromString(parts.captured(1), Qt::ISODate);
    if (!moment.date.isValid() || moment.date.year() < 1) {
        return std::nullopt;
    }
    if (!parts.hasCaptured(2)) {
        return moment;
    }
    const bool hasSeconds = parts.hasCaptured(3);
    moment.precision = parts.hasCaptured(4) ? FilterTime::Precision::Millisecond
                       : hasSeconds         ? FilterTime::Precision::Second
                                            : FilterTime::Precision::Minute;
    moment.time =
        QTime::fromString(parts.captured(2) + (hasSeconds ? parts.captured(3) : QStringLiteral(":00")) +
                              parts.captured(4).leftJustified(4, u'0').replace(0, 1, u'.'),
                          QStringLiteral("HH:mm:ss.zzz"));
    if (!moment.time.isValid()) {
        return std::nullopt;
    }
    if (parts.hasCaptured(5)) {
        const QString offset = parts.captured(5);
        if (offset.size() > 1 && !QTime::fromString(offset.mid(1), QStringLiteral("HH:mm")).isValid()) {
            return std::nullopt;
        }
        moment.offsetFromUtc = offsetFromText(offset);
    }
    return moment;
}

QDateTime firstMomentOf(const FilterTime &moment, const QTimeZone &zone)
{
    if (moment.precision == FilterTime::Precision::Day) {
        return moment.date.startOfDay(zone);
    }
    return moment.offsetFromUtc ? QDateTime(moment.date, moment.time, Qt::OffsetFromUTC, *moment.offsetFromUtc)
                                : QDateTime(moment.date, moment.time, zone);
}

} // namespace

std::optional<milliseconds> durationFromText(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("(\\d{1,15}(?:\\.\\d{1,9})?)(ms|s|m|h|d|w)"),
                                         QRegularExpression::CaseInsensitiveOption);
    double total = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        const QRegularExpressionMatch part = form.match(text, at, QRegularExpression::NormalMatch,
                                                        QRegularExpression::AnchorAtOffsetMatchOption);
        if (!part.hasMatch()) {
            return std::nullopt;
        }
        const auto *unit = std::ranges::find_if(units, [&part](const Unit &one) {
            return part.captured(2).compare(one.name, Qt::CaseInsensitive) == 0;
        });
        total += part.captured(1).toDouble() * static_cast<double>(unit->milliseconds);
        at = part.capturedEnd();
    }
    if (text.isEmpty() || total > longestDuration) {
        return std::nullopt;
    }
    return milliseconds(std::llround(total));
}

QString filterDurationText(milliseconds duration)
{
    const Unit *best = &units.front();
    for (const Unit &unit : units) {
        const bool isDaysOrMore = unit.milliseconds > 3'600'000;
        if (duration.count() > 0 && duration.count() % unit.milliseconds == 0 &&
            unit.milliseconds > best->milliseconds && !isDaysOrMore) {
            best = &unit;
        }
    }
    return QString::number(duration.count() / best->milliseconds) + best->name;
}

std::optional<FilterTime> timeFromText(const QString &text)
{
    FilterTime time;
    if (text.compare(QLatin1String("today"), Qt::CaseInsensitive) == 0) {
        return time;
    }
    if (text.compare(QLatin1String("yesterday"), Qt::CaseInsensitive) == 0) {
        time.kind = FilterTime::Kind::Yesterday;
        return time;
    }
    if (text.startsWith(u'-')) {
        const auto ago = durationFromText(text.mid(1));
        time.kind = FilterTime::Kind::Ago;
        time.ago = ago.value_or(milliseconds(0));
        return ago ? std::optional(time) : std::nullopt;
    }
    return momentFromText(text);
}

QString filterTimeText(const FilterTime &time)
{
    switch (time.kind) {
    case FilterTime::Kind::Today:
        return QStringLiteral("today");
    case FilterTime::Kind::Yesterday:
        return QStringLiteral("yesterday");
    case FilterTime::Kind::Ago:
        return u'-' + filterDurationText(time.ago);
    case FilterTime::Kind::Moment:
        break;
    }
    QString text = time.date.toString(Qt::ISODate);
    switch (time.precision) {
    case FilterTime::Precision::Day:
        return text;
    case FilterTime::Precision::Minute:
        text += time.time.toString(QStringLiteral("'T'HH:mm"));
        break;
    case FilterTime::Precision::Second:
        text += time.time.toString(QStringLiteral("'T'HH:mm:ss"));
        break;
    case FilterTime::Precision::Millisecond:
        text += time.time.toString(QStringLiteral("'T'HH:mm:ss.zzz"));
        break;
    }
    return time.offsetFromUtc ? text + offsetText(*time.offsetFromUtc) : text;
}

std::pair<QDateTime, QDateTime> spanOf(const FilterTime &time, const QDateTime &now, const QTimeZone &zone)
{
    const auto dayOf = [&zone](const QDate &day) {
        return std::pair(day.startOfDay(zone), day.addDays(1).startOfDay(zone));
    };
    const QDate today = now.toTimeZone(zone).date();
    switch (time.kind) {
    case FilterTime::Kind::Today:
        return dayOf(today);
    case FilterTime::Kind::Yesterday:
        return dayOf(today.addDays(-1));
    case FilterTime::Kind::Ago: {
        const QDateTime then = now.addMSecs(-time.ago.count());
        return {then, then.addMSecs(1)};
    }
    case FilterTime::Kind::Moment:
        break;
    }
    const QDateTime first = firstMomentOf(time, zone);
    switch (time.precision) {
    case FilterTime::Precision::Day:
        return dayOf(time.date);
    case FilterTime::Precision::Minute:
        return {first, first.addSecs(60)};
    case FilterTime::Precision::Second:
        return {first, first.addSecs(1)};
    case FilterTime::Precision::Millisecond:
        return {first, first.addMSecs(1)};
    }
    Q_UNREACHABLE();
}

bool isRelative(const FilterTime &time)
{
    return time.kind != FilterTime::Kind::Moment;
}

std::optional<bool> flagFromText(const QString &text)
{
    const QString word = text.toCaseFolded();
    if (word == u"yes" || word == u"true" || word == u"1") {
        return true;
    }
    if (word == u"no" || word == u"false" || word == u"0") {
        return false;
    }
    return std::nullopt;
}

} // namespace flowconsole
