#include "domain/runcomparison.h"

#include "base/redaction.h"
#include "domain/inputschema.h"
#include "domain/jsonpath.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace flowconsole {

namespace {

using std::chrono::milliseconds;
using Section = ComparedRow::Section;
using What = ComparedRow::What;
using Value = ComparedRow::Value;

bool isNothing(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}

bool isHidden(const JsonValue &value)
{
    return value == JsonValue::string(redactedPlaceholder());
}

Difference differenceOf(const std::optional<JsonValue> &left, const std::optional<JsonValue> &right)
{
    if (!left) {
        return Difference::OnlyRight;
    }
    if (!right) {
        return Difference::OnlyLeft;
    }
    // What hides them is the same, of the values nothing is known.
    if (isHidden(*left) || isHidden(*right)) {
        return Difference::NotTold;
    }
    return isSameJson(*left, *right) ? Difference::Same : Difference::Changed;
}

QHash<QString, JsonValue> byPlainName(const JsonValue &values)
{
    QHash<QString, JsonValue> named;
    for (const JsonValue::Member &member : values.members()) {
        named.insert(plainVariableName(member.key), member.value);
    }
    return named;
}

/// Null and an object without members have none.
bool isEmptySet(const JsonValue &values)
{
    return values.isNull() || (values.isObject() && values.members().isEmpty());
}

Value textOrNothing(const QString &text)
{
    return text.isEmpty() ? Value() : Value(text);
}

template <class T>
Value valueOrNothing(const std::optional<T> &value)
{
    return value ? Value(*value) : Value();
}

bool isEndedBadly(ExecutionState state)
{
    return state == ExecutionState::Failed || state == ExecutionState::TimedOut ||
           state == ExecutionState::Unknown;
}

/// What went wrong: the error, else the words that came with a bad end.
Value problemOf(const FlowExecution &execution)
{
    if (execution.error) {
        return *execution.error;
    }
    return isEndedBadly(execution.state) ? textOrNothing(execution.detail) : Value();
}

Value priorityOf(const FlowExecution &execution)
{
    return tellsPriority(execution) ? Value(execution.routingPriority) : Value();
}

Value codeOf(const FlowExecution &execution)
{
    return execution.error ? textOrNothing(execution.error->code) : Value();
}

Value failedNodeOf(const QList<NodeVisit> &visits)
{
    const auto failed =
        std::find_if(visits.crbegin(), visits.crend(), [](const NodeVisit &visit) { return visit.hasFailed; });
    return failed == visits.crend()
               ? Value()
               : textOrNothing(failed->nodeName.isEmpty() ? failed->nodeId : failed->nodeName);
}

/// Makes the rows of one comparison, section by section.
class Comparer
{
public:
    Comparer(const ExecutionDetails &left, const ExecutionDetails &right, const QDateTime &now)
        : m_left(left.execution),
          m_right(right.execution),
          m_now(now),
          m_leftVisits(visitsOf(left.steps)),
          m_rightVisits(visitsOf(right.steps)),
          m_visits(alignVisits(m_leftVisits, m_rightVisits))
    {}

    [[nodiscard]] RunComparison compare()
    {
        addRun();
        addVariables(Section::Inputs, m_left.inputs, m_right.inputs);
        addStates();
        addTimes();
        addVariables(Section::Outputs, m_left.outputs, m_right.outputs);
        addErrors();
        return std::move(m_result);
    }

private:
    [[nodiscard]] bool isLeftOver() const { return isFinal(m_left.state); }
    [[nodiscard]] bool isRightOver() const { return isFinal(m_right.state); }

    /// A side that is not over may still tell what the other one has.
    [[nodiscard]] Difference withWaiting(Difference found) const
    {
        const bool mayCome = (found == Difference::OnlyLeft && !isRightOver()) ||
                             (found == Difference::OnlyRight && !isLeftOver()) ||
                             (found == Difference::Changed && !(isLeftOver() && isRightOver()));
        return mayCome ? Difference::Waiting : found;
    }

    void add(Section section, What what, Value left, Value right, Difference difference,
             const QString &name = {}, int visit = 1)
    {
        m_result.rows.append({section, what, name, visit, std::move(left), std::move(right), difference});
    }

    /// A row for what does not change while a run goes on; none where neither side has it.
    void addFact(Section section, What what, const Value &left, const Value &right)
    {
        if (isNothing(left) && isNothing(right)) {
            return;
        }
        const Difference found = left == right      ? Difference::Same
                                 : isNothing(left)  ? Difference::OnlyRight
                                 : isNothing(right) ? Difference::OnlyLeft
                                                    : Difference::Changed;
        add(section, what, left, right, found);
    }

