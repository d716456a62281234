#include "app/common/programpaths.h"

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

QString profilesPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/flow-console/profiles.json");
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
