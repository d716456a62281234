#pragma once

#include "base/result.h"
#include "simulator/json.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace flowconsole::simulator {

/// Null for a variable without a value.
using VariableLookup = std::function<Json(const std::string &name)>;

/// A condition on variables, parsed once and evaluated without side effects:
///
///     condition  = conjunction { "or" conjunction }
///     conjunction = term { "and" term }
///     term       = "not" term | "(" condition ")" | "exists" "(" name ")" | name [ comparison ]
///     comparison = ( "==" | "!=" | "<" | "<=" | ">" | ">=" | "contains" ) ( literal | name )
///     literal    = number | 'text' | "text" | true | false | null
///
/// A name alone is true when the variable is. `<` and its kin compare numbers with numbers and text with text
/// and are false for anything else; `contains` looks into arrays and text. Value type, usable in any thread.
class Condition final
{
public:
    struct Term; ///< a node of the parsed tree

    /// The error names the column and what was expected.
    [[nodiscard]] static Result<Condition> parse(std::string_view text);

    [[nodiscard]] bool holds(const VariableLookup &lookup) const;
    [[nodiscard]] const std::string &text() const { return m_text; }

    /// Every variable that is named, and what it is compared with, for checks against the declarations.
    struct Use
    {
        std::string variable;
        bool alone = false;   ///< stands for its own truth
        bool ordered = false; ///< compared with <, <=, > or >=
        Json literal;         ///< null when compared with a variable or with null
    };
    [[nodiscard]] std::vector<Use> uses() const;

private:
    std::string m_text;
    std::shared_ptr<const Term> m_root;
};

} // namespace flowconsole::simulator
