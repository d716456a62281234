#include "ui/batch/batchsetup.h"

#include "domain/words.h"
#include "ui/batch/batchcheckpart.h"
#include "ui/batch/batchcolumnspart.h"
#include "ui/batch/batchfilepart.h"
#include "ui/batch/batchoptionspart.h"
#include "ui/batch/batchwords.h"
#include "ui/batch/wheelguard.h"
#include "ui/theme/theme.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/inlinemessage.h"

#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace flowconsole {

BatchSetup::~BatchSetup() = default;

void BatchSetup::connectParts()
{
    connect(m_useOther, &QPushButton::clicked, this, &BatchSetup::takeFlow);
    connect(m_file, &BatchFilePart::fileChosen, this, &BatchSetup::chooseFile);
    connect(m_file, &BatchFilePart::formatChosen, this, &BatchSetup::reread);
    connect(m_columns, &BatchColumnsPart::columnsChanged, this, &BatchSetup::takeColumns);
    connect(m_check, &BatchCheckPart::checkRequested, this, &BatchSetup::check);
    connect(m_check, &BatchCheckPart::cancelRequested, this, &BatchSetup::cancelCheck);
    connect(m_options, &BatchOptionsPart::edited, this, &BatchSetup::showStart);
    connect(m_count, &QLineEdit::textChanged, this, &BatchSetup::showStart);
    connect(m_start, &QPushButton::clicked, this, &BatchSetup::start);
}

void BatchSetup::setFlow(const std::optional<Flow> &flow)
{
    m_catalogueFlow = flow;
    const bool isSame = flow && m_flow && flow->id == m_flow->id;
    if (m_spec.filePath.isEmpty() || !m_flow || (isSame && *flow != *m_flow)) {
        takeFlow();
    }
    showFlowLine();
    showStart();
}

void BatchSetup::takeFlow()
{
    m_flow = m_catalogueFlow;
    showFlowLine();
    inspectAnew();
}

void BatchSetup::setConnection(const ConnectionStatus &status)
{
    const bool isOther =
        status.profile.id != m_status.profile.id || status.profile.dialect != m_status.profile.dialect;
    if (status.profile.id != m_status.profile.id) {
        // A flow of one organisation is none of another.
        m_flow = m_catalogueFlow;
        showFlowLine();
    }
    m_status = status;
    m_options->setDialect(status.profile.dialect);
    showFlowProblem();
    if (isOther) {
        inspectAnew();
    }
    showImpact();
    showStart();
}

void BatchSetup::setBudget(const RateBudgetState &budget)
{
    m_budget = budget;
    showImpact();
}

void BatchSetup::chooseFile(const QString &path)
{
    m_spec = BatchSpec();
    m_spec.filePath = path;
    if (!path.isEmpty()) {
        m_spec.id = newBatchId();
    }
    m_flow = m_catalogueFlow ? m_catalogueFlow : m_flow;
    m_file->setFile(path);
    showFlowLine();
    inspectAnew();
    emit fileChanged();
}

void BatchSetup::fillFromFlow()
{
    m_spec.profileId = m_status.profile.id;
    m_spec.dialect = m_status.profile.dialect;
    m_spec.flowId = m_flow->id;
    m_spec.flowName = m_flow->name;
    m_spec.flowVersion = versionToRun(*m_flow);
    m_spec.pinnedVersion = m_flow->pinnedVersion;
    m_spec.schema = m_flow->inputSchema;
    m_spec.isSchemaUnreadable = !m_flow->inputSchemaProblem.isEmpty();
}

/// For another file, flow or connection: all is proposed anew.
void BatchSetup::inspectAnew()
{
    m_isFormatChosen = false;
    inspect({});
}

/// The operator knows better how the file is to be read.
void BatchSetup::reread()
{
    m_isFormatChosen = true;
    m_spec.format = m_file->format();
    m_spec.separator = m_file->separator();
    // A draft that names columns keeps its format, also where none of them is there any more.
    inspect(m_spec.columns.isEmpty() ? QList<BatchColumn>{BatchColumn()} : m_spec.columns);
}

void BatchSetup::inspect(const QList<BatchColumn> &columns)
{
    giveUpCheck();
    m_refusal->hide();
    m_file->showProblem({});
    m_spec.columns.clear();
    if (m_spec.filePath.isEmpty() || !m_flow) {
        setStage(Stage::NoFile);
        return;
    }
    fillFromFlow();
    setStage(Stage::Inspecting);
    BatchSpec draft = m_spec;
    draft.columns = columns;
    emit inspectRequested(draft);
}

