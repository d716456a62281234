#include "ui/executions/rowcopy.h"

#include <QClipboard>
#include <QGuiApplication>

namespace flowconsole {

namespace {

constexpr Milliseconds copySlice{4};
constexpr size_t rowsAtLeast = 16;

} // namespace

RowCopy::RowCopy(const ExecutionTableModel &model, QObject *parent)
    : QObject(parent), m_model(model), m_alarm(model.clock().createAlarm([this] { goOn(); }))
{}

RowCopy::~RowCopy() = default;

void RowCopy::start(TableExporter::Job job)
{
    m_alarm->stop();
    m_job = std::move(job);
    m_writer = std::make_unique<ExecutionExport>(m_job.format, m_job.content);
    m_text = m_writer->start();
    m_next = 0;
    goOn();
}

void RowCopy::goOn()
{
    const Clock &clock = m_model.clock();
    const Milliseconds begun = clock.monotonic();
    for (; m_next < m_job.rows.size(); ++m_next) {
        if (m_next % rowsAtLeast == 0 && clock.monotonic() - begun >= copySlice) {
            m_alarm->start(Milliseconds::zero());
            return;
        }
        if (const FlowExecution *execution = m_model.execution(m_job.rows[m_next])) {
            m_text += m_writer->row(*execution);
        }
    }
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_text + m_writer->end()));
    m_text.clear();
    m_job.rows.clear();
}

} // namespace flowconsole
