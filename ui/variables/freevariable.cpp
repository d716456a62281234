#include "ui/variables/freevariable.h"

#include "domain/words.h"
#include "ui/theme/theme.h"
#include "ui/variables/fieldfactory.h"
#include "ui/variables/variablefield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWheelEvent>

#include <array>

namespace flowconsole {

namespace {

constexpr std::array offeredTypes{VariableType::String,  VariableType::Integer,  VariableType::Number,
                                  VariableType::Boolean, VariableType::DateTime, VariableType::Duration,
                                  VariableType::Array,   VariableType::Object,   VariableType::Any};

/// Does not change the type when the form is scrolled with the wheel.
class TypeBox final : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

VariableType typeOf(const JsonValue &value)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
        return VariableType::Any;
    case JsonValue::Type::Boolean:
        return VariableType::Boolean;
    case JsonValue::Type::Number:
        return value.isWholeNumber() ? VariableType::Integer : VariableType::Number;
    case JsonValue::Type::String:
        return VariableType::String;
    case JsonValue::Type::Array:
        return VariableType::Array;
    case JsonValue::Type::Object:
        return VariableType::Object;
    }
    Q_UNREACHABLE();
}

} // namespace

FreeVariable::FreeVariable(const QString &name, const JsonValue &value,
                           const std::optional<QString> &unfinished, bool isSecure, Theme &theme,
                           const Clock &clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock), m_isSecure(isSecure)
{
    setObjectName(QStringLiteral("freeVariable"));
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(createHead());
    m_name->setText(name);
    const VariableType type = unfinished ? VariableType::Any : typeOf(value);
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(type)));
    createField(type);
    m_field->setValue(value);
    if (unfinished) {
        m_field->setDraft(*unfinished);
    }
    connect(m_name, &QLineEdit::textEdited, this, &FreeVariable::takeName);
    connect(m_type, &QComboBox::activated, this, &FreeVariable::changeType);
    connect(m_remove, &QToolButton::clicked, this, &FreeVariable::removeRequested);
    connect(&theme, &Theme::changed, this, &FreeVariable::showIcon);
    showIcon();
}

FreeVariable::~FreeVariable() = default;

QWidget *FreeVariable::createHead()
{
    auto *head = new QWidget(this);
    m_name = new QLineEdit(head);
    m_name->setObjectName(QStringLiteral("freeName"));
    m_name->setFont(m_theme.monospacedFont());
    m_name->setPlaceholderText(tr("Name", "of a variable that the operator adds"));
    m_name->setAccessibleName(tr("Name of the variable"));
    m_type = new TypeBox(head);
    m_type->setObjectName(QStringLiteral("freeType"));
    m_type->setProperty("role", QStringLiteral("inline"));
    m_type->setFocusPolicy(Qt::StrongFocus);
    m_type->setAccessibleName(tr("Type of the variable"));
    for (const VariableType type : offeredTypes) {
        m_type->addItem(variableTypeName(type), static_cast<int>(type));
    }
    m_remove = new QToolButton(head);
    m_remove->setObjectName(QStringLiteral("freeRemove"));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->setToolTip(tr("Take this variable out"));
    m_remove->setAccessibleName(m_remove->toolTip());
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_name, 1);
    row->addWidget(m_type);
    row->addWidget(m_remove);
    return head;
}

void FreeVariable::createField(VariableType type)
{
    FlowVariable variable;
    variable.name = m_name->text();
    variable.type = type;
    variable.secure = m_isSecure;
    // Whoever wants none takes the variable out; an empty text is one, and JSON has null.
    variable.required = type != VariableType::String && type != VariableType::Any;
    m_field = flowconsole::createField(variable, m_theme, m_clock, this);
    m_field->hideLabels();
    m_layout->addWidget(m_field);
    m_field->show();
    connect(m_field, &VariableField::edited, this, [this] {
        m_kept.reset();
        emit edited();
    });
}

/// What was typed stays through all types until it is edited: as text, or as JSON where it reads as such.
void FreeVariable::changeType()
{
    const auto type = static_cast<VariableType>(m_type->currentData().toInt());
    if (type == m_field->variable().type) {
        return;
    }
    if (!m_kept) {
        m_kept = Content{m_field->value(), m_field->draft()};
    }
    const bool isWhole = m_kept->given.ok();
    const JsonValue value = isWhole ? m_kept->given.value() : JsonValue();
    delete m_field;
    createField(type);
    const bool takesValue = isWhole && (isTextType(type) == value.isString() || type == VariableType::Any);
    if (takesValue) {
        m_field->setValue(value);
    } else if (value.isString()) {
        m_field->setDraft(value.toString());
    } else {
        m_field->setDraft(isWhole && value.isNull() ? QString() : m_kept->draft);
    }
    m_field->setTouched(true);
    emit edited();
}

void FreeVariable::takeName()
{
    m_field->rename(m_name->text());
    m_field->setTouched(true);
    emit edited();
}

QString FreeVariable::name() const
{
    return m_name->text();
}

Result<JsonValue, VariableProblem> FreeVariable::value() const
{
    const auto given = m_field->value();
    const bool isEmptyText =
        given && given.value().isNull() && m_field->variable().type == VariableType::String;
    return isEmptyText ? Result<JsonValue, VariableProblem>(JsonValue::string(QString())) : given;
}

void FreeVariable::showIcon()
{
    m_remove->setIcon(m_theme.icon(QStringLiteral("x")));
}

} // namespace flowconsole
