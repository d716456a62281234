#pragma once

#include "base/clock.h"
#include "domain/flowexecution.h"
#include "engine/connectionscope.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace flowconsole {

class ExecutionPaths;
class ExecutionStore;
class PlatformClient;

/// Fetches the steps of the execution that the operator looks at, once it is over and nobody pushed them. Asks
/// once for each, since a fetch is several requests and an organisation need not store execution data. Lives in
/// the engine's thread, as long as its connection.
class StepHistory final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepHistory)

public:
    StepHistory(PlatformClient &client, ExecutionStore &store, ExecutionPaths &paths, const Clock &clock,
                const ConnectionProfile &profile, QObject *parent = nullptr);
    ~StepHistory() override;

    /// The execution that is looked at from now on; may be empty.
    void inspect(const ExecutionId &id);

private:
    void consider();
    void fetch();
    [[nodiscard]] bool isWanted(const FlowExecution &execution) const;

    PlatformClient &m_client;
    ExecutionStore &m_store;
    ExecutionPaths &m_paths;
    const Clock &m_clock;
    const ConnectionScope m_scope;
    ExecutionId m_inspected;
    QSet<ExecutionId> m_asked;
    std::unique_ptr<Alarm> m_fetch;
};

} // namespace flowconsole
