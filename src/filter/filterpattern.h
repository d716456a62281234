#pragma once

#include "filter/filtertree.h"

#include <QRegularExpression>

namespace flowconsole {

/// What is wrong with the pattern, with the place, in English; empty where it can be used.
[[nodiscard]] QString patternProblem(const FilterPattern &pattern);

/// The pattern made ready. It gives up where a match takes too many steps, which counts as no match.
[[nodiscard]] QRegularExpression patternToMatch(const FilterPattern &pattern);

/// Whether the pattern is found in the first characters of `text`, as many as are looked at in any.
[[nodiscard]] bool isFound(const QRegularExpression &pattern, const QString &text);

/// A text that whatever the pattern is found in contains, but for upper and lower case; the longest that can be
/// read off without understanding all of the pattern, empty where there is none.
[[nodiscard]] QString textInEvery(const FilterPattern &pattern);

} // namespace flowconsole
