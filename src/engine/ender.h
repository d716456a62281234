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

namespace flowconsole {

class AuditTrail;
class ExecutionStore;
class PlatformClient;
class RateBudget;

/// Ends executions, by wish or because their time is over:
///
///     Running → (intent on disk) → Terminating → asked → accepted → the next looks tell of the end
///                                      ▲           │        └── no end within a minute ─┐
///                                      └─ again ◄──┴── refused, or failed too often ─────┴► Running, with a
///                                      remark
///
/// The intents of one burst reach the disk together, before the first request leaves. A few requests leave at
/// once; many are spread over the rate budget as looks are, with which they share it.
/// An execution that has no request for its end and no conversation to disconnect stays as it is; the row says
/// so. One whose time is over is TimedOut in the end: with the platform's word `timeout_terminated` where its
/// end was confirmed, else because nobody waits for it any more. Requests wait for the rate budget. Lives in
/// the engine's thread, as long as its connection.
class Ender final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Ender)

public:
    Ender(PlatformClient &client, ExecutionStore &store, AuditTrail &audit, const RateBudget &budget,
          const Clock &clock, const ConnectionProfile &profile, QObject *parent = nullptr);
    ~Ender() override;

    /// Nothing happens to an execution that is over or is being ended already.
    void end(const ExecutionId &id, const QString &reason);

    /// Its time is over: it is ended as its time-out action says. False where there is no means to end it: then
    /// nothing was done.
    [[nodiscard]] bool endOverdue(const ExecutionId &id);

    /// What a look has told of an execution that is being ended, in the light of that.
    void interpret(ExecutionUpdate &update);

signals:
    void lookWanted(const flowconsole::ExecutionId &id);

private:
    enum class Phase { Waiting, Asking, Confirming };

    struct Ending
    {
        Phase phase = Phase::Waiting;
        QString reason;
        bool isOverdue = false;      ///< it is ended because its time is over
        bool isTimeOver = false;     ///< its time was over while it was being ended
        bool disconnects = false;    ///< the conversation, also where the execution could be terminated
        bool isPatienceOver = false; ///< the platform's consent was long ago: the next look decides
        int attempts = 0;
        std::shared_ptr<Alarm> alarm; ///< the next attempt, or the end of the patience
    };

    [[nodiscard]] bool begin(const FlowExecution &execution, const QString &reason, bool isOverdue);
    void queue(const ExecutionId &id);
    void drain();
    [[nodiscard]] bool commitIntents();
    [[nodiscard]] bool mayAsk() const;
    void waitForTurn();
    void ask(const ExecutionId &id);
    void receive(const ExecutionId &id, const ApiResult<std::monostate> &answer);
    void loseItsPatience(const ExecutionId &id);
    void settleAsNotEnded(ExecutionUpdate &update, const FlowExecution &execution, const QString &why);
    void giveUp(const ExecutionId &id, const QString &why);
    void forgetEnded(const FlowExecution &execution);

    PlatformClient &m_client;
    ExecutionStore &m_store;
    AuditTrail &m_audit;
    const RateBudget &m_budget;
    const Clock &m_clock;
    const ConnectionScope m_scope;
    const BudgetPace m_pace;
    QHash<ExecutionId, Ending> m_endings;
    std::deque<ExecutionId> m_queue;
    int m_inFlight = 0;
    bool m_hasNewIntents = false; ///< that are not certain to be on disk
    Milliseconds m_nextSlot{0};   ///< of Clock::monotonic(); where many wait, none leaves before
    std::unique_ptr<Alarm> m_drain;
};

} // namespace flowconsole
