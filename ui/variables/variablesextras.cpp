#include "domain/conversationpayload.h"
#include "ui/variables/linefield.h"
#include "ui/variables/variablespane.h"

#include <QLineEdit>

namespace flowconsole {

// What stands below the form: the routing priority and the time limit.

LineField *VariablesPane::createTimeoutField(const Clock &clock)
{
    constexpr double longestSeconds = 86400;
    FlowVariable limit;
    limit.name = tr("Time out after (seconds)");
    limit.type = VariableType::Integer;
    limit.minimum = 1;
    limit.maximum = longestSeconds;
    auto *field = new LineField(limit, m_theme, clock);
    field->setObjectName(QStringLiteral("field.timeout"));
    field->editor()->setObjectName(QStringLiteral("editor.timeout"));
    m_timeoutAction = new TimeoutChoice(field);
    m_timeoutAction->setObjectName(QStringLiteral("editor.timeoutAction"));
    field->setCorner(m_timeoutAction);
    return field;
}

LineField *VariablesPane::createPriorityField(const Clock &clock)
{
    FlowVariable priority;
    priority.name = tr("Routing priority");
    priority.type = VariableType::Integer;
    priority.required = true;
    priority.minimum = lowestPriority;
    priority.maximum = highestPriority;
    priority.description =
        tr("Of the conversation in its queue; 1 unless the flow is to be routed before others.");
    auto *field = new LineField(priority, m_theme, clock);
    field->setObjectName(QStringLiteral("field.priority"));
    field->editor()->setObjectName(QStringLiteral("editor.priority"));
    field->setHint(tr("%1–%2", "smallest and largest value").arg(lowestPriority).arg(highestPriority));
    return field;
}

QList<LineField *> VariablesPane::extraFields() const
{
    return m_dialect == Dialect::ConversationFlow ? QList<LineField *>{m_priority, m_timeout}
                                                  : QList<LineField *>{m_timeout};
}

void VariablesPane::showDialect()
{
    // Conversations are ended after 300 s where nothing else is said, as their tutorial does.
    constexpr int conversationSeconds = 300;
    const bool isLimited = m_dialect == Dialect::ConversationFlow;
    m_priority->setVisible(m_flow.has_value() && m_dialect == Dialect::ConversationFlow);
    showTimeoutMeaning();
    m_timeout->setPlaceholder(isLimited ? QString::number(conversationSeconds) : tr("none", "no time limit"));
    m_form->setDialect(m_dialect);
}

void VariablesPane::showTimeoutMeaning()
{
    const QString meaning = m_timeoutAction->meaning(m_dialect);
    m_timeout->setDescription(meaning);
    m_timeoutAction->setToolTip(meaning);
    m_timeoutAction->setAccessibleDescription(meaning);
}

void VariablesPane::announceTimeout()
{
    const auto limit = m_timeout->value();
    if (!m_flow || m_timeout->problem() || !limit) {
        return;
    }
    TimeoutPolicy policy;
    policy.action = m_timeoutAction->action();
    if (const auto seconds = limit.value().toInteger()) {
        policy.after = std::chrono::seconds(*seconds);
    }
    m_timeoutPolicies.insert(m_flow->id, policy);
    emit timeoutPolicyChanged(m_flow->id, policy);
}

void VariablesPane::setTimeoutPolicies(const QHash<FlowId, TimeoutPolicy> &policies)
{
    m_timeoutPolicies = policies;
}

VariablesPane::Draft VariablesPane::firstDraft(const FlowId &id) const
{
    const TimeoutPolicy policy = m_timeoutPolicies.value(id);
    Draft draft;
    draft.timeout = policy.after ? QString::number(policy.after->count()) : QString();
    draft.timeoutAction = policy.action;
    return draft;
}

} // namespace flowconsole
