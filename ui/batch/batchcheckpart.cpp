#include "ui/batch/batchcheckpart.h"

#include "ui/batch/batchproblemsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detaildelegate.h"
#include "ui/widgets/styleproperty.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int checkSteps = 1000; ///< a progress bar counts in an int, bytes do not

} // namespace

BatchCheckPart::BatchCheckPart(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_model(new BatchProblemsModel(this))
{
    setObjectName(QStringLiteral("batchCheckPart"));
    m_check = addButton(tr("Check without sending"), "checkBatch");
    m_check->setToolTip(tr("Reads the whole file as a dry run: nothing is launched"));
    m_cancel = addButton(tr("Cancel"), "cancelBatchCheck");
    const auto addLabel = [this](const char *objectName, const char *role) {
        auto *label = new QLabel(this);
        label->setObjectName(QLatin1String(objectName));
        label->setProperty("role", QLatin1String(role));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        return label;
    };
    m_far = addLabel("batchCheckBytes", "small");
    m_result = addLabel("batchCheckResult", "good");
    m_saved = addLabel("batchListSaved", "small");
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("batchCheckBar"));
    m_bar->setRange(0, checkSteps);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How far the check is"));
    createTable();
    m_copy = addButton(tr("Copy list"), "copyBatchProblems");
    m_save = addButton(tr("Save list…"), "saveBatchProblems");

    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_check);
    line->addWidget(m_cancel);
    line->addWidget(m_far, 1);
    auto *listLine = new QHBoxLayout;
    listLine->setSpacing(8);
    listLine->addWidget(m_copy);
    listLine->addWidget(m_save);
    listLine->addWidget(m_saved, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(line);
    layout->addWidget(m_bar);
    layout->addWidget(m_result);
    layout->addWidget(m_table);
    layout->addLayout(listLine);
    connect(m_check, &QPushButton::clicked, this, &BatchCheckPart::checkRequested);
    connect(m_cancel, &QPushButton::clicked, this, &BatchCheckPart::cancelRequested);
    connect(m_copy, &QPushButton::clicked, this, &BatchCheckPart::copyAll);
    connect(m_save, &QPushButton::clicked, this, &BatchCheckPart::chooseListFile);
    showUnchecked(false);
}

QPushButton *BatchCheckPart::addButton(const QString &text, const char *objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoDefault(false);
    return button;
}

void BatchCheckPart::createTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("batchProblems"));
    m_table->setAccessibleName(tr("Bad rows"));
    m_table->setModel(m_model);
    DetailDelegate::setUp(*m_table, m_theme);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setColumnWidth(static_cast<int>(BatchProblemsModel::Column::Line), m_theme.scaled(70));
    m_table->setColumnWidth(static_cast<int>(BatchProblemsModel::Column::Name), m_theme.scaled(150));
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto *copy = new QAction(tr("Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &BatchCheckPart::copySelected);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&m_theme, &Theme::changed, m_table->viewport(), qOverload<>(&QWidget::update));
}

void BatchCheckPart::setResult(const QString &words, const QString &role)
{
    m_result->setText(words);
    m_result->setVisible(!words.isEmpty());
    setStyleProperty(*m_result, "role", role);
}

void BatchCheckPart::showList(bool shown)
{
    for (QWidget *widget : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_copy),
                            static_cast<QWidget *>(m_save), static_cast<QWidget *>(m_saved)}) {
        widget->setVisible(shown);
    }
    m_saved->clear();
}

void BatchCheckPart::showUnchecked(bool canCheck)
{
    m_check->setEnabled(canCheck);
    m_check->setText(tr("Check without sending"));
    m_cancel->hide();
    m_bar->hide();
    m_far->clear();
    m_model->setProblems({});
    showList(false);
    setResult({}, {});
}

void BatchCheckPart::showChecking()
{
    showUnchecked(false);
    m_cancel->show();
    m_bar->setValue(0);
    m_bar->show();
}

void BatchCheckPart::showProgress(qint64 bytesRead, qint64 bytes)
{
    if (m_cancel->isHidden() || bytes <= 0) {
        return; // of a check that was given up
    }
    const QLocale locale;
    m_bar->setValue(static_cast<int>(bytesRead * checkSteps / bytes));
    m_far->setText(tr("%1 of %2 read", "sizes such as 12 MB")
                       .arg(locale.formattedDataSize(bytesRead), locale.formattedDataSize(bytes)));
}

void BatchCheckPart::showFound(const BatchCheck &found)
{
    showUnchecked(true);
    m_check->setText(tr("Check again"));
    if (!found.problem.isEmpty()) {
        setResult(found.problem, QStringLiteral("problem"));
        return;
    }
    const QLocale locale;
    const qint64 good = found.rows - found.badRows;
    const QString size = locale.formattedDataSize(found.bytes);
    if (found.rows == 0) {
        setResult(tr("The file has no row with values. Nothing was sent."), QStringLiteral("problem"));
    } else if (found.badRows == 0) {
        setResult(
            tr("%Ln row(s), all good (%1). Nothing was sent.", "%1: a size", static_cast<int>(good)).arg(size),
            QStringLiteral("good"));
    } else {
        setResult(tr("%Ln good row(s), ", "followed by: 2 bad rows …", static_cast<int>(good)) +
                      tr("%Ln bad row(s) that will be left out (%1). Nothing was sent.", "%1: a size",
                         static_cast<int>(found.badRows))
                          .arg(size),
                  good > 0 ? QStringLiteral("caution") : QStringLiteral("problem"));
    }
    m_model->setProblems(found.problems);
    fitTable();
    showList(!found.problems.isEmpty());
}

void BatchCheckPart::fitTable()
{
    constexpr int mostRows = 8;
    const int rows = std::min(m_model->rowCount(), mostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_table->verticalHeader()->defaultSectionSize() + 2);
}

void BatchCheckPart::copySelected() const
{
    QList<BatchRowProblem> selected;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    QList<int> numbers;
    for (const QModelIndex &row : rows) {
        numbers.append(row.row());
    }
    std::sort(numbers.begin(), numbers.end());
    for (const int number : std::as_const(numbers)) {
        selected.append(m_model->problems().at(number));
    }
    if (!selected.isEmpty()) {
        QGuiApplication::clipboard()->setText(problemsAsText(selected));
    }
}

void BatchCheckPart::copyAll() const
{
    QGuiApplication::clipboard()->setText(problemsAsText(m_model->problems()));
}

void BatchCheckPart::chooseListFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the list of bad rows"), QStringLiteral("bad-rows.csv"),
                                   tr("CSV (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &BatchCheckPart::saveList);
    dialog->open();
}

void BatchCheckPart::saveList(const QString &path)
{
    const QByteArray csv = problemsAsCsv(m_model->problems());
    QSaveFile file(path);
    const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size() && file.commit();
    m_saved->setText(isSaved
                         ? tr("Saved as %1", "a path").arg(path)
                         : tr("%1 could not be written: %2", "a path, a reason").arg(path, file.errorString()));
    setStyleProperty(*m_saved, "role", isSaved ? QStringLiteral("good") : QStringLiteral("problem"));
}

} // namespace flowconsole
