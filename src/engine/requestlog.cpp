#include "engine/requestlog.h"

#include <algorithm>

namespace flowconsole {

namespace {

constexpr qsizetype firstKept = 10; // the launch with all its repeats is among them
constexpr qsizetype mostKept = 50;
constexpr size_t mostExecutions = 1000;

} // namespace

void RequestLog::add(const RequestRecord &record)
{
    if (record.executionId.isEmpty()) {
        return;
    }
    if (!m_records.contains(record.executionId)) {
        m_order.push_back(record.executionId);
        if (m_order.size() > mostExecutions) {
            m_records.remove(m_order.front());
            m_order.pop_front();
        }
    }
    QList<RequestRecord> &records = m_records[record.executionId];
    records.append(record);
    if (records.size() > mostKept) {
        records.removeAt(firstKept);
    }
}

void RequestLog::close(const ExecutionId &id)
{
    const auto found = m_records.find(id);
    if (found == m_records.end() || found->isEmpty()) {
        return;
    }
    const RequestRecord last = found->last();
    const auto isLook = [&last](const RequestRecord &record) {
        return record.method == u"GET" && record.requestId != last.requestId;
    };
    found->removeIf(isLook);
}

} // namespace flowconsole
