#include "ui/variables/variableform.h"

#include "domain/words.h"
#include "ui/variables/fieldfactory.h"
#include "ui/variables/jsonfield.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/styleproperty.h"

#include <QLabel>
#include <QVBoxLayout>

namespace flowconsole {

VariableForm::VariableForm(Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock)
{
    setObjectName(QStringLiteral("variableForm"));
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("formNote"));
    m_note->setProperty("role", QStringLiteral("small"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_note);
}

VariableForm::~VariableForm() = default;

void VariableForm::setInputs(const std::optional<InputSchema> &schema, const FormDraft &draft,
                             const QString &schemaProblem)
{
    qDeleteAll(m_fields);
    m_fields.clear();
    m_wholeInput = nullptr;
    m_schema = schema;
    m_schemaProblem = schemaProblem;
    m_loaded = draft.values;
    m_problemsShown = draft.problemsShown;
    if (m_schema) {
        createFields();
    } else {
        createWholeInputField();
    }
    for (VariableField *field : std::as_const(m_fields)) {
        const QString name = field->variable().name;
        field->setValue(field == m_wholeInput ? m_loaded : m_loaded.value(name));
        if (const auto text = draft.texts.constFind(name); text != draft.texts.constEnd()) {
            field->setDraft(*text);
        }
        field->setTouched(draft.touched.contains(name));
    }
    showProblems();
}

void VariableForm::createFields()
{
    for (const FlowVariable &variable : m_schema->variables()) {
        adopt(createField(variable, m_theme, m_clock, this));
    }
}

void VariableForm::createWholeInputField()
{
    constexpr int linesToBeginWith = 8;
    FlowVariable input;
    input.name = tr("Input", "all input variables of a flow, as one JSON object");
    input.type = VariableType::Object;
    m_wholeInput = new JsonField(input, linesToBeginWith, m_theme, this);
    adopt(m_wholeInput);
}

QString VariableForm::wholeInputNote() const
{
    const QString advice = tr("Type its input as a JSON object: one member for each variable.");
    if (m_schemaProblem.isEmpty()) {
        return tr("The platform sent no input schema for this flow.") + u' ' + advice;
    }
    const QString reason = m_schemaProblem.endsWith(u'.') ? m_schemaProblem : m_schemaProblem + u'.';
    return tr("The flow's input schema cannot be read: %1 All values are treated as secure.",
              "why, as a sentence")
               .arg(reason) +
           u' ' + advice;
}

void VariableForm::adopt(VariableField *field)
{
    m_fields.append(field);
    m_layout->addWidget(field);
    field->show(); // at once, not only when the layout comes to it: it may be asked to take the focus
    connect(field, &VariableField::edited, this, [this, field] { takeEdit(field); });
}

FormDraft VariableForm::draft() const
{
    FormDraft draft{.values = values(), .texts = {}, .touched = {}, .problemsShown = m_problemsShown};
    for (const VariableField *field : m_fields) {
        draft.texts.insert(field->variable().name, field->draft());
        if (field->isTouched()) {
            draft.touched.insert(field->variable().name);
        }
    }
    return draft;
}

JsonValue VariableForm::values() const
{
    if (m_wholeInput != nullptr) {
        const auto whole = m_wholeInput->value();
        return whole && whole.value().isObject() ? whole.value() : JsonValue::object();
    }
    JsonValue::Object members;
    for (const JsonValue::Member &member : m_loaded.members()) {
        if (!m_schema || m_schema->find(member.key) == nullptr) {
            members.append(member);
        }
    }
    const JsonValue unknown = JsonValue::object(members);
    JsonValue known = JsonValue::object();
    for (const VariableField *field : m_fields) {
        const auto value = field->value();
        const QString &name = field->variable().name;
        const bool wasNull = m_loaded.contains(name) && m_loaded.value(name).isNull();
        if (value && (!value.value().isNull() || wasNull)) {
            known.insert(name, value.value());
        }
    }

    // The members keep the places that they had; what is new follows in the schema's order.
    JsonValue result = JsonValue::object();
    for (const JsonValue::Member &member : m_loaded.members()) {
        if (const JsonValue *kept = known.find(member.key)) {
            result.insert(member.key, *kept);
        } else if (const JsonValue *other = unknown.find(member.key)) {
            result.insert(member.key, *other);
        }
    }
    for (const JsonValue::Member &member : known.members()) {
        result.insert(member.key, member.value);
    }
    return result;
}

QList<VariableProblem> VariableForm::problems() const
{
    QList<VariableProblem> found;
    for (const VariableField *field : m_fields) {
        if (const auto problem = field->problem()) {
            found.append(*problem);
        }
    }
    return found + unknownVariables();
}

QList<VariableProblem> VariableForm::unknownVariables() const
{
    QList<VariableProblem> found;
    if (!m_schema) {
        return found;
    }
    const QList<VariableProblem> all = m_schema->check(values());
    for (const VariableProblem &problem : all) {
        if (problem.kind == VariableProblem::Kind::UnknownVariable) {
            found.append(problem);
        }
    }
    return found;
}

void VariableForm::setDialect(Dialect dialect)
{
    m_dialect = dialect;
    showProblems();
}

QList<PayloadProblem> VariableForm::dialectProblems() const
{
    QList<PayloadProblem> found = payloadProblems(m_dialect, values(), lowestPriority);
    const QList<VariableProblem> ofSchema = problems();
    found.removeIf([&ofSchema](const PayloadProblem &problem) {
        return std::any_of(ofSchema.cbegin(), ofSchema.cend(), [&problem](const VariableProblem &other) {
            return other.variable == problem.variable;
        });
    });
    return found;
}

int VariableForm::problemCount() const
{
    return static_cast<int>(problems().size() + dialectProblems().size());
}

QString VariableForm::problemWords(const VariableField &field) const
{
    if (const auto problem = field.problem()) {
        return describe(*problem);
    }
    const bool isWhole = &field == m_wholeInput;
    QStringList words;
    const QList<PayloadProblem> found = dialectProblems();
    for (const PayloadProblem &problem : found) {
        if (isWhole) {
            words << tr("%1: %2", "name of a variable, what is wrong").arg(problem.variable, describe(problem));
        } else if (problem.variable == field.variable().name) {
            words << describe(problem);
        }
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
    for (VariableField *field : std::as_const(m_fields)) {
        if (isWrong(*field)) {
            field->editor()->setFocus(Qt::OtherFocusReason);
            bringIntoView(*field);
            return;
        }
    }
}

void VariableForm::takeEdit(VariableField *field)
{
    field->showProblemWords(problemWords(*field));
    emit edited();
}

void VariableForm::showProblems()
{
    for (VariableField *field : std::as_const(m_fields)) {
        const bool tells = m_problemsShown || field->isTouched();
        field->showProblemWords(tells ? problemWords(*field) : QString());
    }

    QStringList notes;
    if (m_wholeInput != nullptr) {
        notes.append(wholeInputNote());
    } else if (m_fields.isEmpty()) {
        notes.append(tr("This flow takes no input."));
    }
    const QList<VariableProblem> unknown = unknownVariables();
    for (const VariableProblem &problem : unknown) {
        notes.append(
            tr("%1: %2", "name of a variable, what is wrong").arg(problem.variable, describe(problem)));
    }
    const QList<PayloadProblem> ofDialect = dialectProblems();
    bool hasOther = false; // about a member that has no field
    for (const PayloadProblem &problem : ofDialect) {
        const bool hasField =
            m_wholeInput != nullptr ||
            std::any_of(m_fields.cbegin(), m_fields.cend(), [&problem](const VariableField *field) {
                return field->variable().name == problem.variable;
            });
        if (!hasField) {
            hasOther = true;
            notes.append(
                tr("%1: %2", "name of a variable, what is wrong").arg(problem.variable, describe(problem)));
        }
    }
    setStyleProperty(*m_note, "role",
                     unknown.isEmpty() && !hasOther ? QStringLiteral("small") : QStringLiteral("problem"));
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
}

} // namespace flowconsole
