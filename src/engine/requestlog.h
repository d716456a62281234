#pragma once

#include "domain/requestrecord.h"

#include <QHash>

#include <deque>

namespace flowconsole {

/// The exchanges of each execution, bounded: of one execution the first and the latest are kept, of one that is
/// over the launch and the last look, and of all together the latest thousand executions; the history has the
/// others.
class RequestLog final
{
public:
    void add(const RequestRecord &record);
    /// The execution is over: its looks in between are forgotten.
    void close(const ExecutionId &id);
    void forget(const ExecutionId &id) { m_records.remove(id); }
    [[nodiscard]] QList<RequestRecord> of(const ExecutionId &id) const { return m_records.value(id); }

private:
    QHash<ExecutionId, QList<RequestRecord>> m_records;
    std::deque<ExecutionId> m_order; ///< of the first record
};

} // namespace flowconsole
