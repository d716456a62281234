#include "ui/batch/batchfilepart.h"

#include "ui/widgets/formfield.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

/// The one local file of a drag; empty where it is something else.
QString draggedFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

BatchFilePart::BatchFilePart(Theme &, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("batchFilePart"));
    setAcceptDrops(true);
    m_pathField = new FormField(tr("File"), createPathEditor(), this);
    m_pathField->setExplanation(
        tr("CSV with a line of column names, or one JSON object a line. Choose a file, or "
           "drop it here."));

    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("batchFormat"));
    m_format->addItem(tr("CSV", "a file format"), static_cast<int>(BatchFormat::Csv));
    m_format->addItem(tr("JSON lines", "a file format"), static_cast<int>(BatchFormat::JsonLines));
    m_separator = new QComboBox(this);
    m_separator->setObjectName(QStringLiteral("batchSeparator"));
    m_separator->addItem(tr("Comma"), QChar(u','));
    m_separator->addItem(tr("Semicolon"), QChar(u';'));
    m_separator->addItem(tr("Tab", "the character"), QChar(u'\t'));
    m_separatorField = new FormField(tr("Separator"), m_separator, this);
    m_formatLine = new QWidget(this);
    auto *line = new QHBoxLayout(m_formatLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    line->addWidget(new FormField(tr("Format"), m_format, m_formatLine), 1);
    line->addWidget(m_separatorField, 1);
    line->addStretch(1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_pathField);
    layout->addWidget(m_formatLine);
    connect(m_format, &QComboBox::activated, this, &BatchFilePart::formatChosen);
    connect(m_format, &QComboBox::activated, this, &BatchFilePart::showSeparator);
    connect(m_separator, &QComboBox::activated, this, &BatchFilePart::formatChosen);
    setFormat(BatchFormat::Csv, u',', false);
}

QWidget *BatchFilePart::createPathEditor()
{
    auto *editor = new QWidget(this);
    m_path = new QLineEdit(editor);
    m_path->setObjectName(QStringLiteral("batchPath"));
    m_path->setAccessibleName(tr("File"));
    m_path->setAcceptDrops(false); // the part around it takes the file itself, not its address as text
    auto *choose = new QPushButton(tr("Choose…"), editor);
    choose->setObjectName(QStringLiteral("chooseBatchFile"));
    choose->setAutoDefault(false);
    auto *line = new QHBoxLayout(editor);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_path, 1);
    line->addWidget(choose);
    editor->setFocusProxy(m_path);
    connect(choose, &QPushButton::clicked, this, &BatchFilePart::openDialog);
    connect(m_path, &QLineEdit::editingFinished, this, &BatchFilePart::takeTyped);
    return editor;
}

void BatchFilePart::setFile(const QString &path)
{
    m_chosen = path;
    m_path->setText(QDir::toNativeSeparators(path));
}

void BatchFilePart::setFormat(BatchFormat format, QChar separator, bool isKnown)
{
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(format)));
    if (const int index = m_separator->findData(separator); index >= 0) {
        m_separator->setCurrentIndex(index);
    }
    m_formatLine->setVisible(isKnown);
    showSeparator();
}

void BatchFilePart::showSeparator()
{
    m_separatorField->setVisible(format() == BatchFormat::Csv);
}

void BatchFilePart::showProblem(const QString &problem)
{
    m_pathField->showProblem(problem);
}

BatchFormat BatchFilePart::format() const
{
    return static_cast<BatchFormat>(m_format->currentData().toInt());
}

QChar BatchFilePart::separator() const
{
    return m_separator->currentData().toChar();
}

void BatchFilePart::openDialog()
{
    auto *dialog = new QFileDialog(this, tr("File of launches"), m_chosen,
                                   tr("Tables (*.csv *.tsv *.txt *.jsonl *.ndjson *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BatchFilePart::fileChosen);
    dialog->open();
}

void BatchFilePart::takeTyped()
{
    const QString typed = m_path->text().trimmed();
    const QString path = typed.isEmpty() ? QString() : QDir(QDir::homePath()).absoluteFilePath(typed);
    if (path != m_chosen) {
        emit fileChosen(path);
    }
}

void BatchFilePart::dragEnterEvent(QDragEnterEvent *event)
{
    if (!draggedFile(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void BatchFilePart::dropEvent(QDropEvent *event)
{
    const QString path = draggedFile(*event->mimeData());
    if (!path.isEmpty()) {
        event->acceptProposedAction();
        emit fileChosen(path);
    }
}

} // namespace flowconsole
