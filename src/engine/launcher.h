#pragma once

#include "domain/apierror.h"
#include "domain/launchrequest.h"

#include <QObject>

#include <deque>
#include <functional>

namespace flowconsole {

class Alarm;
class AuditLog;
class Clock;
class ExecutionStore;
class PlatformClient;
class RateBudget;
struct AuditEntry;
struct ConnectionProfile;
struct FlowExecution;
struct PreparedLaunch;

/// Launches what it is asked for, in order, some at a time:
///
///     Queued → (intent on disk) → Launching → Running | Completed | Failed | Unknown
///
/// The intents of one burst reach the disk together, before the first of them leaves. A launch whose answer
/// never /// came becomes Unknown; it is not sent again. While the rate budget is used up, launches stay
/// queued. Lives in the engine's thread, as long as its connection.
class Launcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Launcher)

public:
    Launcher(PlatformClient &client, ExecutionStore &store, AuditLog &audit, const RateBudget &budget,
             const Clock &clock, std::function<AuditEntry(const FlowExecution &)> entryOf,
             QObject *parent = nullptr);
    ~Launcher() override;

    /// The store must hold the execution as Queued.
    void launch(const LaunchRequest &request);

signals:
    void launchAnswered(std::chrono::milliseconds latency);
    void auditWritten();

private:
    struct Ready;

    void drain();
    void send(const Ready &ready);
    [[nodiscard]] bool mayLeave(size_t readyToo) const;
    void finish(const ExecutionId &id, const ApiError &error, bool wasSent);

    PlatformClient &m_client;
    ExecutionStore &m_store;
    AuditLog &m_audit;
    const RateBudget &m_budget;
    const Clock &m_clock;
    std::function<AuditEntry(const FlowExecution &)> m_entryOf;
    std::deque<LaunchRequest> m_queue;
    int m_inFlight = 0;
    std::unique_ptr<Alarm> m_drain;
};

} // namespace flowconsole
