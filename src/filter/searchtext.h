#pragma once

#include "domain/flowexecution.h"

#include <QByteArray>

namespace flowconsole {

/// Stands between two parts of a search text, so that no phrase is found across them.
inline constexpr char16_t searchTextSeparator = 0x1f;

/// As much of an execution as is searched by a plain word.
inline constexpr qsizetype longestSearchText = 20'000; // characters

/// All that a plain word is looked for in, case-folded by Unicode, in UTF-8: names, ids, version, node,
/// detail, error, batch, and the names and values of variables and outputs. Without the words that depend on
/// the language, such as the state's. Callable in any thread.
[[nodiscard]] QByteArray searchTextOf(const FlowExecution &execution);

/// Whether searchTextOf() says the same of both; far cheaper than to ask it, and wrong only to the safe side.
[[nodiscard]] bool haveSameSearchText(const FlowExecution &a, const FlowExecution &b);

} // namespace flowconsole
