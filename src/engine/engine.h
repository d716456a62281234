#pragma once

#include "domain/auditstate.h"
#include "domain/connectionprofile.h"
#include "domain/flow.h"
#include "domain/flowexecution.h"
#include "domain/launchrequest.h"
#include "domain/telemetryrecord.h"

#include <QObject>

#include <memory>

namespace flowconsole {

class Clock;
struct AuditEntry;

struct EngineSettings
{
    QString auditPath;                            ///< the audit log's file; its folder is made where missing
    QString actor;                                ///< who the audit log says is acting
    std::chrono::milliseconds pollInterval{2000}; ///< at most this often per execution
    std::chrono::milliseconds requestDeadline{10000};
    quint32 seed = 0; ///< of the retries' jitter
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

public slots:
    /// Signs in and, once in, loads the flow list. A connection that was open is left: its launches that wait
    /// are not sent any more; executions of the same environment go on being watched.
    void connectTo(const flowconsole::ConnectionProfile &profile, const QString &clientSecret);
    void reloadFlows();

    /// Queues one launch. Its intent is on disk before the request leaves; where it cannot be written, nothing
    /// leaves and the execution fails with the reason.
    void launch(const flowconsole::LaunchRequest &request);

    /// Asks the platform now about these executions, or about all that are running where the list is empty.
    void lookNow(const QList<flowconsole::ExecutionId> &ids);

    /// From now on detailsChanged() tells of this execution, and it is looked at before others; an empty id
    /// ends that.
    void inspect(const flowconsole::ExecutionId &id);

signals:
    void connectionChanged(const flowconsole::ConnectionStatus &status);
    void flowsChanged(const QList<flowconsole::Flow> &flows);
    void flowsFailed(const flowconsole::ApiError &error);
    /// At most 15 a second.
    void executionsChanged(const flowconsole::ChangeSet &changes);
    void detailsChanged(const flowconsole::ExecutionDetails &details);
    void metricsChanged(const flowconsole::Metrics &metrics);
    /// The last 15 minutes; about once a second while anything happens.
    void trendChanged(const flowconsole::Trend &trend);
    void rateBudgetChanged(const flowconsole::RateBudgetState &state);
    void auditChanged(const flowconsole::AuditState &state);

private:
    struct Parts;

    void signIn();
    QHash<ExecutionId, QList<QByteArray>> leaveConnection(const QString &nextEnvironment);
    void tellSignedIn();
    void tellSignInFailure(const ApiError &error);
    void tellConnection(const ConnectionStatus &status);
    void recordLeft();
    void recordOutcome(const FlowExecution &execution);
    void commitAudit();
    void tellDetails(const ExecutionId &id);
    void tellTelemetry();
    void recordState(const FlowExecution &execution);
    [[nodiscard]] AuditEntry auditEntryOf(const FlowExecution &execution) const;

    std::unique_ptr<Parts> m_parts;
};

} // namespace flowconsole
