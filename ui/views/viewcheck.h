#pragma once

#include "domain/savedview.h"
#include "ui/executions/tablelayout.h"

#include <QStringList>

namespace flowconsole {

/// What of a view's table this console does not know, such as columns of a newer one: a sentence for each kind.
[[nodiscard]] QStringList tableProblems(const JsonValue &table);

/// Whether both show the same columns in the same order, sorted and grouped alike; widths and what is
/// collapsed may differ.
[[nodiscard]] bool isSameArrangement(TableLayout a, TableLayout b);

} // namespace flowconsole
