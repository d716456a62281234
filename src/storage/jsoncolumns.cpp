#include "storage/jsoncolumns.h"

#include "storage/schemacodec.h"

#include <array>

namespace flowconsole {

namespace {

using ErrorKind = ApiError::Kind;

constexpr std::array allErrorKinds{
    ErrorKind::Network,     ErrorKind::Tls,         ErrorKind::DeadlinePassed,  ErrorKind::OutcomeUnknown,
    ErrorKind::SignIn,      ErrorKind::Permission,  ErrorKind::MalformedAnswer, ErrorKind::NotFound,
    ErrorKind::RateLimited, ErrorKind::Unavailable, ErrorKind::RejectedInput,   ErrorKind::Server,
    ErrorKind::FlowFailed,  ErrorKind::Local,
};

QString errorKindKey(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
        return QStringLiteral("network");
    case ErrorKind::Tls:
        return QStringLiteral("tls");
    case ErrorKind::DeadlinePassed:
        return QStringLiteral("deadline_passed");
    case ErrorKind::OutcomeUnknown:
        return QStringLiteral("outcome_unknown");
    case ErrorKind::MalformedAnswer:
        return QStringLiteral("malformed_answer");
    case ErrorKind::SignIn:
        return QStringLiteral("sign_in");
    case ErrorKind::Permission:
        return QStringLiteral("permission");
    case ErrorKind::NotFound:
        return QStringLiteral("not_found");
    case ErrorKind::RejectedInput:
        return QStringLiteral("rejected_input");
    case ErrorKind::RateLimited:
        return QStringLiteral("rate_limited");
    case ErrorKind::Unavailable:
        return QStringLiteral("unavailable");
    case ErrorKind::Server:
        return QStringLiteral("server");
    case ErrorKind::FlowFailed:
        return QStringLiteral("flow_failed");
    case ErrorKind::Local:
        return QStringLiteral("local");
    }
    Q_UNREACHABLE();
}

QString formatKey(BatchFormat format)
{
    switch (format) {
    case BatchFormat::Csv:
        return QStringLiteral("csv");
    case BatchFormat::JsonLines:
        return QStringLiteral("json-lines");
    }
    Q_UNREACHABLE();
}

JsonValue wordOf(const QString &text)
{
    return JsonValue::string(text);
}

JsonValue columnsToJson(const QList<BatchColumn> &columns)
{
    JsonValue::Array list;
    for (const BatchColumn &column : columns) {
        JsonValue json = JsonValue::object();
        json.insert(QStringLiteral("name"), wordOf(column.name));
        json.insert(QStringLiteral("variable"), wordOf(column.variable));
        list.append(json);
    }
    return JsonValue::array(std::move(list));
}

int intOf(const JsonValue &json, QStringView key, int otherwise)
{
    return static_cast<int>(json.value(key).toInteger().value_or(otherwise));
}

} // namespace

JsonValue errorToJson(const ApiError &error)
{
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("kind"), wordOf(errorKindKey(error.kind)));
    json.insert(QStringLiteral("status"), JsonValue::integer(error.httpStatus));
    if (error.retryAfter) {
        json.insert(QStringLiteral("retryAfter"), JsonValue::integer(error.retryAfter->count()));
    }
    json.insert(QStringLiteral("code"), wordOf(error.code));
    json.insert(QStringLiteral("message"), wordOf(error.message));
    json.insert(QStringLiteral("correlationId"), wordOf(error.correlationId));
    json.insert(QStringLiteral("permission"), wordOf(error.permission));
    return json;
}

ApiError errorFromJson(const JsonValue &json)
{
    ApiError error;
    const QString kindKey = json.value(u"kind").toString();
    for (const ErrorKind kind : allErrorKinds) {
        if (errorKindKey(kind) == kindKey) {
            error.kind = kind;
        }
    }
    error.httpStatus = intOf(json, u"status", 0);
    if (const auto retryAfter = json.value(u"retryAfter").toInteger()) {
        error.retryAfter = std::chrono::milliseconds(*retryAfter);
    }
    error.code = json.value(u"code").toString();
    error.message = json.value(u"message").toString();
    error.correlationId = json.value(u"correlationId").toString();
    error.permission = json.value(u"permission").toString();
    return error;
}

