#pragma once

#include "domain/flowexecution.h"
#include "filter/filtertree.h"

#include <algorithm>
#include <optional>

namespace flowconsole {

/// An execution with what is known beside it; what is given must live as long as this.
struct FilterSubject
{
    const FlowExecution &execution;
    const QByteArray *searchText = nullptr; ///< searchTextOf(), where somebody has it already
    const QStringList *nodes = nullptr;     ///< visited, where they are known
};

/// What a field of that kind says of an execution; nothing where it is not known, such as the duration of one
/// that runs. Times as UTC milliseconds, durations in milliseconds.
[[nodiscard]] std::optional<qint64> amountOf(const FlowExecution &execution, RunField field);

/// The key among choicesOf() that a field with choices has, or the state's.
[[nodiscard]] QString choiceOf(const FlowExecution &execution, RunField field);

/// The texts of a text field that are not empty, until `visit` answers true; whether it did.
template <class Visit>
bool anyText(const FilterSubject &subject, RunField field, Visit visit);

/// The values at `path`: members by their name without regard to case, elements by their place or, without one,
/// all of them; of a list that is found its elements too. Until `visit` answers true; whether it did.
template <class Visit>
bool anyValue(const JsonValue &value, const QStringList &path, Visit visit, qsizetype depth = 0);

/// A string without its quotes, a number as it was written, all else as JSON.
[[nodiscard]] QString textOfValue(const JsonValue &value);
/// The number that a value is, or that its text is; empty where it is none.
[[nodiscard]] QString numberOfValue(const JsonValue &value);

/// "14.0", "v14", "14": as what a version may be named.
[[nodiscard]] QStringList versionNames(const QString &version);

template <class Visit>
bool anyText(const FilterSubject &subject, RunField field, Visit visit)
{
    const FlowExecution &execution = subject.execution;
    const auto test = [&visit](const QString &text) { return !text.isEmpty() && visit(text); };
    switch (field) {
    case RunField::Flow:
        return test(execution.flowName.isEmpty() ? execution.flowId.text() : execution.flowName);
    case RunField::FlowKey:
        return test(execution.flowId.text());
    case RunField::Version: {
        const QStringList names = versionNames(execution.flowVersion);
        return std::any_of(names.cbegin(), names.cend(), test);
    }
    case RunField::Id:
        return test(execution.id.text()) || test(execution.platformId.text()) ||
               test(execution.conversationId.text());
    case RunField::Environment:
        return test(execution.environment);
    case RunField::Node:
        return test(execution.currentNode) ||
               (subject.nodes != nullptr && std::any_of(subject.nodes->cbegin(), subject.nodes->cend(), test));
    case RunField::Error:
        return test(execution.detail) ||
               (execution.error && (test(execution.error->message) || test(execution.error->code) ||
                                    test(execution.error->correlationId)));
    case RunField::Batch:
        return test(execution.batchId.text());
    case RunField::Anything:
    case RunField::State:
    case RunField::ApiDialect:
    case RunField::Duration:
    case RunField::Latency:
    case RunField::Launched:
    case RunField::Ended:
    case RunField::Input:
    case RunField::Output:
    case RunField::Row:
    case RunField::Retries:
    case RunField::Timeout:
    case RunField::Overdue:
    case RunField::By:
        return false;
    }
    Q_UNREACHABLE();
}

template <class Visit>
bool anyValue(const JsonValue &value, const QStringList &path, Visit visit, qsizetype depth)
{
    if (depth == path.size()) {
        if (visit(value)) {
            return true;
        }
        return std::any_of(value.elements().cbegin(), value.elements().cend(), visit);
    }
    const QString &part = path.at(depth);
    if (value.isArray()) {
        bool isPlace = false;
        const qsizetype place = part.toLongLong(&isPlace);
        const JsonValue::Array &elements = value.elements();
        if (isPlace) {
            return place >= 0 && place < elements.size() &&
                   anyValue(elements.at(place), path, visit, depth + 1);
        }
        return std::any_of(elements.cbegin(), elements.cend(), [&](const JsonValue &element) {
            return element.isObject() && anyValue(element, path, visit, depth);
        });
    }
    return std::any_of(value.members().cbegin(), value.members().cend(), [&](const JsonValue::Member &member) {
        return member.key.compare(part, Qt::CaseInsensitive) == 0 &&
               anyValue(member.value, path, visit, depth + 1);
    });
}

} // namespace flowconsole
