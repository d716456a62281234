#pragma once

#include "api/dialectcodec.h"

namespace flowconsole {

/// The API that Genesys Cloud publishes (API.md, "Dialect Published").
class PublishedCodec final : public DialectCodec
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
