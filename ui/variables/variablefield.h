#pragma once

#include "domain/inputschema.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace flowconsole {

class ElidedLabel;
class Theme;

/// One variable of the form: its name and type above, the editor, and below it what is wrong with the value or
/// else what the variable is for. It loses nothing: a value that was set and not edited comes back as it was,
/// whatever its type.
class VariableField : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariableField)

public:
    VariableField(const FlowVariable &variable, Theme &theme, QWidget *parent = nullptr);
    ~VariableField() override;

    [[nodiscard]] const FlowVariable &variable() const { return m_variable; }

    /// What the field says, null for "not given"; or why that is no value at all.
    [[nodiscard]] virtual Result<JsonValue, VariableProblem> value() const = 0;
    virtual void setValue(const JsonValue &value) = 0;

    /// The field's content word for word, valid or not, to be put back later.
    [[nodiscard]] virtual QString draft() const = 0;
    virtual void setDraft(const QString &draft) = 0;

    /// Of the value as a whole: form, type and the schema's bounds.
    [[nodiscard]] std::optional<VariableProblem> problem() const;

    /// Whether the operator has edited it since the flow was first chosen.
    [[nodiscard]] bool isTouched() const { return m_touched; }
    void setTouched(bool touched) { m_touched = touched; }

    void showProblem(const std::optional<VariableProblem> &problem);
    /// The same in words; empty where nothing is wrong.
    void showProblemWords(const QString &words);
    void setDescription(const QString &description);
    /// In place of the type at the right.
    void setHint(const QString &hint);
    /// The same for a choice that belongs to the value; it becomes a child.
    void setCorner(QWidget *corner);
    /// For one whose name and type stand elsewhere.
    void hideLabels();
    void rename(const QString &name);

    [[nodiscard]] QWidget *editor() const { return m_editor; }

signals:
    void edited();

protected:
    /// Takes the input widget into the layout; called once by the constructor of each kind of field.
    void setEditor(QWidget *editor);
    void announceEdit();
    [[nodiscard]] Theme &theme() const { return m_theme; }
    [[nodiscard]] QString typeHint() const;

private:
    [[nodiscard]] QLabel *addLine(const char *name, const char *role);
    void nameEditor();

    FlowVariable m_variable;
    Theme &m_theme;
    bool m_touched = false;
    QVBoxLayout *m_layout = nullptr;
    QHBoxLayout *m_labels = nullptr;
    ElidedLabel *m_name = nullptr;
    QLabel *m_hint = nullptr;
    QLabel *m_message = nullptr;
    QLabel *m_description = nullptr; ///< in the message's place while there is none
    QWidget *m_editor = nullptr;
};

} // namespace flowconsole
