#include "ui/inspector/errorview.h"

#include "base/clock.h"
#include "domain/telemetryrecord.h"
#include "domain/words.h"
#include "ui/inspector/jsonview.h"
#include "ui/inspector/judgement.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copyableline.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int recordPixels = 150;

QLabel *createText(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *createKey(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("muted"));
    return label;
}

bool isEndedBadly(ExecutionState state)
{
    return state == ExecutionState::Failed || state == ExecutionState::TimedOut ||
           state == ExecutionState::Unknown;
}

/// Of the last request that the platform answered with one.
QString lastCorrelationId(const QList<RequestRecord> &requests)
{
    const auto last = std::find_if(requests.crbegin(), requests.crend(), [](const RequestRecord &request) {
        return !request.correlationId.isEmpty();
    });
    return last == requests.crend() ? QString() : last->correlationId;
}

/// What to look at where the platform gave no reason that could be mended here.
QString lookInOrganisation(bool canQuote)
{
    return canQuote
               ? ErrorView::tr("look at the execution in the organisation; quote the correlation id of the "
                               "last request, below, to the platform's support.")
               : ErrorView::tr("look at the execution in the organisation.");
}

ErrorWords wordsForTrouble(const FlowExecution &execution)
{
    const ErrorWords why = execution.error ? describe(*execution.error, execution.dialect) : ErrorWords();
    return {
        ErrorView::tr("Watching has trouble, not the flow: the last look failed (%n in a row). %1", "%1: why",
                      execution.failedLooks)
            .arg(failedLookReason(execution)),
        why.whatItMeans,
        ErrorView::tr("The console goes on asking; the state shown is the last one known. %1", "%1: what to do")
            .arg(why.whatToDo)
            .trimmed(),
        why.link};
}

ErrorWords wordsForFailure(const FlowExecution &execution, bool canQuote)
{
    if (wasNeverLaunched(execution)) {
        return {execution.detail.isEmpty() ? ErrorView::tr("The platform did not take the launch.")
                                           : execution.detail,
                ErrorView::tr("Nothing ran, and nothing was changed."),
                ErrorView::tr("Mend the cause, then launch again.")};
    }
    const QString look = lookInOrganisation(canQuote);
    if (execution.dialect == Dialect::FlowExecutions && execution.detail.isEmpty()) {
        return {ErrorView::tr("The flow failed. This form of the API (flow executions) gives no reason."),
                ErrorView::tr("The launch was taken and the flow ran; it ended in an error of its own."),
                ErrorView::tr("Launch a workflow by the Genesys Cloud API form to see its reason, or %1",
                              "%1: look at the execution …")
                    .arg(look)};
    }
    return {execution.detail.isEmpty() ? ErrorView::tr("The flow failed. The platform gave no reason.")
                                       : ErrorView::tr("The flow failed: %1").arg(execution.detail),
            ErrorView::tr("The launch was taken and the flow ran; it ended in an error of its own."),
            ErrorView::tr("To find the cause, %1", "%1: look at the execution …").arg(look)};
}

ErrorWords wordsForTimeOut(const FlowExecution &execution)
{
    const QString happened =
        execution.timeout ? ErrorView::tr("The console stopped waiting after %1 s. The execution may still be "
                                          "running on the platform.")
                                .arg(execution.timeout->count())
                          : ErrorView::tr("The console stopped waiting. The execution may still be running on "
                                          "the platform.");
    return {happened, ErrorView::tr("Its outcome is not known here, and what it does may still happen."),
            ErrorView::tr("Look at the execution in the organisation before launching again; where "
                          "the flow needs longer, give a longer time out.")};
}