JsonValue specToJson(const BatchSpec &spec)
{
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("id"), wordOf(spec.id.text()));
    json.insert(QStringLiteral("profile"), wordOf(spec.profileId.text()));
    json.insert(QStringLiteral("environment"), wordOf(spec.environment));
    json.insert(QStringLiteral("file"), wordOf(spec.filePath));
    json.insert(QStringLiteral("format"), wordOf(formatKey(spec.format)));
    json.insert(QStringLiteral("separator"), wordOf(QString(spec.separator)));
    json.insert(QStringLiteral("flow"), wordOf(spec.flowId.text()));
    json.insert(QStringLiteral("flowName"), wordOf(spec.flowName));
    json.insert(QStringLiteral("flowVersion"), wordOf(spec.flowVersion));
    json.insert(QStringLiteral("pinnedVersion"), wordOf(spec.pinnedVersion));
    if (spec.schema) {
        json.insert(QStringLiteral("schema"), inputSchemaToJson(*spec.schema));
    }
    json.insert(QStringLiteral("schemaUnreadable"), JsonValue::boolean(spec.isSchemaUnreadable));
    json.insert(QStringLiteral("dialect"), wordOf(dialectKey(spec.dialect)));
    json.insert(QStringLiteral("columns"), columnsToJson(spec.columns));
    json.insert(QStringLiteral("concurrency"), JsonValue::integer(spec.concurrency));
    json.insert(QStringLiteral("staggerMs"), JsonValue::integer(spec.stagger.count()));
    json.insert(QStringLiteral("priority"), JsonValue::integer(spec.priority));
    if (spec.timeout) {
        json.insert(QStringLiteral("timeoutS"), JsonValue::integer(spec.timeout->count()));
    }
    json.insert(QStringLiteral("timeoutAction"), wordOf(timeoutActionKey(spec.timeoutAction)));
    json.insert(QStringLiteral("result"), wordOf(spec.resultPath));
    return json;
}

BatchSpec specFromJson(const JsonValue &json)
{
    BatchSpec spec;
    spec.id = BatchId(json.value(u"id").toString());
    spec.profileId = ProfileId(json.value(u"profile").toString());
    spec.environment = json.value(u"environment").toString();
    spec.filePath = json.value(u"file").toString();
    const bool isJsonLines = json.value(u"format").toString() == formatKey(BatchFormat::JsonLines);
    spec.format = isJsonLines ? BatchFormat::JsonLines : BatchFormat::Csv;
    if (const QString separator = json.value(u"separator").toString(); !separator.isEmpty()) {
        spec.separator = separator.front();
    }
    spec.flowId = FlowId(json.value(u"flow").toString());
    spec.flowName = json.value(u"flowName").toString();
    spec.flowVersion = json.value(u"flowVersion").toString();
    spec.pinnedVersion = json.value(u"pinnedVersion").toString();
    if (const JsonValue *schema = json.find(u"schema")) {
        spec.schema = inputSchemaFromJson(*schema);
    }
    spec.isSchemaUnreadable = json.value(u"schemaUnreadable").toBoolean();
    spec.dialect = dialectFromKey(json.value(u"dialect").toString()).value_or(spec.dialect);
    for (const JsonValue &column : json.value(u"columns").elements()) {
        spec.columns.append({column.value(u"name").toString(), column.value(u"variable").toString()});
    }
    spec.concurrency = intOf(json, u"concurrency", spec.concurrency);
    spec.stagger = std::chrono::milliseconds(json.value(u"staggerMs").toInteger().value_or(0));
    spec.priority = intOf(json, u"priority", spec.priority);
    if (const auto timeout = json.value(u"timeoutS").toInteger()) {
        spec.timeout = std::chrono::seconds(*timeout);
    }
    spec.timeoutAction =
        timeoutActionFromKey(json.value(u"timeoutAction").toString()).value_or(spec.timeoutAction);
    spec.resultPath = json.value(u"result").toString();
    return spec;
}

} // namespace flowconsole
