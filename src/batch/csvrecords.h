#pragma once

#include "batch/linereader.h"

#include <QByteArrayList>

#include <csv.h>

namespace flowconsole {

/// The most columns that a file may have.
inline constexpr qsizetype mostColumns = 1000;

/// One record of a CSV file (RFC 4180).
struct CsvRecord
{
    qint64 line = 0;       ///< where it begins
    QByteArrayList fields; ///< as bytes, unquoted; no more of them than mostColumns + 1
    qsizetype fieldCount = 0;
    QString problem;      ///< why it cannot be read; then `fields` are not to be used
    bool isFatal = false; ///< nothing after it can be read either
};

/// Puts physical lines together to records. Feeding libcsv line by line is what makes known where each record
/// begins. Quotes are read strictly: one in the wrong place would otherwise swallow what follows.
class CsvRecords final
{
    Q_DISABLE_COPY_MOVE(CsvRecords)

public:
    explicit CsvRecords(QChar separator);
    ~CsvRecords();

    /// True once `record` is whole; false while it goes on in the next line, and for an empty line.
    [[nodiscard]] bool feed(const PhysicalLine &line, CsvRecord &record);
    /// To be called at the end of the file: true where a record is left that never ended.
    [[nodiscard]] bool finish(CsvRecord &record) const;

private:
    void restart();
    [[nodiscard]] bool fail(CsvRecord &record, const QString &problem, bool isFatal);
    void addField(const char *bytes, qsizetype count);

    csv_parser m_parser{};
    char m_separator;
    CsvRecord m_record;
    qsizetype m_bytes = 0; ///< of the record so far
    bool m_isWhole = false;
};

} // namespace flowconsole
