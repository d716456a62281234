#pragma once

#include "base/redaction.h"
#include "sampleexecutions.h"
#include "tests/support/manualclock.h"
#include "ui/inspector/inspectorpane.h"
#include "ui/theme/theme.h"
#include "widgettext.h"

#include <memory>

namespace flowconsole {

/// What tests of the inspector show in it, on a clock that stands a minute after the first execution.
class InspectorBench
{
    Q_DISABLE_COPY_MOVE(InspectorBench)

protected:
    InspectorBench() = default;
    ~InspectorBench() = default;

    void open()
    {
        if (!m_theme) {
            m_theme = std::make_unique<Theme>();
        }
        m_clock = std::make_unique<ManualClock>(m_start.addSecs(60));
    }
    [[nodiscard]] FlowExecution running(int number) const
    {
        return sampleExecution(number, ExecutionState::Running, m_start);
    }
    /// It ran, and failed with an error that has all that errors can have; its launch was recorded.
    [[nodiscard]] ExecutionDetails failedDetails() const
    {
        using namespace std::chrono_literals;
        ExecutionDetails details;
        FlowExecution &execution = details.execution;
        execution = ended(running(1), ExecutionState::Failed, 8900ms, QStringLiteral("Flow is disabled"));
        execution.platformState = QStringLiteral("FAILED");
        execution.platformId = PlatformExecutionId(QStringLiteral("platform-1"));
        execution.payloadHash = QString(64, u'a') + QStringLiteral("e41b");
        execution.launchLatency = 212ms;
        execution.inputs.insert(QStringLiteral("customerName"),
                                JsonValue::string(QStringLiteral("Alex Johnson")));
        execution.inputs.insert(QStringLiteral("cardNumber"), JsonValue::string(redactedPlaceholder()));
        execution.outputs = JsonValue::object();
        execution.outputs.insert(QStringLiteral("balance"), JsonValue::number(QStringLiteral("12.50")));
        ApiError error;
        error.kind = ApiError::Kind::Unavailable;
        error.httpStatus = 503;
        error.code = QStringLiteral("service.unavailable");
        error.correlationId = QStringLiteral("c0ffee");
        execution.error = error;
        RequestRecord request;
        request.method = QStringLiteral("POST");
        request.url = QUrl(QStringLiteral("https://api.example.org/api/v2/flows/executions"));
        request.status = 503;
        request.duration = 212ms;
        request.startedAt = m_start;
        request.requestHeaders = {{"Authorization", "Bearer very-secret"}, {"Accept", "application/json"}};
        request.requestBody = R"({"flowId":"f1"})";
        details.requests = {request};
        TelemetryRecord telemetry;
        telemetry.id = execution.id;
        telemetry.status = QStringLiteral("failed");
        telemetry.latencyMs = 8900;
        details.telemetry = telemetry;
        return details;
    }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ManualClock> m_clock;
};

} // namespace flowconsole
