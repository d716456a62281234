#include "domain/jsonvalue.h"

#include <QStringView>

#define RAPIDJSON_HAS_STDSTRING 0
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>

namespace flowconsole {

namespace {

constexpr int deepestNesting = 256;

QString fromUtf8(const char *text, rapidjson::SizeType length)
{
    return QString::fromUtf8(text, static_cast<qsizetype>(length));
}

/// Builds values from RapidJSON's events on a stack of open containers.
class Builder
{
public:
    bool Null() { return add(JsonValue()); }
    bool Bool(bool value) { return add(JsonValue::boolean(value)); }
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(int64_t) { return false; }
    bool Uint64(uint64_t) { return false; }
    bool Double(double) { return false; }
    bool RawNumber(const char *text, rapidjson::SizeType length, bool)
    {
        return add(JsonValue::number(fromUtf8(text, length)));
    }
    bool String(const char *text, rapidjson::SizeType length, bool)
    {
        return add(JsonValue::string(fromUtf8(text, length)));
    }
    bool Key(const char *text, rapidjson::SizeType length, bool)
    {
        m_open.back().key = fromUtf8(text, length);
        return true;
    }
    bool StartObject() { return open(false); }
    bool StartArray() { return open(true); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    [[nodiscard]] JsonValue takeRoot() { return std::move(m_root); }
    [[nodiscard]] bool isTooDeep() const { return m_tooDeep; }

private:
    struct Container
    {
        bool isArray;
        JsonValue::Array elements;
        JsonValue::Object members;
        QString key; ///< of the member that comes next
    };

    bool open(bool isArray)
    {
        m_tooDeep = m_open.size() >= deepestNesting;
        m_open.push_back({isArray, {}, {}, {}});
        return !m_tooDeep;
    }

    bool close()
    {
        Container done = std::move(m_open.back());
        m_open.pop_back();
        return add(done.isArray ? JsonValue::array(std::move(done.elements))
                                : JsonValue::object(std::move(done.members)));
    }

    bool add(JsonValue value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
        } else if (m_open.back().isArray) {
            m_open.back().elements.append(std::move(value));
        } else {
            m_open.back().members.append({m_open.back().key, std::move(value)});
        }
        return true;
    }

