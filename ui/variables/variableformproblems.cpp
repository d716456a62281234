#include "base/redaction.h"
#include "domain/words.h"
#include "ui/variables/freevariable.h"
#include "ui/variables/jsonfield.h"
#include "ui/variables/variableform.h"
#include "ui/widgets/focusorder.h"

#include <QHash>
#include <QLineEdit>
#include <QSet>

namespace flowconsole {

// What is wrong with the input, and where it is said.

QList<VariableProblem> VariableForm::problems() const
{
    QList<VariableProblem> found;
    if (m_view == View::Json) {
        if (const auto problem = m_json->problem()) {
            return {*problem};
        }
        found = m_schema ? m_schema->check(values()) : found;
        addUnclear(found);
        return found;
    }
    const QList<VariableField *> fields = m_fields->fields();
    for (const VariableField *field : fields) {
        if (const auto problem = field->problem()) {
            found.append(*problem);
        }
    }
    if (m_schema) {
        QList<VariableProblem> unknown = m_schema->check(values());
        unknown.removeIf([](const VariableProblem &problem) {
            return problem.kind != VariableProblem::Kind::UnknownVariable;
        });
        found.append(unknown);
    }
    return found;
}

/// What reads as a value in the JSON view and was meant as none: a placeholder that stands for no value, and a
/// text that stood in the field of another type.
void VariableForm::addUnclear(QList<VariableProblem> &problems) const
{
    const auto whole = m_json->value();
    if (!whole) {
        return;
    }
    for (const JsonValue::Member &member : whole.value().members()) {
        const FlowVariable *known = m_schema ? m_schema->find(member.key) : nullptr;
        const auto text = m_beforeJson.texts.constFind(member.key);
        const bool isOpenType = known == nullptr || known->type == VariableType::Any;
        if (isSecure(member.key) && member.value == JsonValue::string(redactedPlaceholder())) {
            if (!m_beforeJson.values.contains(member.key) && (known == nullptr || !known->required)) {
                problems.append({member.key, VariableProblem::Kind::Missing, VariableType::Any, {}, {}, {}});
            }
        } else if (isOpenType && text != m_beforeJson.texts.constEnd() &&
                   member.value == JsonValue::string(*text)) {
            problems.append({member.key,
                             VariableProblem::Kind::NotJson,
                             VariableType::Any,
                             *text,
                             tr("it is no value in the form"),
                             {}});
        }
    }
}

QList<PayloadProblem> VariableForm::dialectProblems() const
{
    return dialectProblemsBeside(problems());
}

QList<PayloadProblem> VariableForm::dialectProblemsBeside(const QList<VariableProblem> &ofSchema) const
{
    QSet<QString> told;
    for (const VariableProblem &problem : ofSchema) {
        told.insert(problem.variable);
    }
    QList<PayloadProblem> found = payloadProblems(m_dialect, values(), lowestPriority);
    found.removeIf([&told](const PayloadProblem &problem) { return told.contains(problem.variable); });
    return found;
}

/// By variable, in the order of the input.
QList<std::pair<QString, QString>> VariableForm::allProblemWords() const
{
    QList<std::pair<QString, QString>> words;
    const QList<VariableProblem> ofSchema = problems();
    for (const VariableProblem &problem : ofSchema) {
        words.append({problem.variable, describe(problem)});
    }
    const QList<PayloadProblem> ofDialect = dialectProblemsBeside(ofSchema);
    for (const PayloadProblem &problem : ofDialect) {
        words.append({problem.variable, describe(problem)});
    }
    return words;
}

int VariableForm::problemCount() const
{
    return static_cast<int>(allProblemWords().size());
}

/// The same of the whole, each with the variable's name.
QString VariableForm::jsonProblemWords() const
{
    if (const auto problem = m_json->problem()) {
        return describe(*problem);
    }
    QStringList words;
    const auto all = allProblemWords();
    for (const auto &[variable, what] : all) {
        words << tr("%1: %2", "name of a variable, what is wrong").arg(variable, what);
    }
    return words.join(u'\n');
}

void VariableForm::showAllProblems()
{
    m_problemsShown = true;
    showProblems();
}

void VariableForm::focusFirstProblem()
{
    if (m_view == View::Json) {
        m_json->editor()->setFocus(Qt::OtherFocusReason);
        bringIntoView(*m_json);
        return;
    }
    QSet<QString> wrong;
    const auto all = allProblemWords();
    for (const auto &[variable, what] : all) {
        wrong.insert(variable);
    }
    const QList<VariableField *> fields = m_fields->fields();
    for (VariableField *field : fields) {
        if (wrong.contains(field->variable().name)) {
            const FreeVariable *free = m_fields->freeVariableOf(*field);
            QWidget *editor = free != nullptr && !field->problem() ? &free->nameEditor() : field->editor();
            editor->setFocus(Qt::OtherFocusReason);
            bringIntoView(*field);
            return;
        }
    }
}

bool VariableForm::tells(const VariableField &field) const
{
    return m_problemsShown || field.isTouched();
}

void VariableForm::showProblems()
{
    QHash<QString, QStringList> words;
    if (m_view == View::Fields) {
        const auto all = allProblemWords();
        for (const auto &[variable, what] : all) {
            words[variable] << what;
        }
    }
    const QList<VariableField *> fields = m_fields->fields();
    for (VariableField *field : fields) {
        QStringList ofField = words.value(field->variable().name);
        ofField.removeDuplicates();
        field->showProblemWords(tells(*field) ? ofField.join(u'\n') : QString());
    }
    m_json->showProblemWords(
        m_view == View::Json && (m_problemsShown || m_json->isTouched()) ? jsonProblemWords() : QString());
    showNote();
}

} // namespace flowconsole
