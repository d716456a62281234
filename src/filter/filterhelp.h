#pragma once

#include <QList>
#include <QString>

namespace flowconsole {

/// A line of the card that explains the language.
struct FilterHelpLine
{
    QString term;    ///< what is typed: "duration", "AND"
    QString meaning; ///< in the user's language
    QString example; ///< a whole filter that can be tried

    friend bool operator==(const FilterHelpLine &, const FilterHelpLine &) = default;
};

/// The fields, in the order of namedFields().
[[nodiscard]] QList<FilterHelpLine> filterFieldHelp();
/// How conditions are written and joined.
[[nodiscard]] QList<FilterHelpLine> filterGrammarHelp();

} // namespace flowconsole
