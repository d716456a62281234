#pragma once

#include "domain/auditstate.h"
#include "domain/connectionprofile.h"
#include "domain/historystate.h"
#include "domain/telemetryrecord.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace flowconsole {

class Alarm;
class Clock;
class ElidedLabel;

/// The line at the bottom of the window: sign-in, push, running executions and those that are being reconciled,
/// success, latency, time zone, history and audit log.
class StatusSummary final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusSummary)

public:
    StatusSummary(const Clock &clock, QWidget *parent = nullptr);
    ~StatusSummary() override;

    void showConnection(ConnectionStatus::State state);
    /// Says why no requests are sent at the moment, and for how long.
    void showRateBudget(const RateBudgetState &state);
    /// How news come, beside the sign-in.
    void showPush(const PushState &push);
    /// In the place of the sign-in for a few seconds.
    void announce(const QString &words);
    void showRunning(int count);
    /// Nothing where there are none.
    void showReconciling(int count);
    void showMetrics(const Metrics &metrics);
    /// The success rate of the trend's whole time.
    void showTrend(const Trend &trend);
    void showAudit(const AuditState &state);
    void showHistory(const HistoryState &state);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSignIn();
    /// Why looks wait, with the seconds that are left; empty where they do not.
    [[nodiscard]] QString waiting() const;
    void showPushWords();
    /// In a narrow window what matters less gives its place to the rest, which would be cut or make the window
    /// grow.
    void makeRoom();
    [[nodiscard]] QLabel *addLabel(const char *objectName);
    [[nodiscard]] ElidedLabel *addYieldingLabel(const char *objectName);

    const Clock &m_clock;
    ConnectionStatus::State m_state = ConnectionStatus::State::SignedOut;
    RateBudgetState m_budget;
    PushState m_push;
    QString m_announced;
    std::unique_ptr<Alarm> m_announcementEnds;
    std::unique_ptr<Alarm> m_nextSecond;
    QLabel *m_connection = nullptr;
    QLabel *m_pushWords = nullptr;
    QLabel *m_running = nullptr;
    QLabel *m_reconciling = nullptr;
    QLabel *m_success = nullptr;
    QLabel *m_latency = nullptr;
    QLabel *m_zone = nullptr;
    bool m_knowsLatency = false;
    bool m_hasHistory = false;
    bool m_isHistoryInTrouble = false;
    ElidedLabel *m_history = nullptr;
    ElidedLabel *m_audit = nullptr;
};

} // namespace flowconsole
