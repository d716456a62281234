#pragma once

#include "ui/variables/variablefield.h"

class QAction;
class QLineEdit;

namespace flowconsole {

class Clock;

/// Text, numbers, dates, and secure values of any type, in one line. Numbers are typed as text and checked
/// strictly, so that their form and size survive.
class LineField final : public VariableField
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineField)

public:
    LineField(const FlowVariable &variable, Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] Result<JsonValue, VariableProblem> value() const override;
    void setValue(const JsonValue &value) override;
    [[nodiscard]] QString draft() const override;
    void setDraft(const QString &draft) override;

    void setPlaceholder(const QString &text);

private:
    void addPeek();
    void addNow(const Clock &clock);
    void peek(bool shown);
    void showCount();
    void showIcons();

    QLineEdit *m_line = nullptr;
    QAction *m_peek = nullptr;
    QAction *m_now = nullptr;
    JsonValue m_loaded;
    QString m_loadedText;
};

} // namespace flowconsole
