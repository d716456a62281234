#include "engine/batchfeed.h"

#include "batch/rowreader.h"

namespace flowconsole {

namespace {

constexpr size_t rowsInChunk = 256;
constexpr qint64 bytesInChunk = qint64(1024) * 1024;

} // namespace

struct BatchFeed::Chunk
{
    QList<BatchRow> rows;
    bool isAtEnd = false;
    QString failure;
};

BatchFeed::BatchFeed(QThreadPool &files, const BatchSpec &spec, RowSet done, QObject *parent)
    : QObject(parent),
      m_files(files),
      m_reader(std::make_shared<RowReader>(spec)),
      m_done(std::make_shared<const RowSet>(std::move(done)))
{}

BatchFeed::~BatchFeed() = default;

void BatchFeed::start()
{
    m_isReading = true;
    inWorker(
        m_files, this,
        [reader = m_reader, done = m_done] {
            const auto opened = reader->open();
            return opened ? read(*reader, *done) : Chunk{{}, true, opened.error().message};
        },
        [this](const Chunk &chunk) { receive(chunk); });
}

BatchRow BatchFeed::take()
{
    const auto first = m_rows.begin();
    BatchRow row = std::move(first->second);
    m_rows.erase(first);
    readAhead();
    return row;
}

void BatchFeed::putBack(const BatchRow &row)
{
    m_rows.insert_or_assign(row.row, row);
}

BatchFeed::Chunk BatchFeed::read(RowReader &reader, const RowSet &done)
{
    Chunk chunk;
    const qint64 from = reader.lines().bytesRead();
    BatchRow row;
    while (static_cast<size_t>(chunk.rows.size()) < rowsInChunk &&
           reader.lines().bytesRead() - from < bytesInChunk) {
        if (!reader.next(row)) {
            chunk.isAtEnd = true;
            break;
        }
        const auto number = static_cast<size_t>(row.row);
        if (!row.isBad() && !(number < done.size() && done[number])) {
            chunk.rows.append(row);
        }
    }
    chunk.failure = reader.failure();
    if (chunk.failure.isEmpty() && reader.lines().hasChanged()) {
        chunk.failure = tr("The file has been changed while its rows were launched");
    }
    return chunk;
}

void BatchFeed::readAhead()
{
    if (m_isReading || m_isAtEnd || m_rows.size() >= rowsInChunk) {
        return;
    }
    m_isReading = true;
    inWorker(
        m_files, this, [reader = m_reader, done = m_done] { return read(*reader, *done); },
        [this](const Chunk &chunk) { receive(chunk); });
}

void BatchFeed::receive(const Chunk &chunk)
{
    m_isReading = false;
    m_isAtEnd = chunk.isAtEnd;
    if (!chunk.failure.isEmpty()) {
        emit failed(chunk.failure);
        return;
    }
    for (const BatchRow &row : chunk.rows) {
        m_rows.insert_or_assign(row.row, row);
    }
    // A chunk may hold nothing but rows that are done.
    readAhead();
    emit advanced();
}

} // namespace flowconsole
