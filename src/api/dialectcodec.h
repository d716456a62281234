#pragma once

#include "domain/apierror.h"
#include "domain/dialect.h"
#include "domain/flowexecution.h"
#include "domain/launchrequest.h"

#include <memory>

namespace flowconsole {

/// How one dialect writes a launch and reads what the platform says of executions. No state, any thread.
class DialectCodec
{
public:
    virtual ~DialectCodec() = default;

    /// The exact bytes to send: keys in the order of `inputs`, numbers as they were typed. An input that is
    /// null is left out: in a flow, a missing variable and null are the same.
    [[nodiscard]] virtual QByteArray encodeLaunch(const FlowId &flowId, const JsonValue &inputs) const = 0;

    // Both give the platform's fields: platformId, state, platformState, and where present conversationId,
    // outputs, startedAt, endedAt, detail and error. MalformedAnswer where a required field is missing or of
    // another type. A status word that is not known counts as Running; platformState shows it.

    [[nodiscard]] virtual ApiResult<ExecutionUpdate> decodeLaunch(const QByteArray &body) const = 0;
    [[nodiscard]] virtual ApiResult<ExecutionUpdate> decodeExecution(const QByteArray &body) const = 0;
};

[[nodiscard]] std::unique_ptr<DialectCodec> makeCodec(Dialect dialect);

/// `inputs` without its nulls, each key with `prefix` before it unless it begins so already.
[[nodiscard]] JsonValue launchInputs(const JsonValue &inputs, const QString &prefix);

/// The object of an execution, with what both dialects tell alike: id, word for the state, and outputs, whose
/// prefix `Flow.` is taken off.
struct ExecutionObject
{
    JsonValue object;
    ExecutionUpdate update;
};

/// MalformedAnswer where the id or the state is missing, or the outputs are no object.
[[nodiscard]] ApiResult<ExecutionObject> readExecutionObject(const QByteArray &body, QStringView stateField,
                                                             QStringView outputsField);

} // namespace flowconsole
