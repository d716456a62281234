#pragma once

class QWidget;

namespace flowconsole {

class Clock;
class Theme;
class VariableField;
struct FlowVariable;

/// The kind of field that fits the variable.
[[nodiscard]] VariableField *createField(const FlowVariable &variable, Theme &theme, const Clock &clock,
                                         QWidget *parent);

} // namespace flowconsole
