#include "net/retrypolicy.h"

#include <QLocale>

#include <algorithm>

namespace flowconsole {

namespace {

/// The three forms of an HTTP date, all of them in GMT (RFC 9110 § 5.6.7). The day of the week says nothing
/// new, and would not fit the wrong century that QLocale reads into two digits.
QDateTime parseHttpDate(const QByteArray &value)
{
    static const std::array formats{QStringLiteral("dd MMM yyyy HH:mm:ss 'GMT'"),
                                    QStringLiteral("dd-MMM-yy HH:mm:ss 'GMT'"),
                                    QStringLiteral("MMM d HH:mm:ss yyyy")};
    const QString text = QString::fromLatin1(value).simplified().section(u' ', 1);
    for (const QString &format : formats) {
        QDateTime time = QLocale::c().toDateTime(text, format);
        if (!time.isValid()) {
            continue;
        }
        if (time.date().year() < 1970) {
            time = time.addYears(100);
        }
        time.setTimeSpec(Qt::UTC);
        return time;
    }
    return {};
}

} // namespace

std::optional<Milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &nowUtc)
{
    const QByteArray text = value.trimmed();
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit)) {
        // More digits than a day's seconds have are believed as "very long" without being read.
        constexpr qint64 aDay = 86400;
        const qint64 seconds = text.size() > 9 ? aDay : std::min<qint64>(text.toLongLong(), aDay);
        return std::chrono::seconds(seconds);
    }
    const QDateTime date = parseHttpDate(text);
    if (!date.isValid()) {
        return std::nullopt;
    }
    return Milliseconds(std::max<qint64>(nowUtc.msecsTo(date), 0));
}

} // namespace flowconsole
