#include "ui/variables/variableform.h"

#include "base/redaction.h"
#include "domain/launchrequest.h"
#include "domain/words.h"
#include "ui/variables/freevariable.h"
#include "ui/variables/jsonfield.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/styleproperty.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

constexpr int linesOfJson = 8;

FlowVariable wholeInput()
{
    FlowVariable input;
    input.name = VariableForm::tr("Input", "all input variables of a flow, as one JSON object");
    input.type = VariableType::Object;
    return input;
}

} // namespace

VariableForm::VariableForm(Theme &theme, const Clock &clock, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("variableForm"));
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("formNote"));
    m_note->setProperty("role", QStringLiteral("small"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_fields = new InputFields(theme, clock, this);
    m_json = new JsonField(wholeInput(), linesOfJson, theme, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_note);
    layout->addWidget(m_fields);
    layout->addWidget(m_json);
    layout->addWidget(createViewBar());
    connect(m_fields, &InputFields::edited, this, &VariableForm::takeEdit);
    connect(m_json, &VariableField::edited, this, &VariableForm::takeEdit);
    showView();
}

VariableForm::~VariableForm() = default;

QWidget *VariableForm::createViewBar()
{
    auto *bar = new QWidget(this);
    const auto button = [bar](const QString &words, const char *name, const QString &hint) {
        auto *made = new QPushButton(words, bar);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(hint);
        return made;
    };
    m_addButton = button(tr("+ Variable"), "addVariable", tr("Add a variable that the schema does not know"));
    m_addButton->setAccessibleName(tr("Add a variable"));
    m_fieldsButton =
        button(tr("Form", "view of a flow's input: fields"), "viewFields", tr("Show the input as fields"));
    m_jsonButton = button(tr("JSON", "view of a flow's input"), "viewJson", tr("Show the same input as JSON"));
    auto *paste = button(
        tr("Paste", "fills a form from the clipboard"), "pasteInput",
        tr("Fill in what the clipboard holds (Ctrl+Shift+V): JSON, lines of the form name=value, or a cURL "
           "command"));
    paste->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V));
    auto *views = new QButtonGroup(bar);
    for (QPushButton *view : {m_fieldsButton, m_jsonButton}) {
        view->setCheckable(true);
        view->setProperty("role", QStringLiteral("choice"));
        views->addButton(view);
    }
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_addButton);
    row->addWidget(m_fieldsButton);
    row->addWidget(m_jsonButton);
    row->addStretch(1);
    row->addWidget(paste);
    connect(m_addButton, &QPushButton::clicked, m_fields, &InputFields::addVariable);
    connect(m_fieldsButton, &QPushButton::clicked, this, [this] { setView(View::Fields); });
    connect(m_jsonButton, &QPushButton::clicked, this, [this] { setView(View::Json); });
    connect(paste, &QPushButton::clicked, this, &VariableForm::pasteRequested);
    return bar;
}

void VariableForm::setInputs(const std::optional<InputSchema> &schema, const FormDraft &draft,
                             const QString &schemaProblem)
{
    m_schema = schema;
    m_schemaProblem = schemaProblem;
    m_problemsShown = draft.problemsShown;
    m_notice.clear();
    m_fields->setInputs(schema, isAllSecure(), draft);
    m_view = View::Fields;
    if (draft.json) {
        showJson();
        m_json->setDraft(*draft.json);
        m_json->setTouched(draft.touched.contains(m_json->variable().name));
        m_view = View::Json;
    }
    showView();
    showProblems();
}

FormDraft VariableForm::draft() const
{
    FormDraft draft = m_view == View::Json ? m_beforeJson : m_fields->draft();
    if (m_view == View::Json) {
        draft.json = m_json->draft();
        if (m_json->isTouched()) {
            draft.touched.insert(m_json->variable().name);
        }
    }
    draft.problemsShown = m_problemsShown;
    return draft;
}

void VariableForm::setView(View view)
{
    if (view != m_view) {
        if (view == View::Json) {
            showJson();
            m_view = view;
        } else if (showFields()) {
            m_view = view;
        } else {
            showAllProblems();
            m_json->editor()->setFocus(Qt::OtherFocusReason);
        }
        showProblems();
        emit edited();
    }
    showView();
}

