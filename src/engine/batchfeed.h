#pragma once

#include "batch/rowvalues.h"
#include "engine/batchtools.h"

#include <QObject>

#include <atomic>
#include <map>
#include <vector>

namespace flowconsole {

class RowReader;

/// Rows of a file by their number, counted from 1.
using RowSet = std::vector<bool>;

/// The good rows of a batch's file, in their order: some hundred are read ahead in a worker's thread, so that
/// memory stays flat whatever the file's size. Lives in the engine's thread, as long as its run.
class BatchFeed final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchFeed)

public:
    /// `done` rows are left out.
    BatchFeed(QThreadPool &files, const BatchSpec &spec, RowSet done, QObject *parent = nullptr);
    ~BatchFeed() override;

    void start();

    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    /// The file has been read to its end, and nothing is left.
    [[nodiscard]] bool isExhausted() const { return m_isAtEnd && m_rows.empty(); }
    /// Precondition: not empty.
    [[nodiscard]] BatchRow take();
    /// It was taken and is to be taken again.
    void putBack(const BatchRow &row);

signals:
    /// There are more rows, or there will be none.
    void advanced();
    /// The file cannot be read any further; says why, for people.
    void failed(const QString &reason);

private:
    struct Chunk;

    [[nodiscard]] static Chunk read(RowReader &reader, const RowSet &done);
    void readAhead();
    void receive(const Chunk &chunk);

    QThreadPool &m_files;
    std::shared_ptr<RowReader> m_reader; ///< used by one task at a time
    std::shared_ptr<const RowSet> m_done;
    std::map<qint64, BatchRow> m_rows; ///< by number
    bool m_isReading = false;
    bool m_isAtEnd = false;
};

} // namespace flowconsole
