#include "domain/requestcopy.h"

#include "base/redaction.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <optional>

namespace flowconsole {

namespace {

/// As the request log cuts bodies.
constexpr qsizetype longestKeptBody = 64 * 1024;

/// Gives the texts below their context for translators.
struct RequestCopy
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::RequestCopy)
};

std::optional<QString> asText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

/// What a terminal or an editor would act upon, or hide, instead of showing it.
bool isHidden(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

bool isShellSafe(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return std::none_of(characters.cbegin(), characters.cend(), [](uint character) {
        return character != U'\n' && character != U'\t' && isHidden(character);
    });
}

/// One word of a POSIX shell (IEEE 1003.1, 2.2.2): nothing in it is expanded.
QString shellWord(const QString &text)
{
    QString quoted = text;
    quoted.replace(u'\'', QLatin1String("'\\''"));
    return u'\'' + quoted + u'\'';
}

/// A format for printf that writes exactly these bytes.
QString printfFormat(const QByteArray &bytes)
{
    QString format;
    for (const char each : bytes) {
        const auto byte = static_cast<unsigned char>(each);
        const bool isPlain =
            byte >= 0x20 && byte < 0x7f && byte != '\\' && byte != '%' && byte != '\'' && byte != '-';
        format += isPlain ? QString(QLatin1Char(each))
                          : QStringLiteral("\\%1").arg(static_cast<uint>(byte), 3, 8, QLatin1Char('0'));
    }
    return u'\'' + format + u'\'';
}

/// "printf … |" with the body.
QString shellBody(const QByteArray &body)
{
    const auto text = asText(body);
    return text && isShellSafe(*text) ? QStringLiteral("printf '%s' ") + shellWord(*text)
                                      : QStringLiteral("printf ") + printfFormat(body);
}

QString hexadecimal(uint number, int digits)
{
    return QStringLiteral("%1").arg(number, digits, 16, QLatin1Char('0'));
}

/// A string literal of Python 3.
QString pythonText(const QString &text)
{
    QString literal;
    const QList<uint> characters = text.toUcs4();
    for (const uint character : characters) {
        if (character == U'\\' || character == U'"') {
            literal += u'\\' + QString(QChar(static_cast<char16_t>(character)));
        } else if (character == U'\n') {
            literal += QLatin1String("\\n");
        } else if (isHidden(character)) {
            literal += character > 0xffff ? QLatin1String("\\U") + hexadecimal(character, 8)
                                          : QLatin1String("\\u") + hexadecimal(character, 4);
        } else {
            literal += QString::fromUcs4(reinterpret_cast<const char32_t *>(&character), 1);
        }
    }
    return u'"' + literal + u'"';
}

/// A string literal of ECMAScript.
QString nodeText(const QString &text)
{
    QString literal;
    const QList<uint> characters = text.toUcs4();
    for (const uint character : characters) {
        if (character == U'\\' || character == U'"') {
            literal += u'\\' + QString(QChar(static_cast<char16_t>(character)));
        } else if (character == U'\n') {
            literal += QLatin1String("\\n");
        } else if (isHidden(character)) {
            literal += QStringLiteral("\\u{%1}").arg(hexadecimal(character, 1));
        } else {
            literal += QString::fromUcs4(reinterpret_cast<const char32_t *>(&character), 1);
        }
    }
    return u'"' + literal + u'"';
}

QString pythonBody(const QByteArray &body)
{
    const auto text = asText(body);
    return text ? pythonText(*text) + QLatin1String(".encode(\"utf-8\")")
                : QStringLiteral("bytes.fromhex(\"%1\")").arg(QString::fromLatin1(body.toHex()));
}

QString nodeBody(const QByteArray &body)
{
    const auto text = asText(body);
    return text ? QStringLiteral("Buffer.from(%1, \"utf8\")").arg(nodeText(*text))
                : QStringLiteral("Buffer.from(\"%1\", \"hex\")").arg(QString::fromLatin1(body.toHex()));
}

QString address(const RequestRecord &request)
{
    return QString::fromLatin1(request.url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment));
}

QString methodOf(const RequestRecord &request)
{
    static const QRegularExpression word(QStringLiteral("^[A-Z]+$"));
    return word.match(request.method).hasMatch() ? request.method : QStringLiteral("GET");
}

bool isSignIn(const RequestRecord &request)
{
    return request.url.path().endsWith(QLatin1String("/oauth/token"));
}

/// The headers that say something; the sender makes the others itself, and secrets come from the environment.
HttpHeaders headersToSend(const RequestRecord &request)
{
    static const QList<QByteArray> ownOfSender{"host",       "content-length", "accept-encoding",
                                               "connection", "user-agent",     "transfer-encoding"};
    HttpHeaders headers;
    for (const auto &[name, value] : request.requestHeaders) {
        if (!ownOfSender.contains(name.toLower()) && !isSecretHeader(QString::fromLatin1(name))) {
            headers.append({name, value});
        }
    }
    return headers;
}

QString headerText(const QPair<QByteArray, QByteArray> &header)
{
    // A line feed in a header would begin another one.
    QString text = QString::fromUtf8(header.first + ": " + header.second);
    text.remove(QRegularExpression(QStringLiteral("[\\x00-\\x1f\\x7f]")));
    return text;
}

