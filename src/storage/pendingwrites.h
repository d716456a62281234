#pragma once

#include "storage/detailrows.h"

#include <QHash>
#include <QSet>

#include <deque>

namespace flowconsole {

/// What a caller waits for: its launches may leave once they are written.
struct IntentWrite
{
    quint64 number = 0; ///< of the one who waits
    QList<FlowExecution> executions;
};

struct BatchWrite
{
    quint64 number = 0;
    BatchProgress batch;
};

/// What is written in one transaction. Of each execution its state is newer than its intent.
struct Burst
{
    QList<BatchWrite> batches;
    QList<IntentWrite> intents;
    QList<FlowExecution> executions;
    QList<StoredStep> steps;
    QList<RequestRecord> requests;

    [[nodiscard]] bool isDurable() const { return !intents.isEmpty() || !batches.isEmpty(); }
    /// The numbers of those who wait.
    [[nodiscard]] QList<quint64> waiting() const;
    [[nodiscard]] bool isEmpty() const
    {
        return !isDurable() && executions.isEmpty() && steps.isEmpty() && requests.isEmpty();
    }
};

/// What waits to be written. Of each execution only the latest state; while nothing can be written, steps and
/// requests up to a bound, beyond which the oldest requests, then the oldest steps are dropped.
class PendingWrites final
{
public:
    void add(const FlowExecution &execution);
    void add(const StoredStep &step);
    void add(const RequestRecord &request);
    /// What waits of these executions is older than the intents, and is dropped.
    void add(const IntentWrite &intents);
    void add(const BatchWrite &batch);

    [[nodiscard]] bool isEmpty() const;
    /// Whether somebody waits for it.
    [[nodiscard]] bool isUrgent() const { return !m_intents.isEmpty() || !m_batches.isEmpty(); }

    [[nodiscard]] Burst take();
    /// It was not written. What nobody waits for is put back, behind nothing that is newer.
    void putBack(const Burst &burst);
    /// Takes away those that somebody waits for, and answers who.
    QList<quint64> dropUrgent();
    void dropIntents()
    {
        m_intents.clear();
        m_overtaken.clear();
    }

private:
    void bound();

    QHash<ExecutionId, qsizetype> m_places; ///< in m_executions
    QList<FlowExecution> m_executions;
    QSet<ExecutionId> m_overtaken; ///< whose state was put back, although an intent that waits is newer
    std::deque<StoredStep> m_steps;
    std::deque<RequestRecord> m_requests;
    qint64 m_requestBytes = 0;
    QList<IntentWrite> m_intents;
    QList<BatchWrite> m_batches;
};

} // namespace flowconsole
