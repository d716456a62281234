#include "ui/variables/choicefields.h"

#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QWheelEvent>

namespace flowconsole {

namespace {

QString asText(const JsonValue &value)
{
    return QString::fromUtf8(value.toJson());
}

JsonValue fromText(const QString &text)
{
    auto parsed = JsonValue::parse(text.toUtf8());
    return parsed ? std::move(parsed).value() : JsonValue();
}

} // namespace

class BooleanField::Box final : public QCheckBox
{
public:
    Box(bool optional, QWidget *parent) : QCheckBox(parent), m_optional(optional) { setTristate(true); }

protected:
    void nextCheckState() override
    {
        switch (checkState()) {
        case Qt::PartiallyChecked:
            setCheckState(Qt::Checked);
            break;
        case Qt::Checked:
            setCheckState(Qt::Unchecked);
            break;
        case Qt::Unchecked:
            setCheckState(m_optional ? Qt::PartiallyChecked : Qt::Checked);
            break;
        }
    }

    // The whole framed line answers to a click, as every other field does.
    [[nodiscard]] bool hitButton(const QPoint &position) const override { return rect().contains(position); }

private:
    bool m_optional;
};

BooleanField::BooleanField(const FlowVariable &variable, Theme &theme, QWidget *parent)
    : VariableField(variable, theme, parent), m_box(new Box(!variable.required, this))
{
    m_box->setProperty("boxed", true);
    m_box->setFont(theme.monospacedFont());
    setEditor(m_box);
    setValue({});
    connect(m_box, &QCheckBox::clicked, this, [this] {
        m_value = m_box->checkState() == Qt::PartiallyChecked
                      ? JsonValue()
                      : JsonValue::boolean(m_box->checkState() == Qt::Checked);
        showWord();
        announceEdit();
    });
}

Result<JsonValue, VariableProblem> BooleanField::value() const
{
    return m_value;
}

void BooleanField::setValue(const JsonValue &value)
{
    m_value = value;
    m_box->setCheckState(!value.isBoolean()  ? Qt::PartiallyChecked
                         : value.toBoolean() ? Qt::Checked
                                             : Qt::Unchecked);
    showWord();
}

QString BooleanField::draft() const
{
    return asText(m_value);
}

void BooleanField::setDraft(const QString &draft)
{
    setValue(fromText(draft));
}

void BooleanField::showWord()
{
    m_box->setText(m_value.isNull() ? tr("not given", "value of a variable") : asText(m_value));
}

/// Does not change its value when the form is scrolled with the wheel.
class EnumerationField::Box final : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

EnumerationField::EnumerationField(const FlowVariable &variable, Theme &theme, QWidget *parent)
    : VariableField(variable, theme, parent), m_box(new Box(this))
{
    m_box->setFont(theme.monospacedFont());
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setEditor(m_box);
    add({});
    for (const JsonValue &allowed : variable.allowedValues) {
        add(allowed);
    }
    connect(m_box, &QComboBox::activated, this, [this] { announceEdit(); });
}

Result<JsonValue, VariableProblem> EnumerationField::value() const
{
    return m_values.value(m_box->currentIndex());
}

void EnumerationField::setValue(const JsonValue &value)
{
    if (!m_values.contains(value)) {
        add(value);
    }
    m_box->setCurrentIndex(static_cast<int>(m_values.indexOf(value)));
}

QString EnumerationField::draft() const
{
    return asText(m_values.value(m_box->currentIndex()));
}

void EnumerationField::setDraft(const QString &draft)
{
    setValue(fromText(draft));
}

void EnumerationField::add(const JsonValue &value)
{
    m_values.append(value);
    const bool plainText = value.isString() && variable().type == VariableType::String;
    m_box->addItem(value.isNull() ? tr("not given", "value of a variable")
                   : plainText    ? value.toString()
                                  : asText(value));
}

} // namespace flowconsole
