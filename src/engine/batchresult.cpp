#include "engine/batchresult.h"

#include "batch/resultlines.h"
#include "batch/rowreader.h"
#include "engine/executionstore.h"
#include "storage/executionhistory.h"

#include <QSaveFile>

namespace flowconsole {

namespace {

constexpr int rowsInPage = 500;

} // namespace

struct BatchResult::Writer
{
    Writer(const BatchSpec &spec, const QString &sha256Hex)
        : reader(spec), lines(spec), file(spec.resultPath), expected(sha256Hex)
    {}

    QString open()
    {
        if (const auto opened = reader.open(); !opened) {
            return opened.error().message;
        }
        if (!file.open(QIODevice::WriteOnly)) {
            return cannotWrite();
        }
        file.write(lines.header());
        return {};
    }

    /// The lines up to the last execution of `page`, or all that are left. The answer says what went wrong.
    QString write(const QList<FlowExecution> &page, bool isLast)
    {
        BatchRow row;
        for (const FlowExecution &execution : page) {
            while (reader.next(row)) {
                const bool isIt = row.row == execution.batchRow;
                file.write(lines.line(row, isIt ? &execution : nullptr));
                if (isIt) {
                    break;
                }
            }
        }
        return isLast ? finish() : QString();
    }

    QString finish()
    {
        BatchRow row;
        while (reader.next(row)) {
            file.write(lines.line(row, nullptr));
        }
        if (reader.lines().sha256Hex() != expected) {
            file.cancelWriting();
            return tr("No result file was written: %1 is another file now").arg(reader.lines().path());
        }
        return file.commit() ? QString() : cannotWrite();
    }

    QString cannotWrite()
    {
        return tr("The result file %1 cannot be written: %2").arg(file.fileName(), file.errorString());
    }

    RowReader reader;
    ResultLines lines;
    QSaveFile file;
    QString expected;
};

BatchResult::BatchResult(const BatchTools &tools, const BatchSpec &spec, const QString &sha256Hex,
                         QObject *parent)
    : QObject(parent), m_tools(tools), m_spec(spec), m_writer(std::make_shared<Writer>(spec, sha256Hex))
{}

BatchResult::~BatchResult() = default;

void BatchResult::start()
{
    inWorker(
        m_tools.files, this, [writer = m_writer] { return writer->open(); },
        [this](const QString &problem) {
            if (!problem.isEmpty()) {
                emit finished(problem);
                return;
            }
            m_tools.history.flush(this, [this](const Result<Done> &) { readPage(); });
        });
}

void BatchResult::readPage()
{
    m_tools.history.readBatchRows(
        m_spec.id, m_lastRow, rowsInPage, this, [this](const Result<QList<FlowExecution>> &read) {
            if (!read) {
                emit finished(tr("No result file was written: %1").arg(read.error().message));
                return;
            }
            QList<FlowExecution> page = read.value();
            const bool isLast = page.size() < rowsInPage;
            for (FlowExecution &execution : page) {
                m_lastRow = execution.batchRow;
                // What is still in memory is known best.
                if (const FlowExecution *live = m_tools.store.find(execution.id)) {
                    execution = *live;
                }
            }
            write(page, isLast);
        });
}

void BatchResult::write(const QList<FlowExecution> &page, bool isLast)
{
    inWorker(
        m_tools.files, this, [writer = m_writer, page, isLast] { return writer->write(page, isLast); },
        [this, isLast](const QString &problem) {
            if (isLast || !problem.isEmpty()) {
                emit finished(problem);
            } else {
                readPage();
            }
        });
}

} // namespace flowconsole
