#pragma once

#include "filter/filtertree.h"
#include "filter/runvalues.h"

#include <QDateTime>
#include <QList>
#include <QTimeZone>

#include <functional>
#include <optional>

namespace flowconsole {

/// A filter made ready to be asked of many executions: the one place that decides what it lets through, for
/// live rows and for stored ones. A value; const use in any thread.
///
/// What is not known (the duration of one that runs, a variable that is not there, an empty text) answers every
/// comparison with no; "!=" is NOT "=", and so says yes. Text is compared without regard to case. Numbers are
/// compared by value, exactly at any size, also where a variable holds one as a text.
class FilterPredicate final
{
public:
    /// Lets everything through.
    FilterPredicate() = default;
    /// Times such as -2h and today are those at `now`; days begin in `zone`.
    FilterPredicate(const FilterTree &tree, const QDateTime &now, const QTimeZone &zone);

    [[nodiscard]] bool matches(const FilterSubject &subject) const { return !m_test || m_test(subject); }
    [[nodiscard]] bool isEmpty() const { return !m_test; }

private:
    std::function<bool(const FilterSubject &)> m_test;
};

/// What a condition on a text field, a variable's text or a plain one asks of one text that is not empty.
[[nodiscard]] std::function<bool(const QString &)> textTest(const FilterCondition &condition);

/// Where a plain phrase is found beside the search text: in words that depend on the language, or that are none
/// of the execution's own.
struct PhraseMarks
{
    QList<ExecutionState> states; ///< whose word contains it
    bool overdue = false;         ///< "overdue" does
    bool reconciling = false;
    bool row = false; ///< "row" does, which is said of a row of a file
};
[[nodiscard]] PhraseMarks marksOf(const QString &phrase);

/// The half-open range of amounts that a comparison with an amount, a time or a number lets through; nothing is
/// unbounded. `Differs` has that of `Equals`.
struct AmountRange
{
    std::optional<qint64> from;
    std::optional<qint64> before;
};
[[nodiscard]] AmountRange rangeOf(const FilterCondition &condition, const QDateTime &now,
                                  const QTimeZone &zone);

/// Whether a condition looks at the visited nodes.
[[nodiscard]] bool asksForNodes(const FilterTree &tree);
/// Whether the answer changes as time passes.
[[nodiscard]] bool dependsOnNow(const FilterTree &tree);

} // namespace flowconsole