bool BatchSetup::isLate(const BatchSpec &answered) const
{
    const bool isOtherFormat =
        m_isFormatChosen && (answered.format != m_spec.format ||
                             (answered.format == BatchFormat::Csv && answered.separator != m_spec.separator));
    return answered.id != m_spec.id || answered.flowId != m_spec.flowId ||
           answered.profileId != m_spec.profileId || isOtherFormat ||
           (!m_spec.columns.isEmpty() && answered.columns != m_spec.columns);
}

void BatchSetup::takeColumns()
{
    giveUpCheck();
    m_spec.columns = m_columns->columns();
    setStage(Stage::Inspected);
    // Other rows come of it, to be seen before they are checked.
    emit inspectRequested(m_spec);
}

void BatchSetup::showInspection(const BatchCheck &found)
{
    if (isLate(found.spec) ||
        (m_stage != Stage::Inspecting && m_stage != Stage::Inspected && m_stage != Stage::Checking)) {
        return;
    }
    m_file->setFormat(found.spec.format, found.spec.separator, true);
    m_file->showProblem(found.problem);
    if (!found.problem.isEmpty()) {
        setStage(Stage::Unreadable);
        return;
    }
    m_spec.format = found.spec.format;
    m_spec.separator = found.spec.separator;
    m_spec.columns = found.spec.columns;
    m_columns->showFound(found);
    m_wheel->guard(*m_columns);
    m_options->proposeResultPath(proposedResultPath(m_spec));
    if (m_stage == Stage::Inspecting) {
        setStage(Stage::Inspected);
    }
}

void BatchSetup::check()
{
    m_checked.reset();
    m_options->writeTo(m_spec);
    setStage(Stage::Checking);
    m_check->showChecking();
    revealCheck();
    emit checkRequested(m_spec);
}

void BatchSetup::revealCheck()
{
    // What has just been shown has its place only once the page is laid out anew.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_scroll->widget()->layout()->activate();
            bringIntoView(*m_check);
        },
        Qt::QueuedConnection);
}

void BatchSetup::cancelCheck()
{
    giveUpCheck();
    setStage(Stage::Inspected);
}

void BatchSetup::giveUpCheck()
{
    m_checked.reset();
    if (m_stage == Stage::Checking) {
        emit checkCancelled();
    }
}

void BatchSetup::showCheckProgress(qint64 bytesRead, qint64 bytes)
{
    if (m_stage == Stage::Checking) {
        m_check->showProgress(bytesRead, bytes);
    }
}

void BatchSetup::showCheck(const BatchCheck &found)
{
    if (m_stage != Stage::Checking || isLate(found.spec)) {
        return;
    }
    m_checked = found;
    setStage(Stage::Checked);
    m_check->showFound(found);
    revealCheck();
}

void BatchSetup::start()
{
    if (!startBlocker().isEmpty()) {
        return;
    }
    BatchCheck checked = *m_checked;
    m_options->writeTo(checked.spec);
    m_refusal->hide();
    setStage(Stage::Starting);
    emit startRequested(checked);
}

void BatchSetup::showRefusal(const QString &reason)
{
    m_refusal->showMessage(InlineMessage::Kind::Problem, reason, {}, {});
    if (m_stage == Stage::Starting) {
        // The file may be another now: it is to be looked at again before the next try.
        m_checked.reset();
        setStage(Stage::Inspected);
    }
}

void BatchSetup::startOver()
{
    m_checked.reset();
    m_count->clear();
    chooseFile({});
    m_scroll->verticalScrollBar()->setValue(0);
}

void BatchSetup::setStage(Stage stage)
{
    m_stage = stage;
    showStage();
}

void BatchSetup::showStage()
{
    const bool isKnown = m_stage == Stage::Inspected || m_stage == Stage::Checking ||
                         m_stage == Stage::Checked || m_stage == Stage::Starting;
    m_more->setVisible(isKnown);
    if (m_stage == Stage::NoFile || (m_stage == Stage::Inspecting && !m_isFormatChosen)) {
        m_file->setFormat(m_spec.format, m_spec.separator, false);
    }
    if (m_stage == Stage::Inspected) {
        m_check->showUnchecked(m_columns->problem().isEmpty() && flowBlocker().isEmpty());
    }
    m_columns->setEnabled(m_stage != Stage::Starting);
    m_file->setEnabled(m_stage != Stage::Starting);
    showImpact();
    showStart();
}

