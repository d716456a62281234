#include "engine/stephistory.h"

#include "api/platformclient.h"
#include "engine/executionpaths.h"
#include "engine/executionstore.h"
#include "net/pendinganswer.h"

namespace flowconsole {

namespace {

/// The platform pushes the steps a moment after the end, if it does.
constexpr Milliseconds pushTime{5000};

} // namespace

StepHistory::StepHistory(PlatformClient &client, ExecutionStore &store, ExecutionPaths &paths,
                         const Clock &clock, const ConnectionProfile &profile, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(store),
      m_paths(paths),
      m_clock(clock),
      m_scope(profile),
      m_fetch(clock.createAlarm([this] { fetch(); }))
{
    connect(&m_store, &ExecutionStore::stateChanged, this, [this](const FlowExecution &execution) {
        if (execution.id == m_inspected) {
            consider();
        }
    });
}

StepHistory::~StepHistory() = default;

void StepHistory::inspect(const ExecutionId &id)
{
    m_inspected = id;
    consider();
}

bool StepHistory::isWanted(const FlowExecution &execution) const
{
    return m_scope.holds(execution) && execution.dialect == Dialect::Published && isFinal(execution.state) &&
           !execution.platformId.isEmpty() && !m_asked.contains(execution.id) &&
           m_paths.of(execution.id).steps().isEmpty();
}

void StepHistory::consider()
{
    m_fetch->stop();
    const FlowExecution *execution = m_store.find(m_inspected);
    if (execution == nullptr || !isWanted(*execution)) {
        return;
    }
    const Milliseconds sinceEnd(execution->lastSeenAt.msecsTo(m_clock.nowUtc()));
    m_fetch->start(std::max(pushTime - sinceEnd, Milliseconds::zero()));
}

void StepHistory::fetch()
{
    const ExecutionId id = m_inspected;
    const FlowExecution *execution = m_store.find(id);
    if (execution == nullptr || !isWanted(*execution)) {
        return;
    }
    m_asked.insert(id);
    whenFinished(m_client.executionData(*execution), this,
                 [this, id](const ApiResult<QList<NodeTransition>> &answer) {
                     if (!answer) {
                         return; // Storing execution data is the organisation's choice.
                     }
                     for (NodeTransition step : answer.value()) {
                         step.receivedAt = m_clock.nowUtc();
                         static_cast<void>(m_paths.add(id, step));
                     }
                     m_store.applyPath(id, m_paths.of(id));
                 });
}

} // namespace flowconsole