QStringList comments(const RequestRecord &request, const QString &needs)
{
    QStringList lines{
        RequestCopy::tr("%1 %2", "method and address of a request").arg(methodOf(request), address(request))};
    lines << (isSignIn(request)
                  ? RequestCopy::tr(
                        "GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET have to be set: secrets are never "
                        "copied.")
                  : RequestCopy::tr("GENESYS_ACCESS_TOKEN has to be set: tokens are never copied."));
    if (request.requestBody.contains(redactedPlaceholder().toUtf8())) {
        lines << RequestCopy::tr("Secure values are never copied: put them in the place of each %1.")
                     .arg(redactedPlaceholder());
    }
    if (request.requestBody.size() >= longestKeptBody) {
        lines << RequestCopy::tr("The body was cut at 64 KiB: it is not whole.");
    }
    if (methodOf(request) == u"POST" && !isSignIn(request)) {
        lines << RequestCopy::tr("This sends it once more: a launch starts the flow again.");
    }
    if (!needs.isEmpty()) {
        lines << needs;
    }
    return lines;
}

QString commentText(const QStringList &lines, QLatin1String sign)
{
    QString text;
    for (QString line : lines) {
        line.replace(u'\n', u' ');
        text += sign + u' ' + line + u'\n';
    }
    return text;
}

QString curlCopy(const RequestRecord &request)
{
    QStringList parts{QStringLiteral("curl --request ") + methodOf(request),
                      QStringLiteral("--globoff --url ") + shellWord(address(request))};
    parts << (isSignIn(request)
                  ? QStringLiteral("--user \"${GENESYS_CLIENT_ID:?}:${GENESYS_CLIENT_SECRET:?}\"")
                  : QStringLiteral("--header \"Authorization: Bearer ${GENESYS_ACCESS_TOKEN:?}\""));
    const HttpHeaders headers = headersToSend(request);
    for (const auto &header : headers) {
        parts << QStringLiteral("--header ") + shellWord(headerText(header));
    }
    const bool hasBody = !request.requestBody.isEmpty();
    if (hasBody) {
        parts << QStringLiteral("--data-binary @-");
    }
    const QString pipe = hasBody ? shellBody(request.requestBody) + QLatin1String(" |\n") : QString();
    return commentText(comments(request, {}), QLatin1String("#")) + pipe +
           parts.join(QLatin1String(" \\\n    ")) + u'\n';
}

QString genesysCliCopy(const RequestRecord &request)
{
    const QStringList command = genesysCliCommand(request);
    if (command.isEmpty()) {
        return commentText(
            {RequestCopy::tr("%1 %2", "method and address of a request")
                 .arg(methodOf(request), address(request)),
             RequestCopy::tr("The Genesys Cloud CLI (gc) has no command for this request, and none "
                             "that sends any request. Copy it as cURL instead.")},
            QLatin1String("#"));
    }
    QStringList words{QStringLiteral("gc")};
    for (const QString &word : command) {
        static const QRegularExpression plain(QStringLiteral("^[A-Za-z][A-Za-z-]*$"));
        words << (plain.match(word).hasMatch() ? word : shellWord(word));
    }
    const QString host = request.url.host();
    const QString domain = host.startsWith(QLatin1String("api.")) ? host.mid(4) : host;
    words << QStringLiteral("--environment") << shellWord(domain)
          << QStringLiteral("--accesstoken \"${GENESYS_ACCESS_TOKEN:?}\"");
    const QString pipe =
        request.requestBody.isEmpty() ? QString() : shellBody(request.requestBody) + QLatin1String(" |\n");
    const QString needs = request.url.hasQuery()
                              ? RequestCopy::tr("The query of the address is left out: see gc's own flags.")
                              : QString();
    return commentText(comments(request, needs), QLatin1String("#")) + pipe + words.join(u' ') + u'\n';
}

QString pythonCopy(const RequestRecord &request)
{
    const bool signIn = isSignIn(request);
    QString program =
        commentText(comments(request, RequestCopy::tr("Needs: pip install requests")), QLatin1String("#"));
    program += QStringLiteral("import os\n\nimport requests\n\nheaders = {\n");
    if (!signIn) {
        program +=
            QStringLiteral("    \"Authorization\": \"Bearer \" + os.environ[\"GENESYS_ACCESS_TOKEN\"],\n");
    }
    const HttpHeaders headers = headersToSend(request);
    for (const auto &[name, value] : headers) {
        program += QStringLiteral("    %1: %2,\n")
                       .arg(pythonText(QString::fromUtf8(name)), pythonText(QString::fromUtf8(value)));
    }
    program += QStringLiteral("}\nresponse = requests.request(\n    \"%1\",\n    ").arg(methodOf(request)) +
               pythonText(address(request)) + QStringLiteral(",\n    headers=headers,\n");
    if (signIn) {
        program += QStringLiteral("    auth=(os.environ[\"GENESYS_CLIENT_ID\"], "
                                  "os.environ[\"GENESYS_CLIENT_SECRET\"]),\n");
    }
    if (!request.requestBody.isEmpty()) {
        program += QStringLiteral("    data=") + pythonBody(request.requestBody) + QStringLiteral(",\n");
    }
    return program + QStringLiteral("    timeout=10,\n)\nprint(response.status_code)\nprint(response.text)\n");
}

