#include "executionanswers.h"

#include "simulator/apifailure.h"
#include "simulator/flowcatalogue.h"

namespace flowconsole::simulator {

namespace {

std::string_view publishedStatus(RunStatus status)
{
    switch (status) {
    case RunStatus::Running:
        return "RUNNING";
    case RunStatus::Completed:
        return "COMPLETED";
    case RunStatus::Failed:
        return "FAILED";
    case RunStatus::Terminated:
        return "TERMINATED";
    }
    return "UNKNOWN";
}

std::string_view tutorialState(RunStatus status)
{
    switch (status) {
    case RunStatus::Running:
        return "Running";
    case RunStatus::Completed:
        return "Completed";
    case RunStatus::Failed:
        return "Failed";
    case RunStatus::Terminated:
        return "Cancelled";
    }
    return "Running";
}

std::string selfUri(const Execution &execution)
{
    return "/api/v2/flows/executions/" + execution.id;
}

void addPublishedLaunch(const Execution &execution, Json &answer)
{
    const FlowVersion &version = execution.run->version();
    answer["id"] = execution.id;
    answer["name"] = execution.name;
    answer["flowVersion"] = {{"id", version.id},
                             {"name", version.id},
                             {"selfUri", "/api/v2/flows/" + execution.flow->id + "/versions/" + version.id}};
    answer["selfUri"] = selfUri(execution);
}

void addPublished(const Execution &execution, const std::string &contextId, Json &answer)
{
    const FlowRun &run = *execution.run;
    answer["id"] = execution.id;
    answer["name"] = execution.name;
    answer["flowVersion"] = FlowCatalogue::describeVersion(*execution.flow, run.version(), false);
    answer["dateLaunched"] = isoTime(execution.scale.origin);
    answer["status"] = publishedStatus(run.status());
    if (const auto ended = run.ended()) {
        answer["dateCompleted"] = isoTime(execution.scale.toWall(*ended));
        answer["completionReason"] = run.endReason();
    }
    if (const auto &error = run.error()) {
        answer["flowErrorInfo"] = failureBody({error->status, error->code, error->message, {}, {}}, contextId);
    }
    if (run.status() == RunStatus::Completed) {
        Json outputs = Json::object();
        for (const auto &[name, value] : run.outputs()) {
            outputs["Flow." + name] = value;
        }
        answer["outputData"] = std::move(outputs);
    }
    if (!execution.conversationId.empty()) {
        answer["conversation"] = {{"id", execution.conversationId},
                                  {"selfUri", "/api/v2/conversations/" + execution.conversationId}};
    }
    answer["selfUri"] = selfUri(execution);
}

void addTutorial(const Execution &execution, Json &answer)
{
    const auto ended = execution.run->ended();
    answer["id"] = execution.id;
    answer["flowId"] = execution.flow->id;
    answer["state"] = tutorialState(execution.run->status());
    answer["startTime"] = isoTime(execution.scale.origin);
    answer["endTime"] = ended ? Json(isoTime(execution.scale.toWall(*ended))) : Json();
}

} // namespace

Json launchAnswer(const Execution &execution)
{
    Json answer = Json::object();
    if (execution.shape != AnswerShape::FlowExecutions) {
        addPublishedLaunch(execution, answer);
    }
    if (execution.shape != AnswerShape::Published) {
        addTutorial(execution, answer);
    }
    return answer;
}

Json executionAnswer(const Execution &execution, const std::string &contextId)
{
    Json answer = Json::object();
    if (execution.shape != AnswerShape::FlowExecutions) {
        addPublished(execution, contextId, answer);
    }
    if (execution.shape != AnswerShape::Published) {
        addTutorial(execution, answer);
    }
    return answer;
}

} // namespace flowconsole::simulator
