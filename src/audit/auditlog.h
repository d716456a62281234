#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/auditstate.h"
#include "domain/flowexecution.h"
#include "domain/jsonvalue.h"

#include <QFile>
#include <QString>
#include <QThreadPool>

#include <functional>

namespace flowconsole {

/// What was done to an execution, or what it told, as the audit log says it (API.md, "Telemetry and audit").
struct AuditEntry
{
    QString event;   ///< "flow_invocation", "flow_termination", "flow_error", "flow_complete"
    QString outcome; ///< "intended" before the request leaves, afterwards stateKey(), or what became of it
    QString actor;
    ExecutionId auditId;
    FlowId target;
    QString flowName;
    PlatformExecutionId platformId;
    QString payloadHash;
    QString environment;
    QString dialect;
    std::optional<qint64> latencyMs; ///< launch to end
    QString reason;                  ///< the operator's, for an end; left out where it is empty
    JsonValue details;               ///< what the event brought, an object; left out where it is null
};

/// The append-only audit log: one JSON object a line (UTF-8), readable by its owner only. Entries are written
/// at once and are certain to survive a crash after commit(). Used in the engine's thread.
class AuditLog final
{
    Q_DISABLE_COPY_MOVE(AuditLog)

public:
    AuditLog(const Clock &clock, const QString &path);

    /// Opens the file and counts its entries; append() does so by itself where it has not been done.
    Result<Done> open();

    /// Writes one line. Where only half of it could be written, the next entry begins a new line. The error
    /// says what to do.
    Result<Done> append(const AuditEntry &entry);

    /// Waits until the disk has what was appended.
    Result<Done> commit();
    /// The same without waiting: answers in this thread, from its event loop, and not at all once `context` is
    /// destroyed, which must be before this.
    void commit(QObject *context, const std::function<void(const Result<Done> &)> &done);

    [[nodiscard]] const AuditState &state() const { return m_state; }

private:
    [[nodiscard]] bool isStillThere() const;
    Result<Done> failure(const QString &what);
    /// Of a system call, by its error number.
    Result<Done> failure(int reason);

    const Clock &m_clock;
    QFile m_file;
    AuditState m_state;
    bool m_endsInHalfALine = false;
    QThreadPool m_waiters; ///< for the disk; last, so that it ends them first
};

} // namespace flowconsole
