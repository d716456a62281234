#pragma once

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "api/tokensource.h"
#include "engine/ender.h"
#include "engine/engine.h"
#include "engine/floweventrouter.h"
#include "engine/launcher.h"
#include "engine/monitor.h"
#include "engine/pushlink.h"
#include "engine/reconciler.h"
#include "engine/stephistory.h"
#include "net/transport.h"

#include <memory>

namespace flowconsole {

class AuditTrail;
class ExecutionHistory;
class ExecutionPaths;
class ExecutionStore;
class WatchMemory;

/// What a profile asks of the way out.
[[nodiscard]] TransportSettings transportSettings(const EngineSettings &engine,
                                                  const ConnectionProfile &profile);

/// What is shared by all connections of an engine.
struct EngineRecords
{
    ExecutionStore &store;
    ExecutionPaths &paths;
    AuditTrail &audit;
    ExecutionHistory &history;
    const WatchMemory &memory;
};

/// What does the work of an open connection: launches, looks, ends, finds, listens. The order of the members is
/// the order in which they depend on each other: the last is destroyed first.
struct ConnectionWork final
{
    ConnectionWork(PlatformClient &client, const RateBudget &budget, const Clock &clock,
                   const EngineSettings &settings, const ConnectionProfile &profile,
                   const EngineRecords &records);

    Launcher launcher;
    Ender ender;
    Monitor monitor;
    FlowEventRouter router;
    Reconciler reconciler;
    StepHistory history;
};

/// One open connection to one organisation. Lifecycle: made by connectTo(), then used until leave(), after
/// which it says good-bye to the platform and tells left(). Lives in the engine's thread.
class Connection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Connection)

public:
    Connection(const Clock &clock, const EngineSettings &settings, const ConnectionProfile &profile,
               const ConnectionSecrets &secrets, const EngineRecords &records, QObject *parent = nullptr);
    ~Connection() override;

    [[nodiscard]] const ConnectionProfile &profile() const { return m_profile; }
    [[nodiscard]] Transport &transport() { return m_transport; }
    [[nodiscard]] TokenSource &tokens() { return m_tokens; }
    [[nodiscard]] RateBudget &budget() { return m_budget; }
    [[nodiscard]] PlatformClient &client() { return m_client; }
    /// Not after leave().
    [[nodiscard]] ConnectionWork &work() { return *m_work; }
    [[nodiscard]] PushState pushState() const { return m_push ? m_push->state() : PushState(); }

    /// Once signed in. Where news are not wanted, or the dialect has no way for them, nothing happens.
    void listenForNews();
    /// Ends all work at once; what waits for an answer will not hear of it.
    void leave();

signals:
    void pushChanged(const flowconsole::PushState &state);
    void webhookRegistered(const QString &webhookId);
    /// Within a few seconds after leave().
    void left();

private:
    void makePushLink(const QString &webhookSecret, const EngineRecords &records);

    const Clock &m_clock;
    const ConnectionProfile m_profile;
    Transport m_transport;
    TokenSource m_tokens;
    RateBudget m_budget;
    PlatformClient m_client;
    std::unique_ptr<PushLink> m_push;
    std::unique_ptr<ConnectionWork> m_work;
    std::unique_ptr<Alarm> m_patience;
};

} // namespace flowconsole
