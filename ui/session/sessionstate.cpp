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

JsonValue comparedToJson(const QList<ExecutionId> &compared)
{
    QStringList ids;
    for (const ExecutionId &id : compared) {
        ids.append(id.text());
    }
    return listToJson(ids);
}

QList<ExecutionId> comparedFrom(const JsonValue &value)
{
    QList<ExecutionId> compared;
    const QStringList ids = listFrom(value);
    for (const QString &id : ids) {
        compared.append(ExecutionId(id));
    }
    return compared;
}

JsonValue tablesToJson(const QMap<QString, TableLayout> &tables)
{
    JsonValue object = JsonValue::object();
    for (auto table = tables.cbegin(); table != tables.cend(); ++table) {
        object.insert(table.key(), toJson(table.value()));
    }
    return object;
}

/// As sessions said it when the table's columns could not be chosen: by their numbers, which are the same now.
TableLayout layoutOfOldSession(const JsonValue &table)
{
    const auto columnOf = [](qint64 number) {
        constexpr qint64 columnsThen = 8;
        return number >= 0 && number < columnsThen
                   ? std::optional(static_cast<ExecutionColumn>(static_cast<int>(number)))
                   : std::nullopt;
    };
    TableLayout layout = defaultTableLayout();
    layout.sortedBy = columnOf(table.value(u"sortColumn").toInteger().value_or(-1));
    if (layout.sortedBy && table.value(u"descending").toBoolean()) {
        layout.sortOrder = Qt::DescendingOrder;
    }
    constexpr qint64 widest = 10'000;
    for (const JsonValue::Member &width : table.value(u"widths").members()) {
        bool isNumber = false;
        const auto column = columnOf(width.key.toInt(&isNumber));
        const qint64 pixels = width.value.toInteger().value_or(0);
        if (isNumber && column && pixels > 0 && pixels < widest) {
            layout.at(*column).width = static_cast<int>(pixels);
        }
    }
    return layout;
}

QMap<QString, TableLayout> tablesFrom(const JsonValue &session)
{
    QMap<QString, TableLayout> tables;
    if (const JsonValue old = session.value(u"table"); old.isObject()) {
        tables.insert(key("test"), layoutOfOldSession(old));
    }
    for (const JsonValue::Member &table : session.value(u"tables").members()) {
        tables.insert(table.key, tableLayoutFromJson(table.value));
    }
    return tables;
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
    object.insert(key("tables"), tablesToJson(state.tables));
    object.insert(key("storedShown"), JsonValue::boolean(state.isStoredShown));
    object.insert(key("batchFile"), JsonValue::string(state.batchFile));
    object.insert(key("compared"), comparedToJson(state.compared));

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
    state.tables = tablesFrom(object);
    state.isStoredShown = object.value(u"storedShown").toBoolean();
    state.batchFile = object.value(u"batchFile").toString();
    state.compared = comparedFrom(object.value(u"compared"));
    for (const JsonValue &draft : object.value(u"drafts").elements()) {
        state.drafts.append(draftFrom(draft));
    }
    return state;
}

} // namespace flowconsole
