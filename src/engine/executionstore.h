#pragma once

#include "base/clock.h"
#include "domain/flowexecution.h"
#include "domain/nodetransition.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace flowconsole {

/// Holds every execution of this run of the program. All changes go through the state machine here; what
/// changed is told in ChangeSets, at most 15 a second. Lives in the engine's thread.
class ExecutionStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExecutionStore)

public:
    explicit ExecutionStore(const Clock &clock, QObject *parent = nullptr);

    /// `execution` must be new.
    void add(const FlowExecution &execution);

    /// An illegal step, or news about an execution that is not here, is logged and changes nothing.
    Applied apply(const ExecutionUpdate &update);

    /// Brings the row's node and number of transitions up to date.
    void applyPath(const ExecutionId &id, const NodePath &path);

    /// `remark` is the execution's detail from now on, wherever later news bring no words of their own; empty
    /// takes it back. Its state and when it was last seen stay as they are.
    void remark(const ExecutionId &id, const QString &remark);

    /// Nullptr where there is none; valid until the next add().
    [[nodiscard]] const FlowExecution *find(const ExecutionId &id) const;

    /// In the order in which they were added.
    [[nodiscard]] const std::vector<FlowExecution> &all() const { return m_executions; }

signals:
    /// At once, for each change.
    void updated(const flowconsole::FlowExecution &execution);
    /// At once, when an execution comes into another state.
    void stateChanged(const flowconsole::FlowExecution &execution, flowconsole::ExecutionState before);
    /// At most 15 a second.
    void changed(const flowconsole::ChangeSet &changes);

private:
    void keepRemark(FlowExecution &execution) const;
    void tellUpdated(size_t index);
    void markDirty(size_t index);
    void emitChanges();

    const Clock &m_clock;
    std::vector<FlowExecution> m_executions;
    QHash<ExecutionId, size_t> m_indexOf;
    QHash<ExecutionId, QString> m_remarks;
    std::vector<size_t> m_dirty;
    std::vector<bool> m_isDirty;
    std::unique_ptr<Alarm> m_nextEmission;
    Milliseconds m_lastEmission{0};
};

} // namespace flowconsole
