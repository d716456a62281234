#pragma once

#include "domain/ids.h"
#include "domain/nodetransition.h"

#include <QHash>

#include <deque>
#include <functional>

namespace flowconsole {

/// The steps of each execution, as far as somebody told of them. Those of executions that run are all kept, of
/// the others those of the latest few thousand.
class ExecutionPaths final
{
public:
    using Observer = std::function<void(const ExecutionId &, const NodeTransition &)>;

    /// Called with each new step.
    void observe(Observer observer) { m_observer = std::move(observer); }
    /// False for a step that is already here.
    bool add(const ExecutionId &id, const NodeTransition &step);
    /// The execution is over. Yields the one whose steps are forgotten for it; empty where none is.
    [[nodiscard]] ExecutionId close(const ExecutionId &id);
    void forget(const ExecutionId &id) { m_paths.remove(id); }
    [[nodiscard]] NodePath of(const ExecutionId &id) const { return m_paths.value(id); }

private:
    QHash<ExecutionId, NodePath> m_paths;
    std::deque<ExecutionId> m_closed; ///< oldest first
    Observer m_observer;
};

} // namespace flowconsole
