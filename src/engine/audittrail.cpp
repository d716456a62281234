#include "engine/audittrail.h"

namespace flowconsole {

namespace {

/// Outcomes reach the disk this long after they are known; intents at once.
constexpr Milliseconds commitInterval{500};

const QString invocation = QStringLiteral("flow_invocation");
const QString termination = QStringLiteral("flow_termination");
const QString intended = QStringLiteral("intended");

} // namespace

AuditTrail::AuditTrail(const Clock &clock, const QString &path, const QString &actor, QObject *parent)
    : QObject(parent), m_log(clock, path), m_actor(actor), m_commit(clock.createAlarm([this] {
          if (!m_log.commit()) {
              emit changed(m_log.state());
          }
      }))
{}

AuditTrail::~AuditTrail()
{
    if (m_commit->isActive()) {
        // Nobody is left to be told; the log has written a warning.
        static_cast<void>(m_log.commit());
    }
}

void AuditTrail::open()
{
    if (!m_log.state().path.isEmpty()) {
        static_cast<void>(m_log.open());
        emit changed(m_log.state());
    }
}

Result<Done> AuditTrail::intendLaunch(const FlowExecution &execution, const QString &payloadHash)
{
    AuditEntry entry = entryOf(execution, invocation);
    entry.outcome = intended;
    entry.payloadHash = payloadHash;
    return m_log.append(entry);
}

Result<Done> AuditTrail::intendEnd(const FlowExecution &execution, const QString &reason)
{
    AuditEntry entry = entryOf(execution, termination);
    entry.outcome = intended;
    entry.reason = reason;
    return m_log.append(entry);
}

Result<Done> AuditTrail::commit()
{
    const auto committed = m_log.commit();
    emit changed(m_log.state());
    return committed;
}

void AuditTrail::commit(QObject *context, const std::function<void(const Result<Done> &)> &done)
{
    m_log.commit(context, [this, done](const Result<Done> &committed) {
        emit changed(m_log.state());
        done(committed);
    });
}

void AuditTrail::recordOutcome(const FlowExecution &execution)
{
    AuditEntry entry = entryOf(execution, invocation);
    entry.outcome = stateKey(execution.state);
    record(entry);
}

void AuditTrail::recordFound(const FlowExecution &execution)
{
    AuditEntry entry = entryOf(execution, invocation);
    entry.outcome = QStringLiteral("found");
    record(entry);
}

void AuditTrail::recordEndAnswer(const FlowExecution &execution, const QString &outcome, const QString &reason)
{
    AuditEntry entry = entryOf(execution, termination);
    entry.outcome = outcome;
    entry.reason = reason;
    record(entry);
}

void AuditTrail::recordFlowError(const FlowExecution &execution, const FlowEvent &event)
{
    AuditEntry entry = entryOf(execution, QStringLiteral("flow_error"));
    entry.outcome = stateKey(ExecutionState::Failed);
    entry.details = errorRecord(event);
    record(entry);
}

void AuditTrail::recordFlowComplete(const FlowExecution &execution, const FlowEvent &event, int transitions)
{
    AuditEntry entry = entryOf(execution, QStringLiteral("flow_complete"));
    entry.outcome = stateKey(ExecutionState::Completed);
    entry.details = completionSummary(event, transitions);
    record(entry);
}

AuditEntry AuditTrail::entryOf(const FlowExecution &execution, const QString &event) const
{
    AuditEntry entry;
    entry.event = event;
    entry.actor = m_actor;
    entry.auditId = execution.id;
    entry.target = execution.flowId;
    entry.flowName = execution.flowName;
    entry.platformId = execution.platformId;
    entry.payloadHash = execution.payloadHash;
    entry.dialect = dialectKey(execution.dialect);
    entry.environment = execution.environment;
    if (execution.latency) {
        entry.latencyMs = execution.latency->count();
    }
    return entry;
}

void AuditTrail::record(const AuditEntry &entry)
{
    // Those that follow do not put it off.
    if (m_log.append(entry) && !m_commit->isActive()) {
        m_commit->start(commitInterval);
    }
    // A failure shows in the state; what happened is what it is.
    emit changed(m_log.state());
}

} // namespace flowconsole
