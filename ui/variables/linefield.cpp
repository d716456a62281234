#include "ui/variables/linefield.h"

#include "base/clock.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QLineEdit>

namespace flowconsole {

LineField::LineField(const FlowVariable &variable, Theme &theme, const Clock &clock, QWidget *parent)
    : VariableField(variable, theme, parent), m_line(new QLineEdit(this))
{
    m_line->setFont(theme.monospacedFont());
    setEditor(m_line);
    if (variable.secure) {
        addPeek();
    } else if (variable.type == VariableType::DateTime) {
        addNow(clock);
    }
    showIcons();
    showCount();
    connect(&theme, &Theme::changed, this, &LineField::showIcons);
    connect(m_line, &QLineEdit::textChanged, this, &LineField::showCount);
    connect(m_line, &QLineEdit::textEdited, this, [this] { announceEdit(); });
}

void LineField::addPeek()
{
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_peek = m_line->addAction(QIcon(), QLineEdit::TrailingPosition);
    m_peek->setObjectName(QStringLiteral("peek.%1").arg(variable().name));
    m_peek->setCheckable(true);
    m_peek->setText(tr("Show the value"));
    connect(m_peek, &QAction::toggled, this, &LineField::peek);
}

void LineField::peek(bool shown)
{
    m_line->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_peek->setText(shown ? tr("Hide the value") : tr("Show the value"));
    showIcons();
}

void LineField::addNow(const Clock &clock)
{
    m_line->setPlaceholderText(QStringLiteral("2026-03-01T09:30:00Z"));
    m_now = m_line->addAction(QIcon(), QLineEdit::TrailingPosition);
    m_now->setObjectName(QStringLiteral("now.%1").arg(variable().name));
    m_now->setText(tr("Insert the present time"));
    connect(m_now, &QAction::triggered, this, [this, &clock] {
        m_line->setText(toIsoUtc(clock.nowUtc()));
        announceEdit();
    });
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
    m_loadedText = textFromValue(variable(), value);
    m_line->setText(m_loadedText);
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
    if (m_now != nullptr) {
        m_now->setIcon(theme().icon(QStringLiteral("clock")));
    }
}

} // namespace flowconsole
