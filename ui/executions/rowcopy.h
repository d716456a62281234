#pragma once

#include "ui/executions/tableexporter.h"

#include <QObject>

#include <memory>

namespace flowconsole {

/// Copies rows of the table of executions to the clipboard. Few rows are there at once; of very many, text is
/// made in slices, so that the window goes on, and the clipboard keeps what it had until all is ready. A
/// further copy takes the place of one that is not ready. GUI thread; the model outlives it.
class RowCopy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowCopy)

public:
    explicit RowCopy(const ExecutionTableModel &model, QObject *parent = nullptr);
    ~RowCopy() override;

    /// The job's path does not matter.
    void start(TableExporter::Job job);

private:
    void goOn();

    const ExecutionTableModel &m_model;
    TableExporter::Job m_job;
    std::unique_ptr<ExecutionExport> m_writer;
    QByteArray m_text;
    size_t m_next = 0;
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace flowconsole
