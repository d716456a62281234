#include "ui/inspector/summaryview.h"

#include "domain/flow.h"
#include "domain/words.h"
#include "models/executioncell.h"
#include "models/timetext.h"
#include "ui/inspector/copyableline.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace flowconsole {

namespace {

constexpr int dateLength = 11; // "2026-11-21 ", which goes without saying on the day itself

QString provenanceWord(Provenance provenance, const QString &time)
{
    switch (provenance) {
    case Provenance::Inferred:
        return SummaryView::tr("%1, by this console", "%1: a time").arg(time);
    case Provenance::Polled:
        return SummaryView::tr("%1, polled", "%1: a time").arg(time);
    case Provenance::Pushed:
        return SummaryView::tr("%1, pushed", "%1: a time").arg(time);
    case Provenance::History:
        return SummaryView::tr("%1, from history", "%1: a time").arg(time);
    }
    Q_UNREACHABLE();
}

QString countdownText(std::chrono::milliseconds rest)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(rest).count();
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

SummaryView::SummaryView(Theme &theme, const Clock &clock, QWidget *parent)
    : QScrollArea(parent),
      m_theme(theme),
      m_clock(clock),
      m_countdown(clock.createAlarm([this] { showTimeout(); }))
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    m_grid = new QGridLayout(content);
    const int margin = theme.scaled(12);
    m_grid->setContentsMargins(margin, margin, margin, margin);
    m_grid->setHorizontalSpacing(theme.scaled(12));
    m_grid->setVerticalSpacing(theme.scaled(5));
    m_grid->setColumnMinimumWidth(0, theme.scaled(100));
    m_grid->setColumnStretch(1, 1);

    m_heading = new QLabel(content);
    m_heading->setObjectName(QStringLiteral("summaryFlow"));
    m_heading->setProperty("role", QStringLiteral("heading"));
    m_heading->setTextFormat(Qt::RichText);
    m_heading->setWordWrap(true);
    m_id = new CopyableLine(theme, tr("execution id"), content);
    m_id->setObjectName(QStringLiteral("summaryId"));
    m_id->setMuted();
    m_grid->addWidget(m_heading, 0, 0, 1, 2);
    m_grid->addWidget(m_id, 1, 0, 1, 2);
    setWidget(content);

    addLine(Field::Launched, tr("Launched"), false);
    addLine(Field::Ended, tr("Ended"), false);
    addLine(Field::LaunchLatency, tr("Launch latency"), false);
    addLine(Field::Latency, tr("Latency", "launch to end"), false);
    addLine(Field::Timeout, tr("Time out"), false);
    addLine(Field::PlatformState, tr("Platform says"), false);
    addLine(Field::LastSeen, tr("Last seen"), false);
    addLine(Field::PlatformId, tr("Platform id"), true);
    addLine(Field::Conversation, tr("Conversation id"), true);
    addLine(Field::PayloadHash, tr("Payload hash"), true);
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    connect(&theme, &Theme::changed, this, [this] { setExecution(m_execution); });
}

void SummaryView::addLine(Field field, const QString &key, bool isCode)
{
    Line &line = m_lines[static_cast<size_t>(field)];
    const int row = m_grid->rowCount();
    line.key = new QLabel(key, widget());
    line.key->setProperty("role", QStringLiteral("muted"));
    m_grid->addWidget(line.key, row, 0, isCode ? Qt::AlignVCenter : Qt::AlignTop);
    if (isCode) {
        line.code = new CopyableLine(m_theme, key, widget());
        m_grid->addWidget(line.code, row, 1);
    } else {
        line.text = new QLabel(widget());
        line.text->setTextFormat(Qt::PlainText);
        line.text->setWordWrap(true);
        line.text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        line.key->setBuddy(line.text);
        m_grid->addWidget(line.text, row, 1);
    }
    QWidget *value = isCode ? static_cast<QWidget *>(line.code) : line.text;
    value->setAccessibleDescription(key);
    line.key->hide();
    value->hide();
}

