#pragma once

#include "models/executionexport.h"
#include "ui/executions/tablewriter.h"

#include <QHash>

#include <memory>
#include <vector>

namespace flowconsole {

class ExportFile;

/// Exports rows of the table of executions into a file: which rows, in which order and below which headings is
/// as of its start, whatever the table is grouped by meanwhile; what rows say is as of the moment in which each
/// is written. Rows are made to text in slices, and each slice is on its way to the disk before the next one is
/// made. One export at a time. GUI thread; the model outlives it.
class TableExporter final : public TableWriter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableExporter)

public:
    struct Job
    {
        QString path;
        ExportFormat format = ExportFormat::Csv;
        ExportContent content;
        std::vector<RowMark> rows;
        qint64 leftOut = 0; ///< for people: how many executions are not among the rows, though listed
    };

    explicit TableExporter(const ExecutionTableModel &model, QObject *parent = nullptr);
    ~TableExporter() override;

    /// Does nothing while another one is under way.
    void start(Job job);
    void cancel() override;
    [[nodiscard]] bool isAtWork() const override { return m_file != nullptr; }

private:
    void writeSlice();
    [[nodiscard]] QByteArray nextSlice();
    void finish();
    void fail(const QString &reason);
    void letGo();

    const ExecutionTableModel &m_model;
    Job m_job;
    std::unique_ptr<ExecutionExport> m_export;
    QHash<int, GroupHeading> m_headings; ///< by the number that their marks have
    ExportFile *m_file = nullptr;
    size_t m_next = 0;
    qint64 m_executions = 0; ///< written so far
    bool m_isEnded = false;
};

} // namespace flowconsole
