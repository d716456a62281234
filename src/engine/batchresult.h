#pragma once

#include "domain/batch.h"
#include "engine/batchtools.h"

#include <QObject>

namespace flowconsole {

/// Writes the result file of a batch: what the history knows of its rows beside what the file holds of them,
/// page by page, so that memory stays flat. Either the whole file is replaced or nothing is. Lives in the
/// engine's thread, as long as its run.
class BatchResult final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchResult)

public:
    BatchResult(const BatchTools &tools, const BatchSpec &spec, const QString &sha256Hex,
                QObject *parent = nullptr);
    ~BatchResult() override;

    void start();

signals:
    /// `problem` says for people why there is no new file; empty where there is.
    void finished(const QString &problem);

private:
    struct Writer;

    void readPage();
    void write(const QList<FlowExecution> &page, bool isLast);

    const BatchTools m_tools;
    const BatchSpec m_spec;
    std::shared_ptr<Writer> m_writer; ///< used by one task at a time
    qint64 m_lastRow = 0;
};

} // namespace flowconsole
