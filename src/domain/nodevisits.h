#pragma once

#include "domain/nodetransition.h"

#include <QList>

#include <chrono>
#include <optional>
#include <utility>

namespace flowconsole {

/// One stay of an execution at a node, from entering to leaving it.
struct NodeVisit
{
    QString nodeId; ///< empty where the flow as a whole failed
    QString nodeName;
    QString nodeType;
    std::optional<std::chrono::milliseconds> after; ///< since the first step that was told
    std::optional<std::chrono::milliseconds> stay;  ///< absent until it was left, or where nobody told
    bool hasFailed = false;
    QString message; ///< with hasFailed

    friend bool operator==(const NodeVisit &, const NodeVisit &) = default;
};

/// The visits in the order in which they began.
[[nodiscard]] QList<NodeVisit> visitsOf(const QList<NodeTransition> &steps);

/// Two visits of the same node, or one that the other side has not.
struct VisitPair
{
    std::optional<NodeVisit> left;
    std::optional<NodeVisit> right;

    friend bool operator==(const VisitPair &, const VisitPair &) = default;
};

/// Both ways beside each other: as many visits of the same nodes as possible stand in one row, and the order of
/// each side is kept. What only the left has comes before what only the right has.
[[nodiscard]] QList<VisitPair> alignVisits(const QList<NodeVisit> &left, const QList<NodeVisit> &right);

} // namespace flowconsole
