#pragma once

#include "base/clock.h"
#include "domain/connectionprofile.h"
#include "domain/schedule.h"

#include <QDialog>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QTableView;

namespace flowconsole {

class QuestionBar;
class ScheduleForm;
class SchedulesModel;
class Theme;

/// Plans launches at a time or every so many minutes, and shows what is planned: when next, how often done and
/// missed. In production adding asks first. Shown beside the main window, not in its way. GUI thread; theme and
/// clock outlive it.
class SchedulesWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchedulesWindow)

public:
    SchedulesWindow(Theme &theme, const Clock &clock, QWidget *parent);
    ~SchedulesWindow() override;

    /// What the form plans; nothing: only what is planned already is shown. Begins a new schedule.
    void setRequest(const std::optional<LaunchRequest> &request);
    /// The same, in the middle of one: the launch has other values now.
    void renewRequest(const std::optional<LaunchRequest> &request);
    void setConnection(const ConnectionProfile &profile);
    void setBudget(const RateBudgetState &budget);
    void showSchedules(const QList<Schedule> &schedules);
    /// Why the one that was added last was not taken, for people.
    void showRefusal(const QString &reason);

signals:
    void added(const flowconsole::Schedule &schedule);
    void removed(const flowconsole::ScheduleId &id);

protected:
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] QWidget *createFormPart();
    [[nodiscard]] QWidget *createListPart();
    void createTable(QWidget *parent);
    void refresh();
    void add();
    void addNow();
    void removeSelected();
    void tick();

    Theme &m_theme;
    const Clock &m_clock;
    std::unique_ptr<Alarm> m_nextSecond;
    std::optional<LaunchRequest> m_request;
    ConnectionProfile m_profile;
    RateBudgetState m_budget;
    SchedulesModel *m_model = nullptr;
    QLabel *m_flow = nullptr;
    QLabel *m_problem = nullptr;
    ScheduleForm *m_form = nullptr;
    QPushButton *m_add = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_empty = nullptr;
    QPushButton *m_remove = nullptr;
    QuestionBar *m_question = nullptr;
    std::optional<Schedule> m_asked; ///< what the question is about
    ScheduleId m_added;              ///< and not listed yet
};

} // namespace flowconsole
