#include "api/executiondatacodec.h"

#include "api/jsonfields.h"
#include "base/clock.h"

#include <utility>

namespace flowconsole {

namespace {

/// Of nested `execution` lists; a file that goes deeper was not made by the platform.
constexpr int deepestNesting = 64;
/// The steps that are read of one file: as many as NodePath holds.
constexpr qsizetype mostSteps = 10000;

JsonValue criterion(const QString &key, const QString &comparison, const QString &value)
{
    JsonValue item = JsonValue::object();
    item.insert(QStringLiteral("key"), JsonValue::string(key));
    item.insert(QStringLiteral("operator"), JsonValue::string(comparison));
    item.insert(QStringLiteral("value"), JsonValue::string(value));
    return item;
}

ApiResult<FlowInstance> readInstance(const JsonValue &object)
{
    const auto id = requiredText(object, u"id");
    if (!id) {
        return id.error();
    }
    FlowInstance instance;
    instance.id = id.value();
    instance.name = textField(object, u"name");
    instance.flowId = FlowId(textField(object, u"flowId"));
    instance.flowVersion = textField(object, u"flowVersion");
    instance.conversationId = ConversationId(textField(object, u"conversationId"));
    instance.startedAt = timeField(object, u"startDateTime");
    instance.endedAt = timeField(object, u"endDateTime");
    instance.errorReason = textField(object, u"flowErrorReason");
    return instance;
}

/// The first of these fields that holds a text or a number.
QString anyText(const JsonValue &object, std::initializer_list<QStringView> keys)
{
    for (const QStringView key : keys) {
        const JsonValue value = object.value(key);
        const QString text = value.isNumber() ? value.numberText() : value.toString();
        if (!text.isEmpty()) {
            return text;
        }
    }
    return {};
}

/// Walks through `execution`: every item is an object with one key, its kind.
class StepReader
{
public:
    /// Items of one level, within `parent` (empty at the top); answers the time of the last one.
    QDateTime readLevel(const JsonValue &items, const NodeTransition &parent, const QDateTime &begin, int depth)
    {
        QDateTime last = begin;
        std::optional<NodeTransition> open; ///< the action before, which ends when the next begins
        NodeTransition task = parent;
        for (const JsonValue &item : items.elements()) {
            if (item.members().isEmpty() || depth > deepestNesting) {
                continue;
            }
            const QString kind = item.members().first().key;
            const JsonValue body = item.members().first().value;
            const QDateTime told = timeField(body, u"dateTime");
            const QDateTime at = told.isValid() ? told : last;
            if (open && kind != u"eventError") {
                leave(*std::exchange(open, std::nullopt), std::max(last, at));
            }
            last = std::max(last, at);
            if (kind.startsWith(u"action")) {
                const NodeTransition action =
                    enter(body, kind, at, {u"actionId", u"trackingId"}, {u"actionName", u"actionId"});
                last = readLevel(body.value(u"execution"), action, last, depth + 1);
                open = action;
            } else if (kind == u"eventError") {
                fail(open ? *open : task, body, at);
            } else if (kind == u"endedFlow") {
                add({.event = NodeEvent::Completed,
                     .nodeId = {},
                     .nodeName = {},
                     .nodeType = kind,
                     .at = at,
                     .message = {},
                     .receivedAt = {}});
            } else if (kind.startsWith(u"started") && kind != u"startedFlow") {
                task = enter(body, kind.mid(7).toLower(), at, {u"taskId", u"stateId", u"id"},
                             {u"taskName", u"stateName", u"name"});
            } else if (kind.startsWith(u"ended") && task.nodeId != parent.nodeId) {
                leave(std::exchange(task, parent), at);
            }
        }
        if (open) {
            leave(*open, last);
        }
        return last;
    }

