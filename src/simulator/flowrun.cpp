#include "flowrun.h"

#include "base/redaction.h"
#include "simulator/valuesource.h"

#include <algorithm>
#include <tuple>

namespace flowconsole::simulator {

struct FlowRun::Entering
{
    FlowRun &run;

    void operator()(const StartNode &) const { run.stayFor({Milliseconds(12), Milliseconds(12)}, Leaving{}); }
    void operator()(const PromptNode &prompt) const
    {
        run.stayFor(prompt.duration, {.detail = run.said(prompt.text)});
    }
    void operator()(const MenuNode &menu) const
    {
        run.ask(menu.text, menu.duration, menu.timeout, menu.attempts, {.choices = menu.choices});
    }
    void operator()(const CollectInputNode &collect) const
    {
        run.ask(collect.text, collect.duration, collect.timeout, collect.attempts,
                {.minDigits = collect.minDigits, .maxDigits = collect.maxDigits});
    }
    void operator()(const DecisionNode &) const { run.stayFor({}, {.trigger = EdgeTrigger::When}); }
    void operator()(const SetVariableNode &set) const
    {
        run.stayFor({}, {.values = run.evaluated(set.assignments)});
    }
    void operator()(const DataActionNode &action) const
    {
        run.call(action.action, action.latency, action.failures, action.outputs);
    }
    void operator()(const CallbackNode &callback) const
    {
        const Json number = run.lookup(callback.number);
        if (number.is_null() || number == "") {
            run.stayFor({}, {.trigger = EdgeTrigger::Failure,
                             .detail = callback.queue,
                             .error = RunError{400, "callback.no.number", "There is no number to call back.",
                                               run.m_node->id}});
            return;
        }
        run.call(callback.queue + ", " + spoken(run.shownValue(callback.number, number)), callback.latency,
                 callback.failures, callback.outputs);
    }
    void operator()(const LoopNode &loop) const { run.turn(loop); }
    void operator()(const TaskNode &task) const
    {
        run.m_callers.push_back(run.m_node);
        run.enter(*run.m_version.startOf(task.task));
    }
    void operator()(const SetOutcomeNode &set) const { run.note(set); }
    void operator()(const MilestoneNode &reached) const
    {
        run.m_milestones.push_back({reached.milestone, run.m_now, run.m_node->id});
        run.stayFor({}, {.detail = reached.milestone});
    }
    void operator()(const QueueTransferNode &transfer) const
    {
        run.stayFor(
            {transfer.waiting.least + transfer.talking.least, transfer.waiting.most + transfer.talking.most},
            {.detail = transfer.queue});
    }
    void operator()(const WaitNode &wait) const { run.stayFor(wait.duration, Leaving{}); }
    void operator()(const EndNode &end) const
    {
        std::optional<RunError> error;
        if (end.failed) {
            error = run.m_handled.value_or(RunError{500, "flow.ended.failed", end.reason, run.m_node->id});
        }
        const std::string reason = error ? error->message : end.reason;
        std::ignore = run.record(StepKind::Exit, reason);
        if (!run.m_callers.empty()) {
            run.backFromTask(std::move(error));
            return;
        }
        run.m_error = std::move(error);
        run.end(end.failed ? RunStatus::Failed : RunStatus::Completed, reason);
    }
};

FlowRun::FlowRun(FlowPtr flow, const FlowVersion &version, VariableValues values,
                 std::unique_ptr<Caller> caller, RunSettings settings)
    : m_flow(std::move(flow)),
      m_version(version),
      m_values(std::move(values)),
      m_caller(std::move(caller)),
      m_settings(settings),
      m_random(settings.seed),
      m_now(settings.start),
      m_advancedTo(settings.start),
      m_due(settings.start)
{
    for (const Variable &variable : m_version.variables) {
        if (!variable.isInput()) {
            m_values.try_emplace(variable.name, variable.defaultValue.value_or(Json()));
        }
    }
}

void FlowRun::advanceTo(Instant time)
{
    while (m_status == RunStatus::Running) {
        if (m_asking && !hearCaller(time)) {
            break;
        }
        if (m_due > time) {
            break;
        }
        m_now = m_due;
        if (m_node == nullptr) {
            enter(*m_version.startOf());
        } else if (m_asking) {
            take(m_asking->keys);
        } else {
            leave();
        }
    }
    m_advancedTo = std::max(m_advancedTo, time);
}

std::optional<Instant> FlowRun::nextDue() const
{
    return m_status == RunStatus::Running ? std::optional(m_due) : std::nullopt;
}

void FlowRun::terminate(Instant time, std::string reason)
{
    advanceTo(time);
    if (m_status == RunStatus::Running) {
        m_now = std::max(m_now, time);
        end(RunStatus::Terminated, std::move(reason));
    }
}

VariableValues FlowRun::outputs() const
{
    VariableValues values;
    for (const Variable &variable : m_version.variables) {
        if (variable.isOutput() && !variable.secure) {
            values[variable.name] = lookup(variable.name);
        }
    }
    return values;
}

void FlowRun::enter(const Node &node, bool again)
{
    m_node = &node;
    if (!again) {
        m_turns.erase(&node);
    }
    m_asking.reset();
    if (++m_entered > m_settings.nodeLimit) {
        fail({500, "flow.step.limit",
              "The flow has entered " + std::to_string(m_settings.nodeLimit) +
                  " nodes without ending; it seems to go round in a circle.",
              node.id});
        return;
    }
    std::ignore = record(StepKind::Enter);
    std::visit(Entering{*this}, node.behaviour);
}

void FlowRun::call(const std::string &action, const DurationRange &latency,
                   const std::vector<DataActionFailure> &failures, const std::vector<Assignment> &outputs)
{
    double drawn = m_random.fraction();
    for (const DataActionFailure &failure : failures) {
        drawn -= failure.probability;
        if (drawn < 0) {
            stayFor(latency, {.trigger = EdgeTrigger::Failure,
                              .detail = action,
                              .error = RunError{failure.status, failure.code, failure.message, m_node->id}});
            return;
        }
    }
    stayFor(latency, {.detail = action, .values = evaluated(outputs)});
}

void FlowRun::turn(const LoopNode &loop)
{
    const Json items = loop.items.empty() ? Json() : lookup(loop.items);
    const auto turns = loop.items.empty() ? loop.times : static_cast<std::int64_t>(items.size());
    std::int64_t &begun = m_turns[m_node];
    if (begun >= turns) {
        stayFor({}, {.detail = std::to_string(begun) + " of " + std::to_string(turns)});
        return;
    }
    Leaving leaving{.trigger = EdgeTrigger::Each};
    if (!loop.index.empty()) {
        leaving.values.emplace_back(loop.index, begun);
    }
    if (!loop.item.empty()) {
        const Json &item = items[static_cast<std::size_t>(begun)];
        if (!fits(item, m_version.variable(loop.item)->type)) {
            fail({400, "flow.item.type",
                  "An item of " + loop.items + " is not of the type of " + loop.item + ".", m_node->id});
            return;
        }
        leaving.values.emplace_back(loop.item, item);
    }
    ++begun;
    leaving.detail = std::to_string(begun) + " of " + std::to_string(turns);
    stayFor({}, std::move(leaving));
}

void FlowRun::note(const SetOutcomeNode &set)
{
    const SetOutcome outcome{set.outcome, set.value, m_now, m_node->id};
    const auto known = std::ranges::find(m_outcomes, set.outcome, &SetOutcome::name);
    if (known == m_outcomes.end()) {
        m_outcomes.push_back(outcome);
    } else {
        *known = outcome;
    }
    stayFor({}, {.detail = set.outcome + ": " + std::string(outcomeName(set.value))});
}

void FlowRun::backFromTask(std::optional<RunError> error)
{
    m_node = m_callers.back();
    m_callers.pop_back();
    const auto &task = std::get<TaskNode>(m_node->behaviour);
    m_leaving = {.trigger = error ? EdgeTrigger::Failure : EdgeTrigger::Next,
                 .detail = m_version.task(task.task)->name,
                 .error = std::move(error)};
    leave();
}

void FlowRun::stayFor(const DurationRange &range, Leaving leaving)
{
    m_leaving = std::move(leaving);
    m_due = m_now + Milliseconds(m_random.between(range.least.count(), range.most.count()));
}

void FlowRun::ask(const std::string &text, const DurationRange &duration, Milliseconds timeout, int attempts,
                  Question question)
{
    question.nodeId = m_node->id;
    question.nodeName = m_node->name;
    const Milliseconds speaking(m_random.between(duration.least.count(), duration.most.count()));
    m_steps.back().detail = said(text);
    m_asking = Asking{std::move(question), speaking, timeout, attempts, false, std::nullopt};
    m_asking->question.attempt = 0;
    askAgain(m_now);
}

void FlowRun::askAgain(Instant from)
{
    Asking &asking = *m_asking;
    ++asking.question.attempt;
    asking.question.asked = from + asking.speaking;
    asking.question.deadline = asking.question.asked + asking.timeout;
    asking.answered = false;
    asking.keys.reset();
    m_due = asking.question.deadline;
}

bool FlowRun::hearCaller(Instant time)
{
    Asking &asking = *m_asking;
    if (asking.answered) {
        return true;
    }
    const auto reply = m_caller->reply(asking.question);
    if (!reply) {
        return time >= asking.question.deadline;
    }
    asking.answered = true;
    // A reply that came late, from somebody at a keypad, cannot lie in a time that is already told.
    const Instant at = std::max(asking.question.asked + reply->after, m_advancedTo);
    if (reply->keys && at <= asking.question.deadline) {
        asking.keys = reply->keys;
        m_due = at;
    }
    return true;
}

bool FlowRun::accepts(const std::string &keys) const
{
    const Question &question = m_asking->question;
    if (!question.choices.empty()) {
        return std::ranges::find(question.choices, keys, &MenuChoice::digit) != question.choices.end();
    }
    return keys.size() >= question.minDigits && keys.size() <= question.maxDigits &&
           std::ranges::all_of(keys, [](char c) { return c >= '0' && c <= '9'; });
}

FlowRun::Leaving FlowRun::heard(const std::string &keys) const
{
    if (!m_asking->question.choices.empty()) {
        const auto choice = std::ranges::find(m_asking->question.choices, keys, &MenuChoice::digit);
        return {.trigger = EdgeTrigger::Choice, .choice = keys, .detail = keys + " " + choice->label};
    }
    const auto &collect = std::get<CollectInputNode>(m_node->behaviour);
    const Variable *target = m_version.variable(collect.variable);
    const Json value =
        target->type == ValueType::Integer ? Json(std::stoll(keys)) : Json(collect.prefix + keys);
    return {.detail = spoken(shownValue(collect.variable, value)), .values = {{collect.variable, value}}};
}

void FlowRun::take(const std::optional<std::string> &keys)
{
    if (keys && accepts(*keys)) {
        m_leaving = heard(*keys);
        m_asking.reset();
        leave();
        return;
    }
    if (m_asking->question.attempt < m_asking->attempts) {
        askAgain(m_now);
        return;
    }
    const std::string attempts = std::to_string(m_asking->attempts);
    m_leaving = {.trigger = EdgeTrigger::Failure,
                 .detail =
                     "No valid answer in " + attempts + (m_asking->attempts == 1 ? " attempt" : " attempts"),
                 .error = RunError{408, "caller.no.answer",
                                   "The caller gave no valid answer to “" + m_node->name + "”.", m_node->id}};
    m_asking.reset();
    leave();
}

const Edge *FlowRun::edgeOut(const Leaving &leaving) const
{
    const Edge *fallback = nullptr;
    for (const Edge &edge : m_version.edges) {
        if (edge.from != m_node->id) {
            continue;
        }
        if (edge.trigger == EdgeTrigger::Next) {
            fallback = &edge;
            continue;
        }
        const bool matches = edge.trigger == leaving.trigger && edge.choice == leaving.choice;
        if (matches &&
            (!edge.condition || edge.condition->holds([this](const auto &name) { return lookup(name); }))) {
            return &edge;
        }
    }
    // What failed must not go on as if it had not.
    return leaving.trigger == EdgeTrigger::Failure ? nullptr : fallback;
}

void FlowRun::leave()
{
    const Leaving leaving = std::exchange(m_leaving, {});
    const Edge *edge = edgeOut(leaving);
    if (leaving.error) {
        if (edge == nullptr) {
            fail(*leaving.error);
            return;
        }
        record(StepKind::Error, leaving.error->message).error = leaving.error;
        m_handled = leaving.error;
    }
    auto changes = assign(leaving.values);
    std::string detail = leaving.detail;
    if (edge != nullptr && edge->condition) {
        detail = edge->condition->text();
    }
    record(StepKind::Exit, std::move(detail)).changes = std::move(changes);
    if (edge == nullptr) {
        fail({500, "flow.no.way.on", "No edge leads on from “" + m_node->name + "”.", m_node->id});
        return;
    }
    enter(*m_version.node(edge->to), edge->again);
}

void FlowRun::fail(RunError error)
{
    record(StepKind::Error, error.message).error = error;
    const std::string reason = error.message;
    m_error = std::move(error);
    end(RunStatus::Failed, reason);
}

void FlowRun::end(RunStatus status, std::string reason)
{
    m_status = status;
    m_endReason = std::move(reason);
    m_ended = m_now;
    m_asking.reset();
}

Step &FlowRun::record(StepKind kind, std::string detail)
{
    return m_steps.emplace_back(Step{kind,
                                     m_now,
                                     m_node->id,
                                     m_node->name,
                                     kindName(m_node->behaviour),
                                     std::move(detail),
                                     {},
                                     std::nullopt});
}

std::vector<VariableChange> FlowRun::assign(const std::vector<std::pair<std::string, Json>> &values)
{
    std::vector<VariableChange> changes;
    for (const auto &[name, value] : values) {
        const Json before = lookup(name);
        if (before == value) {
            continue;
        }
        changes.push_back({name, shownValue(name, before), shownValue(name, value)});
        m_values[name] = value;
    }
    return changes;
}

std::vector<std::pair<std::string, Json>> FlowRun::evaluated(const std::vector<Assignment> &assignments)
{
    // Later assignments of a node see the earlier ones.
    VariableValues fresh;
    const auto current = [&](const std::string &name) {
        const auto found = fresh.find(name);
        return found == fresh.end() ? lookup(name) : found->second;
    };
    std::vector<std::pair<std::string, Json>> values;
    for (const Assignment &assignment : assignments) {
        const Json value = valueOf(assignment.source, current, m_random);
        fresh[assignment.variable] = value;
        values.emplace_back(assignment.variable, value);
    }
    return values;
}

Json FlowRun::lookup(const std::string &name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? Json() : found->second;
}

Json FlowRun::shownValue(const std::string &name, const Json &value) const
{
    const Variable *variable = m_version.variable(name);
    const bool hidden = variable != nullptr && variable->secure && !value.is_null();
    return hidden ? Json(redactedPlaceholder().toStdString()) : value;
}

std::string FlowRun::said(const std::string &text) const
{
    return filledIn(text, [this](const std::string &name) { return shownValue(name, lookup(name)); });
}

} // namespace flowconsole::simulator
