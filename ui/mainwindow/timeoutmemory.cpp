#include "ui/mainwindow/timeoutmemory.h"

#include <QSettings>
#include <QUrl>

namespace flowconsole {

namespace {

QString timeoutsGroup()
{
    return QStringLiteral("timeouts");
}

/// Ids are the platform's: a slash in one would part groups.
QString timeoutKey(const FlowId &flow)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(flow.text()));
}

/// "120;terminate"; ";mark" where no time was chosen.
QString written(const TimeoutPolicy &policy)
{
    return (policy.after ? QString::number(policy.after->count()) : QString()) + u';' +
           timeoutActionKey(policy.action);
}

TimeoutPolicy readPolicy(const QString &text)
{
    TimeoutPolicy policy;
    bool isNumber = false;
    const qlonglong seconds = text.section(u';', 0, 0).toLongLong(&isNumber);
    if (isNumber && seconds > 0) {
        policy.after = std::chrono::seconds(seconds);
    }
    policy.action = timeoutActionFromKey(text.section(u';', 1)).value_or(TimeoutAction::Terminate);
    return policy;
}

} // namespace

QHash<FlowId, TimeoutPolicy> TimeoutMemory::all() const
{
    QHash<FlowId, TimeoutPolicy> policies;
    m_settings.beginGroup(timeoutsGroup());
    const QStringList keys = m_settings.childKeys();
    for (const QString &key : keys) {
        policies.insert(FlowId(QUrl::fromPercentEncoding(key.toLatin1())),
                        readPolicy(m_settings.value(key).toString()));
    }
    m_settings.endGroup();
    return policies;
}

void TimeoutMemory::keep(const FlowId &flow, const TimeoutPolicy &policy)
{
    const QString key = timeoutsGroup() + u'/' + timeoutKey(flow);
    if (policy == TimeoutPolicy()) {
        m_settings.remove(key);
    } else {
        m_settings.setValue(key, written(policy));
    }
}

} // namespace flowconsole
