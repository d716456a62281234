#include "api/flowinstanceevent.h"

#include "api/jsonfields.h"

namespace flowconsole {

namespace {

QString reasonOf(const JsonValue &info)
{
    return textField(info, u"reason");
}

/// An item tells of a moment: entering what it names, or an error there.
QList<NodeTransition> readSteps(const JsonValue &items)
{
    QList<NodeTransition> steps;
    for (const JsonValue &item : items.elements()) {
        NodeTransition step;
        step.nodeId = textField(item, u"objectId");
        step.nodeName = textField(item, u"objectName");
        step.nodeType = textField(item, u"objectType");
        step.at = timeField(item, u"startDateTime");
        if (step.nodeId.isEmpty() || !step.at.isValid()) {
            continue;
        }
        steps.append(step);
        if (item.value(u"error").isObject()) {
            step.event = NodeEvent::Failed;
            step.message = reasonOf(item.value(u"error"));
            steps.append(step);
        }
    }
    return steps;
}

} // namespace

ApiResult<FlowInstanceEvent> readFlowInstanceEvent(const JsonValue &eventBody)
{
    const auto id = requiredText(eventBody, u"executionId");
    if (!id) {
        return id.error();
    }
    FlowInstanceEvent event;
    event.executionId = PlatformExecutionId(id.value());
    event.conversationId = ConversationId(textField(eventBody, u"conversationId"));
    event.flowId = FlowId(textField(eventBody, u"flowId"));
    event.startedAt = timeField(eventBody, u"startDateTime");
    event.endedAt = timeField(eventBody, u"endDateTime");
    event.exitReason = textField(eventBody, u"flowExitReason");
    for (const JsonValue &error : eventBody.value(u"errors").elements()) {
        if (event.errorText.isEmpty()) {
            event.errorText = reasonOf(error);
        }
    }
    event.steps = readSteps(eventBody.value(u"execution"));
    return event;
}

} // namespace flowconsole
