#pragma once

#include <QDate>
#include <QString>
#include <QStringList>
#include <QTime>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace flowconsole {

/// What of an execution a condition looks at.
enum class RunField {
    Anything, ///< a plain word: names, ids, detail, error, node, variables, outputs, words for the state
    State,
    Flow,    ///< its name, else its id
    FlowKey, ///< its id
    Version,
    Id, ///< this console's, the platform's, the conversation's
    Environment,
    ApiDialect,
    Duration, ///< launch to end
    Latency,  ///< launch request to its answer
    Launched,
    Ended,
    Input,  ///< var.NAME
    Output, ///< out.NAME
    Node,   ///< visited, the current one included
    Error,  ///< detail and error: text, code, correlation id
    Batch,
    Row, ///< of the batch's file
    Retries,
    Timeout,
    Overdue,
    By, ///< what it was last seen by
};

enum class FilterOperator { Contains, Equals, Differs, Less, LessOrEqual, Greater, GreaterOrEqual, Matches };

/// A regular expression between slashes.
struct FilterPattern
{
    QString pattern;
    bool ignoresCase = false;

    friend bool operator==(const FilterPattern &, const FilterPattern &) = default;
};

/// A time as it was written; what it comes to depends on the moment and, without an offset, on the time zone.
struct FilterTime
{
    enum class Kind { Ago, Today, Yesterday, Moment };
    enum class Precision { Day, Minute, Second, Millisecond };

    Kind kind = Kind::Today;
    std::chrono::milliseconds ago{0}; ///< with Ago
    QDate date;                       ///< with Moment, as the rest
    QTime time;
    Precision precision = Precision::Day;
    std::optional<int> offsetFromUtc; ///< seconds; absent: local time

    friend bool operator==(const FilterTime &, const FilterTime &) = default;
};

/// A text, or the key of a choice; a pattern; a duration; a time; yes or no; a whole number. Which of them
/// follows from field and operator.
using FilterValue = std::variant<QString, FilterPattern, std::chrono::milliseconds, FilterTime, bool, qint64>;

/// One comparison.
struct FilterCondition
{
    RunField field = RunField::Anything;
    QStringList path; ///< with Input and Output: the variable's name, then members and places in lists
    FilterOperator comparison = FilterOperator::Contains;
    FilterValue value = QString();

    friend bool operator==(const FilterCondition &, const FilterCondition &) = default;
};

/// A condition, or others joined. All and Any have at least two parts, none of their own kind; Not has one.
struct FilterNode
{
    enum class Kind { Condition, All, Any, Not };

    Kind kind = Kind::Condition;
    FilterCondition condition;
    std::vector<FilterNode> parts;

    friend bool operator==(const FilterNode &a, const FilterNode &b)
    {
        return a.kind == b.kind && a.condition == b.condition && a.parts == b.parts;
    }
};

/// A whole filter; without a root it lets everything through.
struct FilterTree
{
    std::optional<FilterNode> root;

    [[nodiscard]] bool isEmpty() const { return !root.has_value(); }
    friend bool operator==(const FilterTree &, const FilterTree &) = default;
};

} // namespace flowconsole
