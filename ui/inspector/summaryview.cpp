#include "ui/inspector/summaryview.h"

#include "domain/flow.h"
#include "domain/runcomparison.h"
#include "domain/words.h"
#include "models/executioncell.h"
#include "models/timeouttext.h"
#include "models/timetext.h"
#include "ui/inspector/judgement.h"
#include "ui/inspector/valuelabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copyableline.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace flowconsole {

namespace {

constexpr int twoColumnsFrom = 520;
constexpr int linePixels = 20;
constexpr int lineSpacing = 2;
constexpr int margin = 8;
constexpr int sideMargin = 12;
constexpr int keyPixels = 100;
constexpr int millisecondsLength = 4; // ".204"
constexpr int dateLength = 11;        // "2026-11-21 ", which goes without saying on the day itself

QString provenanceWord(Provenance provenance, const QString &time)
{
    switch (provenance) {
    case Provenance::Inferred:
        return SummaryView::tr("%1, inferred", "%1: a time").arg(time);
    case Provenance::Polled:
        return SummaryView::tr("%1, polled", "%1: a time").arg(time);
    case Provenance::Pushed:
        return SummaryView::tr("%1, pushed", "%1: a time").arg(time);
    case Provenance::History:
        return SummaryView::tr("%1, from history", "%1: a time").arg(time);
    }
    Q_UNREACHABLE();
}

QString unknownText()
{
    return QStringLiteral("–");
}

} // namespace

SummaryView::SummaryView(Theme &theme, const Clock &clock, QWidget *parent)
    : QScrollArea(parent), m_theme(theme), m_clock(clock), m_nextSecond(clock.createAlarm([this] { tick(); }))
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The copy buttons are the stops of the Tab key, and scroll with it.
    setFocusPolicy(Qt::ClickFocus);
    createHeading();
    addLine(Field::Launched, tr("Launched"));
    addLine(Field::Ended, tr("Ended"));
    addLine(Field::LaunchLatency, tr("Launch latency"), tr("From the launch request to its answer"));
    addLine(Field::TotalLatency, tr("Total latency"), tr("From the launch to the end of the execution"));
    addLine(Field::Timeout, tr("Time out"));
    addLine(Field::PlatformState, tr("Platform says"));
    addLine(Field::LastSeen, tr("Last seen"));
    addLine(Field::CurrentNode, tr("Node"));
    addLine(Field::Transitions, tr("Transitions"), tr("Nodes entered and left, as far as they were told of"));
    addCode(Field::PayloadHash, tr("Payload hash"));
    addCode(Field::PlatformId, tr("Platform id"));
    addCode(Field::Conversation, tr("Conversation id"));
    addLine(Field::Priority, tr("Routing priority"), tr("Of the conversation in its queue"));
    addLine(Field::Looks, tr("Looks"),
            tr("When the platform is asked for the state again, and whether it answered lately"));
    place(1);
    connect(&theme, &Theme::changed, this, [this] { setExecution(m_execution); });
}

void SummaryView::createHeading()
{
    auto *content = new QWidget(this);
    m_grid = new QGridLayout(content);
    const int side = m_theme.scaled(sideMargin);
    m_grid->setContentsMargins(side, m_theme.scaled(margin), side, m_theme.scaled(margin));
    m_grid->setHorizontalSpacing(m_theme.scaled(sideMargin));
    m_grid->setVerticalSpacing(m_theme.scaled(lineSpacing));
    m_heading = new QLabel(content);
    m_heading->setObjectName(QStringLiteral("summaryFlow"));
    m_heading->setProperty("role", QStringLiteral("heading"));
    m_heading->setTextFormat(Qt::RichText);
    m_heading->setWordWrap(true);
    m_id = new CopyableLine(m_theme, tr("execution id"), content);
    m_id->setObjectName(QStringLiteral("summaryId"));
    m_id->setMuted();
    setWidget(content);
}

SummaryView::Line &SummaryView::addKey(Field field, const QString &key)
{
    Line &line = m_lines[static_cast<size_t>(field)];
    line.key = new QLabel(key, widget());
    line.key->setProperty("role", QStringLiteral("muted"));
    return line;
}

