#pragma once

#include "api/platformclient.h"
#include "domain/launchrequest.h"

#include <QHash>
#include <QList>

#include <compare>
#include <map>

namespace flowconsole {

/// Where a launch stands in line: by priority, first come first served within one.
struct LaunchPlace
{
    LaunchPriority priority = LaunchPriority::Interactive;
    quint64 number = 0;

    friend auto operator<=>(const LaunchPlace &, const LaunchPlace &) = default;
};

/// One launch on its way to the platform.
struct WaitingLaunch
{
    LaunchRequest request;
    LaunchPlace place;
    PreparedLaunch prepared; ///< empty until its intent is written
};

/// Launches that wait, in the order in which they go. Every operation but those on many takes O(log n).
class LaunchLine final
{
public:
    /// At its place; one that comes back is where it was.
    void add(WaitingLaunch launch);

    [[nodiscard]] bool isEmpty() const { return m_launches.empty(); }
    [[nodiscard]] int size() const { return static_cast<int>(m_launches.size()); }
    /// There must be one.
    [[nodiscard]] WaitingLaunch takeFirst();

    /// False where it is not here.
    bool remove(const ExecutionId &id);
    /// In their order.
    [[nodiscard]] QList<ExecutionId> removeAll();
    [[nodiscard]] QList<ExecutionId> removeBatch(const BatchId &batch);

private:
    std::map<LaunchPlace, WaitingLaunch> m_launches;
    QHash<ExecutionId, LaunchPlace> m_places;
};

} // namespace flowconsole
