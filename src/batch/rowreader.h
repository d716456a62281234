#pragma once

#include "batch/csvrecords.h"
#include "batch/rowvalues.h"

#include <memory>

namespace flowconsole {

/// Reads the rows of a batch's file one after the other, in flat memory. The same file yields the same rows
/// each time. Used in one thread at a time.
class RowReader final
{
    Q_DISABLE_COPY_MOVE(RowReader)

public:
    explicit RowReader(const BatchSpec &spec);
    ~RowReader();

    /// Reads a CSV file's line of column names too; they must be those of the spec, where it has any.
    [[nodiscard]] Result<Done> open();
    /// False at the end of the file, and where it cannot be read any further: then failure() says why.
    [[nodiscard]] bool next(BatchRow &row);
    [[nodiscard]] const QString &failure() const { return m_failure; }

    /// Of a CSV file, once it is open.
    [[nodiscard]] const QStringList &columnNames() const { return m_columnNames; }
    [[nodiscard]] const RowValues &values() const { return m_values; }
    [[nodiscard]] const LineReader &lines() const { return m_lines; }

private:
    [[nodiscard]] Result<Done> readColumnNames();
    [[nodiscard]] bool nextRecord(CsvRecord &record);
    [[nodiscard]] bool nextCsv(BatchRow &row);
    [[nodiscard]] bool nextJson(BatchRow &row);

    BatchSpec m_spec;
    RowValues m_values;
    LineReader m_lines;
    std::unique_ptr<CsvRecords> m_records; ///< of CSV
    QStringList m_columnNames;
    qint64 m_rows = 0;
    QString m_failure;
};

} // namespace flowconsole