    std::vector<Container> m_open;
    JsonValue m_root;
    bool m_tooDeep = false;
};

JsonParseError errorAt(const QByteArray &text, qsizetype offset, const QString &message)
{
    const QByteArray before = text.left(offset);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return {message, offset, static_cast<int>(before.count('\n')) + 1,
            static_cast<int>(before.size() - lineStart) + 1};
}

template <class Writer>
void write(Writer &writer, const JsonValue &value)
{
    const auto writeText = [&writer](const QString &text, bool isKey) {
        const QByteArray utf8 = text.toUtf8();
        const auto length = static_cast<rapidjson::SizeType>(utf8.size());
        isKey ? writer.Key(utf8.constData(), length) : writer.String(utf8.constData(), length);
    };
    switch (value.type()) {
    case JsonValue::Type::Null:
        writer.Null();
        return;
    case JsonValue::Type::Boolean:
        writer.Bool(value.toBoolean());
        return;
    case JsonValue::Type::Number: {
        const QByteArray text = value.numberText().toLatin1();
        writer.RawValue(text.constData(), static_cast<size_t>(text.size()), rapidjson::kNumberType);
        return;
    }
    case JsonValue::Type::String:
        writeText(value.toString(), false);
        return;
    case JsonValue::Type::Array:
        writer.StartArray();
        for (const JsonValue &element : value.elements()) {
            write(writer, element);
        }
        writer.EndArray();
        return;
    case JsonValue::Type::Object:
        writer.StartObject();
        for (const JsonValue::Member &member : value.members()) {
            writeText(member.key, true);
            write(writer, member.value);
        }
        writer.EndObject();
        return;
    }
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// Moves `text` past its leading digits and tells how many there were.
qsizetype skipDigits(QStringView &text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    const qsizetype count = end - text.begin();
    text = text.mid(count);
    return count;
}

} // namespace

JsonValue JsonValue::boolean(bool value)
{
    return JsonValue(Content(value));
}

JsonValue JsonValue::integer(qint64 value)
{
    return JsonValue(Content(NumberText{QString::number(value)}));
}

JsonValue JsonValue::number(const QString &text)
{
    Q_ASSERT(isNumberText(text));
    return JsonValue(Content(NumberText{text}));
}

JsonValue JsonValue::string(const QString &text)
{
    return JsonValue(Content(text));
}

JsonValue JsonValue::array(Array elements)
{
    return JsonValue(Content(std::move(elements)));
}

JsonValue JsonValue::object(Object members)
{
    return JsonValue(Content(std::move(members)));
}

bool JsonValue::isNumberText(QStringView text)
{
    if (text.startsWith(u'-')) {
        text = text.mid(1);
    }
    const bool startsWithZero = text.startsWith(u'0');
    const qsizetype whole = skipDigits(text);
    if (whole == 0 || (startsWithZero && whole > 1)) {
        return false;
    }
    if (text.startsWith(u'.')) {
        text = text.mid(1);
        if (skipDigits(text) == 0) {
            return false;
        }
    }
    if (text.startsWith(u'e') || text.startsWith(u'E')) {
        text = text.mid(1);
        if (text.startsWith(u'+') || text.startsWith(u'-')) {
            text = text.mid(1);
        }
        if (skipDigits(text) == 0) {
            return false;
        }
    }
    return text.isEmpty();
}

Result<JsonValue, JsonParseError> JsonValue::parse(const QByteArray &utf8)
{
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag |
                               rapidjson::kParseValidateEncodingFlag;
    rapidjson::MemoryStream bytes(utf8.constData(), static_cast<size_t>(utf8.size()));
    rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
    rapidjson::Reader reader;
    Builder builder;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
    if (result.IsError()) {
        const QString reason = builder.isTooDeep()
                                   ? QStringLiteral("Nested more than %1 levels deep.").arg(deepestNesting)
                                   : QString::fromLatin1(rapidjson::GetParseError_En(result.Code()));
        return errorAt(utf8, static_cast<qsizetype>(result.Offset()), reason);
    }
    // The reader takes a zero byte for the end of the text.
    if (const auto end = static_cast<qsizetype>(stream.Tell()); end < utf8.size()) {
        return errorAt(utf8, end, QStringLiteral("A zero byte stands in the text."));
    }
    return builder.takeRoot();
}

QByteArray JsonValue::toJson(Format format) const
{
    rapidjson::StringBuffer buffer;
    if (format == Format::Compact) {
        rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
        write(writer, *this);
    } else {
        rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
        writer.SetIndent(' ', 2);
        write(writer, *this);
    }
    return QByteArray(buffer.GetString(), static_cast<qsizetype>(buffer.GetSize()));
}

JsonValue::Type JsonValue::type() const
{
    return static_cast<Type>(m_content.index());
}

bool JsonValue::isWholeNumber() const
{
    if (!isNumber()) {
        return false;
    }
    const QString text = numberText();
    const auto exponentAt = text.indexOf(u'e', 0, Qt::CaseInsensitive);
    const QStringView mantissa = QStringView(text).left(exponentAt < 0 ? text.size() : exponentAt);
    const qsizetype pointAt = mantissa.indexOf(u'.');
    QString digits = mantissa.left(pointAt < 0 ? mantissa.size() : pointAt).toString();
    qsizetype decimals = 0;
    if (pointAt >= 0) {
        digits += mantissa.mid(pointAt + 1);
        decimals = mantissa.size() - pointAt - 1;
    }
    digits.remove(u'-');
    const auto firstDigit =
        std::find_if(digits.begin(), digits.end(), [](QChar digit) { return digit != u'0'; });
    if (firstDigit == digits.end()) {
        return true;
    }
    while (digits.endsWith(u'0')) {
        digits.chop(1);
        --decimals;
    }
    if (exponentAt < 0) {
        return decimals <= 0;
    }
    bool fits = false;
    const qlonglong exponent = QStringView(text).mid(exponentAt + 1).toLongLong(&fits);
    return fits ? decimals <= exponent : text.at(exponentAt + 1) != u'-';
}

bool JsonValue::toBoolean() const
{
    const bool *value = std::get_if<bool>(&m_content);
    return value != nullptr && *value;
}

QString JsonValue::toString() const
{
    const QString *value = std::get_if<QString>(&m_content);
    return value == nullptr ? QString() : *value;
}

QString JsonValue::numberText() const
{
    const NumberText *value = std::get_if<NumberText>(&m_content);
    return value == nullptr ? QString() : value->text;
}

double JsonValue::toDouble() const
{
    return numberText().toDouble();
}

std::optional<qint64> JsonValue::toInteger() const
{
    bool fits = false;
    const qint64 value = numberText().toLongLong(&fits);
    if (fits) {
        return value;
    }
    // 3.0 and 6e1 are whole too; up to 2^53 a double has them exactly.
    constexpr double exact = 9007199254740992.0;
    const double number = toDouble();
    return isWholeNumber() && std::abs(number) <= exact ? std::optional(static_cast<qint64>(number))
                                                        : std::nullopt;
}

const JsonValue::Array &JsonValue::elements() const &
{
    static const Array none;
    const Array *value = std::get_if<Array>(&m_content);
    return value == nullptr ? none : *value;
}

const JsonValue::Object &JsonValue::members() const &
{
    static const Object none;
    const Object *value = std::get_if<Object>(&m_content);
    return value == nullptr ? none : *value;
}

JsonValue::Array JsonValue::elements() &&
{
    Array *value = std::get_if<Array>(&m_content);
    return value == nullptr ? Array() : std::move(*value);
}

JsonValue::Object JsonValue::members() &&
{
    Object *value = std::get_if<Object>(&m_content);
    return value == nullptr ? Object() : std::move(*value);
}

const JsonValue *JsonValue::find(QStringView key) const
{
    const Object &all = members();
    const auto found =
        std::find_if(all.rbegin(), all.rend(), [key](const Member &member) { return member.key == key; });
    return found == all.rend() ? nullptr : &found->value;
}

JsonValue JsonValue::value(QStringView key) const
{
    const JsonValue *found = find(key);
    return found == nullptr ? JsonValue() : *found;
}

void JsonValue::insert(const QString &key, const JsonValue &value)
{
    if (isNull()) {
        m_content = Object();
    }
    Object &all = std::get<Object>(m_content);
    const auto found =
        std::find_if(all.begin(), all.end(), [&key](const Member &member) { return member.key == key; });
    if (found == all.end()) {
        all.append({key, value});
    } else {
        found->value = value;
    }
}

void JsonValue::append(const JsonValue &element)
{
    if (isNull()) {
        m_content = Array();
    }
    std::get<Array>(m_content).append(element);
}

bool operator==(const JsonValue &a, const JsonValue &b)
{
    return a.m_content == b.m_content;
}

} // namespace flowconsole
