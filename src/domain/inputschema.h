#pragma once

#include "base/result.h"
#include "domain/jsonvalue.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace flowconsole {

enum class VariableType { String, Integer, Number, Boolean, DateTime, Duration, Array, Object, Any };

/// Its values are JSON strings, typed without quotes.
[[nodiscard]] bool isTextType(VariableType type);

/// One input of a flow, as its JSON Schema describes it.
struct FlowVariable
{
    QString name; ///< as people say it: "customerName"
    QString key;  ///< as the schema's document says it: "Flow.customerName"
    VariableType type = VariableType::Any;
    bool required = false;
    bool secure = false; ///< `writeOnly` or format `password`: masked everywhere
    QString description;
    std::optional<JsonValue> defaultValue;
    std::optional<JsonValue> example;
    QList<JsonValue> allowedValues; ///< `enum`; empty means any
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<int> minimumLength; ///< characters
    std::optional<int> maximumLength; ///< characters
    QString pattern;                  ///< a regular expression; empty means none

    friend bool operator==(const FlowVariable &, const FlowVariable &) = default;
};

/// "customerName" for "Flow.customerName" and for itself.
[[nodiscard]] QString plainVariableName(const QString &key);

/// Why a value cannot be sent. `describe()` in words.h says it to people.
struct VariableProblem
{
    enum class Kind {
        Missing,
        WrongType,
        NotJson,
        TooSmall,
        TooLarge,
        TooShort,
        TooLong,
        NotAllowed,
        PatternMismatch,
        NotDateTime,
        NotDuration,
        UnknownVariable,
    };

    QString variable; ///< FlowVariable::name
    Kind kind = Kind::Missing;
    VariableType expected = VariableType::Any;
    QString given; ///< the value as typed, shortened; never that of a secure variable
    QString limit; ///< the bound, pattern or list that was broken
    QString hint;  ///< the variable's own description

    friend bool operator==(const VariableProblem &, const VariableProblem &) = default;
};

/// What a flow takes as input: a JSON Schema object document whose properties carry the prefix `Flow.` (API.md,
/// "Flow list"). Checks are strict about JSON types: 123 is not "123".
class InputSchema
{
public:
    InputSchema() = default;
    InputSchema(QList<FlowVariable> variables, bool allowsUnknown);

    /// Reads the document; keywords that it does not know are ignored. An error if it is no JSON Schema object.
    [[nodiscard]] static Result<InputSchema> fromJsonSchema(const JsonValue &document);

    [[nodiscard]] const QList<FlowVariable> &variables() const { return m_variables; }
    [[nodiscard]] const FlowVariable *find(QStringView name) const;
    [[nodiscard]] bool allowsUnknown() const { return m_allowsUnknown; }
    [[nodiscard]] QStringList secureNames() const;

    /// Every problem of `inputs` (an object keyed by FlowVariable::name), in the schema's order; empty when it
    /// may be sent. A null for a variable that is not required counts as "not given".
    [[nodiscard]] QList<VariableProblem> check(const JsonValue &inputs) const;

    /// Values to begin with: the schema's own examples, else defaults; variables with neither are left out.
    [[nodiscard]] JsonValue sampleInput() const;

    friend bool operator==(const InputSchema &, const InputSchema &) = default;

private:
    QList<FlowVariable> m_variables;
    bool m_allowsUnknown = true;
};

/// The problem of one value for one variable, if any.
[[nodiscard]] std::optional<VariableProblem> checkValue(const FlowVariable &variable, const JsonValue &value);

/// What a person typed into a field for `variable`, as JSON: text for strings (no quotes needed), JSON for all
/// else. An empty field means "not given" (null).
[[nodiscard]] Result<JsonValue, VariableProblem> valueFromText(const FlowVariable &variable,
                                                               const QString &text);

/// The reverse: the text that stands in the field for `value`.
[[nodiscard]] QString textFromValue(const FlowVariable &variable, const JsonValue &value);

} // namespace flowconsole