    /// The same for what a run that is not over may still change.
    void addNews(Section section, What what, const Value &left, const Value &right)
    {
        const qsizetype before = m_result.rows.size();
        addFact(section, what, left, right);
        if (m_result.rows.size() > before) {
            m_result.rows.last().difference = withWaiting(m_result.rows.last().difference);
        }
    }

    void addRun()
    {
        const auto flow = [](const FlowExecution &run) {
            return textOrNothing(run.flowName.isEmpty() ? run.flowId.text() : run.flowName);
        };
        addFact(Section::Run, What::Flow, flow(m_left), flow(m_right));
        // Two flows may have one name.
        if (m_left.flowId != m_right.flowId) {
            m_result.rows.last().difference = Difference::Changed;
        }
        addFact(Section::Run, What::Version, textOrNothing(m_left.flowVersion),
                textOrNothing(m_right.flowVersion));
        addFact(Section::Run, What::Environment, textOrNothing(m_left.environment),
                textOrNothing(m_right.environment));
        addFact(Section::Run, What::Api, m_left.dialect, m_right.dialect);
        addFact(Section::Run, What::Priority, priorityOf(m_left), priorityOf(m_right));
    }

    void addVariables(Section section, const JsonValue &left, const JsonValue &right)
    {
        const bool isOutput = section == Section::Outputs;
        const bool isLeftTold = !isOutput || tellsOutputs(m_left);
        const bool isRightTold = !isOutput || tellsOutputs(m_right);
        const QList<ComparedVariable> variables = compareVariables(left, right);
        for (const ComparedVariable &each : variables) {
            Difference found = each.difference;
            if ((found == Difference::OnlyLeft && !isRightTold) ||
                (found == Difference::OnlyRight && !isLeftTold)) {
                found = Difference::NotTold;
            } else if (isOutput) {
                found = withWaiting(found);
            }
            add(section, What::Variable, valueOrNothing(each.left), valueOrNothing(each.right), found,
                each.name);
        }
    }

    /// Only the published form of the API gives outputs.
    static bool tellsOutputs(const FlowExecution &run)
    {
        return run.dialect == Dialect::Published || !isEmptySet(run.outputs);
    }

    void addStates()
    {
        addNews(Section::States, What::State, m_left.state, m_right.state);
        addNews(Section::States, What::PlatformState, textOrNothing(m_left.platformState),
                textOrNothing(m_right.platformState));
        QHash<QString, int> seen;
        for (const VisitPair &pair : std::as_const(m_visits)) {
            const NodeVisit &any = pair.left ? *pair.left : *pair.right;
            add(Section::States, What::Step, valueOrNothing(pair.left), valueOrNothing(pair.right),
                differenceOfVisits(pair), nameOf(any), ++seen[any.nodeId]);
        }
    }

    [[nodiscard]] Difference differenceOfVisits(const VisitPair &pair) const
    {
        if (pair.left && pair.right) {
            const bool isSame =
                pair.left->hasFailed == pair.right->hasFailed && pair.left->message == pair.right->message;
            return isSame ? Difference::Same : withWaiting(Difference::Changed);
        }
        const bool isLeft = pair.left.has_value();
        // Where a side has no step at all, nobody told of any.
        if (isLeft ? m_rightVisits.isEmpty() && isRightOver() : m_leftVisits.isEmpty() && isLeftOver()) {
            return Difference::NotTold;
        }
        return withWaiting(isLeft ? Difference::OnlyLeft : Difference::OnlyRight);
    }

    static QString nameOf(const NodeVisit &visit)
    {
        return visit.nodeName.isEmpty() ? visit.nodeId : visit.nodeName;
    }

    void addTimes()
    {
        addTime(What::LaunchLatency, m_left.launchLatency, m_right.launchLatency);
        addFact(Section::Timing, What::Attempts, m_left.launchRetries + 1, m_right.launchRetries + 1);
        addTime(What::Total, runTime(m_left, m_now), runTime(m_right, m_now));
        if (!(isLeftOver() && isRightOver()) && m_result.rows.last().what == What::Total) {
            m_result.rows.last().difference = Difference::Waiting;
        }
        QHash<QString, int> seen;
        for (const VisitPair &pair : std::as_const(m_visits)) {
            const NodeVisit &any = pair.left ? *pair.left : *pair.right;
            const int visit = ++seen[any.nodeId];
            // A way that only one of them took was told above.
            if (pair.left && pair.right) {
                addTime(What::Stay, pair.left->stay, pair.right->stay, nameOf(any), visit);
            }
        }
    }

    void addTime(What what, const std::optional<milliseconds> &left, const std::optional<milliseconds> &right,
                 const QString &name = {}, int visit = 1)
    {
        if (!left && !right) {
            return;
        }
        Difference found = Difference::NotTold;
        if (left && right) {
            found = isAboutSame(*left, *right) ? Difference::Same : Difference::Changed;
        } else if (left ? !isRightOver() : !isLeftOver()) {
            found = Difference::Waiting;
        }
        add(Section::Timing, what, valueOrNothing(left), valueOrNothing(right), found, name, visit);
        for (const auto &time : {left, right}) {
            m_result.longest = std::max(m_result.longest, time.value_or(milliseconds(0)));
        }
    }

