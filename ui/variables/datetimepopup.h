#pragma once

#include <QDateTime>
#include <QDialog>

class QCalendarWidget;
class QTimeEdit;

namespace flowconsole {

class Theme;

/// A calendar and a time below a field. Nothing is taken over until the operator says so by the button or
/// Enter; Escape or a click elsewhere leaves the field as it was. Deletes itself when it closes.
class DateTimePopup final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DateTimePopup)

public:
    /// Begins with `shown`, and stays in its time zone; `now` is what the button for the present time shows.
    DateTimePopup(const QDateTime &shown, const QDateTime &now, Theme &theme, QWidget *parent);

    /// Below `field`, or above it where there is no room on the screen.
    void openBeside(const QWidget &field);

signals:
    void chosen(const QDateTime &time);

private:
    void createCalendar(Theme &theme);
    [[nodiscard]] QLayout *createTimeLine(Theme &theme);
    [[nodiscard]] QLayout *createButtons(const QDateTime &now);
    void showTime(const QDateTime &time);
    void choose();

    QDateTime m_shown; ///< carries the time zone
    QCalendarWidget *m_calendar = nullptr;
    QTimeEdit *m_time = nullptr;
};

} // namespace flowconsole
