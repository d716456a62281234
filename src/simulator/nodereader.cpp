#include "flowreader.h"

#include <algorithm>

namespace flowconsole::simulator {

namespace {

/// Reading aloud takes about 380 ms a word, and a breath.
DurationRange spokenDuration(const std::string &text)
{
    const auto words = std::ranges::count(text, ' ') + 1;
    const Milliseconds time{400 + 380 * words};
    return {time, time};
}

DurationRange readDuration(const Json &document)
{
    if (document.is_object()) {
        return {Milliseconds(document["least"].get<std::int64_t>()),
                Milliseconds(document["most"].get<std::int64_t>())};
    }
    const Milliseconds time(document.get<std::int64_t>());
    return {time, time};
}

DurationRange promptDuration(const Json &document)
{
    return document.contains("duration") ? readDuration(document["duration"])
                                         : spokenDuration(document["text"].get<std::string>());
}

SummedValue readSum(const Json &operands)
{
    SummedValue sum;
    for (const Json &operand : operands) {
        if (operand.is_number()) {
            sum.operands.emplace_back(operand.get<double>());
            sum.subtracted.push_back(false);
            continue;
        }
        std::string name = operand.get<std::string>();
        const bool minus = name.starts_with('-');
        sum.operands.emplace_back(minus ? name.substr(1) : name);
        sum.subtracted.push_back(minus);
    }
    return sum;
}

ValueSource readSource(const Json &document)
{
    if (document.contains("from")) {
        return CopiedValue{document["from"]};
    }
    if (document.contains("sum")) {
        return readSum(document["sum"]);
    }
    if (document.contains("pick")) {
        return PickedValue{document["pick"].get<std::vector<Json>>()};
    }
    if (document.contains("random")) {
        const Json &random = document["random"];
        return RandomValue{random["least"], random["most"], random.value("decimals", 0)};
    }
    if (document.contains("serial")) {
        return SerialValue{document["serial"]};
    }
    if (document.contains("text")) {
        return TextValue{document["text"]};
    }
    return LiteralValue{document["value"]};
}

std::vector<Assignment> readAssignments(const Json &document)
{
    std::vector<Assignment> assignments;
    for (const Json &entry : document) {
        assignments.push_back({entry["variable"], readSource(entry)});
    }
    return assignments;
}

MenuNode readMenu(const Json &document)
{
    MenuNode menu{document["text"],
                  promptDuration(document),
                  {},
                  Milliseconds(document.value("timeout", 5000)),
                  document.value("attempts", 3)};
    for (const Json &choice : document["choices"]) {
        menu.choices.push_back({choice["digit"], choice["label"], choice.value("weight", 1.0)});
    }
    return menu;
}

CollectInputNode readCollectInput(const Json &document)
{
    CollectInputNode collect;
    collect.text = document["text"];
    collect.duration = promptDuration(document);
    collect.variable = document["variable"];
    collect.prefix = document.value("prefix", std::string());
    collect.minDigits = document.value("minDigits", collect.minDigits);
    collect.maxDigits = document.value("maxDigits", collect.maxDigits);
    collect.timeout = Milliseconds(document.value("timeout", 8000));
    collect.attempts = document.value("attempts", 3);
    return collect;
}

std::vector<DataActionFailure> readFailures(const Json &document)
{
    std::vector<DataActionFailure> failures;
    for (const Json &failure : document.value("failures", Json::array())) {
        failures.push_back({failure["probability"], failure["status"], failure["code"], failure["message"]});
    }
    return failures;
}

DataActionNode readDataAction(const Json &document)
{
    return {document["action"], readDuration(document["latency"]), readFailures(document),
            readAssignments(document.value("outputs", Json::array()))};
}

CallbackNode readCallback(const Json &document)
{
    return {document["queue"], document["number"], readDuration(document["latency"]), readFailures(document),
            readAssignments(document.value("outputs", Json::array()))};
}

LoopNode readLoop(const Json &document)
{
    return {document.value("times", std::int64_t(0)), document.value("items", std::string()),
            document.value("index", std::string()), document.value("item", std::string())};
}

NodeBehaviour readBehaviour(const Json &document)
{
    const std::string kind = document["kind"];
    if (kind == "prompt") {
        return PromptNode{document["text"], promptDuration(document)};
    }
    if (kind == "menu") {
        return readMenu(document);
    }
    if (kind == "collectInput") {
        return readCollectInput(document);
    }
    if (kind == "decision") {
        return DecisionNode{};
    }
    if (kind == "setVariable") {
        return SetVariableNode{readAssignments(document["assignments"])};
    }
    if (kind == "dataAction") {
        return readDataAction(document);
    }
    if (kind == "callback") {
        return readCallback(document);
    }
    if (kind == "loop") {
        return readLoop(document);
    }
    if (kind == "task") {
        return TaskNode{document["task"]};
    }
    if (kind == "setOutcome") {
        return SetOutcomeNode{document["outcome"],
                              document["value"] == "failure" ? OutcomeValue::Failure : OutcomeValue::Success};
    }
    if (kind == "milestone") {
        return MilestoneNode{document["milestone"]};
    }
    if (kind == "queueTransfer") {
        return QueueTransferNode{document["queue"], readDuration(document["waiting"]),
                                 document.contains("talking") ? readDuration(document["talking"])
                                                              : DurationRange{}};
    }
    if (kind == "wait") {
        return WaitNode{readDuration(document["duration"])};
    }
    if (kind == "end") {
        return EndNode{document.value("result", std::string()) == "failed", document["reason"]};
    }
    return StartNode{};
}

} // namespace

Node readNode(const Json &document)
{
    return {document["id"], document["name"], readBehaviour(document)};
}

} // namespace flowconsole::simulator
