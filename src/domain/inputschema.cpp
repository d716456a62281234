#include "domain/inputschema.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr QStringView keyPrefix = u"Flow.";
constexpr qsizetype shownCharacters = 40;

QString shortened(const QString &text)
{
    return text.size() <= shownCharacters ? text : text.left(shownCharacters - 1) + u'…';
}

/// `type` may be one word or a list of words, of which "null" says nothing about the form (JSON Schema 6.1.1).
QString typeWord(const JsonValue &property)
{
    const JsonValue type = property.value(u"type");
    if (type.isString()) {
        return type.toString();
    }
    for (const JsonValue &word : type.elements()) {
        if (word.toString() != u"null") {
            return word.toString();
        }
    }
    return {};
}

VariableType variableType(const JsonValue &property)
{
    const QString word = typeWord(property);
    if (word == u"string") {
        const QString format = property.value(u"format").toString();
        return format == u"date-time"  ? VariableType::DateTime
               : format == u"duration" ? VariableType::Duration
                                       : VariableType::String;
    }
    if (word == u"integer") {
        return VariableType::Integer;
    }
    if (word == u"number") {
        return VariableType::Number;
    }
    if (word == u"boolean") {
        return VariableType::Boolean;
    }
    if (word == u"array") {
        return VariableType::Array;
    }
    if (word == u"object") {
        return VariableType::Object;
    }
    return VariableType::Any;
}

std::optional<double> numberOf(const JsonValue &value)
{
    return value.isNumber() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<int> lengthOf(const JsonValue &value)
{
    const std::optional<qint64> length = value.toInteger();
    return length && *length >= 0 ? std::optional(static_cast<int>(std::min<qint64>(*length, INT_MAX)))
                                  : std::nullopt;
}

std::optional<JsonValue> presentValue(const JsonValue &object, QStringView key)
{
    const JsonValue *found = object.find(key);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

FlowVariable variableFromProperty(const JsonValue::Member &property, const JsonValue::Array &required)
{
    const JsonValue &schema = property.value;
    FlowVariable variable;
    variable.key = property.key;
    variable.name = plainVariableName(property.key);
    variable.type = variableType(schema);
    variable.required = required.contains(JsonValue::string(property.key));
    variable.secure =
        schema.value(u"writeOnly").toBoolean() || schema.value(u"format").toString() == u"password";
    variable.description = schema.value(u"description").toString();
    variable.defaultValue = presentValue(schema, u"default");
    if (const JsonValue examples = schema.value(u"examples"); !examples.elements().isEmpty()) {
        variable.example = examples.elements().first();
    }
    variable.allowedValues = schema.value(u"enum").elements();
    variable.minimum = numberOf(schema.value(u"minimum"));
    variable.maximum = numberOf(schema.value(u"maximum"));
    variable.minimumLength = lengthOf(schema.value(u"minLength"));
    variable.maximumLength = lengthOf(schema.value(u"maxLength"));
    variable.pattern = schema.value(u"pattern").toString();
    return variable;
}

bool hasType(VariableType type, const JsonValue &value)
{
    switch (type) {
    case VariableType::String:
    case VariableType::DateTime:
    case VariableType::Duration:
        return value.isString();
    case VariableType::Integer:
        return value.isWholeNumber();
    case VariableType::Number:
        return value.isNumber();
    case VariableType::Boolean:
        return value.isBoolean();
    case VariableType::Array:
        return value.isArray();
    case VariableType::Object:
        return value.isObject();
    case VariableType::Any:
        return true;
    }
    Q_UNREACHABLE();
}

/// RFC 3339 § 5.6: date, time and zone.
bool isDateTime(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?"
                       "([Zz]|[+-]\\d\\d:\\d\\d)$"));
    return form.match(text).hasMatch() && QDateTime::fromString(text.toUpper(), Qt::ISODate).isValid();
}

/// RFC 3339 Appendix A; ISO 8601 also has parts of a second.
bool isDuration(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        "^P(?!$)(\\d+W|(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+([.,]\\d+)?S)?)?)$"));
    return form.match(text).hasMatch();
}

bool sameValue(const JsonValue &a, const JsonValue &b)
{
    return a.isNumber() && b.isNumber() ? a.toDouble() == b.toDouble() : a == b;
}

VariableProblem problem(const FlowVariable &variable, VariableProblem::Kind kind, const QString &given,
                        const QString &limit = {})
{
    return {variable.name,       kind, variable.type, variable.secure ? QString() : shortened(given), limit,
            variable.description};
}

std::optional<VariableProblem> checkText(const FlowVariable &variable, const QString &text)
{
    const auto length = static_cast<int>(text.toUcs4().size());
    if (variable.maximumLength && length > *variable.maximumLength) {
        return problem(variable, VariableProblem::Kind::TooLong, QString::number(length),
                       QString::number(*variable.maximumLength));
    }
    if (variable.minimumLength && length < *variable.minimumLength) {
        return problem(variable, VariableProblem::Kind::TooShort, QString::number(length),
                       QString::number(*variable.minimumLength));
    }
    if (variable.type == VariableType::DateTime && !isDateTime(text)) {
        return problem(variable, VariableProblem::Kind::NotDateTime, text);
    }
    if (variable.type == VariableType::Duration && !isDuration(text)) {
        return problem(variable, VariableProblem::Kind::NotDuration, text);
    }
    if (!variable.pattern.isEmpty()) {
        // One that takes too many steps is left to the platform to judge.
        const QRegularExpression pattern(QLatin1String("(*LIMIT_MATCH=100000)") + variable.pattern,
                                         QRegularExpression::UseUnicodePropertiesOption);
        const QRegularExpressionMatch match = pattern.match(text);
        if (pattern.isValid() && match.isValid() && !match.hasMatch()) {
            return problem(variable, VariableProblem::Kind::PatternMismatch, text, variable.pattern);
        }
    }
    return std::nullopt;
}

