#pragma once

#include "domain/apierror.h"
#include "domain/launchrequest.h"

#include <QObject>

#include <deque>
#include <memory>
#include <vector>

namespace flowconsole {

class Alarm;
class AuditTrail;
class Clock;
class ExecutionStore;
class PlatformClient;
class RateBudget;
struct ExecutionUpdate;

/// Launches what it is asked for, in order, some at a time:
///
///     Queued → (intent on disk) → Launching → Running | Completed | Failed | Unknown
///
/// The intents of one burst reach the disk together, before the first of them leaves. A launch whose answer
/// never came becomes Unknown; it is not sent again, unless the profile wishes it. One that the dialect cannot
/// send fails with the reason. While the rate budget is used up, launches stay queued. Lives in the engine's
/// thread, as long as its connection.
class Launcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Launcher)

public:
    Launcher(PlatformClient &client, ExecutionStore &store, AuditTrail &audit, const RateBudget &budget,
             const Clock &clock, QObject *parent = nullptr);
    ~Launcher() override;

    /// The store must hold the execution as Queued.
    void launch(const LaunchRequest &request);
    /// Takes back a launch that still waits; false where it does not.
    [[nodiscard]] bool cancel(const ExecutionId &id);

signals:
    void launchAnswered(std::chrono::milliseconds latency);

private:
    struct Ready;

    void drain();
    [[nodiscard]] Result<Done> prepareBurst(std::vector<Ready> &burst);
    void send(const Ready &ready);
    void receive(const ExecutionId &id, const ExecutionUpdate &answer);
    [[nodiscard]] bool mayLeave(size_t readyToo) const;
    void finish(const ExecutionId &id, const ApiError &error, bool wasSent);

    PlatformClient &m_client;
    ExecutionStore &m_store;
    AuditTrail &m_audit;
    const RateBudget &m_budget;
    const Clock &m_clock;
    std::deque<LaunchRequest> m_queue;
    int m_inFlight = 0;
    std::unique_ptr<Alarm> m_drain;
};

} // namespace flowconsole
