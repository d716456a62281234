#include "domain/dialect.h"

namespace flowconsole {

QString dialectKey(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Published:
        return QStringLiteral("published");
    case Dialect::FlowExecutions:
        return QStringLiteral("flow-executions");
    case Dialect::ConversationFlow:
        return QStringLiteral("conversation-flow");
    }
    Q_UNREACHABLE();
}

std::optional<Dialect> dialectFromKey(QStringView key)
{
    for (const Dialect dialect : allDialects) {
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
    case Dialect::ConversationFlow:
        return true;
    }
    Q_UNREACHABLE();
}

bool canPinVersion(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Published:
        return true;
    case Dialect::FlowExecutions:
    case Dialect::ConversationFlow:
        return false;
    }
    Q_UNREACHABLE();
}

bool canTerminate(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Published:
    case Dialect::FlowExecutions:
        return false;
    case Dialect::ConversationFlow:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
