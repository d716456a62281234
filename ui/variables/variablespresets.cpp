#include "base/redaction.h"
#include "domain/launchrequest.h"
#include "ui/variables/linefield.h"
#include "ui/variables/presetmenu.h"
#include "ui/variables/variablespane.h"
#include "ui/widgets/questionbar.h"

#include <algorithm>
#include <utility>

namespace flowconsole {

void VariablesPane::connectPresets()
{
    connect(m_presets, &PresetMenu::wanted, this, &VariablesPane::fillPreset);
    connect(m_presets, &PresetMenu::saveRequested, this, [this](bool asPersona) {
        endPresetQuestion();
        m_asksForPersona = asPersona;
        askForPresetName({});
    });
    connect(m_presets, &PresetMenu::removeRequested, this, [this](const InputPreset &preset) {
        QList<InputPreset> kept = m_presets->presets();
        kept.removeAll(preset);
        emit presetsChanged(kept);
    });
    connect(m_presets, &PresetMenu::exportRequested, this, &VariablesPane::presetsExportRequested);
    connect(m_presets, &PresetMenu::importRequested, this, &VariablesPane::presetsImportRequested);
    connect(m_presetName, &QuestionBar::confirmed, this, &VariablesPane::takePresetName);
    connect(m_presetName, &QuestionBar::dismissed, this, [this] {
        if (const QString name = std::exchange(m_replacedPreset, {}); !name.isEmpty()) {
            askForPresetName(name);
        } else {
            m_presets->setFocus();
        }
    });
    // What was filled in stands there until the first edit.
    connect(m_form, &VariableForm::edited, this, [this] {
        if (!m_isFilling) {
            m_presets->showChosen({});
            if (!m_form->offersUndo()) {
                m_beforeFilling.reset();
            }
        }
    });
}

void VariablesPane::setPresets(const QList<InputPreset> &presets)
{
    m_presets->setPresets(presets);
}

void VariablesPane::askForPresetName(const QString &suggested)
{
    const bool hasSecure = !withoutSecure(m_form->values()).second.isEmpty();
    QuestionBar::Question question;
    question.words = m_asksForPersona ? tr("Keep these values as a persona, for any flow.")
                                      : tr("Keep these values as a preset of this flow.");
    if (hasSecure) {
        question.words += u' ' + tr("Secure values are left out.");
    }
    question.confirm = tr("Save");
    question.dismiss = tr("Cancel");
    question.askedFor = tr("Name");
    question.suggested = suggested;
    question.isDanger = false;
    m_presetName->ask(question);
}

void VariablesPane::askToReplacePreset(const QString &name)
{
    m_replacedPreset = name;
    QuestionBar::Question question;
    question.words = m_asksForPersona
                         ? tr("There is a persona “%1” already. Replace it?").arg(name)
                         : tr("There is a preset “%1” of this flow already. Replace it?").arg(name);
    question.confirm = tr("Replace");
    question.dismiss = tr("Choose another name");
    m_presetName->ask(question);
}

/// What was asked was about the values that stood there then.
void VariablesPane::endPresetQuestion()
{
    m_replacedPreset.clear();
    m_presetName->hide();
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

void VariablesPane::takePresetName(const QString &typed)
{
    if (const QString replaced = std::exchange(m_replacedPreset, {}); !replaced.isEmpty()) {
        savePreset(presetNamed(replaced));
        return;
    }
    const QString name = typed.trimmed();
    if (!m_flow || name.isEmpty()) {
        m_form->showNotice(tr("The preset was not saved: give it a name."), true);
        return;
    }
    const InputPreset preset = presetNamed(name);
    const QList<InputPreset> &known = m_presets->presets();
    const bool isTaken = std::any_of(known.cbegin(), known.cend(), [&preset](const InputPreset &each) {
        return each.isSameAs(preset) && each.values != preset.values;
    });
    if (isTaken) {
        askToReplacePreset(name);
    } else {
        savePreset(preset);
    }
}

InputPreset VariablesPane::presetNamed(const QString &name) const
{
    InputPreset preset;
    preset.name = name;
    preset.values = withoutSecure(m_form->values()).first;
    if (m_flow && !m_asksForPersona) {
        preset.flowId = m_flow->id;
        preset.flowName = m_flow->name;
    }
    return preset;
}

void VariablesPane::savePreset(const InputPreset &preset)
{
    emit presetsChanged(withPresets(m_presets->presets(), {preset}));
    m_presets->showChosen(preset);
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
    m_presets->showChosen(preset);
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
    const bool isFilled = fillIn(values, openNames(), notice);
    if (isFilled && run.dialect == Dialect::ConversationFlow && run.routingPriority > 0) {
        m_priority->setDraft(QString::number(run.routingPriority));
        m_priority->showProblem(m_priority->problem());
        updateState();
    }
}

bool VariablesPane::fillIn(const JsonValue &values, const QStringList &removed, const QString &notice)
{
    const Draft before = currentDraft();
    m_isFilling = true;
    const bool isFilled = m_form->fillIn(values, removed);
    m_isFilling = false;
    if (!isFilled) {
        m_form->showNotice(tr("Nothing was filled in: correct the JSON below first."), true);
        return false;
    }
    const bool offersUndo = !notice.isEmpty() && !(values.members().isEmpty() && removed.isEmpty());
    if (!offersUndo) {
        m_beforeFilling.reset();
    } else if (!m_beforeFilling) {
        // Only what stood there first: what is filled in over what was filled in was not typed.
        m_beforeFilling = before;
        m_chosenBeforeFilling = m_presets->chosen();
    }
    m_presets->showChosen({});
    if (!notice.isEmpty()) {
        m_form->showNotice(notice, false, offersUndo ? VariableForm::Offer::Undo : VariableForm::Offer::None);
    }
    return true;
}

void VariablesPane::undoFilling()
{
    if (!m_flow || !m_beforeFilling) {
        return;
    }
    const Draft draft = *std::exchange(m_beforeFilling, std::nullopt);
    m_isFilling = true;
    m_form->setInputs(m_flow->inputSchema, draft.form, m_flow->inputSchemaProblem);
    m_isFilling = false;
    m_secureLeftOut = draft.secureLeftOut;
    m_priority->setDraft(draft.priority);
    m_priority->showProblem(m_priority->problem());
    m_presets->showChosen(m_chosenBeforeFilling);
    updateState();
}

} // namespace flowconsole
