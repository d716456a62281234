#include "ui/executions/tableexports.h"

#include "ui/executions/tablewriter.h"
#include "ui/widgets/inlinemessage.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <utility>

namespace flowconsole {

namespace {

struct FileKind
{
    QString suffix;
    QString filter; ///< of the file dialog
};

FileKind fileKind(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Text:
        return {QStringLiteral("txt"), TableExports::tr("Text (*.txt)")};
    case ExportFormat::Csv:
        return {QStringLiteral("csv"), TableExports::tr("CSV, for spreadsheets (*.csv)")};
    case ExportFormat::JsonLines:
        return {QStringLiteral("jsonl"), TableExports::tr("JSON lines, for programs (*.jsonl)")};
    case ExportFormat::Json:
        return {QStringLiteral("json"), TableExports::tr("JSON (*.json)")};
    case ExportFormat::Html:
        return {QStringLiteral("html"), TableExports::tr("Web page, for people (*.html)")};
    }
    Q_UNREACHABLE();
}

} // namespace

void fillExportMenu(QMenu &menu, const QString &whole, int selected,
                    const std::function<void(ExportFormat, bool)> &chosen)
{
    const auto addAll = [&menu, &chosen](const QString &title, const QString &prefix, bool selectedOnly) {
        // A section's title would not be drawn in this style.
        menu.addAction(title)->setEnabled(false);
        for (const auto &[words, name, format] :
             {std::tuple(TableExports::tr("CSV, for spreadsheets…"), QStringLiteral("Csv"), ExportFormat::Csv),
              std::tuple(TableExports::tr("JSON lines, for programs…"), QStringLiteral("JsonLines"),
                         ExportFormat::JsonLines),
              std::tuple(TableExports::tr("Web page, for people…"), QStringLiteral("Html"),
                         ExportFormat::Html)}) {
            QAction *action = menu.addAction(words);
            action->setObjectName(prefix + name);
            QObject::connect(action, &QAction::triggered, &menu,
                             [chosen, selectedOnly, wanted = format] { chosen(wanted, selectedOnly); });
        }
    };
    addAll(whole, QStringLiteral("export"), false);
    if (selected > 0) {
        menu.addSeparator();
        addAll(TableExports::tr("%n selected", "executions", selected), QStringLiteral("exportSelected"), true);
    }
}

TableExports::TableExports(TableWriter &writer, Theme &theme, QWidget *parent)
    : QObject(parent), m_writer(writer), m_theme(theme), m_parent(parent)
{
    createArea();
    connect(&m_writer, &TableWriter::progressed, this, &TableExports::showProgress);
    connect(&m_writer, &TableWriter::finished, this, &TableExports::showFinished);
    connect(&m_writer, &TableWriter::failed, this, &TableExports::showFailed);
}

bool TableExports::isAtWork() const
{
    return m_writer.isAtWork();
}

void TableExports::createArea()
{
    m_area = new QWidget(m_parent);
    m_area->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_bar = new QFrame(m_area);
    m_bar->setObjectName(QStringLiteral("exportBar"));
    m_words = new QLabel(m_bar);
    m_words->setObjectName(QStringLiteral("exportWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_progress = new QProgressBar(m_bar);
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setTextVisible(false);
    m_cancel = new QPushButton(m_bar);
    m_cancel->setObjectName(QStringLiteral("exportCancel"));
    auto *line = new QHBoxLayout(m_bar);
    line->setContentsMargins(12, 4, 12, 4);
    line->setSpacing(12);
    line->addWidget(m_words);
    line->addWidget(m_progress, 1);
    line->addWidget(m_cancel);
    m_outcome = new InlineMessage(m_theme, m_area);
    m_outcome->setObjectName(QStringLiteral("exportOutcome"));
    auto *column = new QVBoxLayout(m_area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_outcome);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_writer.cancel();
        if (isAtWork()) {
            m_cancel->setEnabled(false); // too late: it is about to be finished
            return;
        }
        m_again = nullptr;
        showIdle();
        if (m_refused) {
            m_outcome->showMessage(InlineMessage::Kind::Note, tr("The export was cancelled."), {}, {},
                                   offerOfRefused());
        }
    });
    connect(m_outcome, &InlineMessage::actionTriggered, this, [this] {
        m_outcome->hide();
        if (const auto again = std::exchange(m_again, nullptr)) {
            again();
        }
    });
    connect(m_outcome, &InlineMessage::asideTriggered, this, [this] {
        m_outcome->hide();
        if (const auto refused = std::exchange(m_refused, nullptr)) {
            refused();
        }
    });
    connect(m_outcome, &InlineMessage::dismissed, this, [this] {
        // While one is written it only says what will be offered.
        if (!isAtWork()) {
            dropOffers();
        }
    });
    m_bar->hide();
    m_outcome->hide();
}

