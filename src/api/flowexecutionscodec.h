#pragma once

#include "api/dialectcodec.h"

namespace flowconsole {

/// The flow-executions tutorial's API (API.md, "Dialect FlowExecutions"). Launch and look-up answer in one
/// shape.
class FlowExecutionsCodec final : public DialectCodec
{
public:
    [[nodiscard]] QByteArray encodeLaunch(const FlowId &flowId, const JsonValue &inputs) const override;
    [[nodiscard]] ApiResult<ExecutionUpdate> decodeLaunch(const QByteArray &body) const override;
    [[nodiscard]] ApiResult<ExecutionUpdate> decodeExecution(const QByteArray &body) const override;
};

} // namespace flowconsole
