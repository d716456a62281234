#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/flowexecution.h"
#include "engine/budgetpace.h"
#include "engine/connectionscope.h"
#include "engine/pollschedule.h"
#include "engine/timeouts.h"

#include <QHash>
#include <QObject>

namespace flowconsole {

class Ender;
class ExecutionStore;
class PlatformClient;
class RateBudget;
class WatchMemory;

struct MonitorSettings
{
    Milliseconds interval{5000}; ///< between two looks at an execution of which nothing better is known
    quint32 seed = 0;            ///< of the jitter
};

/// Looks at every running execution of its connection again and again: whom and when, PollSchedule decides; how
/// many, the rate budget, which is used up evenly but for a reserve that is left to launches. One that tells of
/// itself by push is looked at seldom, and at its end at once: before launches, with what is reserved to these.
/// One whose time is over is looked at once more, and then goes the way of its time-out (Timeouts). One that
/// the platform denies to know becomes Unknown after several such answers, and is asked about seldom from then
/// on; what is known of it from before a restart only, after two, and is given up. When each is looked at next
/// stands in its row. Lives in the engine's thread, as long as its connection.
class Monitor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Monitor)

public:
    Monitor(PlatformClient &client, ExecutionStore &store, Ender &ender, const WatchMemory &memory,
            const RateBudget &budget, const Clock &clock, const ConnectionProfile &profile,
            const MonitorSettings &settings, QObject *parent = nullptr);
    ~Monitor() override;

    /// Looks at `id` as soon as the rate budget allows, before those that nobody asked for, if it is not over.
    void lookNow(const ExecutionId &id);
    /// The same where push says that `id` has come to its end, or is about to.
    void lookAtEnd(const ExecutionId &id);
    /// News of `id` came by themselves: its next look can wait.
    void postpone(const ExecutionId &id);
    /// From now on `id`, the one that the operator looks at, goes before the others that are due. May be empty.
    void prefer(const ExecutionId &id);
    /// Looks at all as soon as the rate budget allows, the stalest first.
    void lookAtAllNow();
    /// While the channel is alive, those that tell of themselves need few looks. After it was lost, all are
    /// looked at: events may have been missed.
    void followPush(const PushState &state);

    /// Until when looks wait for the rate budget; invalid where they do not, or nothing is to be looked at.
    [[nodiscard]] QDateTime waitsUntil() const;

signals:
    /// So many ends that push has told of are still to be looked at.
    void endsToSee(int count);

private:
    struct Watch
    {
        bool isReconciling = false;
        bool tells = false; ///< of itself, since the last look
        Milliseconds toldAt{0};
        bool underWay = false;
        std::optional<LookRank> again{}; ///< asked for while a look is under way, whose answer may be older
        int looksForEnd = 0;             ///< that are still worth it, as push has told of an end
        bool isForgotten = false; ///< by the platform, since before a restart: nobody looks, unless asked to
        int failedLastLooks = 0;  ///< that were to decide after its time was over
        int denials = 0;          ///< answers in a row that the platform knows no such execution
        Milliseconds firstDenial{0};
    };

    void ask(const ExecutionId &id, LookRank rank);
    void follow(const FlowExecution &execution);
    void begin(const FlowExecution &execution);
    void forget(const ExecutionId &id);
    void takeLastLook(const ExecutionId &id);
    void tick();
    [[nodiscard]] std::optional<ExecutionId> takeNext();
    void schedule();
    void tellEndsToSee();
    void look(const ExecutionId &id);
    void receive(const ExecutionId &id, const ApiResult<ExecutionUpdate> &answer);
    [[nodiscard]] ExecutionUpdate failureOf(const ExecutionId &id, Watch &watch, const ApiError &error) const;
    [[nodiscard]] bool isDenialEnough(const Watch &watch) const;
    [[nodiscard]] bool isDecisive(const ExecutionId &id, Watch &watch,
                                  const ApiResult<ExecutionUpdate> &answer) const;
    void planNext(const FlowExecution &execution, Watch &watch);
    void tellNextLook(const ExecutionId &id);
    void renewPromises();
    [[nodiscard]] Milliseconds nextSlot() const;

    PlatformClient &m_client;
    ExecutionStore &m_store;
    Ender &m_ender;
    const WatchMemory &m_memory;
    const RateBudget &m_budget;
    const Clock &m_clock;
    const ConnectionScope m_scope;
    const BudgetPace m_pace;
    Timeouts m_timeouts;
    PollSchedule m_schedule;
    QHash<ExecutionId, Watch> m_watched;
    PushState::State m_push = PushState::State::Off;
    bool m_missedPush = false; ///< the channel was alive once, and is not
    int m_underWay = 0;
    int m_endsToSee = 0;        ///< as told last
    Milliseconds m_nextSlot{0}; ///< of Clock::monotonic(); no look before
    std::unique_ptr<Alarm> m_tick;
};

} // namespace flowconsole
