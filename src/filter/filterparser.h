#pragma once

#include "base/result.h"
#include "filter/filtertokens.h"
#include "filter/filtertree.h"

namespace flowconsole {

/// The first thing in a filter's text that keeps it from being understood.
struct FilterProblem
{
    qsizetype position = 0; ///< of what is wrong in the text
    qsizetype length = 0;   ///< 0 where something is missing at `position`
    QString message;        ///< what to do about it, for people
    QString replacement;    ///< what was probably meant in that place; may be empty

    friend bool operator==(const FilterProblem &, const FilterProblem &) = default;
};

inline constexpr qsizetype longestFilter = 4000; ///< characters
inline constexpr int deepestFilter = 40;         ///< parentheses and NOTs inside each other

/// The language:
///
///     state:failed flow:"Billing IVR" duration>2s (var.accountId=ACC-99821 OR node:GetInvoice) NOT timeout
///
/// Conditions are joined by AND, which need not be written, by OR, which binds weaker, by NOT and parentheses;
/// the three words are upper case. A word or phrase without a field searches everything. A value with blanks or
/// parentheses stands in quotes. The empty text lets everything through.
[[nodiscard]] Result<FilterTree, FilterProblem> parseFilter(const QString &text);

} // namespace flowconsole
