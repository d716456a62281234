#include "base/redaction.h"
#include "domain/launchrequest.h"
#include "ui/variables/presetmenu.h"
#include "ui/variables/variablespane.h"
#include "ui/widgets/questionbar.h"

namespace flowconsole {

void VariablesPane::connectPresets()
{
    connect(m_presets, &PresetMenu::chosen, this, &VariablesPane::fillPreset);
    connect(m_presets, &PresetMenu::saveRequested, this, &VariablesPane::askForPresetName);
    connect(m_presets, &PresetMenu::removeRequested, this, [this](const InputPreset &preset) {
        QList<InputPreset> kept = m_presets->presets();
        kept.removeAll(preset);
        emit presetsChanged(kept);
    });
    connect(m_presets, &PresetMenu::exportRequested, this, &VariablesPane::presetsExportRequested);
    connect(m_presets, &PresetMenu::importRequested, this, &VariablesPane::presetsImportRequested);
    connect(m_presetName, &QuestionBar::confirmed, this, &VariablesPane::savePreset);
    connect(m_presetName, &QuestionBar::dismissed, m_presets, qOverload<>(&QWidget::setFocus));
    // What was filled in stands there until the first edit.
    connect(m_form, &VariableForm::edited, this, [this] {
        if (!m_isFilling) {
            m_presets->showChosen({});
        }
    });
}

void VariablesPane::setPresets(const QList<InputPreset> &presets)
{
    m_presets->setPresets(presets);
}

void VariablesPane::askForPresetName(bool asPersona)
{
    m_asksForPersona = asPersona;
    const bool hasSecure = !withoutSecure(m_form->values()).second.isEmpty();
    QuestionBar::Question question;
    question.words = asPersona ? tr("Keep these values as a persona, for any flow.")
                               : tr("Keep these values as a preset of this flow.");
    if (hasSecure) {
        question.words += u' ' + tr("Secure values are left out.");
    }
    question.confirm = tr("Save");
    question.dismiss = tr("Cancel");
    question.askedFor = tr("Name");
    question.isDanger = false;
    m_presetName->ask(question);
}

/// The values that may be kept, and the names of those that may not.
std::pair<JsonValue, QStringList> VariablesPane::withoutSecure(const JsonValue &values) const
{
    const QStringList secure = m_flow ? secureNames(*m_flow, values) : QStringList();
    JsonValue::Object kept;
    QStringList left;
    for (const JsonValue::Member &member : values.members()) {
        if (secure.contains(member.key) || secure.contains(plainVariableName(member.key))) {
            left.append(member.key);
        } else {
            kept.append(member);
        }
    }
    return {JsonValue::object(kept), left};
}

void VariablesPane::savePreset(const QString &name)
{
    if (!m_flow || name.trimmed().isEmpty()) {
        m_form->showNotice(tr("The preset was not saved: give it a name."), true);
        return;
    }
    InputPreset preset;
    preset.name = name.trimmed();
    preset.values = withoutSecure(m_form->values()).first;
    if (!m_asksForPersona) {
        preset.flowId = m_flow->id;
        preset.flowName = m_flow->name;
    }
    emit presetsChanged(withPresets(m_presets->presets(), {preset}));
    m_presets->showChosen(preset.name);
    m_presets->setFocus();
}

/// A preset is all that is not secure; of a persona, a flow takes what its schema knows.
void VariablesPane::fillPreset(const InputPreset &preset)
{
    if (!m_flow) {
        return;
    }
    JsonValue values = JsonValue::object();
    for (const JsonValue::Member &member : preset.values.members()) {
        const bool isKnown = !m_flow->inputSchema || m_flow->inputSchema->find(member.key) != nullptr;
        const bool isPlaceholder = member.value == JsonValue::string(redactedPlaceholder());
        if ((isKnown || !preset.isPersona()) && !isPlaceholder) {
            values.insert(member.key, member.value);
        }
    }
    if (!preset.isPersona()) {
        fillIn(values, openNames(), {});
    } else {
        fillIn(values, {},
               values.members().isEmpty() ? tr("This flow has none of the persona's variables.") : QString());
    }
    m_presets->showChosen(preset.name);
}

/// Of the variables in the form that are not secure.
QStringList VariablesPane::openNames() const
{
    QStringList names;
    const JsonValue present = withoutSecure(m_form->values()).first;
    for (const JsonValue::Member &member : present.members()) {
        names.append(member.key);
    }
    return names;
}

void VariablesPane::fillFrom(const FlowExecution &run)
{
    if (!m_flow || m_flow->id != run.flowId) {
        return;
    }
    JsonValue values = JsonValue::object();
    QStringList left;
    for (const JsonValue::Member &member : run.inputs.members()) {
        if (member.value == JsonValue::string(redactedPlaceholder())) {
            left.append(member.key);
        } else {
            values.insert(member.key, member.value);
        }
    }
    QString notice = tr("The input of an earlier run.");
    if (!left.isEmpty()) {
        notice += u' ' + tr("Secure values are not kept; check what stands here: %1.", "%1: names of variables")
                             .arg(left.join(QStringLiteral(", ")));
    }
    fillIn(values, openNames(), notice);
}

void VariablesPane::fillIn(const JsonValue &values, const QStringList &removed, const QString &notice)
{
    m_isFilling = true;
    const bool isFilled = m_form->fillIn(values, removed);
    m_isFilling = false;
    if (!isFilled) {
        m_form->showNotice(tr("Nothing was filled in: correct the JSON below first."), true);
    } else if (!notice.isEmpty()) {
        m_form->showNotice(notice, false);
    }
}

} // namespace flowconsole
