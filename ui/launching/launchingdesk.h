#pragma once

#include "domain/connectionprofile.h"
#include "domain/launchqueue.h"
#include "domain/schedule.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <optional>

class QAction;
class QSettings;
class QWidget;

namespace flowconsole {

class Clock;
class LauncherSettingsWindow;
class QuestionBar;
class QueueChip;
class SchedulesWindow;
class SeveralWindow;
class Theme;

/// What the main window has of launching beside the button: several at a time, schedules, how fast they leave,
/// and the queue with what can be done about it. Owns the actions on these. GUI thread; theme, clock, settings
/// and window outlive it.
class LaunchingDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaunchingDesk)

public:
    LaunchingDesk(Theme &theme, const Clock &clock, QSettings &settings, QWidget &window);
    ~LaunchingDesk() override;

    /// Ways to launch, for menus.
    [[nodiscard]] QList<QAction *> launchActions() const;
    /// What can be done about the queue, and how fast it moves, for menus.
    [[nodiscard]] QList<QAction *> queueActions() const;
    /// For the tool bar.
    [[nodiscard]] QWidget *chip() const;
    /// For below the tool bar; hidden until something is asked.
    [[nodiscard]] QWidget *question() const;

    /// As they were chosen, in this run or an earlier one.
    [[nodiscard]] LauncherSettings settings() const;
    /// Launches that have not been sent.
    [[nodiscard]] int queuedCount() const { return m_queue.queued; }
    /// Schedules that would launch something yet; they end with the console.
    [[nodiscard]] int plannedCount() const;
    /// True while a window is open that launches what stands in the form.
    [[nodiscard]] bool needsRequest() const;

    /// Those that come back with a session, open or not.
    [[nodiscard]] QList<QWidget *> windows() const;
    /// nullptr where it has no window of that name.
    QWidget *openWindow(const QString &objectName);

public slots:
    void showConnection(const flowconsole::ConnectionStatus &status);
    void showBudget(const flowconsole::RateBudgetState &budget);
    void showQueue(const flowconsole::LaunchQueueState &state);
    void showSchedules(const QList<flowconsole::Schedule> &schedules);
    void showScheduleRefusal(const flowconsole::ScheduleId &id, const QString &reason);
    /// Answers severalWanted().
    void openSeveral(const flowconsole::LaunchRequest &request);
    /// Answers schedulesWanted(); without a request what is planned is shown all the same.
    void openSchedules(const std::optional<flowconsole::LaunchRequest> &request);
    void openSettings();
    /// The launch as the form stands now, for the windows that are open; nothing where it cannot be launched.
    void renewRequest(const std::optional<flowconsole::LaunchRequest> &request);

signals:
    /// The launch as the form stands is wanted.
    void severalWanted();
    void schedulesWanted();
    /// A window that launches what stands in the form came to the front: renewRequest() is wanted.
    void requestWanted();
    void windowOpened();
    void copiesRequested(const flowconsole::LaunchRequest &request, int copies);
    void scheduleAdded(const flowconsole::Schedule &schedule);
    void scheduleRemoved(const flowconsole::ScheduleId &id);
    void settingsChosen(const flowconsole::LauncherSettings &settings);
    void pauseRequested();
    void resumeRequested();
    void takeBackRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QAction *createAction(const QString &text, const char *objectName);
    void createActions();
    void createChip();
    void refresh();
    void keepSettings(const LauncherSettings &settings);
    void toggle();
    void askToTakeBack();

    Theme &m_theme;
    const Clock &m_clock;
    QSettings &m_settings;
    QWidget &m_window;
    QAction *m_several = nullptr;
    QAction *m_schedule = nullptr;
    QAction *m_settingsAction = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_takeBack = nullptr;
    QueueChip *m_chip = nullptr;
    QuestionBar *m_question = nullptr;
    ConnectionProfile m_profile;
    RateBudgetState m_budget;
    LaunchQueueState m_queue;
    QList<Schedule> m_schedules;
    QPointer<SeveralWindow> m_severalWindow;
    QPointer<SchedulesWindow> m_schedulesWindow;
    QPointer<LauncherSettingsWindow> m_settingsWindow;
};

} // namespace flowconsole
