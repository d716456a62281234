#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace flowconsole {

/// One field of a settings form: its name above, the editor, and below it what is wrong, or else what it is
/// for. The editor becomes a child. GUI thread.
class FormField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormField)

public:
    /// With `nameShown` false the name is only spoken: the editor says it itself, as a check box does.
    FormField(const QString &name, QWidget *editor, QWidget *parent = nullptr, bool nameShown = true);

    [[nodiscard]] QWidget *editor() const { return m_editor; }
    void setExplanation(const QString &explanation);
    /// Empty where nothing is wrong.
    void showProblem(const QString &problem);
    [[nodiscard]] QString problem() const;
    /// Puts a widget between editor and explanation.
    void addBelow(QWidget *widget);

private:
    QWidget *m_editor = nullptr;
    QVBoxLayout *m_layout = nullptr;
    QLabel *m_explanation = nullptr;
    QLabel *m_problem = nullptr;
    QString m_spoken;
};

} // namespace flowconsole
