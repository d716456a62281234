#pragma once

#include "audit/auditlog.h"
#include "domain/nodetransition.h"

#include <QObject>

#include <memory>

namespace flowconsole {

/// Says to the audit log what the engine does and hears. Intents are on disk before anything leaves; whoever
/// writes one has to wait for its success. What became of them reaches the disk within half a second. Lives in
/// the engine's thread.
class AuditTrail final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuditTrail)

public:
    AuditTrail(const Clock &clock, const QString &path, const QString &actor, QObject *parent = nullptr);
    /// Brings what is not on disk yet there.
    ~AuditTrail() override;

    /// A failure shows in the state.
    void open();
    [[nodiscard]] const AuditState &state() const { return m_log.state(); }

    /// Not certain to be on disk before commit().
    [[nodiscard]] Result<Done> intendLaunch(const FlowExecution &execution, const QString &payloadHash);
    /// Not certain to be on disk before commit().
    [[nodiscard]] Result<Done> intendEnd(const FlowExecution &execution, const QString &reason);
    [[nodiscard]] Result<Done> commit();
    /// The same without holding the thread up: answers from the event loop, and not at all once `context` is
    /// destroyed, which must be before this.
    void commit(QObject *context, const std::function<void(const Result<Done> &)> &done);

    /// The execution's state is the outcome of its launch.
    void recordOutcome(const FlowExecution &execution);
    /// A launch whose answer never came is known to be this execution.
    void recordFound(const FlowExecution &execution);
    void recordEndAnswer(const FlowExecution &execution, const QString &outcome, const QString &reason);
    void recordFlowError(const FlowExecution &execution, const FlowEvent &event);
    void recordFlowComplete(const FlowExecution &execution, const FlowEvent &event, int transitions);

signals:
    void changed(const flowconsole::AuditState &state);

private:
    [[nodiscard]] AuditEntry entryOf(const FlowExecution &execution, const QString &event) const;
    void record(const AuditEntry &entry);

    AuditLog m_log;
    QString m_actor;
    std::unique_ptr<Alarm> m_commit;
};

} // namespace flowconsole
