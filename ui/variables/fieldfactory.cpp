#include "ui/variables/fieldfactory.h"

#include "ui/variables/choicefields.h"
#include "ui/variables/jsonfield.h"
#include "ui/variables/linefield.h"

namespace flowconsole {

VariableField *createField(const FlowVariable &variable, Theme &theme, const Clock &clock, QWidget *parent)
{
    if (variable.secure) {
        return new LineField(variable, theme, clock, parent);
    }
    if (!variable.allowedValues.isEmpty()) {
        return new EnumerationField(variable, theme, parent);
    }
    switch (variable.type) {
    case VariableType::String:
    case VariableType::Integer:
    case VariableType::Number:
    case VariableType::DateTime:
    case VariableType::Duration:
        return new LineField(variable, theme, clock, parent);
    case VariableType::Boolean:
        return new BooleanField(variable, theme, parent);
    case VariableType::Array:
    case VariableType::Object:
    case VariableType::Any:
        return new JsonField(variable, 1, theme, parent);
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
