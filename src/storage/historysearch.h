#pragma once

#include "storage/executionhistory.h"
#include "storage/historyquery.h"

#include <memory>

namespace flowconsole {

/// Searches the history step by step until a page is full or nothing is left, telling on the way what it has
/// found and how far it is. One search at a time: another start() takes the place of the first. Lives in the
/// thread of its ExecutionHistory, which outlives it.
class HistorySearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistorySearch)

public:
    explicit HistorySearch(ExecutionHistory &history, QObject *parent = nullptr);
    ~HistorySearch() override;

    /// Finds the first `query.limit` executions after `query.after`.
    void start(const HistoryQuery &query);
    /// Nothing is told of it any more; a step that is under way ends by itself, soon.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_asking != nullptr; }

signals:
    /// Some more, in their order.
    void found(const QList<flowconsole::FlowExecution> &executions);
    /// Since start(): about so many were looked at, back (or on) to that time.
    void progressed(qint64 examined, const QDateTime &reached);
    /// The page is full, and goes on at `next`; or nothing is left.
    void finished(const std::optional<flowconsole::HistoryPosition> &next);
    void failed(const QString &problem);

private:
    void askNext();
    void take(const HistoryPage &page);

    ExecutionHistory &m_history;
    HistoryQuery m_query; ///< for what is still missing
    qint64 m_examined = 0;
    quint64 m_number = 0;              ///< of the search
    std::unique_ptr<QObject> m_asking; ///< answers come while it lives
};

} // namespace flowconsole
