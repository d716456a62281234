#pragma once

#include <QString>

namespace flowconsole {

// Text that a database can narrow by although it does not fold case as Unicode has it.

/// A pattern for SQLite's `… LIKE ? ESCAPE '!'` that is found in whatever contains `text` when both are
/// case-folded, also within JSON; "%" where nothing can be said.
[[nodiscard]] QString containingPattern(const QString &text);

/// The pattern's part behind "%" for a number: however it is written, its digits stand there in their order,
/// but for zeros at either end. Precondition: JsonValue::isNumberText(number).
[[nodiscard]] QString digitsPattern(const QString &number);

} // namespace flowconsole
