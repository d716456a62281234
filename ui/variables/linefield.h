#pragma once

#include "ui/variables/variablefield.h"

class QLineEdit;
class QToolButton;

namespace flowconsole {

class Clock;

/// Text, numbers, dates, and secure values of any type, in one line. Numbers are typed as text and checked
/// strictly, so that their form and size survive. A secure value is shown only while the focus stays with the
/// field; a date has a calendar.
class LineField final : public VariableField
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineField)

public:
    LineField(const FlowVariable &variable, Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~LineField() override;

    [[nodiscard]] Result<JsonValue, VariableProblem> value() const override;
    void setValue(const JsonValue &value) override;
    [[nodiscard]] QString draft() const override;
    void setDraft(const QString &draft) override;

    void setPlaceholder(const QString &text);

private:
    void addPeek();
    void addCalendar();
    [[nodiscard]] QToolButton *addButton(const QString &kind);
    void peek(bool shown);
    void hideWithoutFocus(const QWidget *focused);
    void openCalendar();
    void takeTime(const QDateTime &time);
    void showCount();
    void showIcons();

    const Clock &m_clock;
    QLineEdit *m_line = nullptr;
    QToolButton *m_peek = nullptr;
    QToolButton *m_calendar = nullptr;
    JsonValue m_loaded;
    QString m_loadedText;
};

} // namespace flowconsole
