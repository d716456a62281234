#include "engine/executionpaths.h"

namespace flowconsole {

namespace {

constexpr size_t mostClosed = 5000;

} // namespace

bool ExecutionPaths::add(const ExecutionId &id, const NodeTransition &step)
{
    const bool isNew = m_paths[id].add(step);
    if (isNew && m_observer) {
        m_observer(id, step);
    }
    return isNew;
}

ExecutionId ExecutionPaths::close(const ExecutionId &id)
{
    m_closed.push_back(id);
    if (m_closed.size() <= mostClosed) {
        return {};
    }
    const ExecutionId forgotten = m_closed.front();
    m_closed.pop_front();
    m_paths.remove(forgotten);
    return forgotten;
}

} // namespace flowconsole
