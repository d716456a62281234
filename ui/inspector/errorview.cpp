#include "ui/inspector/errorview.h"

#include "domain/telemetryrecord.h"
#include "domain/words.h"
#include "ui/inspector/copyableline.h"
#include "ui/inspector/judgement.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace flowconsole {

namespace {

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
    const QString todo = execution.error ? describe(*execution.error).whatToDo : QString();
    return {
        ErrorView::tr("Watching has trouble, not the flow: the last look failed (%n in a row). %1", "%1: why",
                      execution.failedLooks)
            .arg(failedLookReason(execution)),
        ErrorView::tr("The console goes on asking; the state shown is the last one known. %1", "%1: what to do")
            .arg(todo)
            .trimmed()};
}

ErrorWords wordsForFailure(const FlowExecution &execution, bool canQuote)
{
    if (wasNeverLaunched(execution)) {
        return {execution.detail.isEmpty() ? ErrorView::tr("The platform did not take the launch.")
                                           : execution.detail,
                ErrorView::tr("Nothing ran. Mend the cause, then launch again.")};
    }
    const QString look = lookInOrganisation(canQuote);
    if (execution.dialect == Dialect::FlowExecutions && execution.detail.isEmpty()) {
        return {ErrorView::tr("The flow failed. This form of the API (flow executions) gives no reason."),
                ErrorView::tr("Launch a workflow by the Genesys Cloud API form to see its reason, or %1",
                              "%1: look at the execution …")
                    .arg(look)};
    }
    return {execution.detail.isEmpty() ? ErrorView::tr("The flow failed. The platform gave no reason.")
                                       : ErrorView::tr("The flow failed: %1").arg(execution.detail),
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
    return {happened, ErrorView::tr("Look at the execution in the organisation before launching again; where "
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
        return describe(*execution.error);
    }
    if (execution.state == ExecutionState::Failed) {
        return wordsForFailure(execution, canQuote);
    }
    if (execution.state == ExecutionState::Unknown) {
        return {execution.detail.isEmpty() ? ErrorView::tr("Nothing tells what became of this execution.")
                                           : execution.detail,
                ErrorView::tr("Before launching again, %1", "%1: look at the execution …")
                    .arg(lookInOrganisation(canQuote))};
    }
    return {};
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
      m_toDo(createText("errorToDo", this)),
      m_code(createText("errorCode", this)),
      m_correlation(new CopyableLine(theme, tr("correlation id"), this))
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::ClickFocus);
    m_happened->setProperty("role", QStringLiteral("strong"));
    m_codeField = {createKey(tr("Code"), this), m_code};
    m_correlationField = {createKey(tr("Correlation id"), this), m_correlation};
    m_correlation->setObjectName(QStringLiteral("errorCorrelation"));

    auto *content = new QWidget(this);
    auto *layout = new QGridLayout(content);
    const int margin = theme.scaled(12);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setVerticalSpacing(theme.scaled(8));
    layout->setColumnMinimumWidth(0, theme.scaled(100));
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_happened, 0, 0, 1, 2);
    layout->addWidget(m_toDo, 1, 0, 1, 2);
    layout->addWidget(m_codeField.key, 2, 0);
    layout->addWidget(m_codeField.value, 2, 1);
    layout->addWidget(m_correlationField.key, 3, 0);
    layout->addWidget(m_correlationField.value, 3, 1);
    layout->setRowStretch(4, 1);
    setWidget(content);
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
    m_toDo->setText(words.whatToDo.isEmpty() ? tr("No error so far.") : words.whatToDo);
    m_happened->setVisible(!words.whatHappened.isEmpty());
    m_code->setText(codeText(error));
    m_correlation->setText(correlation);
    m_codeField.setVisible(!m_code->text().isEmpty());
    m_correlationField.setVisible(!correlation.isEmpty());
}

} // namespace flowconsole
