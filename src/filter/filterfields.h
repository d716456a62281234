#pragma once

#include "domain/flowexecution.h"
#include "filter/filtertree.h"

#include <QList>

namespace flowconsole {

/// What can be said about a field, and how its values are written.
enum class RunFieldKind { Text, Choice, Flag, Number, Duration, Time, Variable };

/// The fields that have a name, in the order in which people are told of them.
[[nodiscard]] const QList<RunField> &namedFields();
/// "state", "var", …; empty for Anything. Never translated.
[[nodiscard]] QString fieldName(RunField field);
/// By its name or another that is understood ("detail" for "error"), without regard to case.
[[nodiscard]] std::optional<RunField> fieldFromName(QStringView name);
[[nodiscard]] RunFieldKind kindOf(RunField field);
/// True for `var` and `out`, which are followed by a name.
[[nodiscard]] bool hasPath(RunField field);

/// ":", "=", …
[[nodiscard]] QString operatorText(FilterOperator comparison);
[[nodiscard]] const QList<FilterOperator> &operatorsOf(RunFieldKind kind);

/// The keys that a field with choices takes, groups of states ("over") included; empty for other fields.
[[nodiscard]] QStringList choicesOf(RunField field);
/// The key that `text` stands for: "timed out", "Timed_Out" and the word in the user's language are timed_out.
[[nodiscard]] std::optional<QString> choiceFromText(RunField field, const QString &text);
/// The states that a key of choicesOf(State) stands for.
[[nodiscard]] QList<ExecutionState> statesOf(const QString &key);

/// The one that differs least from what was typed, where that is little; else empty.
[[nodiscard]] QString nearest(const QString &typed, const QStringList &known);

} // namespace flowconsole
