#pragma once

#include "domain/flowexecution.h"
#include "domain/ids.h"
#include "domain/jsonvalue.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace flowconsole {

/// What happened at a node, or to the flow as a whole.
enum class NodeEvent { Entered, Exited, Failed, Completed };

/// "flow:node:enter", "flow:node:exit", "flow:error", "flow:complete" (API.md, "Dialect ConversationFlow").
[[nodiscard]] QString nodeEventKey(NodeEvent event);
[[nodiscard]] std::optional<NodeEvent> nodeEventFromKey(QStringView key);

/// One step of an execution, as somebody told of it.
struct NodeTransition
{
    NodeEvent event = NodeEvent::Entered;
    QString nodeId; ///< empty for the flow as a whole
    QString nodeName;
    QString nodeType; ///< the platform's word
    QDateTime at;     ///< UTC, the platform's clock
    QString message;  ///< with Failed
    Provenance provenance = Provenance::Pushed;
    QDateTime receivedAt; ///< this console's clock

    friend bool operator==(const NodeTransition &, const NodeTransition &) = default;
};

/// A transition that was told of from outside, with the execution that it belongs to in the platform's terms.
struct FlowEvent
{
    ConversationId conversationId;
    FlowId flowId;
    NodeTransition transition;

    friend bool operator==(const FlowEvent &, const FlowEvent &) = default;
};

/// The steps of one execution in the order in which they happened. A repeated event changes nothing; a late one
/// finds its place, and does not move the current node back.
class NodePath final
{
public:
    /// False for an event that is already here.
    bool add(const NodeTransition &transition);

    [[nodiscard]] const QList<NodeTransition> &steps() const { return m_steps; }
    /// The node entered last, while nothing tells that it was left for good; empty without one.
    [[nodiscard]] QString currentNodeId() const;
    /// Its name, else its id.
    [[nodiscard]] QString currentNodeName() const;
    /// Nodes entered and left, as the tutorial counts them.
    [[nodiscard]] int transitions() const;

    friend bool operator==(const NodePath &, const NodePath &) = default;

private:
    [[nodiscard]] const NodeTransition *current() const;

    QList<NodeTransition> m_steps;
};

/// Brings the row's current node and the number of transitions up to date; one that completed is at
/// none, one that ended otherwise where it was last.
void applyPath(FlowExecution &execution, const NodePath &path);

/// The tutorial's error record {conversationId, flowId, nodeId, errorMessage, timestamp} of a Failed step;
/// nodeId is "unknown" where it was not told.
[[nodiscard]] JsonValue errorRecord(const FlowEvent &event);
/// The tutorial's completion summary {conversationId, flowId, totalTransitions, completedAt}.
[[nodiscard]] JsonValue completionSummary(const FlowEvent &event, int totalTransitions);

} // namespace flowconsole
