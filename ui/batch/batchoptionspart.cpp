#include "ui/batch/batchoptionspart.h"

#include "domain/conversationpayload.h"
#include "ui/widgets/formfield.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace flowconsole {

BatchOptionsPart::BatchOptionsPart(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("batchOptionsPart"));
    constexpr int mostAtATime = 1000;
    constexpr int longestStagger = 600'000;
    constexpr int longestTimeout = 86'400;
    const BatchSpec usual;
    m_concurrency = addSpin("batchConcurrency", 1, mostAtATime);
    m_concurrency->setValue(usual.concurrency);
    m_stagger = addSpin("batchStagger", 0, longestStagger);
    m_stagger->setSuffix(tr(" ms", "milliseconds, after a number"));
    m_stagger->setSingleStep(100);
    m_timeout = addSpin("batchTimeout", 0, longestTimeout);
    m_timeout->setSuffix(tr(" s", "seconds, after a number"));
    m_timeout->setSpecialValueText(tr("As usual", "no time limit of its own"));
    m_priority = addSpin("batchPriority", lowestPriority, highestPriority);
    m_action = new QComboBox(this);
    m_action->setObjectName(QStringLiteral("batchTimeoutAction"));

    auto *atATime = new FormField(tr("Running at a time, at most"), m_concurrency, this);
    atATime->setExplanation(tr("The connection's request budget holds in any case."));
    auto *stagger = new FormField(tr("Between two launches, at least"), m_stagger, this);
    auto *timeout = new FormField(tr("Time out after"), m_timeout, this);
    m_actionField = new FormField(tr("When the time is over"), m_action, this);
    m_priorityField = new FormField(tr("Routing priority"), m_priority, this);
    m_resultField = new FormField(tr("Result file"), createResultEditor(), this);
    m_resultField->setExplanation(tr("One line a row: input, id, state, latency, outputs."));

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->addWidget(atATime, 0, 0, Qt::AlignTop);
    grid->addWidget(stagger, 0, 1, Qt::AlignTop);
    grid->addWidget(timeout, 1, 0, Qt::AlignTop);
    grid->addWidget(m_actionField, 1, 1, Qt::AlignTop);
    grid->addWidget(m_priorityField, 2, 0, Qt::AlignTop);
    grid->addWidget(m_resultField, 3, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    for (QSpinBox *spin : {m_concurrency, m_stagger, m_timeout, m_priority}) {
        connect(spin, &QSpinBox::valueChanged, this, &BatchOptionsPart::edited);
    }
    connect(m_action, &QComboBox::activated, this, &BatchOptionsPart::edited);
    setDialect(m_dialect);
}

QSpinBox *BatchOptionsPart::addSpin(const char *objectName, int lowest, int highest)
{
    auto *spin = new QSpinBox(this);
    spin->setObjectName(QLatin1String(objectName));
    spin->setRange(lowest, highest);
    spin->setGroupSeparatorShown(true);
    return spin;
}

QWidget *BatchOptionsPart::createResultEditor()
{
    auto *editor = new QWidget(this);
    m_result = new QLineEdit(editor);
    m_result->setObjectName(QStringLiteral("batchResultPath"));
    m_result->setAccessibleName(tr("Result file"));
    auto *choose = new QPushButton(tr("Choose…"), editor);
    choose->setObjectName(QStringLiteral("chooseBatchResult"));
    choose->setAutoDefault(false);
    auto *line = new QHBoxLayout(editor);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_result, 1);
    line->addWidget(choose);
    editor->setFocusProxy(m_result);
    connect(m_result, &QLineEdit::textEdited, this, &BatchOptionsPart::takeResultPath);
    connect(choose, &QPushButton::clicked, this, &BatchOptionsPart::chooseResultFile);
    return editor;
}

void BatchOptionsPart::setDialect(Dialect dialect)
{
    m_dialect = dialect;
    m_priorityField->setVisible(dialect == Dialect::ConversationFlow);
    showActions();
}

void BatchOptionsPart::showActions()
{
    const QVariant chosen = m_action->currentData();
    m_action->clear();
    for (const TimeoutAction action : allTimeoutActions) {
        QString words;
        switch (action) {
        case TimeoutAction::Terminate:
            words = tr("End the execution", "when its time is over");
            break;
        case TimeoutAction::Disconnect:
            words = tr("Disconnect its conversation", "when its time is over");
            break;
        case TimeoutAction::MarkOnly:
            words = tr("Only mark it as overdue", "when its time is over");
            break;
        }
        m_action->addItem(words, static_cast<int>(action));
    }
    m_action->setCurrentIndex(std::max(m_action->findData(chosen), 0));
}

void BatchOptionsPart::proposeResultPath(const QString &path)
{
    if (!m_isResultTyped || m_result->text().trimmed().isEmpty()) {
        m_isResultTyped = false;
        m_result->setText(QDir::toNativeSeparators(path));
        m_resultField->showProblem({});
    }
}

void BatchOptionsPart::takeResultPath()
{
    m_isResultTyped = true;
    m_resultField->showProblem(problem());
    emit edited();
}

void BatchOptionsPart::chooseResultFile()
{
    auto *dialog =
        new QFileDialog(this, tr("Result file"), m_result->text(), tr("Tables (*.csv *.jsonl);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_result->setText(QDir::toNativeSeparators(path));
        takeResultPath();
    });
    dialog->open();
}

void BatchOptionsPart::writeTo(BatchSpec &spec) const
{
    spec.concurrency = m_concurrency->value();
    spec.stagger = std::chrono::milliseconds(m_stagger->value());
    spec.timeout =
        m_timeout->value() > 0 ? std::optional(std::chrono::seconds(m_timeout->value())) : std::nullopt;
    spec.timeoutAction = static_cast<TimeoutAction>(m_action->currentData().toInt());
    spec.priority = m_dialect == Dialect::ConversationFlow ? m_priority->value() : BatchSpec().priority;
    spec.resultPath = QDir::fromNativeSeparators(m_result->text().trimmed());
}

QString BatchOptionsPart::problem() const
{
    const QString path = QDir::fromNativeSeparators(m_result->text().trimmed());
    if (path.isEmpty()) {
        return tr("Say where the result file is to be written.");
    }
    const QFileInfo file(path);
    if (file.isRelative()) {
        return tr("Give the whole path of the result file.");
    }
    return QFileInfo(file.path()).isDir() ? QString()
                                          : tr("There is no folder %1 for the result file.").arg(file.path());
}

} // namespace flowconsole
