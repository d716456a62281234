#include "ui/variables/linefield.h"
#include "ui/variables/variablespane.h"

#include <QLabel>

#include <algorithm>

namespace flowconsole {

VariablesPane::Draft VariablesPane::currentDraft() const
{
    Draft draft;
    draft.form = m_form->draft();
    draft.timeout = m_timeout->draft();
    draft.timeoutAction = m_timeoutAction->action();
    draft.priority = m_priority->draft();
    draft.secureNames = secureNames(*m_flow, draft.form.values);
    draft.isAllSecure = !m_flow->inputSchema && !m_flow->inputSchemaProblem.isEmpty();
    draft.secureLeftOut = m_secureLeftOut;
    return draft;
}

VariablesPane::Draft VariablesPane::draftOfVersion(const Flow &flow) const
{
    const auto known = m_versionDrafts.constFind({flow.id, flow.pinnedVersion});
    if (known != m_versionDrafts.cend()) {
        return *known;
    }
    const Draft latest = m_drafts.value(flow.id, firstDraft(flow.id));
    if (!flow.inputSchema) {
        return latest; // it takes anything
    }
    Draft draft = firstDraft(flow.id);
    draft.timeout = latest.timeout;
    draft.timeoutAction = latest.timeoutAction;
    draft.priority = latest.priority;
    draft.form.values = flow.inputSchema->sampleInput();
    for (const JsonValue::Member &member : latest.form.values.members()) {
        if (flow.inputSchema->find(member.key) != nullptr && !member.value.isNull()) {
            draft.form.values.insert(member.key, member.value);
        }
    }
    return draft;
}

FlowInputDraft VariablesPane::withoutSecureValues(const FlowId &id, const Draft &draft)
{
    FlowInputDraft kept;
    kept.flowId = id;
    kept.timeout = draft.timeout;
    kept.timeoutAction = timeoutActionKey(draft.timeoutAction);
    kept.priority = draft.priority;
    kept.problemsShown = draft.form.problemsShown;
    kept.touched = QStringList(draft.form.touched.cbegin(), draft.form.touched.cend());
    std::sort(kept.touched.begin(), kept.touched.end());
    kept.secureLeftOut = draft.secureLeftOut;
    const auto isSecure = [&draft](const QString &name) {
        return draft.isAllSecure || draft.secureNames.contains(plainVariableName(name));
    };
    const auto leaveOut = [&kept](const QString &name) {
        if (!name.isEmpty() && !kept.secureLeftOut.contains(name)) {
            kept.secureLeftOut.append(name);
        }
    };
    kept.json = draft.isAllSecure || !draft.secureNames.isEmpty() ? std::nullopt : draft.form.json;
    for (const JsonValue::Member &member : draft.form.values.members()) {
        if (!isSecure(member.key)) {
            kept.values.insert(member.key, member.value);
        } else if (!member.value.isNull() && draft.form.touched.contains(member.key)) {
            leaveOut(member.key);
        }
    }
    for (auto text = draft.form.texts.cbegin(); text != draft.form.texts.cend(); ++text) {
        if (!isSecure(text.key())) {
            kept.texts.insert(text.key(), text.value());
        } else if (!text.value().isEmpty() && draft.form.touched.contains(text.key())) {
            leaveOut(text.key());
        }
    }
    return kept;
}

QList<FlowInputDraft> VariablesPane::drafts() const
{
    QList<FlowInputDraft> all;
    const auto add = [&](const FlowId &id, const Draft &draft) {
        const Draft untouched = firstDraft(id);
        const bool differs =
            !draft.form.touched.isEmpty() || draft.form.problemsShown || draft.timeout != untouched.timeout ||
            draft.timeoutAction != untouched.timeoutAction || draft.priority != untouched.priority ||
            draft.isRestored || !draft.secureLeftOut.isEmpty();
        if (differs) {
            all.append(withoutSecureValues(id, draft));
        }
    };
    if (m_flow) {
        add(m_flow->id, m_flow->pinnedVersion.isEmpty() ? currentDraft() : m_drafts.value(m_flow->id));
    }
    QList<FlowId> others = m_drafts.keys();
    std::sort(others.begin(), others.end());
    for (const FlowId &id : std::as_const(others)) {
        if (!m_flow || id != m_flow->id) {
            add(id, m_drafts.value(id));
        }
    }
    return all;
}

void VariablesPane::restoreDrafts(const QList<FlowInputDraft> &drafts)
{
    for (const FlowInputDraft &kept : drafts) {
        Draft draft;
        draft.form.values = kept.values;
        for (auto text = kept.texts.cbegin(); text != kept.texts.cend(); ++text) {
            draft.form.texts.insert(text.key(), text.value());
        }
        draft.form.touched = QSet<QString>(kept.touched.cbegin(), kept.touched.cend());
        draft.form.problemsShown = kept.problemsShown;
        draft.form.json = kept.json;
        draft.timeout = kept.timeout;
        draft.timeoutAction = timeoutActionFromKey(kept.timeoutAction).value_or(TimeoutAction::Terminate);
        draft.priority = kept.priority;
        draft.secureLeftOut = kept.secureLeftOut;
        draft.isRestored = true;
        m_drafts.insert(kept.flowId, draft);
    }
}

/// A secure variable that the operator had not edited begins with the schema's own sample, as it did before.
void VariablesPane::refillSecureSamples(const Flow &flow, Draft &draft) const
{
    if (!draft.isRestored || !flow.inputSchema) {
        return;
    }
    const JsonValue sample = flow.inputSchema->sampleInput();
    const QStringList secure = flow.inputSchema->secureNames();
    for (const QString &name : secure) {
        if (sample.contains(name) && !draft.form.touched.contains(name) && !draft.form.values.contains(name)) {
            draft.form.values.insert(name, sample.value(name));
        }
    }
}

void VariablesPane::showLeftOut()
{
    if (!m_secureLeftOut.isEmpty()) {
        // What has been typed again is not missing any more.
        const FormDraft form = m_form->draft();
        m_secureLeftOut.removeIf([&form](const QString &name) {
            return !form.texts.value(name).isEmpty() || !form.values.value(name).isNull();
        });
    }
    m_leftOut->setVisible(!m_secureLeftOut.isEmpty());
    m_leftOut->setText(tr("Secure values are not kept. Type again: %1.", "%1: names of variables")
                           .arg(m_secureLeftOut.join(QStringLiteral(", "))));
}

} // namespace flowconsole
