#pragma once

#include "domain/flowexecution.h"
#include "filter/filtertree.h"

#include <QRandomGenerator>

namespace flowconsole {

/// A filter of any shape, in words that occur in randomRun(), and in some that do not.
[[nodiscard]] FilterTree randomFilter(QRandomGenerator &random);

/// An execution with values that such filters find: mixed case, umlauts, ligatures, signs that SQL and JSON
/// have a meaning for, numbers of any size.
[[nodiscard]] FlowExecution randomRun(QRandomGenerator &random, const QDateTime &around);
/// Names of visited nodes; often none.
[[nodiscard]] QStringList randomNodes(QRandomGenerator &random);

/// Text of that kind.
[[nodiscard]] QString randomText(QRandomGenerator &random);

} // namespace flowconsole