QString nodeCopy(const RequestRecord &request)
{
    QString program =
        commentText(comments(request, RequestCopy::tr("Needs Node 18 or later; save it with the ending .mjs.")),
                    QLatin1String("//"));
    program += QStringLiteral("const response = await fetch(") + nodeText(address(request)) +
               QStringLiteral(", {\n    method: \"%1\",\n    headers: {\n").arg(methodOf(request));
    program += isSignIn(request)
                   ? QStringLiteral("        \"Authorization\": \"Basic \" + "
                                    "Buffer.from(`${process.env.GENESYS_CLIENT_ID}:"
                                    "${process.env.GENESYS_CLIENT_SECRET}`).toString(\"base64\"),\n")
                   : QStringLiteral("        \"Authorization\": `Bearer "
                                    "${process.env.GENESYS_ACCESS_TOKEN}`,\n");
    const HttpHeaders headers = headersToSend(request);
    for (const auto &[name, value] : headers) {
        program += QStringLiteral("        ") + nodeText(QString::fromUtf8(name)) + QLatin1String(": ") +
                   nodeText(QString::fromUtf8(value)) + QLatin1String(",\n");
    }
    program += QStringLiteral("    },\n");
    if (!request.requestBody.isEmpty()) {
        program += QStringLiteral("    body: ") + nodeBody(request.requestBody) + QLatin1String(",\n");
    }
    return program + QStringLiteral("    signal: AbortSignal.timeout(10000),\n});\n"
                                    "console.log(response.status);\nconsole.log(await response.text());\n");
}

/// What `gc` calls a request; "*" in the path stands for an id, which comes last.
struct CliCommand
{
    QLatin1String method;
    QLatin1String path;
    QLatin1String words;
};

constexpr std::array cliCommands{
    CliCommand{QLatin1String("POST"), QLatin1String("flows/executions"),
               QLatin1String("flows executions create")},
    CliCommand{QLatin1String("GET"), QLatin1String("flows/executions/*"),
               QLatin1String("flows executions get")},
    CliCommand{QLatin1String("GET"), QLatin1String("flows"), QLatin1String("flows list")},
    CliCommand{QLatin1String("GET"), QLatin1String("flows/*"), QLatin1String("flows get")},
    CliCommand{QLatin1String("GET"), QLatin1String("flows/*/latestconfiguration"),
               QLatin1String("flows latestconfiguration get")},
    CliCommand{QLatin1String("GET"), QLatin1String("flows/instances/*"), QLatin1String("flows instances get")},
    CliCommand{QLatin1String("GET"), QLatin1String("conversations/*"), QLatin1String("conversations get")},
    CliCommand{QLatin1String("POST"), QLatin1String("conversations/*/disconnect"),
               QLatin1String("conversations disconnect create")},
    CliCommand{QLatin1String("GET"), QLatin1String("notifications/channels"),
               QLatin1String("notifications channels list")},
    CliCommand{QLatin1String("POST"), QLatin1String("notifications/channels"),
               QLatin1String("notifications channels create")},
    CliCommand{QLatin1String("POST"), QLatin1String("notifications/channels/*/subscriptions"),
               QLatin1String("notifications channels subscriptions subscribe")},
};

/// The ids in `path` where it has the form of `pattern`.
std::optional<QStringList> matched(const QStringList &pattern, const QStringList &path)
{
    if (pattern.size() != path.size()) {
        return std::nullopt;
    }
    QStringList ids;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (pattern.at(i) == u"*") {
            ids << path.at(i);
        } else if (pattern.at(i) != path.at(i)) {
            return std::nullopt;
        }
    }
    return ids;
}

} // namespace

QStringList genesysCliCommand(const RequestRecord &request)
{
    static const QLatin1String common("/api/v2/");
    const QString path = request.url.path();
    const qsizetype at = path.indexOf(common);
    // It knows the platform's hosts alone, and nothing below another path.
    if (at != 0) {
        return {};
    }
    const QStringList parts = path.mid(common.size()).split(u'/', Qt::SkipEmptyParts);
    for (const CliCommand &command : cliCommands) {
        const auto ids = matched(QString(command.path).split(u'/'), parts);
        const bool isFlag = ids && std::any_of(ids->cbegin(), ids->cend(),
                                               [](const QString &id) { return id.startsWith(u'-'); });
        if (ids && !isFlag && command.method == request.method) {
            return QString(command.words).split(u' ') + *ids;
        }
    }
    return {};
}

QString requestCopy(const RequestRecord &request, CopyForm form)
{
    switch (form) {
    case CopyForm::Curl:
        return curlCopy(request);
    case CopyForm::GenesysCli:
        return genesysCliCopy(request);
    case CopyForm::Python:
        return pythonCopy(request);
    case CopyForm::Node:
        return nodeCopy(request);
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
