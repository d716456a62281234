#include "app/common/programpaths.h"

#include <QDir>
#include <QStandardPaths>

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace flowconsole {

QString auditLogPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/flow-console/audit.jsonl");
}

QString historyPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/flow-console/history.sqlite");
}

QString sessionPath()
{
    // Qt 6.4 has no name for the state directory of the XDG specification.
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(state) ? state : QDir::homePath() + QStringLiteral("/.local/state")) +
           QStringLiteral("/flow-console/session.json");
}

QString profilesPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/flow-console/profiles.json");
}

QString presetsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/flow-console/presets.json");
}

QString savedViewsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/flow-console/views.json");
}

QString operatorName()
{
    std::array<char, 1024> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    ::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found);
    return found != nullptr ? QString::fromLocal8Bit(entry.pw_name) : QString::number(::geteuid());
}

} // namespace flowconsole
