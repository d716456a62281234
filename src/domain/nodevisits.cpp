#include "domain/nodevisits.h"

#include <QHash>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace flowconsole {

namespace {

using std::chrono::milliseconds;

/// Longer ways are aligned in pieces of so many visits: a table of a million cells at most, at each look at a
/// run that goes on.
constexpr qsizetype longestPiece = 1000;

milliseconds between(const QDateTime &from, const QDateTime &to)
{
    return milliseconds(std::max<qint64>(from.msecsTo(to), 0));
}

/// Puts the visits of one execution together.
class VisitReader
{
public:
    void add(const NodeTransition &step)
    {
        if (!m_begin.isValid()) {
            m_begin = step.at;
        }
        switch (step.event) {
        case NodeEvent::Entered:
            m_open.insert(step.nodeId, begin(step));
            return;
        case NodeEvent::Exited: {
            const bool wasEntered = m_open.contains(step.nodeId);
            const qsizetype visit = wasEntered ? m_open.take(step.nodeId) : begin(step);
            if (wasEntered) {
                m_visits[visit].stay = between(m_entered.at(visit), step.at);
            }
            return;
        }
        case NodeEvent::Failed: {
            const qsizetype visit = step.nodeId.isEmpty() ? begin(step) : visitOf(step);
            m_visits[visit].hasFailed = true;
            m_visits[visit].message = step.message;
            return;
        }
        case NodeEvent::Completed:
            return; // the state tells of it
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] const QList<NodeVisit> &visits() const { return m_visits; }

private:
    qsizetype begin(const NodeTransition &step)
    {
        NodeVisit visit;
        visit.nodeId = step.nodeId;
        visit.nodeName = step.nodeName;
        visit.nodeType = step.nodeType;
        visit.after = between(m_begin, step.at);
        m_visits.append(visit);
        m_entered.append(step.at);
        return m_visits.size() - 1;
    }

    /// The one that is open, else the last one of the node.
    qsizetype visitOf(const NodeTransition &step)
    {
        if (m_open.contains(step.nodeId)) {
            return m_open.value(step.nodeId);
        }
        for (qsizetype i = m_visits.size() - 1; i >= 0; --i) {
            if (m_visits.at(i).nodeId == step.nodeId) {
                return i;
            }
        }
        return begin(step);
    }

    QDateTime m_begin;
    QList<NodeVisit> m_visits;
    QList<QDateTime> m_entered;
    QHash<QString, qsizetype> m_open; ///< node to its visit that was not left yet
};

/// Nodes as numbers, which compare faster than texts.
std::vector<int> numbersOf(const QList<NodeVisit> &visits, QHash<QString, int> &known)
{
    std::vector<int> numbers;
    numbers.reserve(static_cast<size_t>(visits.size()));
    for (const NodeVisit &visit : visits) {
        const auto number = known.constFind(visit.nodeId);
        if (number != known.constEnd()) {
            numbers.push_back(*number);
        } else {
            numbers.push_back(static_cast<int>(known.size()));
            known.insert(visit.nodeId, numbers.back());
        }
    }
    return numbers;
}

/// The longest common subsequence of two ways, by the table of its lengths from each place on.
class Alignment
{
public:
    enum class Move : std::uint8_t { Both, Left, Right };

    Alignment(const std::vector<int> &left, const std::vector<int> &right)
        : m_width(right.size() + 1), m_moves((left.size() + 1) * m_width, Move::Both)
    {
        std::vector<int> below(m_width, 0);
        std::vector<int> row(m_width, 0);
        for (size_t i = left.size(); i-- > 0;) {
            for (size_t j = right.size(); j-- > 0;) {
                Move &move = m_moves[i * m_width + j];
                if (left[i] == right[j]) {
                    row[j] = below[j + 1] + 1;
                    move = Move::Both;
                } else {
                    move = below[j] >= row[j + 1] ? Move::Left : Move::Right;
                    row[j] = std::max(below[j], row[j + 1]);
                }
            }
            std::swap(below, row);
        }
    }

    [[nodiscard]] Move at(size_t left, size_t right) const { return m_moves[left * m_width + right]; }

private:
    size_t m_width;
    std::vector<Move> m_moves;
};

void alignPiece(const QList<NodeVisit> &left, const QList<NodeVisit> &right, QList<VisitPair> &pairs)
{
    QHash<QString, int> known;
    const std::vector<int> inLeft = numbersOf(left, known);
    const std::vector<int> inRight = numbersOf(right, known);
    const Alignment alignment(inLeft, inRight);
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < left.size() || j < right.size()) {
        if (i == left.size()) {
            pairs.append({std::nullopt, right.at(j++)});
            continue;
        }
        if (j == right.size()) {
            pairs.append({left.at(i++), std::nullopt});
            continue;
        }
        switch (alignment.at(static_cast<size_t>(i), static_cast<size_t>(j))) {
        case Alignment::Move::Both:
            pairs.append({left.at(i++), right.at(j++)});
            break;
        case Alignment::Move::Left:
            pairs.append({left.at(i++), std::nullopt});
            break;
        case Alignment::Move::Right:
            pairs.append({std::nullopt, right.at(j++)});
            break;
        }
    }
}

} // namespace

QList<NodeVisit> visitsOf(const QList<NodeTransition> &steps)
{
    VisitReader reader;
    for (const NodeTransition &step : steps) {
        reader.add(step);
    }
    return reader.visits();
}

QList<VisitPair> alignVisits(const QList<NodeVisit> &left, const QList<NodeVisit> &right)
{
    QList<VisitPair> pairs;
    qsizetype begin = 0;
    while (begin < left.size() && begin < right.size() && left.at(begin).nodeId == right.at(begin).nodeId) {
        pairs.append({left.at(begin), right.at(begin)});
        ++begin;
    }
    for (qsizetype at = begin; at < std::max(left.size(), right.size()); at += longestPiece) {
        alignPiece(left.mid(at, longestPiece), right.mid(at, longestPiece), pairs);
    }
    return pairs;
}

} // namespace flowconsole