/// What happened and what to do, by the state; empty words where all is well.
ErrorWords wordsFor(const FlowExecution &execution, bool canQuote)
{
    if (isWatchingInTrouble(execution)) {
        return wordsForTrouble(execution);
    }
    if (execution.state == ExecutionState::TimedOut) {
        return wordsForTimeOut(execution);
    }
    if (execution.error) {
        return describe(*execution.error, execution.dialect);
    }
    if (execution.state == ExecutionState::Failed) {
        return wordsForFailure(execution, canQuote);
    }
    if (execution.state == ExecutionState::Unknown) {
        return {execution.detail.isEmpty() ? ErrorView::tr("Nothing tells what became of this execution.")
                                           : execution.detail,
                ErrorView::tr("It may have run, or may be running still."),
                ErrorView::tr("Before launching again, %1", "%1: look at the execution …")
                    .arg(lookInOrganisation(canQuote))};
    }
    return {};
}

/// What the button says that leads to the setting; empty where there is none to go to.
QString settingText(SettingLink link)
{
    switch (link) {
    case SettingLink::ConnectionAddress:
        return ErrorView::tr("Open the connection's region");
    case SettingLink::ConnectionCredentials:
        return ErrorView::tr("Open the connection's sign-in");
    case SettingLink::ConnectionDialect:
        return ErrorView::tr("Open the connection's form of the API");
    case SettingLink::ConnectionCertificate:
        return ErrorView::tr("Open the connection's certificate");
    case SettingLink::ConnectionRetries:
        return ErrorView::tr("Open the connection's retry setting");
    case SettingLink::FlowList:
        return ErrorView::tr("Go to the flow list");
    case SettingLink::FlowInput:
        return ErrorView::tr("Go to the variables");
    case SettingLink::Permissions:
        return ErrorView::tr("See the permissions");
    case SettingLink::None:
    case SettingLink::Network:
        return {};
    }
    Q_UNREACHABLE();
}

/// The step that failed, as the tutorial records it; nothing without one.
std::optional<JsonValue> recordOf(const ExecutionDetails &details)
{
    const auto failed =
        std::find_if(details.steps.crbegin(), details.steps.crend(),
                     [](const NodeTransition &step) { return step.event == NodeEvent::Failed; });
    if (failed == details.steps.crend()) {
        return std::nullopt;
    }
    return errorRecord({details.execution.conversationId, details.execution.flowId, *failed});
}

QString stateAndTime(const FlowExecution &execution)
{
    const QDateTime time = execution.endedAt.isValid() ? execution.endedAt : execution.lastSeenAt;
    return time.isValid() ? stateName(execution.state) + u' ' + toIsoUtc(time) : stateName(execution.state);
}

QString codeText(const ApiError &error)
{
    QStringList parts;
    if (error.httpStatus > 0) {
        parts << QStringLiteral("HTTP %1").arg(error.httpStatus);
    }
    if (!error.code.isEmpty()) {
        parts << error.code;
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

void ErrorView::Field::setVisible(bool visible) const
{
    key->setVisible(visible);
    value->setVisible(visible);
}

ErrorView::ErrorView(Theme &theme, QWidget *parent)
    : QScrollArea(parent),
      m_happened(createText("errorHappened", this)),
      m_means(createText("errorMeans", this)),
      m_toDo(createText("errorToDo", this)),
      m_setting(new QPushButton(this)),
      m_copy(new QPushButton(tr("Copy for support"), this)),
      m_code(createText("errorCode", this)),
      m_correlation(new CopyableLine(theme, tr("correlation id"), this)),
      m_recordTitle(createKey(tr("Error record"), this)),
      m_record(new JsonView(theme, tr("error record"), this))
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::ClickFocus);
    m_happened->setProperty("role", QStringLiteral("strong"));
    m_codeField = {createKey(tr("Code"), this), m_code};
    m_correlationField = {createKey(tr("Correlation id"), this), m_correlation};
    m_correlation->setObjectName(QStringLiteral("errorCorrelation"));
    m_setting->setObjectName(QStringLiteral("errorSetting"));
    m_record->setObjectName(QStringLiteral("errorRecord"));
    m_copy->setObjectName(QStringLiteral("copyError"));
    m_copy->setToolTip(tr("Copy what went wrong with all ids, to quote to the platform's support"));
    m_copy->setAutoDefault(false);
    m_record->setMinimumHeight(theme.scaled(recordPixels));

    auto *content = new QWidget(this);
    auto *layout = new QGridLayout(content);
    const int margin = theme.scaled(12);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setVerticalSpacing(theme.scaled(8));
    layout->setColumnMinimumWidth(0, theme.scaled(100));
    layout->setColumnStretch(1, 1);
    int row = 0;
    for (QLabel *words : {m_happened, m_means, m_toDo}) {
        layout->addWidget(words, row++, 0, 1, 2);
    }
    layout->addWidget(m_setting, row++, 0, 1, 2, Qt::AlignLeft);
    for (const Field &field : {m_codeField, m_correlationField}) {
        layout->addWidget(field.key, row, 0);
        layout->addWidget(field.value, row++, 1);
    }
    layout->addWidget(m_copy, row++, 0, 1, 2, Qt::AlignLeft);
    layout->addWidget(m_recordTitle, row++, 0, 1, 2);
    layout->addWidget(m_record, row++, 0, 1, 2);
    layout->setRowStretch(row, 1);
    setWidget(content);
    connect(m_setting, &QPushButton::clicked, this, [this] { emit settingRequested(m_settingLink); });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_report); });
}

