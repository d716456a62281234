#include "domain/conversationpayload.h"

#include <algorithm>
#include <optional>

namespace flowconsole {

namespace {

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
}

std::optional<PayloadProblem> nameProblem(const QString &name)
{
    if (name.isEmpty()) {
        return PayloadProblem{name, PayloadProblem::Kind::NameMissing, {}};
    }
    const auto wrong = std::find_if_not(name.cbegin(), name.cend(), isNameCharacter);
    if (wrong != name.cend()) {
        const auto length = wrong->isHighSurrogate() && wrong + 1 != name.cend() ? 2 : 1;
        return PayloadProblem{name, PayloadProblem::Kind::NameCharacters, QString(&*wrong, length)};
    }
    if (name.size() > longestVariableName) {
        return PayloadProblem{name, PayloadProblem::Kind::NameTooLong, QString::number(name.size())};
    }
    return std::nullopt;
}

std::optional<PayloadProblem> valueProblem(const QString &name, const JsonValue &value)
{
    if (value.isNull()) {
        return PayloadProblem{name, PayloadProblem::Kind::ValueNull, {}};
    }
    if (value.isString() && value.toString().size() > longestTextValue) {
        return PayloadProblem{name, PayloadProblem::Kind::ValueTooLong,
                              QString::number(value.toString().size())};
    }
    return std::nullopt;
}

QList<PayloadProblem> conversationFlowProblems(const JsonValue &inputs, int priority)
{
    QList<PayloadProblem> problems;
    QSet<QString> names;
    for (const JsonValue::Member &member : inputs.members()) {
        if (names.contains(member.key)) {
            problems.append({member.key, PayloadProblem::Kind::NameTwice, {}});
        } else if (const auto problem = nameProblem(member.key)) {
            problems.append(*problem);
        }
        if (const auto problem = valueProblem(member.key, member.value)) {
            problems.append(*problem);
        }
        names.insert(member.key);
    }
    if (priority < lowestPriority || priority > highestPriority) {
        problems.append({{}, PayloadProblem::Kind::Priority, QString::number(priority)});
    }
    return problems;
}

/// A member without a name, and one that hides another, mean nothing in any dialect.
QList<PayloadProblem> unclearNames(const JsonValue &inputs)
{
    QList<PayloadProblem> problems;
    QSet<QString> names;
    for (const JsonValue::Member &member : inputs.members()) {
        if (names.contains(member.key)) {
            problems.append({member.key, PayloadProblem::Kind::NameTwice, {}});
        } else if (member.key.isEmpty()) {
            problems.append({member.key, PayloadProblem::Kind::NameMissing, {}});
        }
        names.insert(member.key);
    }
    return problems;
}

} // namespace

QList<PayloadProblem> payloadProblems(Dialect dialect, const JsonValue &inputs, int priority)
{
    switch (dialect) {
    case Dialect::Published:
    case Dialect::FlowExecutions:
        return unclearNames(inputs);
    case Dialect::ConversationFlow:
        return conversationFlowProblems(inputs, priority);
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
