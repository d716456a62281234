#pragma once

#include "base/clock.h"
#include "domain/flowexecution.h"
#include "domain/nodetransition.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace flowconsole {

/// Holds the executions that are shown: every one that is not over, and the latest of the others, as many as
/// the limit allows; the history has them all. All changes go through the state machine here; what changed is
/// told in ChangeSets, at most 15 a second. Lives in the engine's thread.
class ExecutionStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExecutionStore)

public:
    /// What is over is forgotten, the oldest first, once more than `limit` executions are here.
    explicit ExecutionStore(const Clock &clock, size_t limit = defaultLimit, QObject *parent = nullptr);

    static constexpr size_t defaultLimit = 100'000;

    /// `execution` must be new.
    void add(const FlowExecution &execution);

    /// Brings in what the history holds from before; what is here already stays as it is. Those that are not
    /// over are to be reconciled.
    void restore(const QList<FlowExecution> &executions);

    /// An illegal step, or news about an execution that is not here, is logged and changes nothing.
    Applied apply(const ExecutionUpdate &update);

    /// Brings the row's node and number of transitions up to date.
    void applyPath(const ExecutionId &id, const NodePath &path);

    /// `remark` is the execution's detail from now on, wherever later news bring no words of their own; empty
    /// takes it back. Its state and when it was last seen stay as they are.
    void remark(const ExecutionId &id, const QString &remark);

    /// For display: when the execution is to be looked at again; invalid for nobody knows. Tells no updated().
    void setNextLook(const ExecutionId &id, const QDateTime &at);
    /// What is known of it may be out of date, until somebody tells of it again; nothing happens to one that is
    /// over.
    void setReconciling(const ExecutionId &id, bool isReconciling);

    /// The calendar was set on, or back, by so much: what counts down by it says what the clock that never
    /// jumps counts. Tells no updated().
    void followCalendar(Milliseconds jump);

    /// Nullptr where there is none; valid until the control returns to the event loop, or the next add().
    [[nodiscard]] const FlowExecution *find(const ExecutionId &id) const;

    /// In the order in which they were added.
    [[nodiscard]] QList<ExecutionId> idsIn(ExecutionState state) const;
    /// In the order in which they were added.
    [[nodiscard]] const std::vector<FlowExecution> &all() const { return m_executions; }

signals:
    /// At once, for each change.
    void updated(const flowconsole::FlowExecution &execution);
    /// At once, when an execution comes into another state.
    void stateChanged(const flowconsole::FlowExecution &execution, flowconsole::ExecutionState before);
    /// These are over and not here any more.
    void forgotten(const QList<flowconsole::ExecutionId> &ids);
    /// At most 15 a second.
    void changed(const flowconsole::ChangeSet &changes);

private:
    void keepRemark(FlowExecution &execution) const;
    void tellUpdated(size_t index);
    void markDirty(size_t index);
    void emitChanges();
    [[nodiscard]] QList<ExecutionId> forgetOldest();

    const Clock &m_clock;
    const size_t m_limit;
    std::vector<FlowExecution> m_executions;
    size_t m_over = 0; ///< of these
    QHash<ExecutionId, size_t> m_indexOf;
    QHash<ExecutionId, QString> m_remarks;
    std::vector<size_t> m_dirty;
    std::vector<bool> m_isDirty;
    std::unique_ptr<Alarm> m_nextEmission;
    Milliseconds m_lastEmission{0};
};

} // namespace flowconsole
