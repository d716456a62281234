#include "engine/schedules.h"

#include "engine/connection.h"
#include "engine/launchdesk.h"

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

/// An alarm counts time that stands still while the machine sleeps: the calendar is looked at this often.
constexpr Milliseconds longestWait = 30s;
/// What is due longer ago than this was missed.
constexpr std::chrono::seconds longestLateness = 60s;
constexpr std::chrono::minutes longestInterval = std::chrono::hours(24 * 366);

} // namespace

Schedules::Schedules(LaunchDesk &desk, const Clock &clock, QObject *parent)
    : QObject(parent), m_desk(desk), m_clock(clock), m_alarm(clock.createAlarm([this] { ring(); }))
{}

Schedules::~Schedules() = default;

void Schedules::add(const Schedule &schedule)
{
    if (const QString problem = problemOf(schedule); !problem.isEmpty()) {
        emit refused(schedule.id, problem);
        return;
    }
    Schedule added = schedule;
    added.request.id = {};
    added.request.queuePriority = LaunchPriority::Scheduled;
    if (added.id.isEmpty()) {
        added.id = newScheduleId();
    }
    if (!added.every) {
        added.timesLeft = 1;
    }
    const auto known = std::find_if(m_schedules.begin(), m_schedules.end(),
                                    [&added](const Schedule &other) { return other.id == added.id; });
    if (known != m_schedules.end()) {
        *known = added;
    } else {
        m_schedules.append(added);
    }
    emit changed(m_schedules);
    plan();
}

QString Schedules::problemOf(const Schedule &schedule) const
{
    if (schedule.request.flowId.isEmpty()) {
        return tr("Choose the flow that is to be launched");
    }
    if (schedule.copies < 1 || schedule.copies > LaunchDesk::mostCopies) {
        return tr("Choose between 1 and %L1 launches at a time").arg(LaunchDesk::mostCopies);
    }
    if (schedule.every && (*schedule.every < 1min || *schedule.every > longestInterval)) {
        return tr("Choose an interval between one minute and one year");
    }
    if (schedule.timesLeft && *schedule.timesLeft < 1) {
        return tr("Choose to launch at least once");
    }
    if (!schedule.nextAt.isValid()) {
        return tr("Choose the time of the first launch");
    }
    if (schedule.nextAt.secsTo(m_clock.nowUtc()) > longestLateness.count()) {
        return tr("This time is over: choose a later one");
    }
    return {};
}

void Schedules::remove(const ScheduleId &id)
{
    const auto isThis = [&id](const Schedule &schedule) { return schedule.id == id; };
    if (m_schedules.removeIf(isThis) > 0) {
        emit changed(m_schedules);
        plan();
    }
}

void Schedules::ring()
{
    const QDateTime now = m_clock.nowUtc();
    bool isChanged = false;
    // A copy: launching may bring another schedule in.
    const QList<Schedule> before = m_schedules;
    for (Schedule schedule : before) {
        if (!schedule.nextAt.isValid() || schedule.nextAt > now) {
            continue;
        }
        isChanged = true;
        const bool isOver = take(schedule, now);
        const auto known = std::find_if(m_schedules.begin(), m_schedules.end(),
                                        [&](const Schedule &other) { return other.id == schedule.id; });
        if (known == m_schedules.end()) {
            continue;
        }
        *known = schedule;
        if (isOver && schedule.timesMissed == 0) {
            m_schedules.erase(known);
        }
    }
    if (isChanged) {
        emit changed(m_schedules);
    }
    plan();
}

/// Passes all its times that are due, of which the last one is launched if it is due just now. True where none
/// is left.
bool Schedules::take(Schedule &schedule, const QDateTime &now)
{
    const qint64 interval = std::chrono::seconds(schedule.every.value_or(0min)).count();
    qint64 passed = interval > 0 ? schedule.nextAt.secsTo(now) / interval + 1 : 1;
    if (schedule.timesLeft) {
        passed = std::min<qint64>(passed, *schedule.timesLeft);
        *schedule.timesLeft -= static_cast<int>(passed);
    }
    const QDateTime last = schedule.nextAt.addSecs((passed - 1) * interval);
    const bool isDue = last.secsTo(now) <= longestLateness.count();
    const qint64 missed = isDue ? passed - 1 : passed;
    if (missed > 0) {
        schedule.timesMissed += static_cast<int>(missed);
        schedule.lastProblem = tr("The machine slept, or its clock was changed");
    }
    const bool isOver = schedule.timesLeft == 0;
    schedule.nextAt = isOver ? QDateTime() : last.addSecs(interval);
    if (isDue) {
        launch(schedule);
    }
    return isOver;
}

void Schedules::launch(Schedule &schedule)
{
    if (const QString obstacle = obstacleTo(schedule); !obstacle.isEmpty()) {
        ++schedule.timesMissed;
        schedule.lastProblem = obstacle;
        return;
    }
    ++schedule.timesDone;
    m_desk.launchCopies(schedule.request, schedule.copies);
}

/// Why it cannot be launched now. Behind a pause launches would pile up, and all leave at its end.
QString Schedules::obstacleTo(const Schedule &schedule) const
{
    if (m_desk.connection() == nullptr) {
        return tr("Nobody was signed in");
    }
    if (m_desk.connection()->profile().id != schedule.profileId) {
        return tr("Another connection was open");
    }
    const LaunchQueueState queue = m_desk.state();
    if (queue.isPaused) {
        return tr("Launching was paused: %1").arg(queue.pausedBecause);
    }
    return {};
}

void Schedules::plan()
{
    const QDateTime now = m_clock.nowUtc();
    std::optional<Milliseconds> wait;
    for (const Schedule &schedule : m_schedules) {
        if (schedule.nextAt.isValid()) {
            const Milliseconds left(std::max<qint64>(now.msecsTo(schedule.nextAt), 0));
            wait = std::min({wait.value_or(longestWait), left, longestWait});
        }
    }
    if (wait) {
        m_alarm->start(*wait);
    } else {
        m_alarm->stop();
    }
}

} // namespace flowconsole
