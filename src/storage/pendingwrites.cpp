#include "storage/pendingwrites.h"

#include <iterator>
#include <utility>

namespace flowconsole {

namespace {

constexpr size_t mostSteps = 100'000;
constexpr qint64 mostRequestBytes = 64 * 1024 * 1024;

qint64 sizeOf(const RequestRecord &request)
{
    constexpr qint64 besideBodies = 2048;
    return request.requestBody.size() + request.responseBody.size() + besideBodies;
}

template <class List>
QList<typename List::value_type> takeAll(List &list)
{
    QList<typename List::value_type> all(std::make_move_iterator(list.begin()),
                                         std::make_move_iterator(list.end()));
    list.clear();
    return all;
}

} // namespace

QList<quint64> Burst::waiting() const
{
    QList<quint64> numbers;
    for (const BatchWrite &batch : batches) {
        numbers.append(batch.number);
    }
    for (const IntentWrite &intent : intents) {
        numbers.append(intent.number);
    }
    return numbers;
}

void PendingWrites::add(const FlowExecution &execution)
{
    m_overtaken.remove(execution.id);
    const auto place = m_places.constFind(execution.id);
    if (place != m_places.constEnd()) {
        m_executions[*place] = execution;
        return;
    }
    m_places.insert(execution.id, m_executions.size());
    m_executions.append(execution);
}

void PendingWrites::add(const StoredStep &step)
{
    m_steps.push_back(step);
    bound();
}

void PendingWrites::add(const RequestRecord &request)
{
    m_requests.push_back(request);
    m_requestBytes += sizeOf(request);
    bound();
}

void PendingWrites::add(const IntentWrite &intents)
{
    for (const FlowExecution &execution : intents.executions) {
        if (const auto place = m_places.constFind(execution.id); place != m_places.constEnd()) {
            m_executions[*place] = {}; // Without an id: take() leaves it out.
            m_places.erase(place);
        }
    }
    m_intents.append(intents);
}

void PendingWrites::add(const BatchWrite &batch)
{
    m_batches.append(batch);
}

void PendingWrites::bound()
{
    while (m_requestBytes > mostRequestBytes) {
        m_requestBytes -= sizeOf(m_requests.front());
        m_requests.pop_front();
    }
    while (m_steps.size() > mostSteps) {
        m_steps.pop_front();
    }
}

bool PendingWrites::isEmpty() const
{
    return m_places.isEmpty() && m_steps.empty() && m_requests.empty() && !isUrgent();
}

Burst PendingWrites::take()
{
    Burst burst;
    burst.batches = std::exchange(m_batches, {});
    burst.intents = std::exchange(m_intents, {});
    burst.executions = std::exchange(m_executions, {});
    burst.executions.removeIf([this](const FlowExecution &execution) {
        return execution.id.isEmpty() || m_overtaken.contains(execution.id);
    });
    m_overtaken.clear();
    burst.steps = takeAll(m_steps);
    burst.requests = takeAll(m_requests);
    m_requestBytes = 0;
    m_places.clear();
    return burst;
}

void PendingWrites::putBack(const Burst &burst)
{
    const QList<FlowExecution> newer = std::exchange(m_executions, {});
    m_places.clear();
    for (const FlowExecution &execution : burst.executions) {
        add(execution);
    }
    for (const IntentWrite &intents : std::as_const(m_intents)) {
        for (const FlowExecution &execution : intents.executions) {
            if (m_places.contains(execution.id)) {
                m_overtaken.insert(execution.id);
            }
        }
    }
    for (const FlowExecution &execution : newer) {
        if (!execution.id.isEmpty()) {
            add(execution);
        }
    }
    m_steps.insert(m_steps.begin(), burst.steps.begin(), burst.steps.end());
    m_requests.insert(m_requests.begin(), burst.requests.begin(), burst.requests.end());
    for (const RequestRecord &request : burst.requests) {
        m_requestBytes += sizeOf(request);
    }
    bound();
}

QList<quint64> PendingWrites::dropUrgent()
{
    const QList<quint64> numbers = Burst{m_batches, m_intents, {}, {}, {}}.waiting();
    m_intents.clear();
    m_batches.clear();
    m_overtaken.clear();
    return numbers;
}

} // namespace flowconsole
