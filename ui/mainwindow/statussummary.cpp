#include "ui/mainwindow/statussummary.h"

#include "base/clock.h"
#include "models/timetext.h"
#include "ui/widgets/connectionchip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/styleproperty.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

#include <array>
#include <cmath>

namespace flowconsole {

namespace {

QString strong(const QString &figure)
{
    return QStringLiteral("<b>%1</b>").arg(figure.toHtmlEscaped());
}

/// "0.9 s", "120 ms": as short as the status bar wants it.
QString latencyText(double milliseconds)
{
    constexpr double oneSecond = 1000.0;
    const QLocale locale;
    return milliseconds < oneSecond
               ? StatusSummary::tr("%1 ms", "milliseconds").arg(locale.toString(milliseconds, 'f', 0))
               : StatusSummary::tr("%1 s", "seconds").arg(locale.toString(milliseconds / oneSecond, 'f', 1));
}

} // namespace

StatusSummary::StatusSummary(const Clock &clock, QWidget *parent)
    : QWidget(parent),
      m_clock(clock),
      m_announcementEnds(clock.createAlarm([this] {
          m_announced.clear();
          showSignIn();
      })),
      m_nextSecond(clock.createAlarm([this] { showSignIn(); }))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(20);
    m_connection = addLabel("statusConnection");
    m_pushWords = addLabel("statusPush");
    m_running = addLabel("statusRunning");
    m_reconciling = addLabel("statusReconciling");
    m_success = addLabel("statusSuccess");
    m_latency = addLabel("statusLatency");
    m_zone = addLabel("statusZone");
    layout->addStretch(1);
    m_history = addYieldingLabel("statusHistory");
    m_audit = addYieldingLabel("statusAudit");

    m_zone->setText(tr("Times: local (%1)", "time zone").arg(zoneText(clock.nowUtc())));
    showConnection(ConnectionStatus::State::SignedOut);
    showRunning(0);
    showReconciling(0);
    showHistory({});
    m_success->hide();
    m_latency->hide();
}

StatusSummary::~StatusSummary() = default;

QLabel *StatusSummary::addLabel(const char *objectName)
{
    auto *label = new QLabel(this);
    label->setObjectName(QLatin1String(objectName));
    label->setProperty("role", QStringLiteral("small"));
    layout()->addWidget(label);
    return label;
}

ElidedLabel *StatusSummary::addYieldingLabel(const char *objectName)
{
    auto *label = new ElidedLabel(this);
    label->setObjectName(QLatin1String(objectName));
    label->setProperty("role", QStringLiteral("small"));
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout()->addWidget(label);
    return label;
}

void StatusSummary::showConnection(ConnectionStatus::State state)
{
    m_state = state;
    showSignIn();
}

void StatusSummary::showPush(const PushState &push)
{
    m_push = push;
    showSignIn();
}

void StatusSummary::showRateBudget(const RateBudgetState &state)
{
    m_budget = state;
    showSignIn();
}

void StatusSummary::announce(const QString &words)
{
    constexpr Milliseconds longEnoughToRead(5000);
    m_announced = words;
    m_announcementEnds->start(longEnoughToRead);
    showSignIn();
}

void StatusSummary::showSignIn()
{
    constexpr Milliseconds second(1000);
    const QString state = ConnectionChip::words(m_state);
    const bool isSignedIn = m_state == ConnectionStatus::State::SignedIn;
    const QString wait = isSignedIn ? waiting() : QString();
    if (wait.isEmpty()) {
        m_nextSecond->stop();
    } else {
        m_nextSecond->start(second);
    }
    const bool hasPush = m_push.state != PushState::State::Off;
    m_connection->setText(
        !m_announced.isEmpty() ? m_announced
        : !wait.isEmpty()      ? wait
        : isSignedIn && !hasPush
            ? tr("%1 · polling", "sign-in state; news comes by asking the platform").arg(state)
            : state);
    const bool failed = m_state == ConnectionStatus::State::Failed && m_announced.isEmpty();
    showPushWords();
    setStyleProperty(*m_connection, "role", failed ? QStringLiteral("problem") : QStringLiteral("small"));
    makeRoom();
}

void StatusSummary::makeRoom()
{
    m_zone->setVisible(true);
    m_latency->setVisible(m_knowsLatency);
    m_history->setVisible(m_hasHistory);
    const auto widthWanted = [this] {
        const QMargins margins = layout()->contentsMargins();
        int wanted = margins.left() + margins.right() - layout()->spacing();
        for (int i = 0; i < layout()->count(); ++i) {
            const QWidget *label = layout()->itemAt(i)->widget();
            wanted +=
                label == nullptr || label->isHidden() ? 0 : label->sizeHint().width() + layout()->spacing();
        }
        return wanted;
    };
    const std::array<QWidget *, 3> yielding = {m_isHistoryInTrouble ? nullptr : m_history, m_latency, m_zone};
    for (QWidget *label : yielding) {
        if (label != nullptr && widthWanted() > width()) {
            label->hide();
        }
    }
}

