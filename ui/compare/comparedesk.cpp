#include "ui/compare/comparedesk.h"

#include "base/clock.h"
#include "domain/historystate.h"
#include "domain/words.h"
#include "models/timetext.h"
#include "ui/compare/comparewindow.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QMenu>
#include <QScreen>
#include <QWidget>

#include <utility>

namespace flowconsole {

CompareDesk::CompareDesk(Theme &theme, const Clock &clock, QWidget &window)
    : QObject(&window), m_theme(theme), m_clock(clock), m_window(window)
{}

CompareDesk::~CompareDesk() = default;

QWidget *CompareDesk::window() const
{
    return m_compareWindow;
}

bool CompareDesk::isOpen() const
{
    return m_compareWindow != nullptr && m_compareWindow->isVisible();
}

void CompareDesk::compare(const ExecutionId &one, const ExecutionId &other)
{
    m_left = one;
    m_right = other;
    m_leftRun.reset();
    m_rightRun.reset();
    m_isOrdered = false;
    m_awaited.reset();
    createWindow();
    m_compareWindow->startAnew();
    m_compareWindow->show();
    m_compareWindow->raise();
    m_compareWindow->activateWindow();
    m_compareWindow->setFocus(Qt::OtherFocusReason);
    emit windowOpened();
    m_isAsking = false;
    ask();
}

void CompareDesk::createWindow()
{
    if (m_compareWindow == nullptr) {
        m_compareWindow = new CompareWindow(m_theme, m_clock, &m_window);
        connect(m_compareWindow, &CompareWindow::swapRequested, this, &CompareDesk::swap);
    }
}

void CompareDesk::reopen(const QList<ExecutionId> &runs, const QByteArray &geometry)
{
    if (runs.size() != 2 || isOpen()) {
        return;
    }
    m_left = runs.first();
    m_right = runs.last();
    m_isOrdered = true;
    m_awaited = geometry;
    ask();
}

/// Nobody has asked for it just now: it takes no focus, and of what is gone nothing is said.
void CompareDesk::bringBack()
{
    const QByteArray geometry = *std::exchange(m_awaited, std::nullopt);
    if (!m_leftRun || !m_rightRun) {
        return;
    }
    createWindow();
    m_compareWindow->restoreGeometry(geometry);
    m_compareWindow->setAttribute(Qt::WA_ShowWithoutActivating);
    m_compareWindow->show();
    m_compareWindow->setAttribute(Qt::WA_ShowWithoutActivating, false);
    show();
    emit windowOpened();
}

QList<ExecutionId> CompareDesk::shownRuns() const
{
    return isOpen() || m_awaited ? ids() : QList<ExecutionId>();
}

bool CompareDesk::isOfShown(const QList<ExecutionId> &asked) const
{
    return asked == ids() || asked == QList<ExecutionId>{m_right, m_left};
}

void CompareDesk::ask()
{
    if (m_isAsking) {
        m_isOutOfDate = true;
        return;
    }
    m_isAsking = true;
    m_isOutOfDate = false;
    m_wasHistoryReady = m_isHistoryReady;
    emit runsWanted(ids());
}

void CompareDesk::applyChanges(const ChangeSet &changes)
{
    m_recent.take(changes);
    if (!isOpen()) {
        return;
    }
    bool isMine = false;
    for (const FlowExecution &execution : changes.changed) {
        for (auto *run : {&m_leftRun, &m_rightRun}) {
            if (*run && (*run)->execution.id == execution.id) {
                (*run)->execution = execution;
                isMine = true;
            }
        }
    }
    if (isMine) {
        show();
        // Steps and requests come with the details.
        ask();
    }
}

void CompareDesk::showDetails(const ExecutionDetails &details)
{
    if (!isOpen()) {
        return;
    }
    for (auto *run : {&m_leftRun, &m_rightRun}) {
        // The first, quick details of an inspector may know less than what was read.
        if (*run && (*run)->execution.id == details.execution.id &&
            details.steps.size() >= (*run)->steps.size()) {
            *run = details;
            show();
        }
    }
}

void CompareDesk::showRuns(const QList<ExecutionId> &asked, const QList<ExecutionDetails> &runs)
{
    if (!(isOpen() || m_awaited) || !isOfShown(asked)) {
        return;
    }
    m_isAsking = false;
    for (const ExecutionDetails &details : runs) {
        if (details.execution.id == m_left) {
            m_leftRun = details;
        }
        if (details.execution.id == m_right) {
            m_rightRun = details;
        }
    }
    if (m_awaited) {
        bringBack();
        return;
    }
    if (!m_leftRun || !m_rightRun) {
        m_compareWindow->showFailure(
            tr("One of the two runs is not here any more, and not stored: there is nothing to compare."));
        return;
    }
    if (!std::exchange(m_isOrdered, true) && m_rightRun->execution.createdAt < m_leftRun->execution.createdAt) {
        std::swap(m_left, m_right);
        std::swap(m_leftRun, m_rightRun);
        emit swapped();
    }
    show();
    if (m_isOutOfDate) {
        ask();
    }
}

void CompareDesk::showFailure(const QList<ExecutionId> &asked, const QString &problem)
{
    if (!(isOpen() || m_awaited) || !isOfShown(asked)) {
        return;
    }
    m_isAsking = false;
    if (!m_awaited) {
        m_compareWindow->showFailure(tr("The runs could not be read: %1", "%1: why").arg(problem));
    } else if (m_isHistoryReady && !m_wasHistoryReady) {
        ask(); // it has become ready while the failure was on its way
    }
}

void CompareDesk::showHistory(const HistoryState &state)
{
    const bool isReady =
        state.status == HistoryState::Status::Ready || state.status == HistoryState::Status::DiskFull;
    const bool becomesReady = isReady && !m_isHistoryReady;
    m_isHistoryReady = isReady;
    if (becomesReady && m_awaited && !m_isAsking) {
        ask();
    }
}

void CompareDesk::swap()
{
    std::swap(m_left, m_right);
    std::swap(m_leftRun, m_rightRun);
    show();
    emit swapped();
}

void CompareDesk::show()
{
    if (m_leftRun && m_rightRun) {
        m_compareWindow->setRuns(*m_leftRun, *m_rightRun);
    }
}

QString CompareDesk::runText(const RecentRun &run, bool isFirst) const
{
    const QString age = ageText(Milliseconds(run.createdAt.msecsTo(m_clock.nowUtc())));
    QStringList parts{stateName(run.state), age};
    if (run.latency) {
        parts << durationText(*run.latency);
    }
    const QString words = parts.join(QStringLiteral(" · "));
    return isFirst ? tr("Run before it: %1", "of the same flow; %1: state and time").arg(words) : words;
}

void CompareDesk::offer(const FlowExecution &run, const QPoint &place)
{
    delete m_menu;
    m_menu = new QMenu(&m_window);
    m_menu->setObjectName(QStringLiteral("compareMenu"));
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<RecentRun> others = m_recent.others(run);
    bool isFirst = true;
    for (const RecentRun &other : others) {
        const bool isBefore = std::exchange(isFirst, false) && other.createdAt < run.createdAt;
        QAction *action = m_menu->addAction(runText(other, isBefore));
        action->setObjectName(QStringLiteral("compareWith.%1").arg(other.id.text()));
        action->setToolTip(exactTimeText(other.createdAt));
        connect(action, &QAction::triggered, this, [this, mine = run.id, id = other.id] { compare(mine, id); });
    }
    if (others.isEmpty()) {
        m_menu->addAction(tr("This flow has no other run here"))->setEnabled(false);
    }
    m_menu->addSeparator();
    m_menu->addAction(tr("Or select two rows of a table and press Ctrl+D"))->setEnabled(false);
    // Enter takes the first offer.
    if (!others.isEmpty()) {
        m_menu->setActiveAction(m_menu->actions().first());
    }
    m_menu->setToolTipsVisible(true);
    m_menu->popup(place - QPoint(0, m_menu->sizeHint().height()));
}

} // namespace flowconsole
