#pragma once

#include "domain/auditstate.h"
#include "domain/connectionprofile.h"
#include "domain/flow.h"
#include "domain/flowexecution.h"
#include "domain/historystate.h"
#include "domain/launchpreview.h"
#include "domain/launchqueue.h"
#include "domain/launchrequest.h"
#include "domain/preflight.h"
#include "domain/telemetryrecord.h"
#include "net/transport.h"

#include <QObject>

#include <memory>

namespace flowconsole {

class Batches;
class Clock;
class FlowCatalogue;
class Schedules;
class StoredRuns;

struct EngineSettings
{
    QString auditPath;   ///< the audit log's file; its folder is made where missing
    QString actor;       ///< who the audit log says is acting
    QString historyPath; ///< the history's file; its folder is made where missing; empty: nothing is stored
    /// What is brought back of what earlier runs left, and watched where it is not over.
    enum class Restored {
        Nothing,
        OfConnection, ///< of each connection that is opened, what is not over
        All,          ///< by start(); also the newest of those that are over
    };
    Restored restored = Restored::All;
    size_t liveLimit = 100'000; ///< executions shown beyond which those that are over are forgotten
    NetworkFactory network;     ///< the way to the platform; empty: the machine's
    /// The usual time between two looks at an execution; absent: 5 s.
    std::optional<std::chrono::milliseconds> pollInterval;
    std::chrono::milliseconds requestDeadline{10000};
    quint32 seed = 0;              ///< of the retries' jitter
    bool checksAfterSignIn = true; ///< makes a preflight once signed in
    bool listensForNews = true;    ///< opens the dialect's push channel once signed in
};

/// The engine's one face: commands in, facts out, all of them values. It lives in its own thread (the command
/// line runs it in its main thread); the slots may be reached from elsewhere by queued connections only.
class Engine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Engine)

public:
    Engine(const Clock &clock, const EngineSettings &settings, QObject *parent = nullptr);
    ~Engine() override;

    /// They live in the engine's thread and are reached from elsewhere by queued connections only.
    [[nodiscard]] FlowCatalogue &flows();
    [[nodiscard]] Batches &batches();
    [[nodiscard]] Schedules &schedules();
    [[nodiscard]] StoredRuns &storedRuns();

public slots:
    /// Opens the audit log and the history. To be called once, before connectTo().
    void start();

    /// Signs in and, once in, loads the flow list, opens the push channel and looks what will work. A
    /// connection that was open is left: its launches that wait are not sent any more, and what runs there is
    /// Unknown until its profile is opened again. `secrets` may lack the webhook's: one is made and told.
    void connectTo(const flowconsole::ConnectionProfile &profile,
                   const flowconsole::ConnectionSecrets &secrets);
    /// Leaves the connection. A refresh token is told to be forgotten.
    void signOut();
    /// Tells the page once more on which a person is to sign in, while one is waited for.
    void continueSignIn();
    /// Signs in beside the connection that is open, with requests of its own, and looks what would work. The
    /// answer is connectionTested(). A test that is under way is given up.
    void testConnection(const flowconsole::ConnectionProfile &profile,
                        const flowconsole::ConnectionSecrets &secrets);
    void runPreflight();
    void reloadFlows();

    /// Queues one launch. Its intent is on disk before the request leaves; where it cannot be written, nothing
    /// leaves: on a full disk it waits, else the execution fails with the reason.
    void launch(const flowconsole::LaunchRequest &request);
    /// The same launch `copies` times, each an execution of its own.
    void launchCopies(const flowconsole::LaunchRequest &request, int copies);

    /// What launch() would send now for it, told by previewReady(); nothing without a connection.
    void preview(const flowconsole::LaunchRequest &request);

    void setLauncher(const flowconsole::LauncherSettings &settings);
    /// Nothing leaves until resumeLaunching(); what has left goes on.
    void pauseLaunching();
    void resumeLaunching();
    /// What has not left is not launched any more.
    void takeBackQueued();

    /// Asks the platform now about these executions, or about all that are running where the list is empty.
    void lookNow(const QList<flowconsole::ExecutionId> &ids);

    /// From now on detailsChanged() tells of this execution, and it is looked at before others; an empty id
    /// ends that. Of one that is in the history alone it tells once.
    void inspect(const flowconsole::ExecutionId &id);

    /// Ends those that run: by the dialect's request, else by disconnecting the conversation that is linked.
    /// Where neither is possible the row says why. The intent is on disk before the request leaves. An empty
    /// list ends nothing.
    void endExecutions(const QList<flowconsole::ExecutionId> &ids, const QString &reason);

    /// Leaves the connection as the program is about to end; readyToQuit() comes within a few seconds.
    void prepareToQuit();

signals:
    void connectionChanged(const flowconsole::ConnectionStatus &status);
    /// The page belongs into the system's browser.
    void signInPageNeeded(const QUrl &page);
    /// Belongs into the keychain; empty: to be forgotten.
    void refreshTokenChanged(const flowconsole::ProfileId &profile, const QString &token);
    void webhookSecretChanged(const flowconsole::ProfileId &profile, const QString &secret);
    /// Empty: the one that was registered is deleted.
    void webhookRegistered(const flowconsole::ProfileId &profile, const QString &webhookId);
    /// `report` has no checks where `error` says that signing in or the network failed.
    void connectionTested(const flowconsole::ProfileId &profile, const flowconsole::PreflightReport &report,
                          const std::optional<flowconsole::ApiError> &error);
    void previewReady(const flowconsole::LaunchPreview &preview);
    void preflightChanged(const flowconsole::PreflightReport &report);
    void preflightFailed(const flowconsole::ApiError &error);
    void pushChanged(const flowconsole::PushState &state);
    void flowsChanged(const QList<flowconsole::Flow> &flows);
    void flowsFailed(const flowconsole::ApiError &error);
    /// At most 15 a second.
    void executionsChanged(const flowconsole::ChangeSet &changes);
    void detailsChanged(const flowconsole::ExecutionDetails &details);
    /// Of the profile that is open, as trendChanged().
    void metricsChanged(const flowconsole::Metrics &metrics);
    /// The last 15 minutes; about once a second while anything happens.
    void trendChanged(const flowconsole::Trend &trend);
    void rateBudgetChanged(const flowconsole::RateBudgetState &state);
    void auditChanged(const flowconsole::AuditState &state);
    void historyChanged(const flowconsole::HistoryState &state);
    void launchQueueChanged(const flowconsole::LaunchQueueState &state);
    /// What came of takeBackQueued().
    void queuedTakenBack(const flowconsole::TakenBack &result);
    void readyToQuit();

private:
    struct Parts;

    void wire();
    void wireSignIn();
    void quit();
    void signIn();
    void open();
    void reconcileAll();
    QHash<ExecutionId, QList<QByteArray>> leaveConnection();
    void settleLeft(const ConnectionProfile &next);
    void settleUnsent();
    void settle(const ExecutionId &id, ExecutionState state, const QString &detail);
    void forgetParted();
    void tellSignInFailure(const ApiError &error);
    void takeTestedRefreshToken(const ConnectionProfile &tested, const QString &token);
    void tellConnection(const ConnectionStatus &status);
    void recordLeft();
    void take(RequestRecord record);
    void tellDetails(const ExecutionId &id);
    void tellStoredDetails(const ExecutionId &id);
    void addStored(ExecutionDetails &details);
    void forget(const QList<ExecutionId> &ids);
    void tellTelemetry();
    void recordState(const FlowExecution &execution);

    std::unique_ptr<Parts> m_parts;
};

} // namespace flowconsole
