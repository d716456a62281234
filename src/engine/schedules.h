#pragma once

#include "base/clock.h"
#include "domain/schedule.h"

#include <QList>
#include <QObject>

#include <memory>

namespace flowconsole {

class LaunchDesk;

/// Launches at their time what was planned, while the program runs. What was due while the machine slept, the
/// clock jumped, launching was paused or another connection was open is not made up for, but counted as missed;
/// it is one of the times that a schedule has. A schedule that is over is forgotten; one that has missed a time
/// stays, without a next time, until it is removed. Lives in the engine's thread, as long as the engine.
class Schedules final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Schedules)

public:
    Schedules(LaunchDesk &desk, const Clock &clock, QObject *parent = nullptr);
    ~Schedules() override;

public slots:
    /// One of the same id is replaced. What cannot be is told by refused().
    void add(const flowconsole::Schedule &schedule);
    void remove(const flowconsole::ScheduleId &id);

signals:
    /// All there are, in the order in which they were added.
    void changed(const QList<flowconsole::Schedule> &schedules);
    /// It was not added; says what to change, for people.
    void refused(const flowconsole::ScheduleId &id, const QString &reason);

private:
    void ring();
    void plan();
    [[nodiscard]] bool take(Schedule &schedule, const QDateTime &now);
    void launch(Schedule &schedule);
    [[nodiscard]] QString problemOf(const Schedule &schedule) const;
    [[nodiscard]] QString obstacleTo(const Schedule &schedule) const;

    LaunchDesk &m_desk;
    const Clock &m_clock;
    QList<Schedule> m_schedules;
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace flowconsole
