#include "domain/words.h"
#include "ui/variables/variablespane.h"

namespace flowconsole {

namespace {

QString joined(const QStringList &names)
{
    return names.join(QStringLiteral(", "));
}

} // namespace

Result<LaunchRequest, AgainObstacle> VariablesPane::requestLike(const FlowExecution &run) const
{
    if (const QString blocker = flowBlocker(); !blocker.isEmpty()) {
        return AgainObstacle{blocker, false};
    }
    if (const QStringList hidden = maskedNames(run.inputs); !hidden.isEmpty()) {
        return AgainObstacle{tr("Secure values are not kept: type %1, then launch.", "%1: names of variables")
                                 .arg(joined(hidden)),
                             true};
    }
    const QString version = versionToRun(*m_flow);
    const bool isSameVersion = run.flowVersion.isEmpty() || run.flowVersion == version;
    if (!isSameVersion && !canPinVersion(m_dialect)) {
        return AgainObstacle{tr("It ran version %1; this form of the API always runs the latest, %2.",
                                "%1, %2: versions of a flow")
                                 .arg(shortVersion(run.flowVersion), shortVersion(version)),
                             true};
    }
    // What another version takes is not known here: the platform checks it.
    if (isSameVersion && m_flow->inputSchema) {
        const QList<VariableProblem> problems = m_flow->inputSchema->check(run.inputs);
        if (!problems.isEmpty()) {
            return AgainObstacle{tr("The flow does not take this input any more. %1: %2",
                                    "%1: name of a variable, %2: what is wrong")
                                     .arg(problems.first().variable, describe(problems.first())),
                                 true};
        }
    }
    LaunchRequest request;
    request.id = newExecutionId();
    request.flowId = m_flow->id;
    request.flowName = m_flow->name;
    request.flowVersion = isSameVersion ? version : run.flowVersion;
    const bool isLatest = m_flow->publishedVersion && m_flow->publishedVersion->id == request.flowVersion;
    request.pinnedVersion = isLatest ? QString() : isSameVersion ? m_flow->pinnedVersion : run.flowVersion;
    request.inputs = run.inputs;
    request.secureNames = secureNames(*m_flow, request.inputs);
    request.timeout = run.timeout;
    request.timeoutAction = run.timeoutAction;
    if (m_dialect == Dialect::ConversationFlow && run.routingPriority > 0) {
        request.priority = run.routingPriority;
    }
    return request;
}

void VariablesPane::showNotice(const QString &words)
{
    m_form->showNotice(words, false, m_beforeFilling ? VariableForm::Offer::Undo : VariableForm::Offer::None);
}

} // namespace flowconsole
