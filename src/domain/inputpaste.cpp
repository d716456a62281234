#include "domain/inputpaste.h"

#include "base/redaction.h"
#include "domain/launchrequest.h"
#include "domain/shellwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>

namespace flowconsole {

namespace {

struct InputPaste
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::InputPaste)
};

/// Characters; far beyond what any flow takes.
constexpr qsizetype mostPasted = 1024 * 1024;

/// Of ConversationFlow: [{name, value}, …].
std::optional<JsonValue> namedValues(const JsonValue &list)
{
    JsonValue::Object members;
    for (const JsonValue &element : list.elements()) {
        const JsonValue name = element.value(u"name");
        if (!name.isString()) {
            return std::nullopt;
        }
        members.append({name.toString(), element.value(u"value")});
    }
    return list.isArray() ? std::optional(JsonValue::object(members)) : std::nullopt;
}

/// The inputs in a document that may be the body of a launch.
std::optional<JsonValue> inputsIn(const JsonValue &document, const InputSchema *schema)
{
    if (const auto list = namedValues(document)) {
        return list;
    }
    if (const auto list = namedValues(document.value(u"initialState").value(u"variables"))) {
        return list;
    }
    for (const QStringView name : {u"inputData", u"inputs"}) {
        const bool isVariable = schema != nullptr && schema->find(name) != nullptr;
        if (document.value(name).isObject() && !isVariable) {
            return document.value(name);
        }
    }
    return document.isObject() ? std::optional(document) : std::nullopt;
}

Result<PastedInput> fromJson(const QByteArray &json, PastedInput::Form form, const InputSchema *schema)
{
    const auto document = JsonValue::parse(json);
    if (!document) {
        const JsonParseError &error = document.error();
        return Error{InputPaste::tr("This is no JSON, at line %1, column %2: %3", "%3: what is wrong there")
                         .arg(error.line)
                         .arg(error.column)
                         .arg(error.message)};
    }
    const auto inputs = inputsIn(document.value(), schema);
    if (!inputs) {
        return Error{
            InputPaste::tr("This JSON holds no variables: an object with one member for each is needed.")};
    }
    PastedInput pasted;
    pasted.form = form;
    pasted.values = *inputs;
    pasted.flowId = FlowId(document.value().value(u"flowId").toString());
    return pasted;
}

/// What cURL sends as its body; nothing where it sends none. `piped` is what the command before writes.
Result<std::optional<QString>> bodyOf(const QStringList &curl, const std::optional<QString> &piped)
{
    static const QStringList dataOptions{QStringLiteral("-d"),           QStringLiteral("--data"),
                                         QStringLiteral("--data-raw"),   QStringLiteral("--data-binary"),
                                         QStringLiteral("--data-ascii"), QStringLiteral("--json")};
    std::optional<QString> body;
    for (qsizetype i = 1; i < curl.size(); ++i) {
        const QString option = curl[i].section(u'=', 0, 0);
        QString data;
        if (dataOptions.contains(curl[i])) {
            data = curl.value(++i);
        } else if (dataOptions.contains(option) && option.startsWith(QLatin1String("--"))) {
            data = curl[i].mid(option.size() + 1);
        } else if (curl[i].startsWith(QLatin1String("-d"))) {
            data = curl[i].mid(2);
        } else {
            continue;
        }
        const bool isRaw = option == u"--data-raw";
        if (data == u"@-" && !isRaw && piped) {
            data = *piped;
        } else if (data.startsWith(u'@') && !isRaw) {
            return Error{
                InputPaste::tr("The command reads its body from the file “%1”. Paste what is in the file "
                               "instead.")
                    .arg(data.mid(1))};
        }
        body = body ? *body + u'&' + data : data;
    }
    return body;
}

/// What `printf '%s' TEXT` writes, or `printf FORMAT` with bytes as `\\ooo`: the two that request copies use.
std::optional<QString> printed(const QStringList &command)
{
    if (command.size() == 3 && command[0] == u"printf" && command[1] == u"%s") {
        return command[2];
    }
    if (command.size() != 2 || command[0] != u"printf") {
        return std::nullopt;
    }
    const QByteArray format = command[1].toUtf8();
    QByteArray bytes;
    constexpr qsizetype digits = 3;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format[i] != '\\') {
            bytes += format[i];
            continue;
        }
        bytes += static_cast<char>(format.mid(i + 1, digits).toUInt(nullptr, 8));
        i += digits;
    }
    return QString::fromUtf8(bytes);
}

/// With or without the folder that it is in.
bool isCurlWord(const QString &word)
{
    return word == u"curl" || word.endsWith(QLatin1String("/curl"));
}

/// Copied from a terminal, a command has its prompt before it.
QString withoutPrompt(const QString &line)
{
    const QString trimmed = line.trimmed();
    return trimmed.startsWith(QLatin1String("$ ")) ? trimmed.mid(2).trimmed() : trimmed;
}

