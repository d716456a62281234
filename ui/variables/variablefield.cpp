#include "ui/variables/variablefield.h"

#include "domain/words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/styleproperty.h"

#include <QHBoxLayout>
#include <QLabel>

namespace flowconsole {

VariableField::VariableField(const FlowVariable &variable, Theme &theme, QWidget *parent)
    : QWidget(parent), m_variable(variable), m_theme(theme)
{
    setObjectName(QStringLiteral("field.%1").arg(variable.name));
    m_name = new ElidedLabel(this);
    m_name->setProperty("role", QStringLiteral("small"));
    m_name->setWholeText(variable.required
                             ? tr("%1 *", "name of a variable that must be given").arg(variable.name)
                             : variable.name);
    m_hint = new QLabel(typeHint(), this);
    m_hint->setObjectName(QStringLiteral("hint.%1").arg(variable.name));
    m_hint->setProperty("role", QStringLiteral("small"));
    m_message = addLine("problem", "problem");
    m_message->hide();
    m_description = addLine("description", "small");
    m_description->setText(variable.description);
    m_description->setVisible(!variable.description.isEmpty());

    m_labels = new QHBoxLayout;
    m_labels->setContentsMargins(0, 0, 0, 0);
    m_labels->addWidget(m_name, 1);
    m_labels->addWidget(m_hint);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addLayout(m_labels);
    m_layout->addWidget(m_message);
    m_layout->addWidget(m_description);
}

VariableField::~VariableField() = default;

QLabel *VariableField::addLine(const char *name, const char *role)
{
    auto *line = new QLabel(this);
    line->setObjectName(QStringLiteral("%1.%2").arg(QLatin1String(name), m_variable.name));
    line->setProperty("role", QLatin1String(role));
    line->setTextFormat(Qt::PlainText);
    line->setWordWrap(true);
    return line;
}

std::optional<VariableProblem> VariableField::problem() const
{
    const Result<JsonValue, VariableProblem> current = value();
    return current ? checkValue(m_variable, current.value()) : current.error();
}

void VariableField::showProblem(const std::optional<VariableProblem> &problem)
{
    showProblemWords(problem ? describe(*problem) : QString());
}

void VariableField::showProblemWords(const QString &words)
{
    const bool isWrong = !words.isEmpty();
    m_message->setText(words);
    m_message->setVisible(isWrong);
    m_description->setVisible(!isWrong && !m_variable.description.isEmpty());
    setStyleProperty(*m_editor, "error", isWrong);
    m_editor->setAccessibleDescription(isWrong ? words : m_variable.description);
}

void VariableField::setDescription(const QString &description)
{
    m_variable.description = description;
    m_description->setText(description);
    showProblemWords(m_message->text());
}

void VariableField::setHint(const QString &hint)
{
    m_hint->setText(hint);
}

void VariableField::setCorner(QWidget *corner)
{
    m_hint->hide();
    m_labels->addWidget(corner);
}

void VariableField::hideLabels()
{
    m_name->hide();
    m_hint->hide();
}

void VariableField::rename(const QString &name)
{
    m_variable.name = name;
    nameEditor();
}

void VariableField::nameEditor()
{
    m_editor->setObjectName(QStringLiteral("editor.%1").arg(m_variable.name));
    m_editor->setAccessibleName(
        m_variable.required ? tr("%1, required", "name of a variable").arg(m_variable.name) : m_variable.name);
}

void VariableField::setEditor(QWidget *editor)
{
    m_editor = editor;
    nameEditor();
    m_editor->setAccessibleDescription(m_variable.description);
    constexpr int belowTheLabels = 1;
    m_layout->insertWidget(belowTheLabels, editor);
    setFocusProxy(editor);
}

void VariableField::announceEdit()
{
    m_touched = true;
    emit edited();
}

QString VariableField::typeHint() const
{
    QStringList parts{variableTypeName(m_variable.type)};
    if (m_variable.secure) {
        parts.append(tr("secure", "a variable whose value is masked"));
    }
    const auto number = [](double bound) { return QString::number(bound, 'g', 15); };
    if (m_variable.minimum && m_variable.maximum) {
        parts.append(tr("%1–%2", "smallest and largest value")
                         .arg(number(*m_variable.minimum), number(*m_variable.maximum)));
    } else if (m_variable.minimum) {
        parts.append(tr("from %1", "smallest value").arg(number(*m_variable.minimum)));
    } else if (m_variable.maximum) {
        parts.append(tr("up to %1", "largest value").arg(number(*m_variable.maximum)));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace flowconsole
