#include "app/common/programpaths.h"

#include <QStandardPaths>

namespace flowconsole {

QString auditLogPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/flow-console/audit.jsonl");
}

QString operatorName()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? QStringLiteral("unknown") : name;
}

} // namespace flowconsole