void TableExports::dropOffers()
{
    if (m_refused || (m_again && !isAtWork())) {
        m_outcome->hide();
    }
    m_again = nullptr;
    m_refused = nullptr;
}

QWidget *TableExports::area() const
{
    return m_area;
}

void TableExports::choose(ExportFormat format, const QString &name, const Begin &begin)
{
    const auto again = [this, format, name, begin] { choose(format, name, begin); };
    if (isAtWork()) {
        refuse(again);
        return;
    }
    const FileKind kind = fileKind(format);
    auto *dialog = new QFileDialog(m_parent, tr("Export executions"), name,
                                   QStringLiteral("%1;;%2").arg(kind.filter, tr("All files (*)")));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(kind.suffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, begin, again](const QString &path) { start(path, begin, again); });
    dialog->open();
}

void TableExports::start(const QString &path, const Begin &begin, const std::function<void()> &again)
{
    if (isAtWork()) {
        refuse(again);
        return;
    }
    m_again = again;
    m_outcome->hide();
    m_words->setText(tr("Exporting…"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setEnabled(true);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->setRange(0, 0);
    m_bar->show();
    m_leftOut = begin(path);
    emit atWorkChanged();
}

void TableExports::refuse(const std::function<void()> &again)
{
    m_refused = again;
    m_outcome->showMessage(InlineMessage::Kind::Note,
                           tr("An export is being written: the next one can begin when it is done."),
                           tr("It is offered again then."), {});
}

QString TableExports::offerOfRefused() const
{
    return m_refused ? tr("Export the other…", "an export that had to wait") : QString();
}

void TableExports::showProgress(qint64 done, qint64 total)
{
    const QLocale locale;
    // Without a total the bar only moves.
    m_progress->setRange(0, static_cast<int>(std::max<qint64>(total, 0)));
    m_progress->setValue(static_cast<int>(done));
    m_words->setText(total < 0
                         ? tr("Exporting… %1 rows so far").arg(locale.toString(done))
                         : tr("Exporting %1 of %2 rows…").arg(locale.toString(done), locale.toString(total)));
}

void TableExports::showFinished(const QString &path, qint64 executions)
{
    m_again = nullptr;
    showIdle();
    QString words = tr("%n execution(s) exported to %1.", "%1: a path", static_cast<int>(executions))
                        .arg(QDir::toNativeSeparators(path));
    if (m_leftOut > 0) {
        words += u' ' + tr("%n more stand(s) below collapsed headings, and were left out.", nullptr,
                           static_cast<int>(m_leftOut));
    }
    m_outcome->showMessage(InlineMessage::Kind::Note, words, {}, {}, offerOfRefused());
}

void TableExports::showFailed(const QString &path, const QString &reason)
{
    showIdle();
    m_outcome->showMessage(
        InlineMessage::Kind::Problem,
        tr("Nothing was exported: %1 could not be written.", "%1: a path").arg(QDir::toNativeSeparators(path)),
        reason + u' ' + tr("A file of that name is as it was."), m_again ? tr("Export again…") : QString(),
        offerOfRefused());
}

void TableExports::showIdle()
{
    m_bar->hide();
    emit atWorkChanged();
}

} // namespace flowconsole
