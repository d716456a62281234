#include "ui/launching/scheduleform.h"

#include "models/timetext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formfield.h"

#include <QDateTimeEdit>
#include <QGridLayout>
#include <QSpinBox>

namespace flowconsole {

namespace {

constexpr int minutesOfYear = 525'600;
constexpr int mostTimes = 100'000;
constexpr int mostScheduledCopies = 10'000;
constexpr qint64 secondsAhead = 5 * 60;
constexpr Milliseconds formSecond{1000};

} // namespace

ScheduleForm::ScheduleForm(Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_nextSecond(clock.createAlarm([this] { refresh(); }))
{
    m_first = new QDateTimeEdit(this);
    m_first->setObjectName(QStringLiteral("scheduleFirst"));
    m_first->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_every = createBox("scheduleEvery", 0, minutesOfYear);
    m_every->setSpecialValueText(tr("Only once", "in place of every so many minutes"));
    m_every->setSuffix(tr(" min", "minutes, after a number"));
    m_times = createBox("scheduleTimes", 0, mostTimes);
    m_times->setSpecialValueText(tr("Until it is removed", "in place of so many times"));
    m_copies = createBox("scheduleCopies", 1, mostScheduledCopies);
    m_firstField = new FormField(tr("First launch"), m_first, this);
    auto *every = new FormField(tr("Repeat every"), m_every, this);
    m_timesField = new FormField(tr("How many times in all"), m_times, this);
    m_copiesField = new FormField(tr("Launches each time"), m_copies, this);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.scaled(16));
    grid->setVerticalSpacing(theme.scaled(12));
    grid->addWidget(m_firstField, 0, 0, Qt::AlignTop);
    grid->addWidget(every, 0, 1, Qt::AlignTop);
    grid->addWidget(m_copiesField, 1, 0, Qt::AlignTop);
    grid->addWidget(m_timesField, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    connect(m_first, &QDateTimeEdit::dateTimeChanged, this, [this] {
        m_isTimeChosen = true;
        refresh();
    });
    startOver();
}

ScheduleForm::~ScheduleForm() = default;

QSpinBox *ScheduleForm::createBox(const char *objectName, int smallest, int largest)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(QLatin1String(objectName));
    box->setRange(smallest, largest);
    box->setGroupSeparatorShown(true);
    connect(box, &QSpinBox::valueChanged, this, &ScheduleForm::refresh);
    return box;
}

void ScheduleForm::startOver()
{
    proposeTime();
    m_every->setValue(0);
    m_times->setValue(0);
    m_copies->setValue(1);
    refresh();
}

void ScheduleForm::proposeTime()
{
    QDateTime soon = m_clock.nowUtc().addSecs(secondsAhead).toLocalTime();
    soon.setTime(QTime(soon.time().hour(), soon.time().minute()));
    const QSignalBlocker blocker(m_first);
    m_first->setDateTime(soon);
    m_isTimeChosen = false;
}

QDateTime ScheduleForm::firstAt() const
{
    return m_first->dateTime().toUTC();
}

int ScheduleForm::copies() const
{
    return m_copies->value();
}

void ScheduleForm::setImpact(const QString &words)
{
    m_copiesField->setExplanation(words);
}

std::optional<Schedule> ScheduleForm::schedule() const
{
    if (firstAt() <= m_clock.nowUtc()) {
        return std::nullopt;
    }
    Schedule schedule;
    schedule.nextAt = firstAt();
    schedule.copies = m_copies->value();
    if (m_every->value() > 0) {
        schedule.every = std::chrono::minutes(m_every->value());
        if (m_times->value() > 0) {
            schedule.timesLeft = m_times->value();
        }
    }
    return schedule;
}

void ScheduleForm::refresh()
{
    const QDateTime now = m_clock.nowUtc();
    if (!m_isTimeChosen && firstAt() <= now) {
        proposeTime(); // nobody wanted the one that has gone by
    }
    const bool isOver = firstAt() <= now;
    m_firstField->showProblem(isOver ? tr("This time is over: choose a later one") : QString());
    m_firstField->setExplanation(
        tr("Local time (%1) · %2", "time zone, how long until then")
            .arg(zoneText(m_first->dateTime()), untilText(std::chrono::milliseconds(now.msecsTo(firstAt())))));
    m_timesField->setEnabled(m_every->value() > 0);
    m_nextSecond->start(formSecond);
    emit edited();
}

} // namespace flowconsole
