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

/// Looks at every running execution of its connection again and again, the stalest first. One whose time-out
/// has passed is looked at once more, and then no longer waited for. One that the platform denies to know
/// becomes Unknown after several such answers, and is asked about seldom from then on. All looks together use
/// up what is free of the rate budget evenly, but for a reserve that is left to launches. Lives in the engine's
/// thread, as long as its connection.
class Monitor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Monitor)

public:
    /// Follows the executions whose environment is `environment`, none more often than every `interval`.
    Monitor(PlatformClient &client, ExecutionStore &store, const RateBudget &budget, const Clock &clock,
            const QString &environment, Milliseconds interval, QObject *parent = nullptr);
    ~Monitor() override;

    /// Looks at `id` as soon as the rate budget allows, before those that nobody asked for, if it is not over.
    void lookNow(const ExecutionId &id);
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
    void giveUp(const ExecutionId &id);
    [[nodiscard]] Milliseconds intervalOf(const ExecutionId &id) const;
    [[nodiscard]] Milliseconds spacing() const;
    [[nodiscard]] Milliseconds budgetPause() const;

    PlatformClient &m_client;
    ExecutionStore &m_store;
    const RateBudget &m_budget;
    const Clock &m_clock;
    QString m_environment;
    Milliseconds m_interval;
    QHash<ExecutionId, Watch> m_watched;
    ExecutionId m_preferred;
    int m_underWay = 0;
    Milliseconds m_nextSlot{0}; ///< of Clock::monotonic(); no look before
    std::unique_ptr<Alarm> m_tick;
};

} // namespace flowconsole