bool ErrorView::hasError(const FlowExecution &execution)
{
    return execution.error.has_value() || isEndedBadly(execution.state);
}

void ErrorView::setDetails(const ExecutionDetails &details)
{
    const FlowExecution &execution = details.execution;
    const ApiError error = execution.error.value_or(ApiError());
    QString correlation = error.correlationId;
    if (correlation.isEmpty() && isEndedBadly(execution.state)) {
        correlation = lastCorrelationId(details.requests);
    }
    const ErrorWords words = wordsFor(execution, !correlation.isEmpty());
    m_happened->setText(words.whatHappened);
    m_toDo->setText(!words.whatToDo.isEmpty()  ? words.whatToDo
                    : isFinal(execution.state) ? tr("No error.")
                                               : tr("No error so far."));
    m_happened->setVisible(!words.whatHappened.isEmpty());
    m_means->setText(words.whatItMeans);
    m_means->setVisible(!words.whatItMeans.isEmpty());
    m_settingLink = words.link;
    m_setting->setText(settingText(words.link));
    m_setting->setVisible(!m_setting->text().isEmpty());
    m_code->setText(codeText(error));
    m_correlation->setText(correlation);
    m_codeField.setVisible(!m_code->text().isEmpty());
    m_correlationField.setVisible(!correlation.isEmpty());
    m_copy->setVisible(!words.whatHappened.isEmpty());
    m_report = reportOf(execution, words, correlation);
    showRecord(details);
}

/// What support asks for first.
QString ErrorView::reportOf(const FlowExecution &execution, const ErrorWords &words,
                            const QString &correlation) const
{
    QStringList lines{words.whatHappened};
    const auto add = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            lines << name + QStringLiteral(": ") + value;
        }
    };
    add(tr("Code"), m_code->text());
    add(tr("Correlation id"), correlation);
    add(tr("Flow"),
        QStringLiteral("%1 %2 (%3)").arg(execution.flowName, execution.flowVersion, execution.flowId.text()));
    add(tr("Platform id"), execution.platformId.text());
    add(tr("Conversation id"), execution.conversationId.text());
    add(tr("Execution id"), execution.id.text());
    add(tr("Environment"), execution.environment);
    add(tr("Launched"), execution.launchedAt.isValid() ? toIsoUtc(execution.launchedAt) : QString());
    add(tr("State"), stateAndTime(execution));
    return lines.join(u'\n');
}

void ErrorView::showRecord(const ExecutionDetails &details)
{
    const auto record = recordOf(details);
    m_recordTitle->setVisible(record.has_value());
    m_record->setVisible(record.has_value());
    m_record->setText(record ? QString::fromUtf8(record->toJson(JsonValue::Format::Indented)) : QString());
}

} // namespace flowconsole
