#pragma once

#include "api/dialectcodec.h"

namespace flowconsole {

/// The conversation-flow tutorial's API (API.md, "Dialect ConversationFlow"). An execution is a conversation:
/// the conversation's id is the platform's id of the execution.
class ConversationFlowCodec final : public DialectCodec
{
public:
    [[nodiscard]] QString launchPath(const FlowId &flowId) const override;
    [[nodiscard]] QString executionPath(const PlatformExecutionId &platformId) const override;
    [[nodiscard]] QByteArray encodeLaunch(const LaunchRequest &request) const override;
    /// The answer brings no status: that it came says that the execution runs.
    [[nodiscard]] ApiResult<ExecutionUpdate> decodeLaunch(const QByteArray &body) const override;
    [[nodiscard]] ApiResult<ExecutionUpdate> decodeExecution(const QByteArray &body) const override;
};

} // namespace flowconsole
