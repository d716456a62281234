#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/flowexecution.h"

#include <QHash>
#include <QObject>

namespace flowconsole {

class ExecutionStore;
class PlatformClient;
class RateBudget;

/// Looks at every running execution again and again, the stalest first, and gives up waiting when an
/// execution's time-out has passed. All looks together stay below the share of the rate budget that is left for
/// them. Lives in the engine's thread, as long as its connection.
class Monitor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Monitor)

public:
    /// No execution is looked at more often than every `interval`.
    Monitor(PlatformClient &client, ExecutionStore &store, const RateBudget &budget, const Clock &clock,
            Milliseconds interval, QObject *parent = nullptr);
    ~Monitor() override;

    /// Looks at `id` as soon as the rate budget allows, if it is running.
    void lookNow(const ExecutionId &id);

signals:
    /// A look was refused because the sign-in does not hold any more.
    void signInLost(const flowconsole::ApiError &error);

private:
    struct Watch
    {
        Milliseconds nextLook{0}; ///< of Clock::monotonic()
        std::optional<Milliseconds> deadline;
        bool underWay = false;
    };

    void follow(const FlowExecution &execution);
    void tick();
    void schedule();
    void look(const ExecutionId &id, Watch &watch);
    void receive(const ExecutionId &id, const ApiResult<ExecutionUpdate> &answer);
    void giveUp(const ExecutionId &id);
    [[nodiscard]] Milliseconds spacing() const;
    [[nodiscard]] Milliseconds budgetPause() const;

    PlatformClient &m_client;
    ExecutionStore &m_store;
    const RateBudget &m_budget;
    const Clock &m_clock;
    Milliseconds m_interval;
    QHash<ExecutionId, Watch> m_watched;
    int m_underWay = 0;
    Milliseconds m_nextSlot{0}; ///< of Clock::monotonic(); no look before
    std::unique_ptr<Alarm> m_tick;
};

} // namespace flowconsole
