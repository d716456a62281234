#include "ui/inspector/executionjson.h"

#include "models/timetext.h"
#include "ui/inspector/jsonpanel.h"
#include "ui/inspector/judgement.h"
#include "ui/inspector/requestsmodel.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int firstGoodStatus = 200;
constexpr int firstOtherStatus = 300;

bool isAnswered(const RequestRecord &request)
{
    return request.status >= firstGoodStatus && request.status < firstOtherStatus &&
           !request.responseBody.isEmpty();
}

/// Why there is no telemetry record.
QString noTelemetryText(const FlowExecution &execution)
{
    if (wasNeverLaunched(execution)) {
        return ExecutionJson::tr("Nothing ran, so there is no telemetry record.");
    }
    return isFinal(execution.state)
               ? ExecutionJson::tr("There is no telemetry record of this execution.")
               : ExecutionJson::tr("The telemetry record is made when the execution has ended.");
}

} // namespace

const RequestRecord *lastAnswer(const ExecutionDetails &details)
{
    // A look names the execution at the end of its path; other requests about it have more behind the id.
    const auto isLook = [&details](const RequestRecord &request) {
        const QString path = request.url.path();
        const auto endsWith = [&path](const QString &id) { return !id.isEmpty() && path.endsWith(u'/' + id); };
        return isAnswered(request) && request.method == u"GET" &&
               (endsWith(details.execution.platformId.text()) ||
                endsWith(details.execution.conversationId.text()));
    };
    const auto look = std::find_if(details.requests.crbegin(), details.requests.crend(), isLook);
    if (look != details.requests.crend()) {
        return &*look;
    }
    const auto isLaunch = [](const RequestRecord &request) {
        return isAnswered(request) && request.method == u"POST";
    };
    const auto launch = std::find_if(details.requests.cbegin(), details.requests.cend(), isLaunch);
    return launch == details.requests.cend() ? nullptr : &*launch;
}

ExecutionJson::ExecutionJson(Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_choice(new QComboBox(this)),
      m_source(new QLabel(this)),
      m_panel(new JsonPanel(theme, tr("JSON"), this))
{
    setObjectName(QStringLiteral("executionJson"));
    m_choice->setObjectName(QStringLiteral("jsonDocument"));
    m_choice->setProperty("role", QStringLiteral("inline"));
    m_choice->setAccessibleName(tr("What to show as JSON"));
    const auto add = [this](const QString &words, Document document) {
        m_choice->addItem(words, static_cast<int>(document));
    };
    add(tr("Platform's last answer"), Document::LastAnswer);
    add(tr("Inputs"), Document::Inputs);
    add(tr("Outputs"), Document::Outputs);
    add(tr("Telemetry record"), Document::Telemetry);
    m_source->setObjectName(QStringLiteral("jsonSource"));
    m_source->setProperty("role", QStringLiteral("small"));
    m_source->setTextFormat(Qt::PlainText);
    m_source->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    // In a narrow dock it takes two lines; of one beside the choice little would be read.
    m_source->setWordWrap(true);
    m_source->setContentsMargins(theme.scaled(10), 0, theme.scaled(10), 0);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(theme.scaled(6), theme.scaled(4), theme.scaled(10), 0);
    line->addWidget(m_choice);
    line->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_source);
    layout->addWidget(m_panel, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ExecutionJson::showDocument);
}

void ExecutionJson::setDetails(const ExecutionDetails &details)
{
    m_details = details;
    if (isVisible()) {
        showDocument();
    }
}

void ExecutionJson::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showDocument();
}

void ExecutionJson::showDocument()
{
    m_source->hide();
    const FlowExecution &execution = m_details.execution;
    switch (static_cast<Document>(m_choice->currentData().toInt())) {
    case Document::LastAnswer:
        showAnswer();
        return;
    case Document::Inputs:
        m_panel->setValue(execution.inputs);
        return;
    case Document::Outputs:
        if (execution.outputs.isNull()) {
            m_panel->setNothing(isFinal(execution.state) ? tr("No outputs were told.") : tr("No outputs yet."));
        } else {
            m_panel->setValue(execution.outputs);
        }
        return;
    case Document::Telemetry:
        if (m_details.telemetry) {
            m_panel->setValue(toJson(*m_details.telemetry));
        } else {
            m_panel->setNothing(noTelemetryText(execution));
        }
        return;
    }
    Q_UNREACHABLE();
}

void ExecutionJson::showAnswer()
{
    const RequestRecord *answer = lastAnswer(m_details);
    if (answer == nullptr) {
        m_panel->setNothing(tr("The request log has no answer of the platform about this execution."));
        return;
    }
    const QString source = tr("%1 %2 · %3", "request method, path, time")
                               .arg(answer->method, shortPath(answer->url), exactTimeText(answer->startedAt));
    m_source->setText(source);
    m_source->show();
    m_panel->setBody(answer->responseBody, recordedBodyLimit);
}

} // namespace flowconsole
