#include "inputcheck.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QUrl>
#include <QUuid>

#include <algorithm>

namespace flowconsole::simulator {

namespace {

constexpr std::string_view flowPrefix = "Flow.";
/// A pattern is not tried on longer text, so that no expression can be made to run for seconds.
constexpr qsizetype longestMatched = 10'000;

QString typePhrase(ValueType type)
{
    switch (type) {
    case ValueType::String:
        return QStringLiteral("must be text, in quotation marks.");
    case ValueType::Integer:
        return QStringLiteral("must be a whole number, such as 3, not \"3\".");
    case ValueType::Number:
        return QStringLiteral("must be a number, such as 2.5, not \"2.5\".");
    case ValueType::Boolean:
        return QStringLiteral("must be true or false, without quotation marks.");
    case ValueType::Array:
        return QStringLiteral("must be an array, such as [\"a\", \"b\"].");
    case ValueType::Object:
        return QStringLiteral("must be an object, such as {\"key\": \"value\"}.");
    }
    return {};
}

bool hasFormat(const QString &text, const std::string &format)
{
    if (format == "date-time") {
        return text.size() > 10 && QDateTime::fromString(text, Qt::ISODateWithMs).isValid();
    }
    if (format == "date") {
        return QDate::fromString(text, Qt::ISODate).isValid();
    }
    if (format == "time") {
        return QTime::fromString(text, Qt::ISODateWithMs).isValid();
    }
    if (format == "email") {
        return text.indexOf(QLatin1Char('@')) > 0 && !text.endsWith(QLatin1Char('@'));
    }
    if (format == "uri") {
        const QUrl url(text, QUrl::StrictMode);
        return url.isValid() && !url.scheme().isEmpty();
    }
    if (format == "uuid") {
        return !QUuid::fromString(text).isNull();
    }
    return true;
}

std::optional<QString> lengthRefusal(const Variable &variable, std::size_t length)
{
    const bool isArray = variable.type == ValueType::Array;
    const QString unit = isArray ? QStringLiteral("items") : QStringLiteral("characters");
    if (variable.minLength && length < *variable.minLength) {
        return QStringLiteral("must have at least %1 %2.").arg(*variable.minLength).arg(unit);
    }
    if (variable.maxLength && length > *variable.maxLength) {
        return QStringLiteral("must have at most %1 %2.").arg(*variable.maxLength).arg(unit);
    }
    return std::nullopt;
}

std::optional<QString> textRefusal(const Variable &variable, const QString &text)
{
    // JSON Schema counts characters, not the UTF-16 units that QString counts.
    const auto characters = static_cast<std::size_t>(text.toUcs4().size());
    if (auto length = lengthRefusal(variable, characters)) {
        return length;
    }
    if (!hasFormat(text, variable.format)) {
        return QStringLiteral("must have the format %1.").arg(QString::fromStdString(variable.format));
    }
    if (!variable.pattern.empty()) {
        const QRegularExpression pattern(QString::fromStdString(variable.pattern));
        if (text.size() > longestMatched || !pattern.match(text).hasMatch()) {
            return QStringLiteral("must match the pattern %1.").arg(pattern.pattern());
        }
    }
    return std::nullopt;
}

std::optional<QString> numberRefusal(const Variable &variable, const Json &value)
{
    if (variable.minimum && toDouble(value) < toDouble(*variable.minimum)) {
        return QStringLiteral("must be at least %1.").arg(QString::fromStdString(writeJson(*variable.minimum)));
    }
    if (variable.maximum && toDouble(value) > toDouble(*variable.maximum)) {
        return QStringLiteral("must be at most %1.").arg(QString::fromStdString(writeJson(*variable.maximum)));
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> refusal(const Variable &variable, const Json &value)
{
    if (!fits(value, variable.type)) {
        return typePhrase(variable.type);
    }
    const auto same = [&value](const Json &allowed) { return sameValue(allowed, value); };
    if (!variable.enumeration.empty() && std::ranges::none_of(variable.enumeration, same)) {
        return QStringLiteral("must be one of %1.")
            .arg(QString::fromStdString(writeJson(variable.enumeration)));
    }
    if (value.is_string()) {
        return textRefusal(variable, QString::fromStdString(value.get_ref<const std::string &>()));
    }
    if (value.is_array()) {
        return lengthRefusal(variable, value.size());
    }
    return isNumber(value) ? numberRefusal(variable, value) : std::nullopt;
}

Result<VariableValues, InputProblem> checkPublishedInput(const FlowVersion &version, const Json &inputData)
{
    VariableValues values;
    for (const auto &[key, value] : inputData.items()) {
        const bool prefixed = key.starts_with(flowPrefix);
        const Variable *variable = prefixed ? version.variable(key.substr(flowPrefix.size())) : nullptr;
        if (variable == nullptr || !variable->isInput()) {
            return InputProblem{
                key, prefixed ? QStringLiteral("is not an input of this flow.")
                              : QStringLiteral("is not an input of this flow: names begin with “Flow.”.")};
        }
        if (const auto why = refusal(*variable, value)) {
            return InputProblem{key, *why};
        }
        values[variable->name] = value;
    }
    for (const Variable &variable : version.variables) {
        if (!variable.isInput() || values.contains(variable.name)) {
            continue;
        }
        if (variable.required) {
            return InputProblem{std::string(flowPrefix) + variable.name, QStringLiteral("is required.")};
        }
        values[variable.name] = variable.defaultValue.value_or(Json());
    }
    return values;
}

Result<VariableValues, InputProblem> checkTutorialInput(const FlowVersion &version, const Json &inputs)
{
    VariableValues values;
    for (const Variable &variable : version.variables) {
        if (!variable.isInput()) {
            continue;
        }
        const auto given = inputs.find(variable.name);
        const Json value = given == inputs.end() ? Json() : *given;
        if (!value.is_null() && !fits(value, variable.type)) {
            return InputProblem{variable.name, typePhrase(variable.type)};
        }
        values[variable.name] = value;
    }
    return values;
}

} // namespace flowconsole::simulator
