#pragma once

#include "simulator/flowdefinition.h"
#include "simulator/seededrandom.h"

namespace flowconsole::simulator {

/// What the source yields now. A sum with a variable that has no value counts it as 0.
[[nodiscard]] Json valueOf(const ValueSource &source, const VariableLookup &lookup, SeededRandom &random);

/// The text with every ${name} replaced by what `lookup` gives for it.
[[nodiscard]] std::string filledIn(std::string_view text, const VariableLookup &lookup);

} // namespace flowconsole::simulator
