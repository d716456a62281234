#pragma once

#include "filter/filtertree.h"

namespace flowconsole {

/// The canonical text of a tree: parseFilter() makes the same tree of it.
[[nodiscard]] QString toFilterText(const FilterTree &tree);
[[nodiscard]] QString toFilterText(const FilterNode &node);

/// `text` as a value, in quotes where it needs them.
[[nodiscard]] QString filterValueText(const QString &text);
/// `text` as a variable's path: "accountId", "\"account id\"".
[[nodiscard]] QString filterPathText(const QString &name);

} // namespace flowconsole