std::optional<VariableProblem> checkNumber(const FlowVariable &variable, const JsonValue &value)
{
    const double number = value.toDouble();
    if (variable.minimum && number < *variable.minimum) {
        return problem(variable, VariableProblem::Kind::TooSmall, value.numberText(),
                       QString::number(*variable.minimum, 'g', 15));
    }
    if (variable.maximum && number > *variable.maximum) {
        return problem(variable, VariableProblem::Kind::TooLarge, value.numberText(),
                       QString::number(*variable.maximum, 'g', 15));
    }
    return std::nullopt;
}

QString listed(const QList<JsonValue> &values)
{
    QStringList words;
    for (const JsonValue &value : values) {
        words.append(value.isString() ? value.toString() : QString::fromUtf8(value.toJson()));
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

bool isTextType(VariableType type)
{
    return type == VariableType::String || type == VariableType::DateTime || type == VariableType::Duration;
}

QString plainVariableName(const QString &key)
{
    return key.startsWith(keyPrefix) ? key.mid(keyPrefix.size()) : key;
}

InputSchema::InputSchema(QList<FlowVariable> variables, bool allowsUnknown)
    : m_variables(std::move(variables)), m_allowsUnknown(allowsUnknown)
{}

Result<InputSchema> InputSchema::fromJsonSchema(const JsonValue &document)
{
    const JsonValue properties = document.value(u"properties");
    if (!document.isObject() || !(properties.isObject() || properties.isNull())) {
        return Error{QStringLiteral("The flow's input schema is not a JSON Schema of an object.")};
    }
    const JsonValue::Array required = document.value(u"required").elements();
    QList<FlowVariable> variables;
    for (const JsonValue::Member &property : properties.members()) {
        variables.append(variableFromProperty(property, required));
    }
    const JsonValue additional = document.value(u"additionalProperties");
    return InputSchema(variables, !additional.isBoolean() || additional.toBoolean());
}

const FlowVariable *InputSchema::find(QStringView name) const
{
    const auto found = std::find_if(m_variables.begin(), m_variables.end(),
                                    [name](const FlowVariable &variable) { return variable.name == name; });
    return found == m_variables.end() ? nullptr : &*found;
}

QStringList InputSchema::secureNames() const
{
    QStringList names;
    for (const FlowVariable &variable : m_variables) {
        if (variable.secure) {
            names.append(variable.name);
        }
    }
    return names;
}

QList<VariableProblem> InputSchema::check(const JsonValue &inputs) const
{
    QList<VariableProblem> problems;
    for (const FlowVariable &variable : m_variables) {
        if (const auto found = checkValue(variable, inputs.value(variable.name))) {
            problems.append(*found);
        }
    }
    if (!m_allowsUnknown) {
        for (const JsonValue::Member &member : inputs.members()) {
            if (find(member.key) == nullptr) {
                problems.append(
                    {member.key, VariableProblem::Kind::UnknownVariable, VariableType::Any, {}, {}, {}});
            }
        }
    }
    return problems;
}

JsonValue InputSchema::sampleInput() const
{
    JsonValue inputs = JsonValue::object();
    for (const FlowVariable &variable : m_variables) {
        if (const auto &value = variable.example ? variable.example : variable.defaultValue) {
            inputs.insert(variable.name, *value);
        }
    }
    return inputs;
}

std::optional<VariableProblem> checkValue(const FlowVariable &variable, const JsonValue &value)
{
    if (value.isNull()) {
        return variable.required ? std::optional(problem(variable, VariableProblem::Kind::Missing, {}))
                                 : std::nullopt;
    }
    if (variable.required && value.isString() && value.toString().trimmed().isEmpty()) {
        return problem(variable, VariableProblem::Kind::Missing, {});
    }
    if (!hasType(variable.type, value)) {
        return problem(variable, VariableProblem::Kind::WrongType, QString::fromUtf8(value.toJson()));
    }
    if (!variable.allowedValues.isEmpty() &&
        std::none_of(variable.allowedValues.begin(), variable.allowedValues.end(),
                     [&value](const JsonValue &allowed) { return sameValue(allowed, value); })) {
        return problem(variable, VariableProblem::Kind::NotAllowed, QString::fromUtf8(value.toJson()),
                       listed(variable.allowedValues));
    }
    if (value.isString()) {
        return checkText(variable, value.toString());
    }
    return value.isNumber() ? checkNumber(variable, value) : std::nullopt;
}

Result<JsonValue, VariableProblem> valueFromText(const FlowVariable &variable, const QString &text)
{
    if (text.isEmpty()) {
        return JsonValue();
    }
    if (isTextType(variable.type)) {
        return JsonValue::string(text);
    }
    auto parsed = JsonValue::parse(text.toUtf8());
    if (!parsed) {
        const bool wantsJson = variable.type == VariableType::Array || variable.type == VariableType::Object ||
                               variable.type == VariableType::Any;
        return problem(variable, wantsJson ? VariableProblem::Kind::NotJson : VariableProblem::Kind::WrongType,
                       text, wantsJson ? parsed.error().message : QString());
    }
    return std::move(parsed).value();
}

QString textFromValue(const FlowVariable &variable, const JsonValue &value)
{
    if (value.isNull()) {
        return {};
    }
    return isTextType(variable.type) && value.isString() ? value.toString() : QString::fromUtf8(value.toJson());
}

} // namespace flowconsole