void SummaryView::addLine(Field field, const QString &key, const QString &meaning)
{
    Line &line = addKey(field, key);
    line.key->setToolTip(meaning);
    line.text = new ValueLabel(widget());
    line.text->setMinimumHeight(m_theme.scaled(linePixels));
    line.text->setAccessibleDescription(key);
    line.key->setBuddy(line.text);
}

void SummaryView::addCode(Field field, const QString &key)
{
    Line &line = addKey(field, key);
    line.code = new CopyableLine(m_theme, key, widget());
    line.code->setMinimumHeight(m_theme.scaled(linePixels));
    line.code->setAccessibleDescription(key);
}

void SummaryView::place(int columns)
{
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    const bool isWide = columns > 1;
    m_grid->addWidget(m_heading, 0, 0, 1, 2);
    m_grid->addWidget(m_id, isWide ? 0 : 1, isWide ? 2 : 0, 1, 2);
    const int top = isWide ? 1 : 2;
    for (int i = 0; i < fieldTotal; ++i) {
        const Line &line = m_lines[static_cast<size_t>(i)];
        // A reason is long: the last line has the whole width.
        const bool isLast = i == fieldTotal - 1;
        const int row = top + (isLast ? i + columns - 1 : i) / columns;
        const int column = isLast ? 0 : 2 * (i % columns);
        const int span = isWide && isLast ? 3 : 1;
        m_grid->addWidget(line.key, row, column);
        m_grid->addWidget(line.code != nullptr ? static_cast<QWidget *>(line.code) : line.text, row, column + 1,
                          1, span);
    }
    const int last = top + fieldTotal;
    for (int row = 0; row <= last; ++row) {
        m_grid->setRowStretch(row, row == last ? 1 : 0);
    }
    m_grid->setColumnMinimumWidth(0, isWide ? 0 : m_theme.scaled(keyPixels));
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, isWide ? 1 : 0);
}

void SummaryView::setKey(Field field, const QString &key)
{
    const Line &line = m_lines[static_cast<size_t>(field)];
    line.key->setText(key);
    line.text->setAccessibleDescription(key);
}

void SummaryView::setLine(Field field, const QString &text, const QString &toolTip)
{
    m_lines[static_cast<size_t>(field)].text->setValue(text.isEmpty() ? unknownText() : text, toolTip);
}

void SummaryView::setCode(Field field, const QString &text, const QString &prefix)
{
    m_lines[static_cast<size_t>(field)].code->setText(text, prefix);
}

void SummaryView::setExecution(const FlowExecution &execution)
{
    m_execution = execution;
    showHeading();
    m_id->setText(execution.id.text());
    showTimes();
    showLatencies();
    tick();
    showNodes();
    showPriority();
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
    QString shown = isToday ? exact.mid(dateLength) : exact;
    if (field == Field::LastSeen) {
        // Looks are seconds apart; their milliseconds are in the tool tip.
        shown.remove(shown.indexOf(u'.'), millisecondsLength);
    }
    setLine(field, pattern.isEmpty() ? shown : pattern.arg(shown), exact);
}

void SummaryView::showTimes()
{
    setKey(Field::Ended, m_execution.state == ExecutionState::TimedOut ? tr("Stopped waiting") : tr("Ended"));
    if (wasNeverLaunched(m_execution)) {
        // Nothing ran, so that nothing can have ended.
        setLine(Field::Launched, tr("Not launched"), tr("The platform never took the launch."));
        setLine(Field::Ended, {});
    } else {
        setTime(Field::Launched, m_execution.launchedAt);
        setTime(Field::Ended, m_execution.endedAt);
    }
    setTime(Field::LastSeen, m_execution.lastSeenAt,
            provenanceWord(m_execution.lastSeenBy, QStringLiteral("%1")));
}

void SummaryView::showLatencies()
{
    if (const auto launch = m_execution.launchLatency) {
        const QString time = millisecondsText(*launch);
        const int retries = m_execution.launchRetries;
        setLine(Field::LaunchLatency,
                retries == 1 ? tr("%1, 1 retry").arg(time) : tr("%1, %2 retries").arg(time).arg(retries));
    } else {
        setLine(Field::LaunchLatency, {});
    }
    if (!m_execution.latency || wasNeverLaunched(m_execution)) {
        setLine(Field::TotalLatency, {});
        return;
    }
    const QString total = durationText(*m_execution.latency);
    setLine(Field::TotalLatency, m_execution.state == ExecutionState::TimedOut
                                     ? tr("more than %1", "%1: a duration").arg(total)
                                     : total);
}

