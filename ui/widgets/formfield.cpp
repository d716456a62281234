#include "ui/widgets/formfield.h"

#include "ui/widgets/styleproperty.h"

#include <QLabel>
#include <QVBoxLayout>

namespace flowconsole {

FormField::FormField(const QString &name, QWidget *editor, QWidget *parent, bool nameShown)
    : QWidget(parent), m_editor(editor)
{
    const auto line = [this](const QString &role) {
        auto *label = new QLabel(this);
        label->setProperty("role", role);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->hide();
        return label;
    };
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    if (nameShown) {
        auto *label = new QLabel(name, this);
        label->setProperty("role", QStringLiteral("small"));
        label->setBuddy(editor);
        m_layout->addWidget(label);
    }
    m_layout->addWidget(editor);
    m_explanation = line(QStringLiteral("small"));
    m_problem = line(QStringLiteral("problem"));
    m_problem->setObjectName(QStringLiteral("fieldProblem"));
    m_layout->addWidget(m_explanation);
    m_layout->addWidget(m_problem);
    editor->setAccessibleName(name);
    setFocusProxy(editor);
}

void FormField::setExplanation(const QString &explanation)
{
    m_spoken = explanation;
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty() && problem().isEmpty());
    if (problem().isEmpty()) {
        m_editor->setAccessibleDescription(explanation);
    }
}

void FormField::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_explanation->setVisible(problem.isEmpty() && !m_spoken.isEmpty());
    m_editor->setAccessibleDescription(problem.isEmpty() ? m_spoken : problem);
    setStyleProperty(*m_editor, "error", !problem.isEmpty());
}

QString FormField::problem() const
{
    return m_problem->text();
}

void FormField::addBelow(QWidget *widget)
{
    m_layout->insertWidget(m_layout->indexOf(m_editor) + 1, widget);
}

} // namespace flowconsole
