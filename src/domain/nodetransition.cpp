#include "domain/nodetransition.h"

#include <algorithm>

namespace flowconsole {

namespace {

/// A run that goes round for ever, or a hostile sender, must not take all memory.
constexpr qsizetype mostSteps = 10000;

bool isSameEvent(const NodeTransition &a, const NodeTransition &b)
{
    return a.event == b.event && a.nodeId == b.nodeId && a.at == b.at;
}

JsonValue text(const QString &value)
{
    return JsonValue::string(value);
}

JsonValue text(const QDateTime &value)
{
    return JsonValue::string(value.toUTC().toString(Qt::ISODateWithMs));
}

} // namespace

QString nodeEventKey(NodeEvent event)
{
    switch (event) {
    case NodeEvent::Entered:
        return QStringLiteral("flow:node:enter");
    case NodeEvent::Exited:
        return QStringLiteral("flow:node:exit");
    case NodeEvent::Failed:
        return QStringLiteral("flow:error");
    case NodeEvent::Completed:
        return QStringLiteral("flow:complete");
    }
    Q_UNREACHABLE();
}

std::optional<NodeEvent> nodeEventFromKey(QStringView key)
{
    for (const NodeEvent event :
         {NodeEvent::Entered, NodeEvent::Exited, NodeEvent::Failed, NodeEvent::Completed}) {
        if (nodeEventKey(event) == key) {
            return event;
        }
    }
    return std::nullopt;
}

bool NodePath::add(const NodeTransition &transition)
{
    const auto isThis = [&transition](const NodeTransition &step) { return isSameEvent(step, transition); };
    const auto [sameTime, place] =
        std::equal_range(m_steps.cbegin(), m_steps.cend(), transition,
                         [](const NodeTransition &a, const NodeTransition &b) { return a.at < b.at; });
    if (m_steps.size() >= mostSteps || std::any_of(sameTime, place, isThis)) {
        return false;
    }
    m_steps.insert(place, transition);
    return true;
}

const NodeTransition *NodePath::current() const
{
    const NodeTransition *last = nullptr;
    for (auto step = m_steps.crbegin(); step != m_steps.crend(); ++step) {
        if (step->event == NodeEvent::Completed) {
            return nullptr;
        }
        if (last != nullptr && step->at < last->at) {
            break;
        }
        if (step->event != NodeEvent::Entered) {
            continue;
        }
        // Of nodes entered in the same millisecond, the one that was not left again.
        const bool wasLeft =
            std::any_of(m_steps.crbegin(), m_steps.crend(), [step](const NodeTransition &other) {
                return other.event == NodeEvent::Exited && other.nodeId == step->nodeId && other.at >= step->at;
            });
        if (last == nullptr || !wasLeft) {
            last = &*step;
        }
        if (!wasLeft) {
            break;
        }
    }
    return last;
}

QString NodePath::currentNodeId() const
{
    const NodeTransition *node = current();
    return node == nullptr ? QString() : node->nodeId;
}

QString NodePath::currentNodeName() const
{
    const NodeTransition *node = current();
    if (node == nullptr) {
        return {};
    }
    return node->nodeName.isEmpty() ? node->nodeId : node->nodeName;
}

int NodePath::transitions() const
{
    return static_cast<int>(std::count_if(m_steps.cbegin(), m_steps.cend(), [](const NodeTransition &step) {
        return step.event == NodeEvent::Entered || step.event == NodeEvent::Exited;
    }));
}

void applyPath(FlowExecution &execution, const NodePath &path)
{
    execution.currentNode = execution.state == ExecutionState::Completed ? QString() : path.currentNodeName();
    execution.transitions = path.transitions();
}

JsonValue errorRecord(const FlowEvent &event)
{
    const QString nodeId = event.transition.nodeId;
    JsonValue record = JsonValue::object();
    record.insert(QStringLiteral("conversationId"), text(event.conversationId.text()));
    record.insert(QStringLiteral("flowId"), text(event.flowId.text()));
    record.insert(QStringLiteral("nodeId"), text(nodeId.isEmpty() ? QStringLiteral("unknown") : nodeId));
    record.insert(QStringLiteral("errorMessage"), text(event.transition.message));
    record.insert(QStringLiteral("timestamp"), text(event.transition.at));
    return record;
}

JsonValue completionSummary(const FlowEvent &event, int totalTransitions)
{
    JsonValue summary = JsonValue::object();
    summary.insert(QStringLiteral("conversationId"), text(event.conversationId.text()));
    summary.insert(QStringLiteral("flowId"), text(event.flowId.text()));
    summary.insert(QStringLiteral("totalTransitions"), JsonValue::integer(totalTransitions));
    summary.insert(QStringLiteral("completedAt"), text(event.transition.at));
    return summary;
}

} // namespace flowconsole
