#include "flowchecks.h"
#include "inputcheck.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace flowconsole::simulator {

namespace {

using VariablesChecked = Result<Done, FlowProblem>;

QString inQuotes(std::string_view text)
{
    return QStringLiteral("“%1”").arg(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

bool isIdentifier(const std::string &name)
{
    static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_]{0,63}\\z"));
    return shape.match(QString::fromStdString(name)).hasMatch();
}

/// The first of the variable's own values that it would itself refuse.
std::optional<FlowProblem> badValue(const Variable &variable, const std::string &pointer)
{
    const auto refuse = [&](const char *member, const QString &why) {
        return FlowProblem{
            pointer + "/" + member,
            QStringLiteral("A value of %1 does not fit it: %2").arg(inQuotes(variable.name), why)};
    };
    if (variable.defaultValue) {
        if (const auto why = refusal(variable, *variable.defaultValue)) {
            return refuse("default", *why);
        }
    }
    for (const Json &value : variable.enumeration) {
        if (!fits(value, variable.type)) {
            return refuse("enum", QStringLiteral("it must be of the type %1.")
                                      .arg(QLatin1String(typeName(variable.type).data())));
        }
    }
    for (const Json &value : variable.examples) {
        if (const auto why = refusal(variable, value)) {
            return refuse("examples", *why);
        }
    }
    return std::nullopt;
}

VariablesChecked checkVariable(const Variable &variable, const std::string &pointer)
{
    if (!isIdentifier(variable.name)) {
        return FlowProblem{pointer + "/name",
                           QStringLiteral("%1 is no name. Use letters, digits and underscore, not "
                                          "starting with a digit, at most 64.")
                               .arg(inQuotes(variable.name))};
    }
    if (variable.required && !variable.isInput()) {
        return FlowProblem{pointer + "/required",
                           QStringLiteral("Only an input can be required. Change its role or drop required.")};
    }
    const bool isText = variable.type == ValueType::String;
    if (!isText && !(variable.pattern.empty() && variable.format.empty())) {
        return FlowProblem{pointer, QStringLiteral("Only text can have a pattern or a format. Remove it.")};
    }
    const bool isNumeric = variable.type == ValueType::Integer || variable.type == ValueType::Number;
    if (!isNumeric && (variable.minimum || variable.maximum)) {
        return FlowProblem{pointer, QStringLiteral("Only numbers can have a minimum or a maximum. Remove it.")};
    }
    if (!isText && variable.type != ValueType::Array && (variable.minLength || variable.maxLength)) {
        return FlowProblem{pointer, QStringLiteral("Only text and arrays can have a length. Remove it.")};
    }
    if (!QRegularExpression(QString::fromStdString(variable.pattern)).isValid()) {
        return FlowProblem{pointer + "/pattern",
                           QStringLiteral("This is not a valid regular expression. Correct it.")};
    }
    if (auto bad = badValue(variable, pointer)) {
        return *bad;
    }
    return Done{};
}

std::vector<std::string> namesRead(const ValueSource &source)
{
    if (const auto *copied = std::get_if<CopiedValue>(&source)) {
        return {copied->variable};
    }
    if (const auto *text = std::get_if<TextValue>(&source)) {
        return namesInText(text->text);
    }
    std::vector<std::string> names;
    if (const auto *sum = std::get_if<SummedValue>(&source)) {
        for (const auto &operand : sum->operands) {
            if (const auto *name = std::get_if<std::string>(&operand)) {
                names.push_back(*name);
            }
        }
    }
    return names;
}

/// True when the source can only bring values that the type takes, as far as it can be known before the run.
bool sourceFits(const FlowVersion &version, const ValueSource &source, ValueType type)
{
    const bool isNumeric = type == ValueType::Integer || type == ValueType::Number;
    if (const auto *literal = std::get_if<LiteralValue>(&source)) {
        return literal->value.is_null() || fits(literal->value, type);
    }
    if (const auto *picked = std::get_if<PickedValue>(&source)) {
        return std::ranges::all_of(picked->choices, [type](const Json &value) { return fits(value, type); });
    }
    if (const auto *copied = std::get_if<CopiedValue>(&source)) {
        const ValueType from = version.variable(copied->variable)->type;
        return from == type || (from == ValueType::Integer && type == ValueType::Number);
    }
    if (const auto *random = std::get_if<RandomValue>(&source)) {
        return isNumeric && (type == ValueType::Number || random->decimals == 0) &&
               random->least <= random->most;
    }
    if (const auto *sum = std::get_if<SummedValue>(&source)) {
        return isNumeric && std::ranges::all_of(sum->operands, [&](const auto &operand) {
                   if (const auto *number = std::get_if<double>(&operand)) {
                       return type == ValueType::Number || std::trunc(*number) == *number;
                   }
                   const ValueType from = version.variable(std::get<std::string>(operand))->type;
                   return from == ValueType::Integer ||
                          (from == ValueType::Number && type == ValueType::Number);
               });
    }
    return type == ValueType::String;
}

VariablesChecked checkAssignments(const FlowVersion &version, const std::vector<Assignment> &assignments,
                                  const std::string &pointer)
{
    for (std::size_t i = 0; i < assignments.size(); ++i) {
        const Assignment &assignment = assignments[i];
        const std::string place = pointer + "/" + std::to_string(i);
        const Variable *target = version.variable(assignment.variable);
        if (target == nullptr) {
            return FlowProblem{place + "/variable",
                               QStringLiteral("There is no variable %1. Declare it or correct its "
                                              "name.")
                                   .arg(inQuotes(assignment.variable))};
        }
        for (const std::string &name : namesRead(assignment.source)) {
            const Variable *source = version.variable(name);
            if (source == nullptr) {
                return FlowProblem{place,
                                   QStringLiteral("There is no variable %1. Declare it or correct its name.")
                                       .arg(inQuotes(name))};
            }
            if (source->secure && !target->secure) {
                return FlowProblem{
                    place, QStringLiteral("%1 is secure and %2 is not, so its value would be seen. Make "
                                          "the target secure too.")
                               .arg(inQuotes(name), inQuotes(target->name))};
            }
        }
        if (!sourceFits(version, assignment.source, target->type)) {
            return FlowProblem{
                place, QStringLiteral("The value does not fit %1, which is of the type %2. Change one of "
                                      "them.")
                           .arg(inQuotes(target->name), QLatin1String(typeName(target->type).data()))};
        }
    }
    return Done{};
}

VariablesChecked checkText(const FlowVersion &version, const std::string &text, const std::string &pointer)
{
    for (const std::string &name : namesInText(text)) {
        if (version.variable(name) == nullptr) {
            return FlowProblem{
                pointer + "/text",
                QStringLiteral("There is no variable %1. Declare it or correct its name.").arg(inQuotes(name))};
        }
    }
    return Done{};
}

VariablesChecked checkRange(const DurationRange &range, const std::string &pointer)
{
    if (range.least > range.most) {
        return FlowProblem{pointer, QStringLiteral("The shortest time is longer than the longest. Swap them.")};
    }
    return Done{};
}

VariablesChecked checkCollect(const FlowVersion &version, const CollectInputNode &collect,
                              const std::string &pointer)
{
    const Variable *target = version.variable(collect.variable);
    const bool takesDigits =
        target != nullptr && (target->type == ValueType::String || target->type == ValueType::Integer);
    if (!takesDigits) {
        return FlowProblem{pointer + "/variable",
                           QStringLiteral("Digits need a declared variable of the type string or "
                                          "integer, which %1 is not.")
                               .arg(inQuotes(collect.variable))};
    }
    if (collect.minDigits > collect.maxDigits) {
        return FlowProblem{pointer + "/minDigits",
                           QStringLiteral("It asks for more digits than it accepts. Lower minDigits.")};
    }
    if (target->type == ValueType::Integer && (!collect.prefix.empty() || collect.maxDigits > 18)) {
        return FlowProblem{pointer, QStringLiteral("A whole number takes no prefix and at most 18 digits.")};
    }
    return checkText(version, collect.text, pointer);
}

/// What data actions and callbacks have in common.
template <class Call>
VariablesChecked checkCall(const FlowVersion &version, const Call &call, const std::string &pointer)
{
    const double total =
        std::accumulate(call.failures.begin(), call.failures.end(), 0.0,
                        [](double sum, const DataActionFailure &failure) { return sum + failure.probability; });
    if (total > 1.0) {
        return FlowProblem{
            pointer + "/failures",
            QStringLiteral("The probabilities of the failures add up to more than 1. Lower them.")};
    }
    if (const auto range = checkRange(call.latency, pointer + "/latency"); !range) {
        return range;
    }
    return checkAssignments(version, call.outputs, pointer + "/outputs");
}

VariablesChecked checkCallback(const FlowVersion &version, const CallbackNode &callback,
                               const std::string &pointer)
{
    const Variable *number = version.variable(callback.number);
    if (number == nullptr || number->type != ValueType::String) {
        return FlowProblem{pointer + "/number",
                           QStringLiteral("The number to call back needs a declared variable of the type "
                                          "string, which %1 is not.")
                               .arg(inQuotes(callback.number))};
    }
    return checkCall(version, callback, pointer);
}

VariablesChecked checkLoop(const FlowVersion &version, const LoopNode &loop, const std::string &pointer)
{
    if ((loop.times == 0) == loop.items.empty()) {
        return FlowProblem{pointer, QStringLiteral("A loop has either times or items. Keep one of them.")};
    }
    const Variable *items = version.variable(loop.items);
    if (!loop.items.empty() && (items == nullptr || items->type != ValueType::Array)) {
        return FlowProblem{pointer + "/items",
                           QStringLiteral("A loop goes through a declared variable of the type array, which %1 "
                                          "is not.")
                               .arg(inQuotes(loop.items))};
    }
    const Variable *index = version.variable(loop.index);
    if (!loop.index.empty() && (index == nullptr || index->type != ValueType::Integer)) {
        return FlowProblem{pointer + "/index",
                           QStringLiteral("Turns are counted in a declared variable of the type integer, which "
                                          "%1 is not.")
                               .arg(inQuotes(loop.index))};
    }
    const Variable *item = version.variable(loop.item);
    if (!loop.item.empty() && (item == nullptr || items == nullptr || (items->secure && !item->secure))) {
        return FlowProblem{pointer + "/item",
                           QStringLiteral("An item needs a declared variable, secure when the items are, and "
                                          "a loop with items.")};
    }
    return Done{};
}

} // namespace

Result<Done, FlowProblem> checkVariables(const FlowVersion &version, const std::string &pointer)
{
    std::set<std::string> seen;
    for (std::size_t i = 0; i < version.variables.size(); ++i) {
        const std::string place = pointer + "/variables/" + std::to_string(i);
        if (const auto variable = checkVariable(version.variables[i], place); !variable) {
            return variable;
        }
        if (!seen.insert(version.variables[i].name).second) {
            return FlowProblem{
                place + "/name",
                QStringLiteral("%1 is declared twice. Keep one.").arg(inQuotes(version.variables[i].name))};
        }
    }
    return Done{};
}

Result<Done, FlowProblem> checkNodeVariables(const FlowVersion &version, const Node &node,
                                             const std::string &pointer)
{
    if (!isIdentifier(node.id)) {
        return FlowProblem{pointer + "/id",
                           QStringLiteral("%1 is no id. Use letters, digits and underscore, not "
                                          "starting with a digit, at most 64.")
                               .arg(inQuotes(node.id))};
    }
    if (const auto *prompt = std::get_if<PromptNode>(&node.behaviour)) {
        const auto text = checkText(version, prompt->text, pointer);
        return text ? checkRange(prompt->duration, pointer + "/duration") : text;
    }
    if (const auto *menu = std::get_if<MenuNode>(&node.behaviour)) {
        const auto text = checkText(version, menu->text, pointer);
        return text ? checkRange(menu->duration, pointer + "/duration") : text;
    }
    if (const auto *collect = std::get_if<CollectInputNode>(&node.behaviour)) {
        return checkCollect(version, *collect, pointer);
    }
    if (const auto *set = std::get_if<SetVariableNode>(&node.behaviour)) {
        return checkAssignments(version, set->assignments, pointer + "/assignments");
    }
    if (const auto *action = std::get_if<DataActionNode>(&node.behaviour)) {
        return checkCall(version, *action, pointer);
    }
    if (const auto *callback = std::get_if<CallbackNode>(&node.behaviour)) {
        return checkCallback(version, *callback, pointer);
    }
    if (const auto *loop = std::get_if<LoopNode>(&node.behaviour)) {
        return checkLoop(version, *loop, pointer);
    }
    if (const auto *transfer = std::get_if<QueueTransferNode>(&node.behaviour)) {
        const auto waiting = checkRange(transfer->waiting, pointer + "/waiting");
        return waiting ? checkRange(transfer->talking, pointer + "/talking") : waiting;
    }
    if (const auto *wait = std::get_if<WaitNode>(&node.behaviour)) {
        return checkRange(wait->duration, pointer + "/duration");
    }
    return Done{};
}

} // namespace flowconsole::simulator
