#include "ui/variables/variableform.h"

#include "base/redaction.h"
#include "domain/launchrequest.h"
#include "ui/variables/jsonfield.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/styleproperty.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
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
    m_fields = new InputFields(theme, clock, this);
    m_json = new JsonField(wholeInput(), linesOfJson, theme, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(createNote());
    layout->addWidget(m_fields);
    layout->addWidget(m_json);
    layout->addWidget(createViewBar());
    connect(m_fields, &InputFields::edited, this, &VariableForm::takeEdit);
    connect(m_json, &VariableField::edited, this, &VariableForm::takeEdit);
    showView();
}

VariableForm::~VariableForm() = default;

QLayout *VariableForm::createNote()
{
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("formNote"));
    m_note->setProperty("role", QStringLiteral("small"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_undo = new QPushButton(tr("Undo"), this);
    m_undo->setObjectName(QStringLiteral("undoFilling"));
    m_undo->setToolTip(tr("Bring back what stood here before"));
    m_undo->setAccessibleDescription(m_undo->toolTip());
    connect(m_undo, &QPushButton::clicked, this, &VariableForm::undoRequested);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_note, 1);
    row->addWidget(m_undo, 0, Qt::AlignTop);
    return row;
}

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
    const bool fits = fitsFields(draft.values);
    m_fields->setInputs(schema, isAllSecure(), fits ? draft : FormDraft());
    m_view = draft.json || !fits ? View::Json : View::Fields;
    if (m_view == View::Json) {
        showJson(fits ? m_fields->draft() : draft);
    }
    if (draft.json) {
        m_json->setDraft(*draft.json);
        m_json->setTouched(draft.touched.contains(m_json->variable().name));
    }
    showView();
    showProblems();
}

FormDraft VariableForm::draft() const
{
    FormDraft draft = m_view == View::Json ? m_beforeJson : m_fields->draft();
    if (m_view == View::Json) {
        const auto whole = m_json->value();
        if (whole && whole.value().isObject()) {
            draft = draftOf(unmasked(whole.value()));
        }
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
            showJson(m_fields->draft());
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

void VariableForm::showJson(const FormDraft &fields)
{
    m_beforeJson = fields;
    m_json->setValue(maskedValues(m_beforeJson.values));
    m_json->setTouched(false);
}

/// More than that are a document and no form.
bool VariableForm::fitsFields(const JsonValue &values) const
{
    constexpr qsizetype mostMembers = 300;
    return values.members().size() <= mostMembers + (m_schema ? m_schema->variables().size() : 0);
}

/// False where the JSON is no object, or has too many members for a form.
bool VariableForm::showFields()
{
    const auto whole = m_json->value();
    if (!whole || !(whole.value().isObject() || whole.value().isNull())) {
        return false;
    }
    if (!fitsFields(whole.value())) {
        m_notice = tr("There are too many variables for the form: they stay in JSON.");
        m_isNoticeProblem = false;
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

bool VariableForm::fillIn(const JsonValue &values, const QStringList &removed)
{
    FormDraft draft = m_fields->draft();
    if (m_view == View::Json) {
        const auto whole = m_json->value();
        if (!whole || !(whole.value().isObject() || whole.value().isNull())) {
            return false;
        }
        draft = draftOf(unmasked(whole.value()));
    }
    const QSet<QString> gone(removed.cbegin(), removed.cend());
    JsonValue::Object members = draft.values.members();
    members.removeIf([&gone](const JsonValue::Member &each) { return gone.contains(each.key); });
    draft.values = JsonValue::object(members);
    for (const QString &name : removed) {
        draft.texts.remove(name);
        draft.touched.insert(name);
    }
    for (const JsonValue::Member &member : values.members()) {
        draft.texts.remove(member.key);
        draft.touched.insert(member.key);
        draft.values.insert(member.key, member.value);
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
    const FlowVariable *variable = m_schema ? m_schema->find(plainVariableName(name)) : nullptr;
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

/// A placeholder that stands for nothing is left out.
JsonValue VariableForm::unmasked(const JsonValue &values) const
{
    JsonValue::Object members;
    for (const JsonValue::Member &member : values.members()) {
        const bool isPlaceholder =
            isSecure(member.key) && member.value == JsonValue::string(redactedPlaceholder());
        const JsonValue *before = m_beforeJson.values.find(member.key);
        if (!isPlaceholder) {
            members.append(member);
        } else if (before != nullptr) {
            members.append({member.key, *before});
        }
    }
    return JsonValue::object(members);
}

void VariableForm::setDialect(Dialect dialect)
{
    m_dialect = dialect;
    showProblems();
}

void VariableForm::takeEdit()
{
    m_notice.clear();
    showProblems();
    emit edited();
}

void VariableForm::showNotice(const QString &words, bool isProblem, Offer offer)
{
    m_notice = words;
    m_offer = offer;
    m_isNoticeProblem = isProblem;
    showNote();
    bringIntoView(*m_note);
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
    m_undo->setVisible(offersUndo());
}

} // namespace flowconsole
