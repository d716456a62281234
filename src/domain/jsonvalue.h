#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace flowconsole {

struct JsonParseError
{
    QString message;
    qsizetype offset = 0; ///< bytes from the start
    int line = 1;         ///< counted from 1
    int column = 1;       ///< in bytes, counted from 1
};

/// A JSON value that loses nothing of what an operator typed or the platform sent: members keep their order
/// (and repeated keys), numbers keep their text, so that integers beyond 2^53 and forms such as 1.50 survive
/// (RFC 8259). A value type; copies share their content.
class JsonValue
{
public:
    enum class Type { Null, Boolean, Number, String, Array, Object };
    enum class Format { Compact, Indented };

    struct Member;
    using Array = QList<JsonValue>;
    using Object = QList<Member>;

    JsonValue() = default; ///< null

    [[nodiscard]] static JsonValue boolean(bool value);
    [[nodiscard]] static JsonValue integer(qint64 value);
    /// Precondition: isNumberText(text).
    [[nodiscard]] static JsonValue number(const QString &text);
    [[nodiscard]] static JsonValue string(const QString &text);
    [[nodiscard]] static JsonValue array(Array elements = {});
    [[nodiscard]] static JsonValue object(Object members = {});

    /// True if `text` is a number by RFC 8259 § 6, with nothing before or after it.
    [[nodiscard]] static bool isNumberText(QStringView text);

    /// Parses one UTF-8 document; anything but white space after it is an error, and so is nesting deeper than
    /// 256.
    [[nodiscard]] static Result<JsonValue, JsonParseError> parse(const QByteArray &utf8);
    [[nodiscard]] QByteArray toJson(Format format = Format::Compact) const;

    [[nodiscard]] Type type() const;
    [[nodiscard]] bool isNull() const { return type() == Type::Null; }
    [[nodiscard]] bool isBoolean() const { return type() == Type::Boolean; }
    [[nodiscard]] bool isNumber() const { return type() == Type::Number; }
    [[nodiscard]] bool isString() const { return type() == Type::String; }
    [[nodiscard]] bool isArray() const { return type() == Type::Array; }
    [[nodiscard]] bool isObject() const { return type() == Type::Object; }
    /// A number whose value is whole: 3, 3.0 and 3e2, but not 3.5. Decided on the text, at any size.
    [[nodiscard]] bool isWholeNumber() const;

    // Each answers an empty value where the type is another.
    [[nodiscard]] bool toBoolean() const;
    [[nodiscard]] QString toString() const;
    [[nodiscard]] QString numberText() const;
    [[nodiscard]] double toDouble() const;
    /// Of any whole number that fits, also 3.0 and 6e1.
    [[nodiscard]] std::optional<qint64> toInteger() const;
    [[nodiscard]] const Array &elements() const &;
    [[nodiscard]] const Object &members() const &;
    /// Of a temporary by value, so that `for (… : value(u"a").elements())` reads what lives.
    [[nodiscard]] Array elements() &&;
    [[nodiscard]] Object members() &&;

    /// The last member of that name, or nullptr.
    [[nodiscard]] const JsonValue *find(QStringView key) const;
    /// The same, null where there is none.
    [[nodiscard]] JsonValue value(QStringView key) const;
    [[nodiscard]] bool contains(QStringView key) const { return find(key) != nullptr; }

    /// Replaces the member of that name in its place, or appends it. A null value becomes an object first.
    void insert(const QString &key, const JsonValue &value);
    void append(const JsonValue &element);

    friend bool operator==(const JsonValue &a, const JsonValue &b);

private:
    struct NumberText
    {
        QString text;
        friend bool operator==(const NumberText &, const NumberText &) = default;
    };
    using Content = std::variant<std::monostate, bool, NumberText, QString, Array, Object>;

    explicit JsonValue(Content content) : m_content(std::move(content)) {}

    Content m_content;
};

struct JsonValue::Member
{
    QString key;
    JsonValue value;

    friend bool operator==(const Member &, const Member &) = default;
};

} // namespace flowconsole