void SummaryView::showLooks()
{
    // The last line comes and goes without moving another.
    const QDateTime next = plannedLookOf(m_execution);
    const bool isPlanned = next.isValid();
    const bool inTrouble = isWatchingInTrouble(m_execution);
    const Line &line = m_lines[static_cast<size_t>(Field::Looks)];
    line.key->setVisible(inTrouble || isPlanned);
    line.text->setVisible(inTrouble || isPlanned);
    QStringList parts;
    if (isPlanned) {
        const std::chrono::milliseconds left(m_clock.nowUtc().msecsTo(next));
        parts << tr("next %1", "look at the state; %1: in 4 s").arg(untilText(left));
    }
    if (inTrouble) {
        parts << tr("%n failed — %1", "requests for the state; %1: why", m_execution.failedLooks)
                     .arg(failedLookReason(m_execution));
    }
    setLine(Field::Looks, parts.join(QStringLiteral(" · ")));
}

void SummaryView::showNodes()
{
    setLine(Field::CurrentNode, m_execution.currentNode);
    setLine(Field::Transitions,
            m_execution.transitions > 0 ? QLocale().toString(m_execution.transitions) : QString());
}

void SummaryView::showPriority()
{
    const bool isTold = tellsPriority(m_execution);
    const Line &line = m_lines[static_cast<size_t>(Field::Priority)];
    line.key->setVisible(isTold);
    line.text->setVisible(isTold);
    setLine(Field::Priority, isTold ? QLocale().toString(m_execution.routingPriority) : QString());
}

void SummaryView::tick()
{
    showTimeout();
    showLooks();
    if (hasCountdown(m_execution) || plannedLookOf(m_execution).isValid()) {
        m_nextSecond->start(Milliseconds(1000));
    } else {
        m_nextSecond->stop();
    }
}

void SummaryView::showTimeout()
{
    if (!m_execution.timeout) {
        setLine(Field::Timeout, {});
        return;
    }
    const QString left = timeLeftText(m_execution, m_clock.nowUtc());
    setLine(Field::Timeout,
            left.isEmpty() ? tr("after %1 s", "a time out").arg(m_execution.timeout->count()) : left,
            left.isEmpty() ? QString() : left + u'\n' + exactTimeText(deadlineOf(m_execution)));
}

void SummaryView::showHeading()
{
    const FlowExecution &execution = m_execution;
    const QString name = execution.flowName.isEmpty() ? execution.flowId.text() : execution.flowName;
    QString aside = shortVersion(execution.flowVersion);
    if (!execution.batchId.isEmpty()) {
        aside += tr(" · row %1", "of a file of launches").arg(QLocale().toString(execution.batchRow));
    }
    m_heading->setText(QStringLiteral("%1 <span style=\"font-weight:400;color:%2\">%3</span>")
                           .arg(name.toHtmlEscaped(), m_theme.tokens().muted.name(), aside.toHtmlEscaped()));
}

void SummaryView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    place(width() >= twoColumnWidth() ? 2 : 1);
}

int SummaryView::twoColumnWidth() const
{
    return m_theme.scaled(twoColumnsFrom);
}

int SummaryView::heightAt(int width) const
{
    const int columns = width >= twoColumnWidth() ? 2 : 1;
    const int rows = columns == 2 ? 1 + (fieldTotal + 1) / 2 : 2 + fieldTotal;
    const int headingWidth =
        columns == 2 ? width / 2 - 2 * m_theme.scaled(sideMargin) : width - 2 * m_theme.scaled(sideMargin);
    const int line = m_theme.scaled(linePixels);
    const int heading = std::max(m_heading->heightForWidth(headingWidth), line);
    return heading + (rows - 1) * (line + m_theme.scaled(lineSpacing)) + 2 * m_theme.scaled(margin);
}

QSize SummaryView::sizeHint() const
{
    const int width = std::max(m_theme.scaled(320), this->width());
    return QSize(width, heightAt(width));
}

} // namespace flowconsole
