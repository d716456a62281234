#include "ui/history/historyexporter.h"

#include "models/historytablemodel.h"
#include "ui/executions/exportfile.h"

#include <algorithm>
#include <utility>

namespace flowconsole {

namespace {

/// Made to text at a time; some 5 ms.
constexpr qsizetype rowsOfAPiece = 500;

} // namespace

HistoryExporter::HistoryExporter(HistoryTableModel &model, QObject *parent)
    : TableWriter(parent), m_model(model)
{
    connect(&m_model, &HistoryTableModel::windowRead, this, &HistoryExporter::take);
}

HistoryExporter::~HistoryExporter() = default;

void HistoryExporter::start(const Job &job)
{
    if (isAtWork()) {
        return;
    }
    m_job = job;
    m_export.emplace(m_job.format, m_job.content);
    m_next = 0;
    m_executions = 0;
    m_isEnded = false;
    m_file = new ExportFile(m_job.path, this);
    connect(m_file, &ExportFile::written, this, &HistoryExporter::writeNext);
    connect(m_file, &ExportFile::committed, this, &HistoryExporter::finish);
    connect(m_file, &ExportFile::failed, this, &HistoryExporter::fail);
    m_file->write(m_export->start());
}

void HistoryExporter::cancel()
{
    if (m_file != nullptr && m_file->giveUp()) {
        letGo();
    }
}

void HistoryExporter::abort(const QString &reason)
{
    // What is taking its place already was read to its end.
    if (m_file != nullptr && m_file->giveUp()) {
        fail(reason);
    }
}

void HistoryExporter::writeNext()
{
    emit progressed(m_executions, m_job.content.total);
    if (m_next < m_job.rows.size()) {
        const qsizetype end = std::min(m_next + rowsOfAPiece, m_job.rows.size());
        QByteArray piece;
        for (; m_next < end; ++m_next) {
            piece += m_export->row(m_job.rows.at(m_next));
            ++m_executions;
        }
        m_file->write(piece);
    } else if (!m_job.places.isEmpty()) {
        m_asked = m_model.readWindow(m_job.places.first());
    } else if (!std::exchange(m_isEnded, true)) {
        m_file->write(m_export->end());
    } else {
        m_file->commit();
    }
}

void HistoryExporter::take(const StoredWindowRows &read)
{
    if (m_asked == 0 || read.number != m_asked) {
        return; // of somebody else, or of an export that was cancelled
    }
    m_asked = 0;
    if (!read.problem.isEmpty()) {
        fail(read.problem);
        return;
    }
    m_job.rows = read.rows;
    m_next = 0;
    if (read.next) {
        m_job.places.first().stretch.after = read.next;
    } else {
        m_job.places.removeFirst();
    }
    writeNext();
}

void HistoryExporter::finish()
{
    const QString path = m_job.path;
    const qint64 executions = m_executions;
    letGo();
    emit finished(path, executions);
}

void HistoryExporter::fail(const QString &reason)
{
    const QString path = m_job.path;
    letGo();
    emit failed(path, reason);
}

void HistoryExporter::letGo()
{
    // What it has still to tell is of no use.
    m_file->disconnect(this);
    std::exchange(m_file, nullptr)->deleteLater();
    m_export.reset();
    m_asked = 0;
    m_job.rows.clear();
    m_job.places.clear();
}

} // namespace flowconsole
