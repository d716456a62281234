#pragma once

#include "domain/conversationpayload.h"
#include "domain/inputschema.h"

#include <QHash>
#include <QSet>
#include <QWidget>

#include <optional>

class QLabel;
class QVBoxLayout;

namespace flowconsole {

class Clock;
class Theme;
class VariableField;

/// All that a form knows about one flow's input, so that it can be put back as it was left.
struct FormDraft
{
    JsonValue values = JsonValue::object();
    QHash<QString, QString> texts; ///< what stood in the fields, by variable name; also what is no value yet
    QSet<QString> touched;
    bool problemsShown = false; ///< a launch was tried: every problem is shown, touched or not
};

/// The fields of one flow's input: one a variable of its schema, or one JSON editor for the whole where there
/// is no schema. Members of the input that the schema does not know are kept and sent. GUI thread.
class VariableForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariableForm)

public:
    VariableForm(Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~VariableForm() override;

    /// `schemaProblem` says why there is no schema though the platform sent one.
    void setInputs(const std::optional<InputSchema> &schema, const FormDraft &draft,
                   const QString &schemaProblem = {});
    [[nodiscard]] FormDraft draft() const;
    /// Its rules on names and values count beside the schema's.
    void setDialect(Dialect dialect);

    /// The input as JSON; a field whose content is no value at all leaves its variable out.
    [[nodiscard]] JsonValue values() const;
    /// Of the schema.
    [[nodiscard]] QList<VariableProblem> problems() const;
    /// Of the dialect, in variables with which the schema has none.
    [[nodiscard]] QList<PayloadProblem> dialectProblems() const;
    [[nodiscard]] int problemCount() const;

    void showAllProblems();
    void focusFirstProblem();
    [[nodiscard]] bool hasFields() const { return !m_fields.isEmpty(); }

signals:
    void edited();

private:
    void createFields();
    void createWholeInputField();
    void adopt(VariableField *field);
    void takeEdit(VariableField *field);
    void showProblems();
    [[nodiscard]] QString problemWords(const VariableField &field) const;
    [[nodiscard]] bool isWrong(const VariableField &field) const { return !problemWords(field).isEmpty(); }
    [[nodiscard]] QString wholeInputNote() const;
    [[nodiscard]] QList<VariableProblem> unknownVariables() const;

    Theme &m_theme;
    const Clock &m_clock;
    std::optional<InputSchema> m_schema;
    QString m_schemaProblem;
    Dialect m_dialect = Dialect::Published;
    JsonValue m_loaded = JsonValue::object();
    bool m_problemsShown = false;
    QVBoxLayout *m_layout = nullptr;
    QLabel *m_note = nullptr;
    QList<VariableField *> m_fields;
    VariableField *m_wholeInput = nullptr; ///< in place of the fields where there is no schema
};

} // namespace flowconsole
