#include "ui/session/sessionstate.h"

#include <QCoreApplication>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr qint64 sessionVersion = 1; ///< raised when an older reader could not make sense of it

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

JsonValue bytesToJson(const QByteArray &bytes)
{
    return JsonValue::string(QString::fromLatin1(bytes.toBase64()));
}

QByteArray bytesFrom(const JsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

JsonValue listToJson(const QStringList &list)
{
    JsonValue array = JsonValue::array();
    for (const QString &text : list) {
        array.append(JsonValue::string(text));
    }
    return array;
}

QStringList listFrom(const JsonValue &value)
{
    QStringList list;
    for (const JsonValue &element : value.elements()) {
        list.append(element.toString());
    }
    return list;
}

JsonValue draftToJson(const FlowInputDraft &draft)
{
    JsonValue texts = JsonValue::object();
    for (auto text = draft.texts.cbegin(); text != draft.texts.cend(); ++text) {
        texts.insert(text.key(), JsonValue::string(text.value()));
    }
    JsonValue object = JsonValue::object();
    object.insert(key("flow"), JsonValue::string(draft.flowId.text()));
    object.insert(key("values"), draft.values);
    object.insert(key("texts"), texts);
    object.insert(key("touched"), listToJson(draft.touched));
    if (draft.json) {
        object.insert(key("json"), JsonValue::string(*draft.json));
    }
    object.insert(key("problemsShown"), JsonValue::boolean(draft.problemsShown));
    object.insert(key("timeout"), JsonValue::string(draft.timeout));
    object.insert(key("timeoutAction"), JsonValue::string(draft.timeoutAction));
    object.insert(key("priority"), JsonValue::string(draft.priority));
    object.insert(key("secureLeftOut"), listToJson(draft.secureLeftOut));
    return object;
}

FlowInputDraft draftFrom(const JsonValue &object)
{
    FlowInputDraft draft;
    draft.flowId = FlowId(object.value(u"flow").toString());
    if (const JsonValue values = object.value(u"values"); values.isObject()) {
        draft.values = values;
    }
    for (const JsonValue::Member &text : object.value(u"texts").members()) {
        draft.texts.insert(text.key, text.value.toString());
    }
    draft.touched = listFrom(object.value(u"touched"));
    if (const JsonValue json = object.value(u"json"); json.isString()) {
        draft.json = json.toString();
    }
    draft.problemsShown = object.value(u"problemsShown").toBoolean();
    draft.timeout = object.value(u"timeout").toString();
    draft.timeoutAction = object.value(u"timeoutAction").toString();
    draft.priority = object.value(u"priority").toString();
    draft.secureLeftOut = listFrom(object.value(u"secureLeftOut"));
    return draft;
}

JsonValue windowsToJson(const QList<OpenWindow> &windows)
{
    JsonValue array = JsonValue::array();
    for (const OpenWindow &window : windows) {
        JsonValue object = JsonValue::object();
        object.insert(key("name"), JsonValue::string(window.name));
        object.insert(key("geometry"), bytesToJson(window.geometry));
        array.append(object);
    }
    return array;
}

JsonValue tableToJson(const SessionState &state)
{
    JsonValue widths = JsonValue::object();
    for (auto width = state.columnWidths.cbegin(); width != state.columnWidths.cend(); ++width) {
        widths.insert(QString::number(width.key()), JsonValue::integer(width.value()));
    }
    JsonValue table = JsonValue::object();
    table.insert(key("sortColumn"), JsonValue::integer(state.sortColumn));
    table.insert(key("descending"), JsonValue::boolean(state.sortOrder == Qt::DescendingOrder));
    table.insert(key("widths"), widths);
    return table;
}

void readTable(const JsonValue &table, SessionState &state)
{
    state.sortColumn = static_cast<int>(table.value(u"sortColumn").toInteger().value_or(-1));
    state.sortOrder = table.value(u"descending").toBoolean() ? Qt::DescendingOrder : Qt::AscendingOrder;
    constexpr qint64 widest = 10'000;
    for (const JsonValue::Member &width : table.value(u"widths").members()) {
        bool isColumn = false;
        const int column = width.key.toInt(&isColumn);
        const qint64 pixels = width.value.toInteger().value_or(0);
        if (isColumn && column >= 0 && pixels > 0 && pixels < widest) {
            state.columnWidths.insert(column, static_cast<int>(pixels));
        }
    }
}

} // namespace

JsonValue toJson(const SessionState &state)
{
    JsonValue object = JsonValue::object();
    object.insert(key("version"), JsonValue::integer(sessionVersion));
    object.insert(key("geometry"), bytesToJson(state.geometry));
    object.insert(key("arrangement"), bytesToJson(state.arrangement));
    object.insert(key("windows"), windowsToJson(state.windows));
    object.insert(key("filter"), JsonValue::string(state.filterText));
    object.insert(key("flow"), JsonValue::string(state.flow.text()));
    object.insert(key("execution"), JsonValue::string(state.execution.text()));
    object.insert(key("table"), tableToJson(state));
    object.insert(key("batchFile"), JsonValue::string(state.batchFile));

    // Half of the limit: indentation and escapes may not carry the whole over it.
    qsizetype room = largestSession / 2 - object.toJson().size();
    JsonValue drafts = JsonValue::array();
    for (const FlowInputDraft &draft : state.drafts) {
        const JsonValue one = draftToJson(draft);
        room -= one.toJson().size();
        if (room < 0) {
            break;
        }
        drafts.append(one);
    }
    object.insert(key("drafts"), drafts);
    return object;
}

Result<SessionState> sessionFromJson(const JsonValue &object)
{
    if (!object.isObject() || object.value(u"version").toInteger() != sessionVersion) {
        return Error{
            QCoreApplication::translate("SessionState", "It was not written by this version of the console.")};
    }
    SessionState state;
    state.geometry = bytesFrom(object.value(u"geometry"));
    state.arrangement = bytesFrom(object.value(u"arrangement"));
    for (const JsonValue &window : object.value(u"windows").elements()) {
        state.windows.append({window.value(u"name").toString(), bytesFrom(window.value(u"geometry"))});
    }
    state.filterText = object.value(u"filter").toString();
    state.flow = FlowId(object.value(u"flow").toString());
    state.execution = ExecutionId(object.value(u"execution").toString());
    readTable(object.value(u"table"), state);
    state.batchFile = object.value(u"batchFile").toString();
    for (const JsonValue &draft : object.value(u"drafts").elements()) {
        state.drafts.append(draftFrom(draft));
    }
    return state;
}

} // namespace flowconsole
