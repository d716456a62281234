#pragma once

#include "domain/auditstate.h"
#include "domain/connectionprofile.h"
#include "domain/telemetryrecord.h"

#include <QWidget>

class QLabel;

namespace flowconsole {

class Clock;
class ElidedLabel;

/// The line at the bottom of the window: sign-in, running executions, success, latency, time zone and audit
/// log.
class StatusSummary final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusSummary)

public:
    StatusSummary(const Clock &clock, QWidget *parent = nullptr);

    void showConnection(ConnectionStatus::State state);
    void showRunning(int count);
    void showMetrics(const Metrics &metrics);
    /// The success rate of the trend's whole time.
    void showTrend(const Trend &trend);
    void showAudit(const AuditState &state);

private:
    [[nodiscard]] QLabel *addLabel(const char *objectName);

    QLabel *m_connection = nullptr;
    QLabel *m_running = nullptr;
    QLabel *m_success = nullptr;
    QLabel *m_latency = nullptr;
    QLabel *m_zone = nullptr;
    ElidedLabel *m_audit = nullptr;
};

} // namespace flowconsole
