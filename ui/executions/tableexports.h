#pragma once

#include "models/executionexport.h"
#include "ui/executions/tableexporter.h"

#include <QObject>

#include <functional>

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QWidget;

namespace flowconsole {

class InlineMessage;
class Theme;

/// Exporting from a table, for the operator: asks where to, shows how far it is and lets it be cancelled, and
/// says how it went. GUI thread; model and theme outlive it.
class TableExports final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableExports)

public:
    /// What is to be exported, as of the moment in which the operator has named the file.
    using Source = std::function<TableExporter::Job()>;

    TableExports(const ExecutionTableModel &model, Theme &theme, QWidget *parent);

    /// In which progress and outcome are shown; hidden while there is nothing to show.
    [[nodiscard]] QWidget *area() const;

    /// Asks for a file, of which the proposed name tells what is in it.
    void choose(ExportFormat format, const QString &name, const Source &source);
    [[nodiscard]] bool isAtWork() const { return m_exporter.isAtWork(); }

signals:
    /// Another export can, or cannot, be started.
    void atWorkChanged();

private:
    void createArea();
    void begin(ExportFormat format, const QString &path, const Source &source);
    void showProgress(qint64 done, qint64 total);
    void showFinished(const QString &path, qint64 executions);
    void showFailed(const QString &path, const QString &reason);
    void showIdle();

    TableExporter m_exporter;
    Theme &m_theme;
    QWidget *m_parent;
    QWidget *m_area = nullptr;
    QFrame *m_bar = nullptr;
    QLabel *m_words = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    InlineMessage *m_outcome = nullptr;
    std::function<void()> m_again; ///< what failed, with another file
    qint64 m_leftOut = 0;          ///< executions below collapsed headings
};

} // namespace flowconsole