void VariableForm::showJson()
{
    m_beforeJson = m_fields->draft();
    m_json->setValue(maskedValues(m_beforeJson.values));
    m_json->setTouched(false);
}

/// False where the JSON is no object.
bool VariableForm::showFields()
{
    const auto whole = m_json->value();
    if (!whole || !(whole.value().isObject() || whole.value().isNull())) {
        return false;
    }
    m_fields->setInputs(m_schema, isAllSecure(), draftOf(unmasked(whole.value())));
    return true;
}

/// The fields for these values; what has not changed since they were last shown stands in them as it did.
FormDraft VariableForm::draftOf(const JsonValue &values) const
{
    FormDraft draft = m_beforeJson;
    draft.json.reset();
    draft.values = values.isNull() ? JsonValue::object() : values;
    const JsonValue::Object before = m_beforeJson.values.members();
    const QList<QString> names = draft.texts.keys();
    for (const QString &name : names) {
        const bool isSame = draft.values.contains(name) == m_beforeJson.values.contains(name) &&
                            draft.values.value(name) == m_beforeJson.values.value(name);
        if (!isSame) {
            draft.texts.remove(name);
        }
    }
    for (const JsonValue::Member &member : draft.values.members()) {
        if (!before.contains(member)) {
            draft.touched.insert(member.key);
        }
    }
    return draft;
}

void VariableForm::showView()
{
    const bool isJson = m_view == View::Json;
    m_fields->setVisible(!isJson);
    m_json->setVisible(isJson);
    m_fieldsButton->setChecked(!isJson);
    m_jsonButton->setChecked(isJson);
    m_addButton->setVisible(!isJson && (!m_schema || m_schema->allowsUnknown()));
}

JsonValue VariableForm::values() const
{
    if (m_view == View::Fields) {
        return m_fields->values();
    }
    const auto whole = m_json->value();
    return whole && whole.value().isObject() ? unmasked(whole.value()) : JsonValue::object();
}

bool VariableForm::fillIn(const JsonValue &values)
{
    FormDraft draft = m_fields->draft();
    if (m_view == View::Json) {
        const auto whole = m_json->value();
        if (!whole || !(whole.value().isObject() || whole.value().isNull())) {
            return false;
        }
        draft = draftOf(unmasked(whole.value()));
    }
    JsonValue::Object members = draft.values.members();
    for (const JsonValue::Member &member : values.members()) {
        draft.texts.remove(member.key);
        draft.touched.insert(member.key);
        if (member.value.isNull()) {
            members.removeIf([&member](const JsonValue::Member &each) { return each.key == member.key; });
        }
    }
    draft.values = JsonValue::object(members);
    for (const JsonValue::Member &member : values.members()) {
        if (!member.value.isNull()) {
            draft.values.insert(member.key, member.value);
        }
    }
    const bool wasJson = m_view == View::Json;
    draft.problemsShown = m_problemsShown;
    setInputs(m_schema, draft, m_schemaProblem);
    if (wasJson) {
        setView(View::Json);
        m_json->setTouched(true);
    }
    emit edited();
    return true;
}

bool VariableForm::isSecure(const QString &name) const
{
    const FlowVariable *variable = m_schema ? m_schema->find(name) : nullptr;
    return isAllSecure() || (variable != nullptr && variable->secure);
}

JsonValue VariableForm::maskedValues(const JsonValue &values) const
{
    QStringList secure;
    for (const JsonValue::Member &member : values.members()) {
        if (isSecure(member.key)) {
            secure.append(member.key);
        }
    }
    return masked(values, secure);
}

JsonValue VariableForm::unmasked(const JsonValue &values) const
{
    JsonValue::Object members = values.members();
    for (JsonValue::Member &member : members) {
        const bool isPlaceholder = member.value == JsonValue::string(redactedPlaceholder());
        const JsonValue *before = m_beforeJson.values.find(member.key);
        if (isPlaceholder && isSecure(member.key) && before != nullptr) {
            member.value = *before;
        }
    }
    return JsonValue::object(members);
}

