#include "batch/rowreader.h"

#include <QCoreApplication>

namespace flowconsole {

namespace {

struct ReaderWords
{
    Q_DECLARE_TR_FUNCTIONS(BatchFile)
};

QString atLine(qint64 line, const QString &problem)
{
    return ReaderWords::tr("Line %1: %2").arg(line).arg(problem);
}

/// What is wrong with a file's column names; empty where nothing is.
QString namesProblem(const QStringList &names)
{
    QStringList seen;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names.at(i).isEmpty()) {
            return ReaderWords::tr("Column %1 has no name: give it one or remove it.").arg(i + 1);
        }
        if (seen.contains(names.at(i))) {
            return ReaderWords::tr("Two columns are named %1: rename or remove one of them.")
                .arg(names.at(i).left(80));
        }
        seen.append(names.at(i));
    }
    return {};
}

/// An empty line, or one of white space alone, is no row.
bool isNoRow(const CsvRecord &record)
{
    return record.problem.isEmpty() && record.fieldCount == 1 && record.fields.first().trimmed().isEmpty();
}

} // namespace

RowReader::RowReader(const BatchSpec &spec) : m_spec(spec), m_values(spec), m_lines(spec.filePath) {}

RowReader::~RowReader() = default;

Result<Done> RowReader::open()
{
    if (auto opened = m_lines.open(); !opened) {
        return opened;
    }
    switch (m_spec.format) {
    case BatchFormat::Csv:
        m_records = std::make_unique<CsvRecords>(m_spec.separator);
        return readColumnNames();
    case BatchFormat::JsonLines:
        return Done();
    }
    Q_UNREACHABLE();
}

Result<Done> RowReader::readColumnNames()
{
    CsvRecord record;
    do {
        if (!nextRecord(record)) {
            return Error{m_failure.isEmpty() ? ReaderWords::tr("The file is empty.") : m_failure};
        }
    } while (isNoRow(record));
    if (!record.problem.isEmpty()) {
        return Error{atLine(record.line, record.problem) + u'.'};
    }
    if (record.fieldCount > mostColumns) {
        return Error{atLine(record.line, ReaderWords::tr("The file has %1 columns; at most %2 can be read.")
                                             .arg(record.fieldCount)
                                             .arg(mostColumns))};
    }
    for (const QByteArray &field : record.fields) {
        if (!field.isValidUtf8() || field.contains('\0')) {
            return Error{atLine(record.line,
                                ReaderWords::tr("The column names are not UTF-8: save the file as UTF-8."))};
        }
        m_columnNames.append(QString::fromUtf8(field).trimmed());
    }
    if (const QString problem = namesProblem(m_columnNames); !problem.isEmpty()) {
        return Error{atLine(record.line, problem)};
    }
    QStringList expected;
    for (const BatchColumn &column : m_spec.columns) {
        expected.append(column.name);
    }
    if (!expected.isEmpty() && expected != m_columnNames) {
        return Error{ReaderWords::tr("The file has other columns now: read it again.")};
    }
    return Done();
}

bool RowReader::next(BatchRow &row)
{
    row = {};
    switch (m_spec.format) {
    case BatchFormat::Csv:
        return nextCsv(row);
    case BatchFormat::JsonLines:
        return nextJson(row);
    }
    Q_UNREACHABLE();
}

bool RowReader::nextRecord(CsvRecord &record)
{
    PhysicalLine line;
    bool isWhole = false;
    while (!isWhole && m_lines.next(line)) {
        isWhole = m_records->feed(line, record);
    }
    if (!isWhole) {
        m_failure = m_lines.failure();
        isWhole = m_failure.isEmpty() && m_records->finish(record);
    }
    if (isWhole && record.isFatal) {
        m_failure = atLine(record.line, record.problem) + u'.';
        return false;
    }
    return isWhole;
}

bool RowReader::nextCsv(BatchRow &row)
{
    CsvRecord record;
    do {
        if (!m_failure.isEmpty() || !nextRecord(record)) {
            return false;
        }
    } while (isNoRow(record));
    row.row = ++m_rows;
    row.line = record.line;
    if (!record.problem.isEmpty()) {
        row.problems.append({row.line, {}, record.problem});
    } else if (record.fieldCount != m_columnNames.size()) {
        row.problems.append({row.line,
                             {},
                             ReaderWords::tr("Has %1 fields where the file has %2 columns: add or remove "
                                             "separators, or put a field that holds one in quotes")
                                 .arg(record.fieldCount)
                                 .arg(m_columnNames.size())});
    } else if (!m_spec.columns.isEmpty()) {
        m_values.takeFields(record.fields, row);
    }
    return true;
}

bool RowReader::nextJson(BatchRow &row)
{
    PhysicalLine line;
    do {
        if (!m_lines.next(line)) {
            m_failure = m_lines.failure();
            return false;
        }
    } while (!line.isTooLong && line.bytes.trimmed().isEmpty());
    row.row = ++m_rows;
    row.line = line.number;
    const auto fail = [&row](const QString &reason) { row.problems.append({row.line, {}, reason}); };
    if (line.isTooLong) {
        fail(ReaderWords::tr("Is longer than %1 KiB").arg(longestRecord / 1024));
        return true;
    }
    if (!line.bytes.isValidUtf8()) {
        fail(ReaderWords::tr("Is not UTF-8: save the file as UTF-8"));
        return true;
    }
    const auto parsed = JsonValue::parse(line.bytes);
    if (!parsed) {
        fail(ReaderWords::tr("Is not JSON (column %1): %2")
                 .arg(parsed.error().column)
                 .arg(parsed.error().message));
    } else if (!parsed.value().isObject()) {
        fail(ReaderWords::tr("Must be one JSON object, such as {\"accountId\": \"ACC-1\"}"));
    } else {
        m_values.takeObject(parsed.value(), row);
    }
    return true;
}

} // namespace flowconsole
