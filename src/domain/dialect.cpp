#include "domain/dialect.h"

namespace flowconsole {

QString dialectKey(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Published:
        return QStringLiteral("published");
    case Dialect::FlowExecutions:
        return QStringLiteral("flow-executions");
    }
    Q_UNREACHABLE();
}

std::optional<Dialect> dialectFromKey(QStringView key)
{
    for (const Dialect dialect : {Dialect::Published, Dialect::FlowExecutions}) {
        if (dialectKey(dialect) == key) {
            return dialect;
        }
    }
    return std::nullopt;
}

bool canLaunch(Dialect dialect, QStringView flowType)
{
    switch (dialect) {
    case Dialect::Published:
        return flowType == u"WORKFLOW";
    case Dialect::FlowExecutions:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
