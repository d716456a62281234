#pragma once

#include "domain/requestrecord.h"

#include <QHash>

namespace flowconsole {

/// The exchanges of each execution. Of an execution that is looked at for hours only the first and the latest
/// exchanges are kept, so that memory stays bounded.
class RequestLog final
{
public:
    void add(const RequestRecord &record);
    [[nodiscard]] QList<RequestRecord> of(const ExecutionId &id) const { return m_records.value(id); }

private:
    QHash<ExecutionId, QList<RequestRecord>> m_records;
};

} // namespace flowconsole
