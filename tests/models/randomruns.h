#pragma once

#include "models/executiontablemodel.h"
#include "sampleexecutions.h"

#include <functional>
#include <random>

namespace flowconsole {

/// Executions that come, change and go by chance, of four flows and in all states, and what is known of them
/// after each change. The same seed tells the same story.
class RandomRuns final
{
public:
    RandomRuns(unsigned seed, const QDateTime &start, qsizetype most = 30)
        : m_random(seed), m_start(start), m_most(most)
    {}

    [[nodiscard]] int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

    /// A few new or changed ones; where there are more than `most` one goes each time. One that goes may be
    /// among those that changed: its removal has the last word.
    [[nodiscard]] ChangeSet next()
    {
        ++m_step;
        ChangeSet changes;
        for (int i = below(4); i > 0; --i) {
            const auto state = allExecutionStates.at(static_cast<size_t>(below(10)));
            if (m_known.isEmpty() || below(3) == 0) {
                const QString flow = QStringLiteral("Flow %1").arg(below(4));
                m_known << sampleExecution(m_step * 10 + i, state, m_start, flow);
                changes.changed << m_known.last();
            } else {
                FlowExecution &known = m_known[below(static_cast<int>(m_known.size()))];
                known.state = state;
                known.detail = QString::number(below(5));
                known.lastSeenAt = m_start.addSecs(below(100));
                changes.changed << known;
            }
        }
        if (m_known.size() > m_most) {
            changes.removed << m_known.takeAt(below(static_cast<int>(m_known.size()))).id;
        }
        return changes;
    }

    /// In the order in which they came.
    [[nodiscard]] const QList<FlowExecution> &known() const { return m_known; }

private:
    std::mt19937 m_random;
    QDateTime m_start;
    qsizetype m_most;
    QList<FlowExecution> m_known;
    int m_step = 0;
};

/// Lets the model follow 200 change sets while its order and its removals are held now and then; at the end
/// both are let go, and all has come to rest.
template <class AnyClock>
void follow(RandomRuns &runs, ExecutionTableModel &model, AnyClock &clock,
            const std::function<void()> &afterEach = {})
{
    constexpr int steps = 200;
    for (int step = 0; step < steps; ++step) {
        const ChangeSet changes = runs.next();
        model.setOrderHeld(runs.below(5) == 0);
        model.setRemovalsHeld(runs.below(3) == 0);
        model.apply(changes);
        clock.advance(Milliseconds(runs.below(400)));
        if (afterEach) {
            afterEach();
        }
    }
    model.setOrderHeld(false);
    model.setRemovalsHeld(false);
    clock.advance(Milliseconds(1000));
}

} // namespace flowconsole
