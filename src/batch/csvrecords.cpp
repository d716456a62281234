#include "batch/csvrecords.h"

#include <QCoreApplication>

#include <algorithm>

namespace flowconsole {

namespace {

struct CsvWords
{
    Q_DECLARE_TR_FUNCTIONS(BatchFile)
};

/// White space belongs to a field (RFC 4180 § 2.4).
int nothingIsSpace(unsigned char)
{
    return 0;
}

bool isBlank(const QByteArray &line)
{
    return std::all_of(line.begin(), line.end(), [](char byte) { return byte == '\n' || byte == '\r'; });
}

bool endsLine(const QByteArray &line)
{
    return line.endsWith('\n') || line.endsWith('\r');
}

} // namespace

CsvRecords::CsvRecords(QChar separator) : m_separator(separator.toLatin1())
{
    restart();
}

CsvRecords::~CsvRecords()
{
    csv_free(&m_parser);
}

bool CsvRecords::feed(const PhysicalLine &line, CsvRecord &record)
{
    const bool begins = m_bytes == 0;
    if (begins && isBlank(line.bytes)) {
        return false;
    }
    if (begins) {
        m_record = {};
        m_record.line = line.number;
    }
    m_bytes += line.bytes.size();
    if (line.isTooLong || m_bytes > longestRecord) {
        return fail(record,
                    CsvWords::tr("The row is longer than %1 KiB: is a quote missing that ends a field? What "
                                 "follows cannot be told apart")
                        .arg(longestRecord / 1024),
                    true);
    }
    // The last line of a file may lack its end.
    const QByteArray bytes = endsLine(line.bytes) ? line.bytes : line.bytes + '\n';
    const auto fieldEnds = [](void *field, size_t count, void *self) {
        static_cast<CsvRecords *>(self)->addField(static_cast<const char *>(field),
                                                  static_cast<qsizetype>(count));
    };
    const auto recordEnds = [](int, void *self) { static_cast<CsvRecords *>(self)->m_isWhole = true; };
    const auto count = static_cast<size_t>(bytes.size());
    if (csv_parse(&m_parser, bytes.constData(), count, fieldEnds, recordEnds, this) != count) {
        return fail(record,
                    CsvWords::tr("A quote stands in the middle of a field: put the whole field in quotes and "
                                 "write each quote in it twice"),
                    false);
    }
    if (!m_isWhole) {
        return false;
    }
    record = std::exchange(m_record, {});
    m_isWhole = false;
    m_bytes = 0;
    return true;
}

bool CsvRecords::finish(CsvRecord &record) const
{
    if (m_bytes == 0) {
        return false;
    }
    record = m_record;
    record.problem =
        CsvWords::tr("A field in quotes begins here and never ends: add the quote that is missing");
    record.isFatal = true;
    return true;
}

void CsvRecords::restart()
{
    csv_free(&m_parser);
    csv_init(&m_parser, CSV_STRICT);
    csv_set_delim(&m_parser, static_cast<unsigned char>(m_separator));
    csv_set_space_func(&m_parser, nothingIsSpace);
    m_isWhole = false;
    m_bytes = 0;
}

/// Reading goes on with the next line.
bool CsvRecords::fail(CsvRecord &record, const QString &problem, bool isFatal)
{
    record = std::exchange(m_record, {});
    record.problem = problem;
    record.isFatal = isFatal;
    restart();
    return true;
}

void CsvRecords::addField(const char *bytes, qsizetype count)
{
    ++m_record.fieldCount;
    if (m_record.fieldCount <= mostColumns + 1) {
        m_record.fields.append(QByteArray(bytes, count));
    }
}

} // namespace flowconsole
