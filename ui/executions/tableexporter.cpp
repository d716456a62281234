#include "ui/executions/tableexporter.h"

#include "ui/executions/exportfile.h"

namespace flowconsole {

namespace {

constexpr Milliseconds exportSlice{4};
constexpr size_t rowsBetweenLooks = 16;
constexpr size_t mostRowsASlice = 2000;

} // namespace

TableExporter::TableExporter(const ExecutionTableModel &model, QObject *parent)
    : TableWriter(parent), m_model(model)
{}

TableExporter::~TableExporter() = default;

void TableExporter::start(Job job)
{
    if (isAtWork()) {
        return;
    }
    m_job = std::move(job);
    m_export = std::make_unique<ExecutionExport>(m_job.format, m_job.content);
    m_headings.clear();
    for (const RowMark &mark : m_job.rows) {
        if (const auto heading = m_model.heading(mark)) {
            m_headings.insert(mark.slot, *heading);
        }
    }
    m_next = 0;
    m_executions = 0;
    m_isEnded = false;
    m_file = new ExportFile(m_job.path, this);
    connect(m_file, &ExportFile::written, this, &TableExporter::writeSlice);
    connect(m_file, &ExportFile::committed, this, &TableExporter::finish);
    connect(m_file, &ExportFile::failed, this, &TableExporter::fail);
    m_file->write(m_export->start());
}

void TableExporter::cancel()
{
    if (m_file != nullptr && m_file->giveUp()) {
        letGo();
    }
}

void TableExporter::writeSlice()
{
    emit progressed(static_cast<qint64>(m_next), static_cast<qint64>(m_job.rows.size()));
    if (m_next < m_job.rows.size()) {
        m_file->write(nextSlice());
    } else if (!std::exchange(m_isEnded, true)) {
        m_file->write(m_export->end());
    } else {
        m_file->commit();
    }
}

QByteArray TableExporter::nextSlice()
{
    const Clock &clock = m_model.clock();
    const Milliseconds begun = clock.monotonic();
    const size_t last = std::min(m_job.rows.size(), m_next + mostRowsASlice);
    QByteArray slice;
    for (; m_next < last; ++m_next) {
        if (m_next % rowsBetweenLooks == 0 && clock.monotonic() - begun >= exportSlice) {
            break;
        }
        const RowMark &mark = m_job.rows[m_next];
        if (mark.slot < 0) {
            slice += m_export->heading(m_headings.value(mark.slot));
        } else if (const FlowExecution *execution = m_model.execution(mark)) {
            slice += m_export->row(*execution);
            ++m_executions;
        }
    }
    return slice;
}

void TableExporter::finish()
{
    const QString path = m_job.path;
    const qint64 executions = m_executions;
    letGo();
    emit finished(path, executions);
}

void TableExporter::fail(const QString &reason)
{
    const QString path = m_job.path;
    letGo();
    emit failed(path, reason);
}

void TableExporter::letGo()
{
    if (m_file == nullptr) {
        return;
    }
    // What it has still to tell is of no use.
    m_file->disconnect(this);
    std::exchange(m_file, nullptr)->deleteLater();
    m_export.reset();
    m_job.rows.clear();
    m_headings.clear();
}

} // namespace flowconsole
