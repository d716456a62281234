#include "domain/ids.h"

#include <QUuid>

namespace flowconsole {

namespace {

QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

ExecutionId newExecutionId()
{
    return ExecutionId(newUuid());
}

ProfileId newProfileId()
{
    return ProfileId(newUuid());
}

BatchId newBatchId()
{
    return BatchId(newUuid());
}

ScheduleId newScheduleId()
{
    return ScheduleId(newUuid());
}

} // namespace flowconsole
