#include "ui/variables/datetimepopup.h"

#include "ui/theme/theme.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QTextCharFormat>
#include <QTimeEdit>
#include <QTimeZone>
#include <QToolButton>
#include <QVBoxLayout>

namespace flowconsole {

DateTimePopup::DateTimePopup(const QDateTime &shown, const QDateTime &now, Theme &theme, QWidget *parent)
    : QDialog(parent, Qt::Popup), m_shown(shown)
{
    setObjectName(QStringLiteral("dateTimePopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Choose a date and a time"));
    createCalendar(theme);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_calendar);
    layout->addLayout(createTimeLine(theme));
    layout->addLayout(createButtons(now.toTimeZone(shown.timeZone())));
    showTime(shown);
}

void DateTimePopup::createCalendar(Theme &theme)
{
    m_calendar = new QCalendarWidget(this);
    m_calendar->setObjectName(QStringLiteral("popupCalendar"));
    m_calendar->setAccessibleName(tr("Date"));
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_calendar->setGridVisible(false);
    QTextCharFormat plain;
    plain.setForeground(theme.tokens().text);
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday}) {
        m_calendar->setWeekdayTextFormat(day, plain);
    }
    QTextCharFormat head;
    head.setForeground(theme.tokens().muted);
    m_calendar->setHeaderTextFormat(head);
    const auto arrow = [this, &theme](const char *name, double degrees) {
        if (auto *button = m_calendar->findChild<QToolButton *>(QLatin1String(name))) {
            constexpr int size = 16;
            const QPixmap up = theme.pixmap(QStringLiteral("chevron-up"), theme.tokens().muted,
                                            theme.scaled(size), devicePixelRatioF());
            button->setIcon(up.transformed(QTransform().rotate(degrees)));
        }
    };
    constexpr double quarterTurn = 90;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    arrow("qt_calendar_prevmonth", mirrored ? quarterTurn : -quarterTurn);
    arrow("qt_calendar_nextmonth", mirrored ? -quarterTurn : quarterTurn);
    connect(m_calendar, &QCalendarWidget::activated, this, &DateTimePopup::choose);
}

QLayout *DateTimePopup::createTimeLine(Theme &theme)
{
    m_time = new QTimeEdit(this);
    m_time->setObjectName(QStringLiteral("popupTime"));
    m_time->setAccessibleName(tr("Time"));
    m_time->setDisplayFormat(QStringLiteral("HH:mm:ss"));
    m_time->setFont(theme.monospacedFont());
    auto *zone = new QLabel(
        m_shown.timeSpec() == Qt::UTC ? QStringLiteral("UTC") : m_shown.timeZoneAbbreviation(), this);
    zone->setObjectName(QStringLiteral("popupZone"));
    zone->setProperty("role", QStringLiteral("muted"));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_time, 1);
    line->addWidget(zone);
    return line;
}

QLayout *DateTimePopup::createButtons(const QDateTime &now)
{
    auto *present = new QPushButton(tr("Now", "shows the present date and time"), this);
    present->setObjectName(QStringLiteral("popupNow"));
    present->setAutoDefault(false);
    auto *set = new QPushButton(tr("Set", "takes the chosen date and time over"), this);
    set->setObjectName(QStringLiteral("popupSet"));
    set->setProperty("role", QStringLiteral("primary"));
    set->setDefault(true);
    connect(present, &QPushButton::clicked, this, [this, now] { showTime(now); });
    connect(set, &QPushButton::clicked, this, &DateTimePopup::choose);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(present);
    line->addStretch(1);
    line->addWidget(set);
    return line;
}

void DateTimePopup::showTime(const QDateTime &time)
{
    m_calendar->setSelectedDate(time.date());
    m_time->setTime(time.time());
}

void DateTimePopup::choose()
{
    QDateTime time = m_shown;
    time.setDate(m_calendar->selectedDate());
    if (m_time->time() != m_shown.time()) {
        time.setTime(m_time->time());
    }
    emit chosen(time);
    close();
}

void DateTimePopup::openBeside(const QWidget &field)
{
    constexpr int gap = 2;
    adjustSize();
    const QRect available = field.screen()->availableGeometry();
    QPoint place = field.mapToGlobal(QPoint(0, field.height() + gap));
    if (place.y() + height() > available.bottom()) {
        place.setY(field.mapToGlobal(QPoint(0, -gap)).y() - height());
    }
    place.setX(qBound(available.left(), place.x(), qMax(available.left(), available.right() - width())));
    move(place);
    QDialog::show();
    m_calendar->setFocus(Qt::PopupFocusReason);
}

} // namespace flowconsole
