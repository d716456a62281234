#pragma once

#include "domain/runcomparison.h"

#include <QString>

namespace flowconsole {

// The words of a comparison, for its table and for what is copied of it.

[[nodiscard]] QString sectionTitle(ComparedRow::Section section);
/// Stands in a section without rows.
[[nodiscard]] QString emptySectionText(ComparedRow::Section section);
/// What the row is about: "customerName", "Launch latency", "at Main menu (2nd visit)".
[[nodiscard]] QString whatText(const ComparedRow &row);
/// One side's value on one line; a dash where it has none.
[[nodiscard]] QString sideText(const ComparedRow::Value &value);
/// The same whole, JSON with indents.
[[nodiscard]] QString wholeSideText(const ComparedRow::Value &value);
/// "same", "different at $.items[2]", "right takes 1.2 s more", …
[[nodiscard]] QString differenceText(const ComparedRow &row);
[[nodiscard]] QString differenceIcon(Difference difference);

} // namespace flowconsole