void StatusSummary::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void StatusSummary::showPushWords()
{
    using State = PushState::State;
    const bool isSignedIn = m_state == ConnectionStatus::State::SignedIn;
    m_pushWords->setVisible(isSignedIn && m_push.state != State::Off);
    if (!isSignedIn || m_push.state == State::Off) {
        return;
    }
    const bool isLost = m_push.state == State::Lost;
    m_pushWords->setText(m_push.state == State::Connected    ? tr("Push connected")
                         : m_push.state == State::Connecting ? tr("Push connecting…")
                                                             : tr("Push lost · polling"));
    setStyleProperty(*m_pushWords, "role", isLost ? QStringLiteral("caution") : QStringLiteral("small"));
    QStringList lines{m_push.channel == PushState::Channel::Webhook
                          ? tr("The platform tells of nodes by a webhook")
                          : tr("The platform tells of changes over its notification channel")};
    lines << m_push.detail << tr("%n event(s) so far", nullptr, static_cast<int>(m_push.events));
    if (m_push.lastEventAt.isValid()) {
        lines << tr("The last one came %1", "%1: a time").arg(exactTimeText(m_push.lastEventAt));
    }
    lines.removeAll(QString());
    m_pushWords->setToolTip(lines.join(u'\n'));
    m_pushWords->setAccessibleDescription(m_pushWords->toolTip());
}

QString StatusSummary::waiting() const
{
    constexpr double millisecondsOfSecond = 1000.0;
    const QDateTime now = m_clock.nowUtc();
    const auto secondsTo = [&now](const QDateTime &end) {
        const double left = end.isValid() ? static_cast<double>(now.msecsTo(end)) / millisecondsOfSecond : 0.0;
        return left > 0 ? static_cast<int>(std::ceil(left)) : 0;
    };
    if (const int seconds = secondsTo(m_budget.pausedUntil); seconds > 0) {
        return tr("Paused by the platform · next request in %1 s", "seconds").arg(seconds);
    }
    if (const int seconds = secondsTo(m_budget.looksWaitUntil); seconds > 0) {
        return tr("Waiting for the request budget · next look in %1 s", "seconds").arg(seconds);
    }
    return {};
}

void StatusSummary::showRunning(int count)
{
    m_running->setText(tr("Running %1", "number of executions").arg(strong(QLocale().toString(count))));
    makeRoom();
}

void StatusSummary::showReconciling(int count)
{
    m_reconciling->setText(tr("Reconciling %1", "number of executions").arg(strong(QLocale().toString(count))));
    m_reconciling->setToolTip(
        tr("What is known of these executions is from before the console stopped or slept; "
           "the platform is being asked."));
    m_reconciling->setVisible(count > 0);
    makeRoom();
}

void StatusSummary::showHistory(const HistoryState &state)
{
    using Status = HistoryState::Status;
    QString words;
    m_isHistoryInTrouble = false;
    switch (state.status) {
    case Status::Off:
        break;
    case Status::Opening:
        words = tr("Opening the history…");
        break;
    case Status::Ready:
        words = tr("History: %Ln run(s)", "stored executions", static_cast<int>(state.executions));
        break;
    case Status::DiskFull:
        words = tr("History: the disk is full");
        m_isHistoryInTrouble = true;
        break;
    case Status::Failed:
        words = tr("History is not stored");
        m_isHistoryInTrouble = true;
        break;
    }
    m_hasHistory = !words.isEmpty();
    m_history->setWholeText(words);
    m_history->setExplanation(
        m_isHistoryInTrouble ? state.problem
                             : tr("Stored executions of all connections, in %1", "%1: a file").arg(state.path));
    setStyleProperty(*m_history, "role",
                     m_isHistoryInTrouble ? QStringLiteral("problem") : QStringLiteral("small"));
    makeRoom();
}

void StatusSummary::showMetrics(const Metrics &metrics)
{
    const bool known = metrics.p50Ms && metrics.p95Ms;
    if (known) {
        m_latency->setText(tr("Total latency p50 %1 · p95 %2", "percentiles of the time from launch to end")
                               .arg(strong(latencyText(*metrics.p50Ms)), strong(latencyText(*metrics.p95Ms))));
    }
    m_knowsLatency = known;
    showSignIn();
}

void StatusSummary::showTrend(const Trend &trend)
{
    double successes = 0;
    int ended = 0;
    for (const TrendPoint &point : trend.points) {
        if (point.successRate) {
            successes += *point.successRate * point.ended;
            ended += point.ended;
        }
    }
    if (ended > 0) {
        constexpr qint64 secondsOfMinute = 60;
        const QString rate = QLocale().toString(successes / ended, 'f', 1);
        m_success->setText(tr("Success %1 (%2 min)", "percentage, minutes")
                               .arg(strong(tr("%1 %", "percentage").arg(rate)))
                               .arg(trend.from.secsTo(trend.to) / secondsOfMinute));
    }
    m_success->setVisible(ended > 0);
    makeRoom();
}

void StatusSummary::showAudit(const AuditState &state)
{
    const bool hasProblem = !state.problem.isEmpty();
    m_audit->setWholeText(hasProblem
                              ? tr("Audit log cannot be written")
                              : tr("Audit log · %n record(s)", nullptr, static_cast<int>(state.entries)));
    m_audit->setExplanation(hasProblem ? state.problem : state.path);
    setStyleProperty(*m_audit, "role", hasProblem ? QStringLiteral("problem") : QStringLiteral("small"));
    makeRoom();
}

} // namespace flowconsole
