#include "filter/filterpredicate.h"

#include "domain/words.h"
#include "filter/filterfields.h"
#include "filter/filterpattern.h"
#include "filter/filtervalues.h"
#include "filter/numbertext.h"
#include "filter/searchtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace flowconsole {

namespace {

using Test = std::function<bool(const FilterSubject &)>;

/// A comparison of the kind "a ? b" from what three-way comparison says.
bool holds(FilterOperator comparison, std::strong_ordering order)
{
    switch (comparison) {
    case FilterOperator::Less:
        return order < 0;
    case FilterOperator::LessOrEqual:
        return order <= 0;
    case FilterOperator::Greater:
        return order > 0;
    case FilterOperator::GreaterOrEqual:
        return order >= 0;
    case FilterOperator::Contains:
    case FilterOperator::Equals:
    case FilterOperator::Differs:
    case FilterOperator::Matches:
        return order == 0;
    }
    Q_UNREACHABLE();
}

bool isOrdering(FilterOperator comparison)
{
    return comparison == FilterOperator::Less || comparison == FilterOperator::LessOrEqual ||
           comparison == FilterOperator::Greater || comparison == FilterOperator::GreaterOrEqual;
}

Test phraseTest(const QString &phrase)
{
    const QString folded = phrase.toCaseFolded();
    const bool isAcross = folded.contains(QChar(searchTextSeparator));
    return [needle = folded.toUtf8(), marks = marksOf(phrase), isAcross](const FilterSubject &subject) {
        const FlowExecution &run = subject.execution;
        const bool goesOn = !isFinal(run.state);
        if (marks.states.contains(run.state) || (marks.overdue && run.isOverdue && goesOn) ||
            (marks.reconciling && run.isReconciling && goesOn) || (marks.row && run.batchRow > 0)) {
            return true;
        }
        if (isAcross) {
            return false;
        }
        return subject.searchText != nullptr ? subject.searchText->contains(needle)
                                             : searchTextOf(run).contains(needle);
    };
}

Test choiceTest(const FilterCondition &condition)
{
    const QString key = std::get<QString>(condition.value);
    if (condition.field == RunField::State) {
        return [states = statesOf(key)](const FilterSubject &subject) {
            return states.contains(subject.execution.state);
        };
    }
    return [field = condition.field, key](const FilterSubject &subject) {
        return choiceOf(subject.execution, field) == key;
    };
}

/// What is asked of one value of a variable.
std::function<bool(const JsonValue &)> valueTest(const FilterCondition &condition)
{
    const auto ofText = textTest(condition);
    const FilterOperator comparison = condition.comparison;
    if (comparison == FilterOperator::Contains || comparison == FilterOperator::Matches) {
        return [ofText](const JsonValue &value) {
            const QString text = textOfValue(value);
            return !text.isEmpty() && ofText(text);
        };
    }
    const QString wanted = std::get<QString>(condition.value);
    if (JsonValue::isNumberText(wanted)) {
        return [wanted, comparison](const JsonValue &value) {
            const QString number = numberOfValue(value);
            return !number.isEmpty() && holds(comparison, compareNumbers(number, wanted));
        };
    }
    if (!isOrdering(comparison)) {
        return [ofText](const JsonValue &value) {
            const QString text = textOfValue(value);
            return !text.isEmpty() && ofText(text);
        };
    }
    // Dates in texts, for one, are in their order.
    return [folded = wanted.toCaseFolded(), comparison](const JsonValue &value) {
        return value.isString() && !value.toString().isEmpty() &&
               holds(comparison, value.toString().toCaseFolded().compare(folded) <=> 0);
    };
}

Test variableTest(const FilterCondition &condition)
{
    return [test = valueTest(condition), path = condition.path,
            isInput = condition.field == RunField::Input](const FilterSubject &subject) {
        return anyValue(isInput ? subject.execution.inputs : subject.execution.outputs, path, test);
    };
}

Test amountTest(RunField field, const AmountRange &range)
{
    return [field, range](const FilterSubject &subject) {
        const std::optional<qint64> amount = amountOf(subject.execution, field);
        return amount && (!range.from || *amount >= *range.from) && (!range.before || *amount < *range.before);
    };
}

/// The condition without the NOT in "!=".
Test positiveTest(const FilterCondition &condition, const QDateTime &now, const QTimeZone &zone)
{
    if (condition.field == RunField::Anything) {
        return phraseTest(std::get<QString>(condition.value));
    }
    switch (kindOf(condition.field)) {
    case RunFieldKind::Text:
        return [field = condition.field, test = textTest(condition)](const FilterSubject &subject) {
            return anyText(subject, field, test);
        };
    case RunFieldKind::Choice:
        return choiceTest(condition);
    case RunFieldKind::Flag:
        return [wanted = std::get<bool>(condition.value)](const FilterSubject &subject) {
            return subject.execution.isOverdue == wanted;
        };
    case RunFieldKind::Number:
    case RunFieldKind::Duration:
    case RunFieldKind::Time:
        return amountTest(condition.field, rangeOf(condition, now, zone));
    case RunFieldKind::Variable:
        return variableTest(condition);
    }
    Q_UNREACHABLE();
}

Test compiled(const FilterNode &node, const QDateTime &now, const QTimeZone &zone)
{
    if (node.kind == FilterNode::Kind::Condition) {
        Test test = positiveTest(node.condition, now, zone);
        if (node.condition.comparison != FilterOperator::Differs) {
            return test;
        }
        return [test](const FilterSubject &subject) { return !test(subject); };
    }
    std::vector<Test> parts;
    for (const FilterNode &part : node.parts) {
        parts.push_back(compiled(part, now, zone));
    }
    const auto isTrue = [](const FilterSubject &subject) {
        return [&subject](const Test &test) { return test(subject); };
    };
    if (node.kind == FilterNode::Kind::Not) {
        return [part = parts.front()](const FilterSubject &subject) { return !part(subject); };
    }
    if (node.kind == FilterNode::Kind::All) {
        return [parts, isTrue](const FilterSubject &subject) {
            return std::ranges::all_of(parts, isTrue(subject));
        };
    }
    return
        [parts, isTrue](const FilterSubject &subject) { return std::ranges::any_of(parts, isTrue(subject)); };
}

template <class Ask>
bool anyCondition(const FilterNode &node, Ask ask)
{
    return node.kind == FilterNode::Kind::Condition
               ? ask(node.condition)
               : std::ranges::any_of(node.parts,
                                     [&](const FilterNode &part) { return anyCondition(part, ask); });
}

} // namespace

