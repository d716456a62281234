#pragma once

#include "domain/storedsearch.h"
#include "models/executionexport.h"
#include "ui/executions/tablewriter.h"

#include <optional>

namespace flowconsole {

class ExportFile;
class HistoryTableModel;

/// Exports stored executions into a file: those that were read before, or all that a search finds, which are
/// then read some at a time, each on its way to the disk before the next are asked for, so that a million of
/// them need no memory. What the table searches and shows meanwhile does not matter. One export at a time. GUI
/// thread; the model outlives it.
class HistoryExporter final : public TableWriter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryExporter)

public:
    struct Job
    {
        QString path;
        ExportFormat format = ExportFormat::Csv;
        ExportContent content;      ///< its total is below zero where nobody knows it
        QList<FlowExecution> rows;  ///< these come first
        QList<StoredWindow> places; ///< then all that is found there
    };

    explicit HistoryExporter(HistoryTableModel &model, QObject *parent = nullptr);
    ~HistoryExporter() override;

    /// Does nothing while another one is under way.
    void start(const Job &job);
    void cancel() override;
    [[nodiscard]] bool isAtWork() const override { return m_file != nullptr; }
    /// What is still to be written is not there any more; told by failed(). Nothing where none is under way.
    void abort(const QString &reason);

private:
    void writeNext();
    void take(const StoredWindowRows &read);
    void finish();
    void fail(const QString &reason);
    void letGo();

    HistoryTableModel &m_model;
    Job m_job;
    std::optional<ExecutionExport> m_export;
    ExportFile *m_file = nullptr;
    quint64 m_asked = 0;     ///< the number of what is being read; 0: nothing is
    qsizetype m_next = 0;    ///< of the job's rows
    qint64 m_executions = 0; ///< written so far
    bool m_isEnded = false;
};

} // namespace flowconsole
