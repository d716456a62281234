#include "ui/variables/linefield.h"

#include "base/clock.h"
#include "ui/theme/theme.h"
#include "ui/variables/datetimepopup.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace flowconsole {

namespace {

/// Far beyond what any platform takes, so that nothing is cut in silence.
constexpr int mostCharacters = 1'000'000;

} // namespace

LineField::LineField(const FlowVariable &variable, Theme &theme, const Clock &clock, QWidget *parent)
    : VariableField(variable, theme, parent), m_clock(clock), m_line(new QLineEdit(this))
{
    m_line->setFont(theme.monospacedFont());
    m_line->setMaxLength(mostCharacters);
    setEditor(m_line);
    if (variable.secure) {
        addPeek();
    } else if (variable.type == VariableType::DateTime) {
        addCalendar();
    } else if (variable.type == VariableType::Duration) {
        m_line->setPlaceholderText(QStringLiteral("PT1H30M"));
    }
    showIcons();
    showCount();
    connect(&theme, &Theme::changed, this, &LineField::showIcons);
    connect(m_line, &QLineEdit::textChanged, this, &LineField::showCount);
    connect(m_line, &QLineEdit::textEdited, this, [this] { announceEdit(); });
}

QToolButton *LineField::addButton(const QString &kind)
{
    constexpr int side = 24;
    constexpr int iconSize = 16;
    auto *button = new QToolButton(m_line);
    button->setObjectName(kind + u'.' + variable().name);
    button->setAutoRaise(true);
    button->setCursor(Qt::ArrowCursor);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setIconSize(QSize(theme().scaled(iconSize), theme().scaled(iconSize)));
    button->setFixedSize(theme().scaled(side), theme().scaled(side));
    auto *inside = new QHBoxLayout(m_line);
    inside->setContentsMargins(0, 0, theme().scaled(4), 0);
    inside->addStretch(1);
    inside->addWidget(button);
    m_line->setTextMargins(0, 0, theme().scaled(side), 0);
    return button;
}

/// A field that goes while it has the focus still tells that the focus goes.
LineField::~LineField()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void LineField::addPeek()
{
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_peek = addButton(QStringLiteral("peek"));
    m_peek->setCheckable(true);
    peek(false);
    connect(m_peek, &QToolButton::toggled, this, &LineField::peek);
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget *, const QWidget *focused) { hideWithoutFocus(focused); });
}

void LineField::peek(bool shown)
{
    const QString words = shown ? tr("Hide the value of %1", "name of a variable").arg(variable().name)
                                : tr("Show the value of %1", "name of a variable").arg(variable().name);
    m_line->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_peek->setToolTip(words);
    m_peek->setAccessibleName(words);
    showIcons();
}

void LineField::hideWithoutFocus(const QWidget *focused)
{
    if (focused != m_line && focused != m_peek) {
        m_peek->setChecked(false);
    }
}

void LineField::addCalendar()
{
    m_line->setPlaceholderText(QStringLiteral("2026-03-01T09:30:00Z"));
    m_calendar = addButton(QStringLiteral("calendar"));
    const QString words = tr("Choose a date and a time for %1", "name of a variable").arg(variable().name);
    m_calendar->setToolTip(words);
    m_calendar->setAccessibleName(words);
    connect(m_calendar, &QToolButton::clicked, this, &LineField::openCalendar);
}

void LineField::openCalendar()
{
    QDateTime now = m_clock.nowUtc();
    now.setTime(QTime(now.time().hour(), now.time().minute(), now.time().second()));
    const QDateTime typed = QDateTime::fromString(m_line->text().trimmed(), Qt::ISODateWithMs);
    const bool hasZone = typed.isValid() && typed.timeSpec() != Qt::LocalTime;
    auto *popup = new DateTimePopup(hasZone ? typed : now, now, theme(), this);
    connect(popup, &DateTimePopup::chosen, this, &LineField::takeTime);
    popup->openBeside(*m_line);
}

void LineField::takeTime(const QDateTime &time)
{
    // The same moment keeps the form in which it was typed.
    const QDateTime typed = QDateTime::fromString(m_line->text().trimmed(), Qt::ISODateWithMs);
    if (typed.isValid() && typed.timeSpec() != Qt::LocalTime && typed == time) {
        return;
    }
    const bool isWhole = time.time().msec() == 0;
    m_line->setText(time.toString(isWhole ? Qt::ISODate : Qt::ISODateWithMs));
    announceEdit();
}

Result<JsonValue, VariableProblem> LineField::value() const
{
    // Text that reads like what was set means what was set: also an empty text, or a number in a text's place.
    if (m_line->text() == m_loadedText) {
        return m_loaded;
    }
    return valueFromText(variable(), m_line->text());
}

void LineField::setValue(const JsonValue &value)
{
    m_loaded = value;
    m_line->setText(textFromValue(variable(), value));
    m_loadedText = m_line->text(); // as the line holds it
    m_line->setCursorPosition(0);
}

QString LineField::draft() const
{
    return m_line->text();
}

void LineField::setDraft(const QString &draft)
{
    m_line->setText(draft);
    m_line->setCursorPosition(0);
}

void LineField::setPlaceholder(const QString &text)
{
    m_line->setPlaceholderText(text);
}

void LineField::showCount()
{
    if (variable().type == VariableType::String && variable().maximumLength) {
        setHint(tr("%1 · %2/%3", "type, characters typed, characters allowed")
                    .arg(typeHint())
                    .arg(m_line->text().toUcs4().size())
                    .arg(*variable().maximumLength));
    }
}

void LineField::showIcons()
{
    if (m_peek != nullptr) {
        m_peek->setIcon(theme().icon(m_peek->isChecked() ? QStringLiteral("eye-off") : QStringLiteral("eye")));
    }
    if (m_calendar != nullptr) {
        m_calendar->setIcon(theme().icon(QStringLiteral("clock")));
    }
}

} // namespace flowconsole
