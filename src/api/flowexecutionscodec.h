#pragma once

#include "api/dialectcodec.h"

namespace flowconsole {

/// The flow-executions tutorial's API (API.md, "Dialect FlowExecutions"). Launch and look-up answer in one
/// shape.
class FlowExecutionsCodec final : public DialectCodec
{
public:
    [[nodiscard]] QString launchPath(const FlowId &flowId) const override;
    [[nodiscard]] QString executionPath(const PlatformExecutionId &platformId) const override;
    [[nodiscard]] QByteArray encodeLaunch(const LaunchRequest &request) const override;
    [[nodiscard]] ApiResult<ExecutionUpdate> decodeLaunch(const QByteArray &body) const override;
    [[nodiscard]] ApiResult<ExecutionUpdate> decodeExecution(const QByteArray &body) const override;
};

} // namespace flowconsole