Result<PastedInput> fromCurl(const QList<QStringList> &commands, const InputSchema *schema)
{
    std::optional<QString> piped;
    for (const QStringList &command : commands) {
        if (!isCurlWord(command.first())) {
            piped = printed(command);
            continue;
        }
        const auto body = bodyOf(command, piped);
        if (!body) {
            return body.error();
        }
        if (!body.value()) {
            return Error{InputPaste::tr("The cURL command sends no body (--data), so it holds no variables.")};
        }
        return fromJson(body.value()->toUtf8(), PastedInput::Form::Curl, schema);
    }
    Q_UNREACHABLE();
}

bool isCurl(const QList<QStringList> &commands)
{
    return std::any_of(commands.cbegin(), commands.cend(),
                       [](const QStringList &command) { return isCurlWord(command.first()); });
}

/// Whether a line that is no comment begins with the word.
bool mentionsCurl(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    return std::any_of(lines.cbegin(), lines.cend(),
                       [](const QString &line) { return isCurlWord(withoutPrompt(line).section(u' ', 0, 0)); });
}

JsonValue valueOfLine(const QString &name, const QString &text, const InputSchema *schema)
{
    const FlowVariable *variable = schema == nullptr ? nullptr : schema->find(name);
    if (variable != nullptr) {
        const auto value = valueFromText(*variable, text);
        return value && !(value.value().isNull() && variable->type == VariableType::String)
                   ? value.value()
                   : JsonValue::string(text);
    }
    const auto parsed = JsonValue::parse(text.toUtf8());
    return parsed ? parsed.value() : JsonValue::string(text);
}

/// As variables are called; an address or a command with an equals sign in it is none.
bool isName(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[\\p{L}_][\\p{L}\\p{N}_.-]*$"));
    return form.match(text).hasMatch();
}

bool isQuoted(const QString &text)
{
    return text.size() >= 2 && (text.front() == u'"' || text.front() == u'\'') && text.front() == text.back();
}

Result<PastedInput> fromLines(const QString &text, const InputSchema *schema)
{
    PastedInput pasted;
    pasted.form = PastedInput::Form::Lines;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith(u'#')) {
            continue;
        }
        if (line.startsWith(QLatin1String("export "))) {
            line = line.mid(7).trimmed();
        }
        const qsizetype equals = line.indexOf(u'=');
        const QString name = plainVariableName(line.left(std::max<qsizetype>(equals, 0)).trimmed());
        if (!isName(name)) {
            return Error{
                InputPaste::tr("Line %1 cannot be read. Paste JSON, lines of the form name=value, or a "
                               "cURL command.")
                    .arg(i + 1)};
        }
        const QString value = line.mid(equals + 1).trimmed();
        const FlowVariable *variable = schema == nullptr ? nullptr : schema->find(name);
        if (value.isEmpty() && variable != nullptr && variable->type != VariableType::String) {
            pasted.emptied.append(name);
            continue;
        }
        pasted.values.insert(name, isQuoted(value) ? JsonValue::string(value.mid(1, value.size() - 2))
                                                   : valueOfLine(name, value, schema));
    }
    return pasted;
}

/// Plain names, and without the members that say no more than that they are secret.
PastedInput tidy(PastedInput pasted)
{
    JsonValue::Object kept;
    const JsonValue plain = withPlainNames(pasted.values);
    for (const JsonValue::Member &member : plain.members()) {
        if (member.value.toString() == redactedPlaceholder()) {
            pasted.masked.append(member.key);
        } else {
            kept.append(member);
        }
    }
    pasted.values = JsonValue::object(kept);
    return pasted;
}

Result<PastedInput> readAny(const QString &text, const InputSchema *schema)
{
    if (text.isEmpty()) {
        return Error{
            InputPaste::tr("There is no text to paste. Copy JSON, lines of the form name=value, or a cURL "
                           "command first.")};
    }
    if (text.size() > mostPasted) {
        return Error{
            InputPaste::tr("This is too much for one launch. To launch the rows of a file, use a batch.")};
    }
    if (text.startsWith(u'{') || text.startsWith(u'[')) {
        return fromJson(text.toUtf8(), PastedInput::Form::Json, schema);
    }
    if (mentionsCurl(text)) {
        const auto commands = shellCommands(withoutPrompt(text));
        if (!commands) {
            return commands.error();
        }
        if (isCurl(commands.value())) {
            return fromCurl(commands.value(), schema);
        }
    }
    return fromLines(text, schema);
}

} // namespace

Result<PastedInput> readPastedInput(const QString &text, const InputSchema *schema)
{
    const auto pasted = readAny(text.trimmed(), schema);
    return pasted ? Result<PastedInput>(tidy(pasted.value())) : pasted;
}

} // namespace flowconsole