    [[nodiscard]] QList<NodeTransition> takeSteps() { return std::exchange(m_steps, {}); }

private:
    NodeTransition enter(const JsonValue &body, const QString &type, const QDateTime &at,
                         std::initializer_list<QStringView> ids, std::initializer_list<QStringView> names)
    {
        NodeTransition step;
        step.event = NodeEvent::Entered;
        step.nodeId = anyText(body, ids);
        step.nodeName = anyText(body, names);
        step.nodeType = type;
        step.at = at;
        add(step);
        return step;
    }

    void leave(NodeTransition step, const QDateTime &at)
    {
        step.event = NodeEvent::Exited;
        step.at = at;
        add(step);
    }

    void fail(NodeTransition place, const JsonValue &body, const QDateTime &at)
    {
        place.event = NodeEvent::Failed;
        place.at = at;
        place.message = anyText(body.value(u"context"), {u"reason", u"message"});
        if (place.message.isEmpty()) {
            place.message = anyText(body, {u"reason", u"message"});
        }
        add(place);
    }

    void add(NodeTransition step)
    {
        step.provenance = Provenance::History;
        if (m_steps.size() < mostSteps) {
            m_steps.append(step);
        }
    }

    QList<NodeTransition> m_steps;
};

} // namespace

QByteArray encodeInstanceQuery(const FlowId &flow, const QDateTime &from, const QDateTime &to)
{
    JsonValue criteria = JsonValue::array();
    criteria.append(criterion(QStringLiteral("FlowId"), QStringLiteral("eq"), flow.text()));
    criteria.append(criterion(QStringLiteral("FlowStartDateTime"), QStringLiteral("gte"), toIsoUtc(from)));
    criteria.append(criterion(QStringLiteral("FlowStartDateTime"), QStringLiteral("lte"), toIsoUtc(to)));
    JsonValue group = JsonValue::object();
    group.insert(QStringLiteral("and"), criteria);
    JsonValue query = JsonValue::object();
    query.insert(QStringLiteral("query"), JsonValue::array({group}));
    return query.toJson();
}

ApiResult<QList<FlowInstance>> decodeInstances(const QByteArray &body)
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const JsonValue entities = document.value().value(u"entities");
    if (!entities.isArray() && !entities.isNull()) {
        return malformedAnswer(QStringLiteral("“entities” is not a list."));
    }
    QList<FlowInstance> instances;
    for (const JsonValue &entity : entities.elements()) {
        auto instance = readInstance(entity);
        if (!instance) {
            return instance.error();
        }
        instances.append(std::move(instance).value());
    }
    return instances;
}

ApiResult<ExecutionDataJob> decodeExecutionDataJob(const QByteArray &body)
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const auto id = requiredText(document.value(), u"id");
    if (!id) {
        return id.error();
    }
    ExecutionDataJob job;
    job.id = id.value();
    const QString state = textField(document.value(), u"jobState");
    if (state == u"Success") {
        job.state = ExecutionDataJob::State::Success;
    } else if (state == u"Failed") {
        job.state = ExecutionDataJob::State::Failed;
    }
    for (const JsonValue &entity : document.value().value(u"entities").elements()) {
        const QString uri = textField(entity, u"downloadUri");
        if (booleanField(entity, u"failed", false) || uri.isEmpty()) {
            job.statusCode = textField(entity, u"statusCode");
        } else if (job.downloadUri.isEmpty()) {
            job.downloadUri = QUrl(uri, QUrl::StrictMode);
        }
    }
    return job;
}

ApiResult<QList<NodeTransition>> decodeExecutionData(const QByteArray &file)
{
    const auto document = parseObject(file);
    if (!document) {
        return document.error();
    }
    const JsonValue flow = document.value().value(u"flow");
    const JsonValue items = flow.value(u"execution");
    if (!items.isArray()) {
        return malformedAnswer(QStringLiteral("The execution data has no “flow.execution”."));
    }
    StepReader reader;
    reader.readLevel(items, {}, timeField(flow, u"startDateTime"), 0);
    return reader.takeSteps();
}

} // namespace flowconsole