void BatchSetup::showFlowLine()
{
    if (!m_flow) {
        m_flowName->setText(tr("Select a flow in the catalogue: its rows are launched."));
    } else {
        const QString version = shortVersion(versionToRun(*m_flow));
        m_flowName->setText(
            tr("Batch of %1", "%1: a flow and its version").arg((m_flow->name + u' ' + version).trimmed()));
    }
    const bool isOther = m_flow && m_catalogueFlow && m_flow->id != m_catalogueFlow->id;
    m_useOther->setVisible(isOther);
    if (isOther) {
        m_useOther->setText(tr("Use %1 instead", "%1: a flow").arg(m_catalogueFlow->name));
    }
    showFlowProblem();
}

void BatchSetup::showFlowProblem()
{
    const bool isUnreadable = m_flow && !m_flow->inputSchemaProblem.isEmpty();
    QString words = m_flow ? flowBlocker() : QString();
    if (words.isEmpty() && isUnreadable) {
        words = tr("The flow's input schema cannot be read, so types are not checked and all values are taken "
                   "to be "
                   "secure: %1",
                   "%1: why it cannot be read")
                    .arg(m_flow->inputSchemaProblem);
    }
    m_flowProblem->setText(words);
    m_flowProblem->setVisible(!m_flowProblem->text().isEmpty());
}

qint64 BatchSetup::goodRows() const
{
    return m_checked ? m_checked->rows - m_checked->badRows : 0;
}

void BatchSetup::showImpact()
{
    const bool isShown = goodRows() > 0;
    m_impact->setVisible(isShown);
    if (!isShown) {
        return;
    }
    const BatchImpact impact = impactOf(goodRows(), m_budget, m_status.profile);
    m_impactWords->setText(impactWords(impact));
    m_countPart->setVisible(impact.isProduction);
    if (!impact.isProduction) {
        m_production->hide();
        return;
    }
    m_production->showMessage(
        InlineMessage::Kind::Problem,
        tr("“%1” is a production organisation: real flows run for every row.").arg(m_status.profile.name), {},
        {});
    m_count->setPlaceholderText(QString::number(goodRows()));
}

bool BatchSetup::isCountTyped() const
{
    QString typed = m_count->text();
    typed.removeIf([](QChar character) { return !character.isDigit(); });
    return !m_status.profile.production || typed == QString::number(goodRows());
}

QString BatchSetup::flowBlocker() const
{
    if (!m_flow) {
        return tr("Select a flow first");
    }
    if (m_flow->deleted) {
        return tr("This flow has been deleted");
    }
    if (!canLaunch(m_status.profile.dialect, m_flow->type)) {
        return tr("%1 cannot launch a flow of this kind (%2)", "name of an API, type of a flow")
            .arg(dialectName(m_status.profile.dialect), flowTypeName(m_flow->type));
    }
    return {};
}

QString BatchSetup::startBlocker() const
{
    if (const QString ofFlow = flowBlocker(); !ofFlow.isEmpty()) {
        return ofFlow;
    }
    switch (m_stage) {
    case Stage::NoFile:
        return tr("Choose a file first");
    case Stage::Inspecting:
        return tr("Reading the first rows…");
    case Stage::Unreadable:
        return tr("The file cannot be read");
    case Stage::Inspected: {
        const QString ofColumns = m_columns->problem();
        return ofColumns.isEmpty() ? tr("Check the file first") : ofColumns;
    }
    case Stage::Checking:
        return tr("Checking…");
    case Stage::Starting:
        return tr("Starting…");
    case Stage::Checked:
        break;
    }
    if (!m_checked->canStart()) {
        return m_checked->problem.isEmpty() ? tr("The file has no good row") : tr("The file cannot be read");
    }
    if (m_status.state != ConnectionStatus::State::SignedIn) {
        return tr("Not signed in");
    }
    if (const QString ofOptions = m_options->problem(); !ofOptions.isEmpty()) {
        return ofOptions;
    }
    return isCountTyped() ? QString() : tr("Type the number of rows to start in production");
}

void BatchSetup::showStart()
{
    const QString blocker = startBlocker();
    const qint64 rows = goodRows();
    m_start->setEnabled(blocker.isEmpty());
    m_start->setText(rows > 0 ? tr("Start %1 launches", "button; a number").arg(QLocale().toString(rows))
                              : tr("Start", "a batch"));
    m_start->setAccessibleDescription(blocker);
    m_blocker->setText(blocker);
}

} // namespace flowconsole
