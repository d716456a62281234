#include "engine/launchline.h"

#include <utility>

namespace flowconsole {

void LaunchLine::add(WaitingLaunch launch)
{
    const LaunchPlace place = launch.place;
    m_places.insert(launch.request.id, place);
    m_launches.emplace(place, std::move(launch));
}

WaitingLaunch LaunchLine::takeFirst()
{
    Q_ASSERT(!isEmpty());
    WaitingLaunch first = std::move(m_launches.extract(m_launches.begin()).mapped());
    m_places.remove(first.request.id);
    return first;
}

bool LaunchLine::remove(const ExecutionId &id)
{
    const auto found = m_places.constFind(id);
    if (found == m_places.constEnd()) {
        return false;
    }
    m_launches.erase(*found);
    m_places.erase(found);
    return true;
}

QList<ExecutionId> LaunchLine::removeAll()
{
    QList<ExecutionId> removed;
    removed.reserve(m_places.size());
    for (const auto &[place, launch] : m_launches) {
        removed.append(launch.request.id);
    }
    m_launches.clear();
    m_places.clear();
    return removed;
}

QList<ExecutionId> LaunchLine::removeBatch(const BatchId &batch)
{
    QList<ExecutionId> removed;
    for (const auto &[place, launch] : m_launches) {
        if (launch.request.batchId == batch) {
            removed.append(launch.request.id);
        }
    }
    for (const ExecutionId &id : removed) {
        remove(id);
    }
    return removed;
}

} // namespace flowconsole
