#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/flowexecution.h"
#include "engine/connectionscope.h"

#include <QHash>
#include <QObject>

namespace flowconsole {

class Ender;
class ExecutionStore;
class PlatformClient;
class RateBudget;

/// Looks at every running execution of its connection again and again, the stalest first; one that tells of
/// itself later. One whose time-out has passed is looked at once more, and then ended, or no longer waited for
/// where it cannot be. One that the platform denies to know
/// becomes Unknown after several such answers, and is asked about seldom from then on. All looks together use
/// up what is free of the rate budget evenly, but for a reserve that is left to launches. Lives in the engine's
/// thread, as long as its connection.
class Monitor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Monitor)

public:
    /// Follows the executions of `profile`, none more often than every `interval`.
    Monitor(PlatformClient &client, ExecutionStore &store, Ender &ender, const RateBudget &budget,
            const Clock &clock, const ConnectionProfile &profile, Milliseconds interval,
            QObject *parent = nullptr);
    ~Monitor() override;

    /// Looks at `id` as soon as the rate budget allows, before those that nobody asked for, if it is not over.
    void lookNow(const ExecutionId &id);
    /// News of `id` came by themselves: its next look can wait.
    void postpone(const ExecutionId &id);
    /// From now on `id`, the one that the operator looks at, goes before the others that are due. May be empty.
    void prefer(const ExecutionId &id) { m_preferred = id; }
    /// Looks at all as soon as the rate budget allows, the stalest first.
    void lookAtAllNow();

    /// Until when looks wait for the rate budget; invalid where they do not, or nothing is to be looked at.
    [[nodiscard]] QDateTime waitsUntil() const;

private:
    struct Watch
    {
        Milliseconds nextLook{0};             ///< of Clock::monotonic()
        std::optional<Milliseconds> deadline; ///< of Clock::monotonic()
        bool underWay = false;
        bool again = false;    ///< asked for while a look is under way, whose answer may be older
        bool lastLook = false; ///< the deadline has passed: this answer decides
        int denials = 0;       ///< answers in a row that the platform knows no such execution
        Milliseconds firstDenial{0};
    };

    void follow(const FlowExecution &execution);
    void tick();
    void schedule();
    void look(const ExecutionId &id, Watch &watch);
    void receive(const ExecutionId &id, const ApiResult<ExecutionUpdate> &answer);
    void receiveFailure(const ExecutionId &id, Watch &watch, const ApiError &error);
    void endOrGiveUp(const ExecutionId &id);
    [[nodiscard]] Milliseconds intervalOf(const ExecutionId &id) const;
    [[nodiscard]] Milliseconds spacing() const;
    [[nodiscard]] Milliseconds budgetPause() const;

    PlatformClient &m_client;
    ExecutionStore &m_store;
    Ender &m_ender;
    const RateBudget &m_budget;
    const Clock &m_clock;
    const ConnectionScope m_scope;
    Milliseconds m_interval;
    QHash<ExecutionId, Watch> m_watched;
    ExecutionId m_preferred;
    int m_underWay = 0;
    Milliseconds m_nextSlot{0}; ///< of Clock::monotonic(); no look before
    std::unique_ptr<Alarm> m_tick;
};

} // namespace flowconsole
