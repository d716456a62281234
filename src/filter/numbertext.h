#pragma once

#include <QStringView>

#include <compare>

namespace flowconsole {

/// Compares two numbers by their value, exactly at any size. Precondition: both are JsonValue::isNumberText().
[[nodiscard]] std::strong_ordering compareNumbers(QStringView a, QStringView b);

} // namespace flowconsole
