#pragma once

#include "ui/variables/variablefield.h"

class QCheckBox;
class QComboBox;

namespace flowconsole {

/// true, false, or not given. The third state is offered for optional variables, and stands at the start of a
/// required one until somebody decides.
class BooleanField final : public VariableField
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BooleanField)

public:
    BooleanField(const FlowVariable &variable, Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] Result<JsonValue, VariableProblem> value() const override;
    void setValue(const JsonValue &value) override;
    [[nodiscard]] QString draft() const override;
    void setDraft(const QString &draft) override;

private:
    class Box;

    void showWord();

    Box *m_box = nullptr;
    JsonValue m_value;
};

/// One of the values that the schema lists; a value from elsewhere that is not in the list stays and is told
/// about.
class EnumerationField final : public VariableField
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EnumerationField)

public:
    EnumerationField(const FlowVariable &variable, Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] Result<JsonValue, VariableProblem> value() const override;
    void setValue(const JsonValue &value) override;
    [[nodiscard]] QString draft() const override;
    void setDraft(const QString &draft) override;

private:
    class Box;

    void add(const JsonValue &value);

    QComboBox *m_box = nullptr;
    QList<JsonValue> m_values; ///< by the box's index
};

} // namespace flowconsole
