#pragma once

#include "domain/jsonvalue.h"

#include <optional>

namespace flowconsole {

// Where a value stands in a JSON document, as JSONPath says it (RFC 9535): $.items[2]['first name']. Each may
// be called in any thread.

/// The whole document: "$".
[[nodiscard]] QString rootPath();
/// `key` of the object at `path`: ".name" where the name allows it, else "['a name']".
[[nodiscard]] QString memberPath(const QString &path, const QString &key);
[[nodiscard]] QString elementPath(const QString &path, qsizetype index);

/// True where both hold the same: members in any order, numbers by their text.
[[nodiscard]] bool isSameJson(const JsonValue &left, const JsonValue &right);
/// Where the first value stands that is not the same in both; nothing where all is.
[[nodiscard]] std::optional<QString> firstDifference(const JsonValue &left, const JsonValue &right);

} // namespace flowconsole
