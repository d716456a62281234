#include "storage/historysearch.h"

namespace flowconsole {

HistorySearch::HistorySearch(ExecutionHistory &history, QObject *parent) : QObject(parent), m_history(history)
{}

HistorySearch::~HistorySearch() = default;

void HistorySearch::start(const HistoryQuery &query)
{
    m_query = query;
    m_examined = 0;
    ++m_number;
    m_asking = std::make_unique<QObject>();
    askNext();
}

void HistorySearch::cancel()
{
    m_asking.reset();
}

void HistorySearch::askNext()
{
    m_history.readFiltered(m_query, m_asking.get(), [this](const Result<HistoryPage> &page) {
        if (page) {
            take(page.value());
            return;
        }
        m_asking.reset();
        emit failed(page.error().message);
    });
}

void HistorySearch::take(const HistoryPage &page)
{
    m_examined += page.examined;
    m_query.limit -= static_cast<int>(page.executions.size());
    m_query.after = page.next;
    const bool isOver = !page.next || m_query.limit <= 0;
    // Whoever hears of it may cancel, or start another.
    const auto isSame = [this, search = m_number] { return m_asking != nullptr && m_number == search; };
    if (!page.executions.isEmpty()) {
        emit found(page.executions);
    }
    if (page.next && isSame()) {
        emit progressed(m_examined, QDateTime::fromMSecsSinceEpoch(page.next->createdAt, Qt::UTC));
    }
    if (!isSame()) {
        return;
    }
    if (isOver) {
        m_asking.reset();
        emit finished(page.next);
    } else {
        askNext();
    }
}

} // namespace flowconsole
