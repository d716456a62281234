#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/flowexecution.h"
#include "engine/budgetpace.h"
#include "engine/connectionscope.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <memory>
#include <optional>

namespace flowconsole {

class AuditTrail;
class ExecutionStore;
class FlowEventRouter;
class PlatformClient;
class RateBudget;

/// Looks for the launches of one connection whose answer never came: 2 s, 10 s and 60 s after that was known,
/// or after the connection was opened. One that is found goes on as if its answer had come. Where the dialect
/// cannot be asked, or nothing is found, the row says what to check by hand; nothing is ever sent again. Then
/// an execution from before a restart is reconciled. Many searches are spread over the rate budget as looks
/// are: launches go first. Lives in the engine's thread, as long as its connection.
class Reconciler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Reconciler)

public:
    Reconciler(PlatformClient &client, ExecutionStore &store, const FlowEventRouter &router, AuditTrail &audit,
               const RateBudget &budget, const Clock &clock, const ConnectionProfile &profile,
               QObject *parent = nullptr);
    ~Reconciler() override;

private:
    struct Search
    {
        size_t attempts = 0;
        std::shared_ptr<Alarm> alarm; ///< the next attempt
    };

    void follow(const FlowExecution &execution);
    void scheduleNext(const ExecutionId &id);
    void queue(const ExecutionId &id);
    void drain();
    void look(const ExecutionId &id);
    void receive(const ExecutionId &id, const ApiResult<std::optional<ExecutionUpdate>> &answer);
    void goOnOrEnd(const ExecutionId &id, bool canBeAsked);
    [[nodiscard]] bool adopt(const ExecutionId &id, const ExecutionUpdate &found);
    void sayWhatToCheck(const FlowExecution &execution, const QString &sofar);
    [[nodiscard]] QString hint(const FlowExecution &execution) const;
    [[nodiscard]] bool isSought(const FlowExecution &execution) const;

    PlatformClient &m_client;
    ExecutionStore &m_store;
    const FlowEventRouter &m_router;
    AuditTrail &m_audit;
    const RateBudget &m_budget;
    const Clock &m_clock;
    const ConnectionScope m_scope;
    const BudgetPace m_pace;
    QHash<ExecutionId, Search> m_searches;
    std::deque<ExecutionId> m_queue;
    int m_inFlight = 0;
    Milliseconds m_nextSlot{0}; ///< of Clock::monotonic(); no search before
    std::unique_ptr<Alarm> m_drain;
};

/// What the platform is told to call an execution, where the dialect has names.
[[nodiscard]] QString launchNameOf(const ExecutionId &id);

} // namespace flowconsole
