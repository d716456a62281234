#include "engine/requestlog.h"

namespace flowconsole {

namespace {

constexpr qsizetype firstKept = 10; // the launch with all its repeats is among them
constexpr qsizetype mostKept = 50;

} // namespace

void RequestLog::add(const RequestRecord &record)
{
    if (record.executionId.isEmpty()) {
        return;
    }
    QList<RequestRecord> &records = m_records[record.executionId];
    records.append(record);
    if (records.size() > mostKept) {
        records.removeAt(firstKept);
    }
}

} // namespace flowconsole
