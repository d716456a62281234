#include "ui/compare/recentruns.h"

#include <algorithm>

namespace flowconsole {

void RecentRuns::take(const ChangeSet &changes)
{
    for (const FlowExecution &execution : changes.changed) {
        QList<RecentRun> &runs = m_runs[execution.flowId];
        const RecentRun run{execution.id, execution.createdAt, execution.state, execution.latency};
        const auto known =
            std::find_if(runs.begin(), runs.end(), [&run](const RecentRun &each) { return each.id == run.id; });
        if (known != runs.end()) {
            *known = run;
            continue;
        }
        const auto place = std::find_if(runs.begin(), runs.end(), [&run](const RecentRun &each) {
            return each.createdAt <= run.createdAt;
        });
        runs.insert(place, run);
        if (runs.size() > mostOfAFlow) {
            runs.removeLast();
        }
    }
}

QList<RecentRun> RecentRuns::others(const FlowExecution &run) const
{
    QList<RecentRun> runs = m_runs.value(run.flowId);
    runs.removeIf([&run](const RecentRun &each) { return each.id == run.id; });
    const auto before = std::find_if(runs.begin(), runs.end(),
                                     [&run](const RecentRun &each) { return each.createdAt < run.createdAt; });
    if (before != runs.end()) {
        std::rotate(runs.begin(), before, before + 1);
    }
    return runs;
}

} // namespace flowconsole