    void addErrors()
    {
        addNews(Section::Error, What::Problem, problemOf(m_left), problemOf(m_right));
        if (!m_result.rows.isEmpty() && m_result.rows.last().what == What::Problem) {
            settleProblem(m_result.rows.last());
        }
        addNews(Section::Error, What::ProblemCode, codeOf(m_left), codeOf(m_right));
        addNews(Section::Error, What::FailedNode, failedNodeOf(m_leftVisits), failedNodeOf(m_rightVisits));
    }

    /// Every request has another correlation id: that alone makes no other error.
    void settleProblem(ComparedRow &row) const
    {
        const auto *left = std::get_if<ApiError>(&row.left);
        const auto *right = std::get_if<ApiError>(&row.right);
        if (left != nullptr && right != nullptr) {
            ApiError alike = *right;
            alike.correlationId = left->correlationId;
            alike.retryAfter = left->retryAfter;
            row.difference = alike == *left ? Difference::Same : row.difference;
        }
    }

    const FlowExecution &m_left;
    const FlowExecution &m_right;
    const QDateTime m_now;
    const QList<NodeVisit> m_leftVisits;
    const QList<NodeVisit> m_rightVisits;
    const QList<VisitPair> m_visits;
    RunComparison m_result;
};

} // namespace

bool isDifference(Difference difference)
{
    switch (difference) {
    case Difference::Changed:
    case Difference::OnlyLeft:
    case Difference::OnlyRight:
        return true;
    case Difference::Same:
    case Difference::Waiting:
    case Difference::NotTold:
        return false;
    }
    Q_UNREACHABLE();
}

QList<ComparedVariable> compareVariables(const JsonValue &left, const JsonValue &right)
{
    QList<ComparedVariable> rows;
    const auto add = [&rows](const QString &name, std::optional<JsonValue> inLeft,
                             std::optional<JsonValue> inRight) {
        const Difference found = differenceOf(inLeft, inRight);
        rows.append({name, std::move(inLeft), std::move(inRight), found});
    };
    const bool areObjects = (left.isNull() || left.isObject()) && (right.isNull() || right.isObject());
    if (!areObjects) {
        add({}, isEmptySet(left) ? std::nullopt : std::optional(left),
            isEmptySet(right) ? std::nullopt : std::optional(right));
        return rows;
    }
    // A name may be repeated: its last value counts.
    const QHash<QString, JsonValue> inLeft = byPlainName(left);
    const QHash<QString, JsonValue> inRight = byPlainName(right);
    const auto find = [](const QHash<QString, JsonValue> &values, const QString &name) {
        const auto found = values.constFind(name);
        return found == values.constEnd() ? std::nullopt : std::optional(*found);
    };
    QSet<QString> done;
    for (const JsonValue &side : {left, right}) {
        for (const JsonValue::Member &member : side.members()) {
            const QString name = plainVariableName(member.key);
            if (!done.contains(name)) {
                done.insert(name);
                add(name, find(inLeft, name), find(inRight, name));
            }
        }
    }
    return rows;
}

bool isAboutSame(milliseconds left, milliseconds right)
{
    constexpr milliseconds slack(100);
    constexpr int share = 10;
    const milliseconds apart = left < right ? right - left : left - right;
    return apart <= std::max(slack, std::max(left, right) / share);
}

bool tellsPriority(const FlowExecution &execution)
{
    return execution.routingPriority > (execution.dialect == Dialect::ConversationFlow ? 0 : 1);
}

std::optional<milliseconds> runTime(const FlowExecution &execution, const QDateTime &now)
{
    if (execution.latency || isFinal(execution.state) || !execution.launchedAt.isValid()) {
        return execution.latency;
    }
    return std::max(milliseconds(execution.launchedAt.msecsTo(now)) - execution.calendarJumps, milliseconds(0));
}

std::optional<qsizetype> RunComparison::firstDifference() const
{
    const auto found = std::find_if(rows.cbegin(), rows.cend(),
                                    [](const ComparedRow &row) { return isDifference(row.difference); });
    return found == rows.cend() ? std::nullopt : std::optional<qsizetype>(found - rows.cbegin());
}

int RunComparison::differences() const
{
    return static_cast<int>(std::count_if(rows.cbegin(), rows.cend(),
                                          [](const ComparedRow &row) { return isDifference(row.difference); }));
}

RunComparison compareRuns(const ExecutionDetails &left, const ExecutionDetails &right, const QDateTime &now)
{
    return Comparer(left, right, now).compare();
}

} // namespace flowconsole
