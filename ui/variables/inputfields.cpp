#include "ui/variables/inputfields.h"

#include "ui/variables/fieldfactory.h"
#include "ui/variables/freevariable.h"
#include "ui/variables/variablefield.h"
#include "ui/widgets/focusorder.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace flowconsole {

namespace {

/// The place of the last member of that name, which is the one that counts.
qsizetype lastOf(const JsonValue::Object &members, const QString &key)
{
    for (qsizetype i = members.size() - 1; i >= 0; --i) {
        if (members[i].key == key) {
            return i;
        }
    }
    return -1;
}

} // namespace

InputFields::InputFields(Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
}

InputFields::~InputFields() = default;

void InputFields::setInputs(const std::optional<InputSchema> &schema, bool isAllSecure, const FormDraft &draft)
{
    for (const Slot &slot : m_slots) {
        delete slot.free;
    }
    m_slots.clear();
    qDeleteAll(m_schemaFields);
    m_schemaFields.clear();
    m_isAllSecure = isAllSecure;

    const JsonValue::Object members = draft.values.members();
    m_slots.reserve(static_cast<size_t>(members.size()));
    for (const JsonValue::Member &member : members) {
        m_slots.push_back({.loaded = member});
    }
    if (schema) {
        createFields(*schema, draft);
    }
    for (Slot &slot : m_slots) {
        if (slot.field != nullptr) {
            continue;
        }
        // Also one that is there again under a known name: so it can be taken out.
        const QString &name = slot.loaded.key;
        const FlowVariable *known = schema ? schema->find(plainVariableName(name)) : nullptr;
        const bool isSecure = isAllSecure || (known != nullptr && known->secure);
        const auto text = draft.texts.constFind(name);
        const bool isUnfinished =
            text != draft.texts.constEnd() && slot.loaded.value == JsonValue::string(*text);
        slot.free =
            createFree(name, slot.loaded.value, isUnfinished ? std::optional(*text) : std::nullopt, isSecure);
        slot.free->field().setTouched(draft.touched.contains(name));
    }
}

void InputFields::createFields(const InputSchema &schema, const FormDraft &draft)
{
    const JsonValue::Object members = draft.values.members();
    for (const FlowVariable &variable : schema.variables()) {
        VariableField *field = createField(variable, m_theme, m_clock, this);
        m_schemaFields.append(field);
        m_layout->addWidget(field);
        field->show(); // at once, not only when the layout comes to it: it may be asked to take the focus
        const qsizetype place = lastOf(members, variable.name);
        if (place < 0) {
            m_slots.push_back({.loaded = {variable.name, {}}, .isNew = true});
        }
        Slot &slot = place < 0 ? m_slots.back() : m_slots[static_cast<size_t>(place)];
        slot.field = field;
        field->setValue(slot.loaded.value);
        const auto text = draft.texts.constFind(variable.name);
        if (text != draft.texts.constEnd() && *text != field->draft()) {
            field->setDraft(*text);
        }
        field->setTouched(draft.touched.contains(variable.name));
        connect(field, &VariableField::edited, this, &InputFields::edited);
    }
}

FreeVariable *InputFields::createFree(const QString &name, const JsonValue &value,
                                      const std::optional<QString> &unfinished, bool isSecure)
{
    auto *free = new FreeVariable(name, value, unfinished, isSecure, m_theme, m_clock, this);
    m_layout->addWidget(free);
    free->show();
    connect(free, &FreeVariable::edited, this, &InputFields::edited);
    connect(free, &FreeVariable::removeRequested, this, [this, free] { remove(free); });
    return free;
}

void InputFields::addVariable()
{
    FreeVariable *free = createFree({}, JsonValue::string(QString()), {}, m_isAllSecure);
    m_slots.push_back({.loaded = {}, .isNew = true, .field = nullptr, .free = free});
    free->nameEditor().setFocus(Qt::OtherFocusReason);
    bringIntoView(*free);
    emit edited();
}

void InputFields::remove(FreeVariable *free)
{
    std::erase_if(m_slots, [free](const Slot &slot) { return slot.free == free; });
    free->hide();
    free->deleteLater();
    emit edited();
}

JsonValue InputFields::valuesWith(bool unfinished) const
{
    JsonValue::Object members;
    for (const Slot &slot : m_slots) {
        const VariableField &field = slot.free != nullptr ? slot.free->field() : *slot.field;
        const QString name = slot.free != nullptr ? slot.free->name() : slot.loaded.key;
        const auto value = slot.free != nullptr ? slot.free->value() : slot.field->value();
        const bool wasNull = !slot.isNew && slot.loaded.value.isNull();
        if (!value) {
            if (unfinished) {
                members.append({name, JsonValue::string(field.draft())});
            }
        } else if (!value.value().isNull() || wasNull || slot.free != nullptr) {
            members.append({name, value.value()});
        }
    }
    return JsonValue::object(members);
}

FormDraft InputFields::draft() const
{
    FormDraft draft;
    draft.values = valuesWith(true);
    const QList<VariableField *> all = fields();
    for (const VariableField *field : all) {
        const QString &name = field->variable().name;
        if (freeVariableOf(*field) == nullptr || !field->value()) {
            draft.texts.insert(name, field->draft());
        }
        if (field->isTouched()) {
            draft.touched.insert(name);
        }
    }
    return draft;
}

QList<VariableField *> InputFields::fields() const
{
    QList<VariableField *> all = m_schemaFields;
    for (const Slot &slot : m_slots) {
        if (slot.free != nullptr) {
            all.append(&slot.free->field());
        }
    }
    return all;
}

const FreeVariable *InputFields::freeVariableOf(const VariableField &field) const
{
    for (const Slot &slot : m_slots) {
        if (slot.free != nullptr && &slot.free->field() == &field) {
            return slot.free;
        }
    }
    return nullptr;
}

} // namespace flowconsole
