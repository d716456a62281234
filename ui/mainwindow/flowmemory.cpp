#include "ui/mainwindow/flowmemory.h"

#include <QSettings>
#include <QStringList>
#include <QUrl>

namespace flowconsole {

namespace {

/// "flows/<profile>/favourites"; a slash in an id would part groups.
QString marksKey(const ProfileId &profile, const char *which)
{
    const QString group = QString::fromLatin1(QUrl::toPercentEncoding(profile.text()));
    return QStringLiteral("flows/%1/%2")
        .arg(group.isEmpty() ? QStringLiteral("-") : group, QLatin1String(which));
}

QList<FlowId> readIds(const QSettings &settings, const QString &key)
{
    QList<FlowId> ids;
    const QStringList texts = settings.value(key).toStringList();
    for (const QString &text : texts) {
        ids.append(FlowId(text));
    }
    return ids;
}

void writeIds(QSettings &settings, const QString &key, const QList<FlowId> &ids)
{
    QStringList texts;
    for (const FlowId &id : ids) {
        texts.append(id.text());
    }
    if (texts.isEmpty()) {
        settings.remove(key);
    } else {
        settings.setValue(key, texts);
    }
}

} // namespace

FlowMarks FlowMemory::of(const ProfileId &profile) const
{
    return {readIds(m_settings, marksKey(profile, "favourites")),
            readIds(m_settings, marksKey(profile, "recent"))};
}

void FlowMemory::keep(const ProfileId &profile, const FlowMarks &marks)
{
    writeIds(m_settings, marksKey(profile, "favourites"), marks.favourites);
    writeIds(m_settings, marksKey(profile, "recent"), marks.recents);
}

} // namespace flowconsole
