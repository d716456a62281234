#include "models/timetext.h"

#include <QCoreApplication>

#include <cstdlib>

namespace flowconsole {

namespace {

QString offsetText(int offsetSeconds)
{
    if (offsetSeconds == 0) {
        return QStringLiteral("UTC");
    }
    const int minutes = std::abs(offsetSeconds) / 60;
    QString text = QStringLiteral("UTC%1%2").arg(QChar(offsetSeconds < 0 ? u'-' : u'+')).arg(minutes / 60);
    if (minutes % 60 != 0) {
        text += QStringLiteral(":%1").arg(minutes % 60, 2, 10, QLatin1Char('0'));
    }
    return text;
}

} // namespace

QString exactTimeText(const QDateTime &time)
{
    if (!time.isValid()) {
        return {};
    }
    const QDateTime local = time.toLocalTime();
    return QStringLiteral("%1 (%2)").arg(local.toString(u"yyyy-MM-dd HH:mm:ss.zzz"),
                                         offsetText(local.offsetFromUtc()));
}

QString zoneText(const QDateTime &time)
{
    return offsetText(time.toLocalTime().offsetFromUtc());
}

QString ageText(std::chrono::milliseconds age)
{
    using namespace std::chrono;
    if (age < seconds(1)) {
        return QCoreApplication::translate("TimeText", "now", "less than a second ago");
    }
    if (age < minutes(1)) {
        return QCoreApplication::translate("TimeText", "%1 s ago", "seconds")
            .arg(duration_cast<seconds>(age).count());
    }
    if (age < hours(1)) {
        return QCoreApplication::translate("TimeText", "%1 min ago", "minutes")
            .arg(duration_cast<minutes>(age).count());
    }
    if (age < hours(24)) {
        return QCoreApplication::translate("TimeText", "%1 h ago", "hours")
            .arg(duration_cast<hours>(age).count());
    }
    const auto wholeDays = static_cast<int>(age / hours(24));
    return wholeDays == 1 ? QCoreApplication::translate("TimeText", "1 day ago")
                          : QCoreApplication::translate("TimeText", "%1 days ago").arg(wholeDays);
}

QString untilText(std::chrono::milliseconds time)
{
    using namespace std::chrono;
    if (time <= milliseconds::zero()) {
        return QCoreApplication::translate("TimeText", "now", "of what is to come");
    }
    if (time <= minutes(1)) {
        return QCoreApplication::translate("TimeText", "in %1 s", "seconds").arg(ceil<seconds>(time).count());
    }
    if (time <= hours(1)) {
        return QCoreApplication::translate("TimeText", "in %1 min", "minutes").arg(ceil<minutes>(time).count());
    }
    return QCoreApplication::translate("TimeText", "in %1 h", "hours").arg(ceil<hours>(time).count());
}

} // namespace flowconsole
