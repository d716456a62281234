#include "domain/ids.h"

#include <QUuid>

namespace flowconsole {

ExecutionId newExecutionId()
{
    return ExecutionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

ProfileId newProfileId()
{
    return ProfileId(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

} // namespace flowconsole
