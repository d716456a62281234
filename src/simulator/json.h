#pragma once

#include "base/result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace flowconsole::simulator {

/// Keeps the order of members. A number that neither a 64-bit integer nor a double can hold without a change of
/// its text (a big integer, 1.10) is kept as its text in a binary value: ask with isNumber(), write with
/// writeJson(), never with dump().
using Json = nlohmann::ordered_json;

/// Reads one JSON document (RFC 8259) from outside. Refuses what would cost more than it can be worth: nesting
/// deeper than 100 and objects of more than 2,000 members. The error names the byte where it went wrong.
[[nodiscard]] Result<Json> parseJson(std::string_view text);

/// Compact, with every number's own text.
[[nodiscard]] std::string writeJson(const Json &value);

[[nodiscard]] bool isNumber(const Json &value);
/// By value, as JSON Schema counts: 3.0 is a whole number.
[[nodiscard]] bool isWholeNumber(const Json &value);
/// Only for numbers; big integers lose their last digits here and nowhere else.
[[nodiscard]] double toDouble(const Json &value);

/// Equality by value: 1 equals 1.0.
[[nodiscard]] bool sameValue(const Json &a, const Json &b);

/// The value as a person would say it: text without quotes, everything else as JSON.
[[nodiscard]] std::string spoken(const Json &value);

} // namespace flowconsole::simulator
