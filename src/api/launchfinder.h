#pragma once

#include "api/executiondatacodec.h"
#include "api/platformclient.h"

#include <QFuture>

#include <optional>

namespace flowconsole {

class ApiCaller;
class DialectCodec;
class FlowInstances;

/// Looks for launches whose answer never came (PlatformClient::findLaunch()). Lives as long as its caller, in
/// its thread.
class LaunchFinder final
{
    Q_DISABLE_COPY_MOVE(LaunchFinder)

public:
    /// `secrets`: the values that no answer may repeat.
    LaunchFinder(ApiCaller &caller, FlowInstances &instances, const DialectCodec &codec,
                 const SecretValues &secrets, const Clock &clock);
    ~LaunchFinder();

    [[nodiscard]] QFuture<ApiResult<std::optional<ExecutionUpdate>>> find(const FlowExecution &execution,
                                                                          const QString &name);

private:
    struct LostLaunch;

    void identify(const LostLaunch &lost, const QList<FlowInstance> &found);
    void askForName(const LostLaunch &lost, QList<FlowInstance> unnamed);
    [[nodiscard]] ExecutionUpdate foundLaunch(const LostLaunch &lost, const FlowInstance &instance) const;

    ApiCaller &m_caller;
    FlowInstances &m_instances;
    const DialectCodec &m_codec;
    const SecretValues &m_secrets;
    const Clock &m_clock;
};

} // namespace flowconsole
