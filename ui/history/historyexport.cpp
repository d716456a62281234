#include "ui/history/historyexport.h"

#include "ui/executions/exportfile.h"

#include <QFileDialog>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace flowconsole {

namespace {

/// Made to text at a time; some 5 ms.
constexpr qsizetype rowsOfAPiece = 500;

QString endingOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv:
        return QStringLiteral("csv");
    case ExportFormat::JsonLines:
        return QStringLiteral("jsonl");
    case ExportFormat::Json:
        return QStringLiteral("json");
    case ExportFormat::Html:
        return QStringLiteral("html");
    case ExportFormat::Text:
        return QStringLiteral("txt");
    }
    Q_UNREACHABLE();
}

} // namespace

HistoryExport::HistoryExport(QWidget &parent) : QObject(&parent), m_parent(parent) {}

void HistoryExport::choose(ExportFormat format)
{
    auto *dialog = new QFileDialog(&m_parent, tr("Export stored executions"));
    dialog->setObjectName(QStringLiteral("historyExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(endingOf(format));
    dialog->selectFile(tr("stored-executions", "a file's name, without blanks") + u'.' + endingOf(format));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format](const QString &path) { emit chosen(path, format); });
    dialog->open();
}

void HistoryExport::write(const QString &path, ExportFormat format, const ExportContent &content,
                          const QList<FlowExecution> &rows)
{
    if (isAtWork()) {
        return;
    }
    m_path = path;
    m_rows = rows;
    m_next = 0;
    m_isEnded = false;
    m_export.emplace(format, content);
    m_file = new ExportFile(path, this);
    connect(m_file, &ExportFile::written, this, &HistoryExport::writeNext);
    connect(m_file, &ExportFile::committed, this, [this] {
        const auto executions = m_rows.size();
        letGo();
        emit finished(m_path, executions);
    });
    connect(m_file, &ExportFile::failed, this, [this](const QString &reason) {
        letGo();
        emit failed(m_path, reason);
    });
    m_file->write(m_export->start());
}

void HistoryExport::writeNext()
{
    if (m_isEnded) {
        m_file->commit();
        return;
    }
    QByteArray piece;
    const qsizetype end = std::min(m_next + rowsOfAPiece, m_rows.size());
    for (; m_next < end; ++m_next) {
        piece += m_export->row(m_rows.at(m_next));
    }
    m_isEnded = m_next == m_rows.size();
    if (m_isEnded) {
        piece += m_export->end();
    }
    m_file->write(piece);
}

void HistoryExport::letGo()
{
    std::exchange(m_file, nullptr)->deleteLater();
    m_rows.clear();
}

} // namespace flowconsole
