#pragma once

#include "storage/executionhistory.h"

#include <QRandomGenerator>

#include <optional>

namespace flowconsole {

/// Takes the one answer to a question.
template <class T>
class Answered final
{
public:
    [[nodiscard]] ExecutionHistory::Receive<T> receive()
    {
        return [this](const Result<T> &result) {
            m_result = result;
            ++m_times;
        };
    }
    [[nodiscard]] bool isThere() const { return m_result.has_value(); }
    [[nodiscard]] bool ok() const { return m_result && m_result->ok(); }
    [[nodiscard]] bool failed() const { return m_result && !m_result->ok(); }
    [[nodiscard]] const T &value() const { return m_result->value(); }
    [[nodiscard]] QString problem() const { return m_result->error().message; }
    [[nodiscard]] int times() const { return m_times; }

private:
    std::optional<Result<T>> m_result;
    int m_times = 0;
};

using Executions = QList<FlowExecution>;

/// A running execution of now, with an input.
[[nodiscard]] FlowExecution runningExecution(const QDateTime &createdAt, const QString &customer = {});
/// The same, over.
[[nodiscard]] FlowExecution completedExecution(const QDateTime &seenAt);
[[nodiscard]] FlowExecution rowOf(const BatchId &batch, qint64 row, const QDateTime &createdAt);
[[nodiscard]] BatchProgress runningBatch(const QDateTime &startedAt);

/// Any value in every field.
[[nodiscard]] FlowExecution randomExecution(QRandomGenerator &random);
[[nodiscard]] NodeTransition randomStep(QRandomGenerator &random, const QDateTime &at);
[[nodiscard]] RequestRecord randomRequest(QRandomGenerator &random, const ExecutionId &id);
[[nodiscard]] BatchProgress randomBatch(QRandomGenerator &random);

/// The ids, in their order, for comparing.
[[nodiscard]] QStringList idsOf(const Executions &executions);

/// All that is in the files of the history, as it stands on the disk.
[[nodiscard]] QByteArray storedBytes(const QString &path);

} // namespace flowconsole
