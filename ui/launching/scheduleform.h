#pragma once

#include "base/clock.h"
#include "domain/schedule.h"

#include <QWidget>

#include <memory>
#include <optional>

class QDateTimeEdit;
class QSpinBox;

namespace flowconsole {

class FormField;
class Theme;

/// When and how often something is to be launched. GUI thread; theme and clock outlive it.
class ScheduleForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScheduleForm)

public:
    ScheduleForm(Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~ScheduleForm() override;

    /// Proposes a time a few minutes from now, and goes on doing so until the operator chooses one.
    void startOver();
    /// Without id, connection and request; nothing where the time is over, which is said under its field.
    [[nodiscard]] std::optional<Schedule> schedule() const;
    [[nodiscard]] int copies() const;
    /// What the launches cost, below their number.
    void setImpact(const QString &words);

signals:
    void edited();

private:
    [[nodiscard]] QSpinBox *createBox(const char *objectName, int smallest, int largest);
    [[nodiscard]] QDateTime firstAt() const;
    void proposeTime();
    void refresh();

    const Clock &m_clock;
    std::unique_ptr<Alarm> m_nextSecond; ///< the time goes by while the form is open
    bool m_isTimeChosen = false;         ///< by the operator; else the proposed one moves on
    QDateTimeEdit *m_first = nullptr;
    QSpinBox *m_every = nullptr;
    QSpinBox *m_times = nullptr;
    QSpinBox *m_copies = nullptr;
    FormField *m_firstField = nullptr;
    FormField *m_timesField = nullptr;
    FormField *m_copiesField = nullptr;
};

} // namespace flowconsole
