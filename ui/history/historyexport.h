#pragma once

#include "models/executionexport.h"

#include <QObject>

#include <optional>

class QWidget;

namespace flowconsole {

class ExportFile;

/// Writes stored executions that are already read into a file that the operator names. One at a time. GUI
/// thread; a child of the widget in front of which it asks.
class HistoryExport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryExport)

public:
    explicit HistoryExport(QWidget &parent);

    [[nodiscard]] bool isAtWork() const { return m_file != nullptr; }
    /// Asks for a file; answered by chosen(), or not at all.
    void choose(ExportFormat format);
    /// Answered by finished() or failed().
    void write(const QString &path, ExportFormat format, const ExportContent &content,
               const QList<FlowExecution> &rows);

signals:
    void chosen(const QString &path, flowconsole::ExportFormat format);
    void finished(const QString &path, qint64 executions);
    /// For people: why. An older file of that name is as it was.
    void failed(const QString &path, const QString &reason);

private:
    void writeNext();
    void letGo();

    QWidget &m_parent;
    QString m_path;
    ExportFile *m_file = nullptr;
    std::optional<ExecutionExport> m_export;
    QList<FlowExecution> m_rows;
    qsizetype m_next = 0;
    bool m_isEnded = false;
};

} // namespace flowconsole