void SummaryView::setLine(Field field, const QString &text, const QString &toolTip)
{
    const Line &line = m_lines[static_cast<size_t>(field)];
    line.key->setVisible(!text.isEmpty());
    // Setting the same text again would drop what the operator has selected in it.
    if (line.text->text() != text) {
        line.text->setText(text);
    }
    line.text->setToolTip(toolTip);
    line.text->setVisible(!text.isEmpty());
}

void SummaryView::setCode(Field field, const QString &text, const QString &prefix)
{
    const Line &line = m_lines[static_cast<size_t>(field)];
    line.key->setVisible(!text.isEmpty());
    line.code->setText(text, prefix);
    line.code->setVisible(!text.isEmpty());
}

void SummaryView::setExecution(const FlowExecution &execution)
{
    m_execution = execution;
    const QString name = execution.flowName.isEmpty() ? execution.flowId.text() : execution.flowName;
    m_heading->setText(QStringLiteral("%1 <span style=\"font-weight:400;color:%2\">%3</span>")
                           .arg(name.toHtmlEscaped(), m_theme.tokens().muted.name(),
                                shortVersion(execution.flowVersion).toHtmlEscaped()));
    m_id->setText(execution.id.text());
    showTimes();
    showTimeout();
    setLine(Field::PlatformState, execution.platformState);
    setCode(Field::PlatformId, execution.platformId.text());
    setCode(Field::Conversation, execution.conversationId.text());
    setCode(Field::PayloadHash, execution.payloadHash, QStringLiteral("sha256 "));
}

void SummaryView::setTime(Field field, const QDateTime &time, const QString &pattern)
{
    if (!time.isValid()) {
        setLine(field, {});
        return;
    }
    const QString exact = exactTimeText(time);
    const bool isToday = time.toLocalTime().date() == m_clock.nowUtc().toLocalTime().date();
    const QString shown = isToday ? exact.mid(dateLength) : exact;
    setLine(field, pattern.isEmpty() ? shown : pattern.arg(shown), exact);
}

void SummaryView::showTimes()
{
    setTime(Field::Launched, m_execution.launchedAt);
    setTime(Field::Ended, m_execution.endedAt);
    setTime(Field::LastSeen, m_execution.lastSeenAt,
            provenanceWord(m_execution.lastSeenBy, QStringLiteral("%1")));
    if (const auto launch = m_execution.launchLatency) {
        const int retries = m_execution.launchRetries;
        setLine(Field::LaunchLatency, retries == 1 ? tr("%1 ms, 1 retry").arg(launch->count())
                                                   : tr("%1 ms, %2 retries").arg(launch->count()).arg(retries));
    } else {
        setLine(Field::LaunchLatency, {});
    }
    setLine(Field::Latency, m_execution.latency ? durationText(*m_execution.latency) : QString());
}

void SummaryView::showTimeout()
{
    if (!m_execution.timeout) {
        m_countdown->stop();
        setLine(Field::Timeout, {});
        return;
    }
    QString text = tr("after %1 s", "a time out").arg(m_execution.timeout->count());
    if (isLive(m_execution) && m_execution.launchedAt.isValid()) {
        const std::chrono::milliseconds passed(m_execution.launchedAt.msecsTo(m_clock.nowUtc()));
        const auto rest = std::max(*m_execution.timeout - passed, std::chrono::milliseconds(0));
        text = tr("in %1, then stop waiting", "%1: minutes and seconds").arg(countdownText(rest));
        m_countdown->start(Milliseconds(1000));
    } else {
        m_countdown->stop();
    }
    setLine(Field::Timeout, text);
}

QSize SummaryView::sizeHint() const
{
    const int width = m_theme.scaled(320);
    const int height = m_grid->hasHeightForWidth() ? m_grid->totalHeightForWidth(std::max(width, this->width()))
                                                   : m_grid->sizeHint().height();
    return QSize(width, height);
}

} // namespace flowconsole