QList<VariableProblem> VariableForm::problems() const
{
    QList<VariableProblem> found;
    if (m_view == View::Json) {
        if (const auto problem = m_json->problem()) {
            return {*problem};
        }
        return m_schema ? m_schema->check(values()) : found;
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

/// All that is wrong with the variable of a field.
QString VariableForm::problemWords(const VariableField &field) const
{
    const QString &name = field.variable().name;
    QStringList words;
    const QList<VariableProblem> ofSchema = problems();
    for (const VariableProblem &problem : ofSchema) {
        if (problem.variable == name) {
            words << describe(problem);
        }
    }
    const QList<PayloadProblem> ofDialect = dialectProblems();
    for (const PayloadProblem &problem : ofDialect) {
        if (problem.variable == name) {
            words << describe(problem);
        }
    }
    words.removeDuplicates();
    return words.join(u'\n');
}

/// The same of the whole, each with the variable's name.
QString VariableForm::jsonProblemWords() const
{
    if (const auto problem = m_json->problem()) {
        return describe(*problem);
    }
    QStringList words;
    const auto add = [&words](const QString &variable, const QString &what) {
        words << tr("%1: %2", "name of a variable, what is wrong").arg(variable, what);
    };
    const QList<VariableProblem> ofSchema = problems();
    for (const VariableProblem &problem : ofSchema) {
        add(problem.variable, describe(problem));
    }
    const QList<PayloadProblem> ofDialect = dialectProblems();
    for (const PayloadProblem &problem : ofDialect) {
        add(problem.variable, describe(problem));
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
    const QList<VariableField *> fields = m_fields->fields();
    for (VariableField *field : fields) {
        if (!problemWords(*field).isEmpty()) {
            const FreeVariable *free = m_fields->freeVariableOf(*field);
            QWidget *editor = free != nullptr && !field->problem() ? &free->nameEditor() : field->editor();
            editor->setFocus(Qt::OtherFocusReason);
            bringIntoView(*field);
            return;
        }
    }
}

void VariableForm::takeEdit()
{
    m_notice.clear();
    showProblems();
    emit edited();
}

void VariableForm::showNotice(const QString &words, bool isProblem)
{
    m_notice = words;
    m_isNoticeProblem = isProblem;
    showNote();
    bringIntoView(*m_note);
}

bool VariableForm::tells(const VariableField &field) const
{
    return m_problemsShown || field.isTouched();
}

void VariableForm::showProblems()
{
    const QList<VariableField *> fields = m_fields->fields();
    for (VariableField *field : fields) {
        field->showProblemWords(tells(*field) ? problemWords(*field) : QString());
    }
    m_json->showProblemWords(
        m_view == View::Json && (m_problemsShown || m_json->isTouched()) ? jsonProblemWords() : QString());
    showNote();
}

QString VariableForm::schemaNote() const
{
    const QString advice = tr("Add its variables, or type them as JSON: one member for each.");
    if (m_schemaProblem.isEmpty()) {
        return tr("The platform sent no input schema for this flow.") + u' ' + advice;
    }
    const QString reason = m_schemaProblem.endsWith(u'.') ? m_schemaProblem : m_schemaProblem + u'.';
    return tr("The flow's input schema cannot be read: %1 All values are treated as secure.",
              "why, as a sentence")
               .arg(reason) +
           u' ' + advice;
}

void VariableForm::showNote()
{
    QStringList notes;
    if (!m_schema) {
        notes.append(schemaNote());
    } else if (m_view == View::Fields && m_fields->fields().isEmpty()) {
        notes.append(tr("This flow takes no input."));
    }
    if (m_view == View::Json && maskedValues(values()) != values()) {
        notes.append(tr("%1 stands for a secure value and leaves it as it is.").arg(redactedPlaceholder()));
    }
    if (!m_notice.isEmpty()) {
        notes.append(m_notice);
    }
    const bool isProblem = !m_notice.isEmpty() && m_isNoticeProblem;
    setStyleProperty(*m_note, "role", isProblem ? QStringLiteral("problem") : QStringLiteral("small"));
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
}

} // namespace flowconsole
