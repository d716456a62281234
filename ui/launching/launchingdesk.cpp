#include "ui/launching/launchingdesk.h"

#include "ui/launching/launchersettingswindow.h"
#include "ui/launching/queuechip.h"
#include "ui/launching/queuewords.h"
#include "ui/launching/scheduleswindow.h"
#include "ui/launching/severalwindow.h"
#include "ui/widgets/questionbar.h"

#include <QAction>
#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <QSettings>

#include <algorithm>

namespace flowconsole {

namespace {

QString concurrencyKey()
{
    return QStringLiteral("launching/concurrency");
}

QString staggerKey()
{
    return QStringLiteral("launching/staggerMs");
}

void present(QWidget &window)
{
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

LaunchingDesk::LaunchingDesk(Theme &theme, const Clock &clock, QSettings &settings, QWidget &window)
    : QObject(&window), m_theme(theme), m_clock(clock), m_settings(settings), m_window(window)
{
    createActions();
    createChip();
    m_question = new QuestionBar(&window);
    connect(m_question, &QuestionBar::confirmed, this, &LaunchingDesk::takeBackRequested);
    refresh();
}

LaunchingDesk::~LaunchingDesk() = default;

QAction *LaunchingDesk::createAction(const QString &text, const char *objectName)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcutContext(Qt::ApplicationShortcut);
    action->setAutoRepeat(false);
    return action;
}

void LaunchingDesk::createActions()
{
    m_several = createAction(tr("Launch &several…"), "launchSeveralAction");
    m_several->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    m_schedule = createAction(tr("S&chedule…", "plans launches for later"), "scheduleAction");
    m_settingsAction = createAction(tr("Launching se&ttings…"), "launcherSettingsAction");
    m_pause = createAction({}, "pauseLaunchingAction");
    m_takeBack = createAction({}, "takeBackAction");
    connect(m_several, &QAction::triggered, this, &LaunchingDesk::severalWanted);
    connect(m_schedule, &QAction::triggered, this, &LaunchingDesk::schedulesWanted);
    connect(m_settingsAction, &QAction::triggered, this, &LaunchingDesk::openSettings);
    connect(m_pause, &QAction::triggered, this, &LaunchingDesk::toggle);
    connect(m_takeBack, &QAction::triggered, this, &LaunchingDesk::askToTakeBack);
}

void LaunchingDesk::createChip()
{
    m_chip = new QueueChip(m_theme, m_clock, &m_window);
    auto *menu = new QMenu(&m_window);
    menu->setObjectName(QStringLiteral("queueMenu"));
    menu->addActions(queueActions());
    m_chip->setMenuBelow(menu);
}

QList<QAction *> LaunchingDesk::launchActions() const
{
    return {m_several, m_schedule};
}

QList<QAction *> LaunchingDesk::queueActions() const
{
    return {m_pause, m_takeBack, m_settingsAction};
}

QWidget *LaunchingDesk::chip() const
{
    return m_chip;
}

QWidget *LaunchingDesk::question() const
{
    return m_question;
}

LauncherSettings LaunchingDesk::settings() const
{
    constexpr int mostInFlight = 64;
    constexpr int longestStagger = 60'000;
    const LauncherSettings usual;
    LauncherSettings settings;
    settings.concurrency =
        qBound(1, m_settings.value(concurrencyKey(), usual.concurrency).toInt(), mostInFlight);
    settings.stagger =
        std::chrono::milliseconds(qBound(0, m_settings.value(staggerKey(), 0).toInt(), longestStagger));
    return settings;
}

void LaunchingDesk::showConnection(const ConnectionStatus &status)
{
    const bool isOther = status.profile.id != m_profile.id;
    m_profile = status.profile;
    if (!m_severalWindow.isNull()) {
        m_severalWindow->setConnection(m_profile);
        if (isOther) {
            m_severalWindow->close(); // its flow is one of the other organisation
        }
    }
    if (!m_schedulesWindow.isNull()) {
        m_schedulesWindow->setConnection(m_profile);
        if (isOther) {
            m_schedulesWindow->setRequest(std::nullopt);
        }
    }
}

void LaunchingDesk::showBudget(const RateBudgetState &budget)
{
    m_budget = budget;
    if (!m_severalWindow.isNull()) {
        m_severalWindow->setBudget(budget);
    }
    if (!m_schedulesWindow.isNull()) {
        m_schedulesWindow->setBudget(budget);
    }
}

void LaunchingDesk::showQueue(const LaunchQueueState &state)
{
    m_queue = state;
    m_chip->showQueue(state);
    refresh();
}

void LaunchingDesk::showSchedules(const QList<Schedule> &schedules)
{
    m_schedules = schedules;
    if (!m_schedulesWindow.isNull()) {
        m_schedulesWindow->showSchedules(schedules);
    }
}

void LaunchingDesk::showScheduleRefusal(const ScheduleId &, const QString &reason)
{
    if (!m_schedulesWindow.isNull()) {
        m_schedulesWindow->showRefusal(reason);
    }
}

void LaunchingDesk::refresh()
{
    m_pause->setText(m_queue.isPaused ? tr("&Resume launching") : tr("&Pause launching"));
    m_pause->setToolTip(m_queue.pausedBecause);
    m_takeBack->setText(
        m_queue.queued > 0
            ? tr("Re&move %1 from the queue…", "number of launches").arg(QLocale().toString(m_queue.queued))
            : tr("Re&move queued launches…"));
    m_takeBack->setEnabled(m_queue.queued > 0);
    if (m_queue.queued == 0) {
        m_question->hide();
    } else if (m_question->isVisible()) {
        m_question->setWords(takeBackQuestion(m_queue)); // some leave while it is read
    }
}

void LaunchingDesk::toggle()
{
    if (m_queue.isPaused) {
        emit resumeRequested();
    } else {
        emit pauseRequested();
    }
}

void LaunchingDesk::askToTakeBack()
{
    m_question->ask({.words = takeBackQuestion(m_queue),
                     .confirm = tr("Remove from the queue"),
                     .dismiss = tr("Keep them queued"),
                     .askedFor = {}});
}

void LaunchingDesk::openSeveral(const LaunchRequest &request)
{
    if (m_severalWindow.isNull()) {
        m_severalWindow = new SeveralWindow(m_theme, &m_window);
        m_severalWindow->setConnection(m_profile);
        m_severalWindow->setBudget(m_budget);
        m_severalWindow->installEventFilter(this);
        connect(m_severalWindow, &SeveralWindow::launchRequested, this, &LaunchingDesk::copiesRequested);
    }
    present(*m_severalWindow);
    m_severalWindow->setRequest(request);
}

void LaunchingDesk::openSchedules(const std::optional<LaunchRequest> &request)
{
    if (m_schedulesWindow.isNull()) {
        m_schedulesWindow = new SchedulesWindow(m_theme, m_clock, &m_window);
        m_schedulesWindow->setConnection(m_profile);
        m_schedulesWindow->setBudget(m_budget);
        m_schedulesWindow->showSchedules(m_schedules);
        m_schedulesWindow->installEventFilter(this);
        connect(m_schedulesWindow, &SchedulesWindow::added, this, &LaunchingDesk::scheduleAdded);
        connect(m_schedulesWindow, &SchedulesWindow::removed, this, &LaunchingDesk::scheduleRemoved);
    }
    m_schedulesWindow->setRequest(request);
    present(*m_schedulesWindow);
    emit windowOpened();
}

void LaunchingDesk::openSettings()
{
    if (m_settingsWindow.isNull()) {
        m_settingsWindow = new LauncherSettingsWindow(m_theme, settings(), &m_window);
        connect(m_settingsWindow, &LauncherSettingsWindow::chosen, this, &LaunchingDesk::keepSettings);
    }
    present(*m_settingsWindow);
    emit windowOpened();
}

void LaunchingDesk::renewRequest(const std::optional<LaunchRequest> &request)
{
    if (!m_severalWindow.isNull()) {
        m_severalWindow->renewRequest(request);
    }
    if (!m_schedulesWindow.isNull()) {
        m_schedulesWindow->renewRequest(request);
    }
}

int LaunchingDesk::plannedCount() const
{
    return static_cast<int>(std::count_if(m_schedules.cbegin(), m_schedules.cend(),
                                          [](const Schedule &schedule) { return schedule.nextAt.isValid(); }));
}

bool LaunchingDesk::needsRequest() const
{
    return (!m_severalWindow.isNull() && m_severalWindow->isVisible()) ||
           (!m_schedulesWindow.isNull() && m_schedulesWindow->isVisible());
}

bool LaunchingDesk::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate) {
        emit requestWanted();
    }
    return QObject::eventFilter(watched, event);
}

QList<QWidget *> LaunchingDesk::windows() const
{
    QList<QWidget *> known{m_schedulesWindow, m_settingsWindow};
    known.removeAll(nullptr);
    return known;
}

QWidget *LaunchingDesk::openWindow(const QString &objectName)
{
    if (objectName == u"schedulesWindow") {
        emit schedulesWanted();
        return m_schedulesWindow;
    }
    if (objectName == u"launcherSettingsWindow") {
        openSettings();
        return m_settingsWindow;
    }
    return nullptr;
}

void LaunchingDesk::keepSettings(const LauncherSettings &settings)
{
    m_settings.setValue(concurrencyKey(), settings.concurrency);
    m_settings.setValue(staggerKey(), static_cast<int>(settings.stagger.count()));
    emit settingsChosen(settings);
}

} // namespace flowconsole