FilterPredicate::FilterPredicate(const FilterTree &tree, const QDateTime &now, const QTimeZone &zone)
{
    if (tree.root) {
        m_test = compiled(*tree.root, now, zone);
    }
}

std::function<bool(const QString &)> textTest(const FilterCondition &condition)
{
    if (const auto *pattern = std::get_if<FilterPattern>(&condition.value)) {
        return
            [expression = patternToMatch(*pattern)](const QString &text) { return isFound(expression, text); };
    }
    const QString folded = std::get<QString>(condition.value).toCaseFolded();
    if (condition.comparison == FilterOperator::Contains) {
        return [folded](const QString &text) { return text.toCaseFolded().contains(folded); };
    }
    return [folded](const QString &text) { return text.toCaseFolded() == folded; };
}

PhraseMarks marksOf(const QString &phrase)
{
    const QString folded = phrase.toCaseFolded();
    const auto isIn = [&folded](const QString &words) { return words.toCaseFolded().contains(folded); };
    PhraseMarks marks;
    for (const ExecutionState state : allExecutionStates) {
        if (isIn(stateName(state)) || isIn(stateKey(state))) {
            marks.states.append(state);
        }
    }
    // The words that the table has for them.
    marks.overdue = isIn(QCoreApplication::translate("ExecutionCell", "Overdue"));
    marks.reconciling = isIn(QCoreApplication::translate("ExecutionCell", "Reconciling…"));
    marks.row = isIn(QCoreApplication::translate("ExecutionCell", "row %1", "of a file of launches")
                         .remove(QStringLiteral("%1"))
                         .trimmed());
    return marks;
}

AmountRange rangeOf(const FilterCondition &condition, const QDateTime &now, const QTimeZone &zone)
{
    qint64 first = 0;
    qint64 next = 1;
    if (const auto *time = std::get_if<FilterTime>(&condition.value)) {
        const auto [from, before] = spanOf(*time, now, zone);
        first = from.toMSecsSinceEpoch();
        next = before.toMSecsSinceEpoch();
    } else if (const auto *duration = std::get_if<std::chrono::milliseconds>(&condition.value)) {
        first = duration->count();
        next = first + 1;
    } else if (const auto *number = std::get_if<qint64>(&condition.value)) {
        first = std::min(*number, std::numeric_limits<qint64>::max() - 1);
        next = first + 1;
    }
    switch (condition.comparison) {
    case FilterOperator::Less:
        return {std::nullopt, first};
    case FilterOperator::LessOrEqual:
        return {std::nullopt, next};
    case FilterOperator::Greater:
        return {next, std::nullopt};
    case FilterOperator::GreaterOrEqual:
        return {first, std::nullopt};
    case FilterOperator::Contains:
    case FilterOperator::Equals:
    case FilterOperator::Differs:
    case FilterOperator::Matches:
        return {first, next};
    }
    Q_UNREACHABLE();
}

bool asksForNodes(const FilterTree &tree)
{
    return tree.root && anyCondition(*tree.root, [](const FilterCondition &condition) {
               return condition.field == RunField::Node;
           });
}

bool dependsOnNow(const FilterTree &tree)
{
    return tree.root && anyCondition(*tree.root, [](const FilterCondition &condition) {
               const auto *time = std::get_if<FilterTime>(&condition.value);
               return time != nullptr && isRelative(*time);
           });
}

} // namespace flowconsole
