#pragma once

#include "domain/apierror.h"
#include "domain/dialect.h"
#include "domain/flowexecution.h"
#include "domain/launchrequest.h"

#include <memory>
#include <optional>

namespace flowconsole {

/// How one dialect writes a launch and reads what the platform says of executions. No state, any thread.
class DialectCodec
{
public:
    virtual ~DialectCodec() = default;

    // Paths are percent-encoded and stand below the API's address.

    [[nodiscard]] virtual QString launchPath(const FlowId &flowId) const = 0;
    [[nodiscard]] virtual QString executionPath(const PlatformExecutionId &platformId) const = 0;

    /// The exact bytes to send: keys in the order of the inputs, numbers as they were typed. An input that is
    /// null is left out: in a flow, a missing variable and null are the same.
    [[nodiscard]] virtual QByteArray encodeLaunch(const LaunchRequest &request) const = 0;

    // Both give the platform's fields: platformId, state, platformState, and where present conversationId,
    // outputs, startedAt, endedAt, detail and error. MalformedAnswer where a required field is missing or of
    // another type. A status word that is not known counts as Running; platformState shows it.

    [[nodiscard]] virtual ApiResult<ExecutionUpdate> decodeLaunch(const QByteArray &body) const = 0;
    [[nodiscard]] virtual ApiResult<ExecutionUpdate> decodeExecution(const QByteArray &body) const = 0;
};

[[nodiscard]] std::unique_ptr<DialectCodec> makeCodec(Dialect dialect);

/// `id` as one part of a path.
[[nodiscard]] QString pathPart(const QString &id);

/// `inputs` without its nulls, each key with `prefix` before it unless it begins so already.
[[nodiscard]] JsonValue launchInputs(const JsonValue &inputs, const QString &prefix);

/// The object of an execution, with what all dialects tell alike: id, word for the state, and outputs, whose
/// prefix `Flow.` is taken off.
struct ExecutionObject
{
    JsonValue object;
    ExecutionUpdate update;
};

/// MalformedAnswer where the id or the state is missing, or the outputs are no object. The id is looked for
/// under `idField`, then under "id".
[[nodiscard]] ApiResult<ExecutionObject> readExecutionObject(const QByteArray &body, QStringView idField,
                                                             QStringView stateField, QStringView outputsField);

/// What an execution says of its own failure; nothing where `info` is no error body.
[[nodiscard]] std::optional<ApiError> readErrorInfo(const JsonValue &info);

} // namespace flowconsole
