#include "launchrequest.h"

#include "simulator/apipart.h"

#include <QUuid>

namespace flowconsole::simulator {

namespace {

std::optional<ApiFailure> checkFrame(const Json &body)
{
    for (const char *field : {"flowVersion", "name"}) {
        if (body.contains(field) && !body[field].is_string() && !body[field].is_null()) {
            return badField(field, std::string(field) + " must be text.");
        }
    }
    for (const char *field : {"inputData", "inputs"}) {
        if (body.contains(field) && !body[field].is_object()) {
            return badField(field, std::string(field) + " must be an object of names and values.");
        }
    }
    if (body.contains("inputData") && body.contains("inputs")) {
        return badField("inputs", "Send either inputData or inputs, not both.");
    }
    return std::nullopt;
}

std::string textOf(const Json &body, const char *field)
{
    return body.contains(field) && body[field].is_string() ? body[field].get<std::string>() : std::string();
}

std::optional<ApiFailure> findFlow(const Json &body, const FlowCatalogue &catalogue, CheckedLaunch &launch)
{
    const std::string flowId = textOf(body, "flowId");
    if (QUuid::fromString(QString::fromStdString(flowId)).isNull()) {
        return badField("flowId", "flowId is missing or is not a UUID.");
    }
    launch.flow = catalogue.find(flowId);
    if (!launch.flow) {
        return ApiFailure{404, "not.found", "There is no flow with the id " + flowId + ".", flowId, {}};
    }
    const std::string version = textOf(body, "flowVersion");
    launch.version = version.empty() ? &launch.flow->latest() : launch.flow->version(version);
    if (launch.version == nullptr) {
        return badField("flowVersion", launch.flow->name + " has no published version " + version + ".");
    }
    if (!launch.flow->enabled) {
        return ApiFailure{503, "service.unavailable", launch.flow->name + " is disabled.", launch.flow->id, {}};
    }
    return std::nullopt;
}

std::string worded(const InputProblem &problem)
{
    return "The variable " + problem.variable + " " + problem.message.toStdString();
}

std::optional<ApiFailure> checkInput(const Json &body, CheckedLaunch &launch)
{
    if (body.contains("inputData")) {
        launch.shape = AnswerShape::Published;
        if (!launch.flow->isLaunchableByPublishedApi()) {
            return badField("flowId", launch.flow->name + " is of the type " + launch.flow->type +
                                          "; only flows of the type WORKFLOW can be launched this way.");
        }
        auto values = checkPublishedInput(*launch.version, body["inputData"]);
        if (!values) {
            return ApiFailure{400, "bad.request", worded(values.error()), {}, values.error().variable};
        }
        launch.values = std::move(values).value();
        return std::nullopt;
    }
    const bool hasInputs = body.contains("inputs");
    launch.shape = hasInputs ? AnswerShape::FlowExecutions : AnswerShape::Union;
    auto values = checkTutorialInput(*launch.version, hasInputs ? body["inputs"] : Json::object());
    if (!values) {
        return ApiFailure{422, "invalid.value", worded(values.error()), {}, values.error().variable};
    }
    launch.values = std::move(values).value();
    return std::nullopt;
}

} // namespace

Result<CheckedLaunch, ApiFailure> checkLaunch(std::string_view text, const FlowCatalogue &catalogue)
{
    const auto parsed = parseJson(text);
    if (!parsed) {
        return ApiFailure{400,
                          "bad.request",
                          "The body cannot be used: " + parsed.error().message.toStdString() + ".",
                          {},
                          {}};
    }
    const Json &body = parsed.value();
    if (!body.is_object()) {
        return ApiFailure{400, "bad.request", "The body must be a JSON object.", {}, {}};
    }
    CheckedLaunch launch;
    if (auto failure = checkFrame(body)) {
        return *failure;
    }
    if (auto failure = findFlow(body, catalogue, launch)) {
        return *failure;
    }
    if (auto failure = checkInput(body, launch)) {
        return *failure;
    }
    launch.name = textOf(body, "name");
    if (launch.name.empty()) {
        launch.name = launch.flow->name;
    }
    return launch;
}

} // namespace flowconsole::simulator
