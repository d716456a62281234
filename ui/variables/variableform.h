#pragma once

#include "domain/conversationpayload.h"
#include "domain/inputschema.h"
#include "ui/variables/inputfields.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace flowconsole {

class Clock;
class JsonField;
class Theme;
class VariableField;

/// The input of one flow in two views of the same value: fields, and JSON. Whatever is edited in one, the rest
/// comes back in the other as it was: order, number texts, repeated and unknown names, and what is no value
/// yet. In JSON, secure values stand as the placeholder, which means "as it was". GUI thread.
class VariableForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariableForm)

public:
    enum class View { Fields, Json };
    /// What a notice has a button for.
    enum class Offer { None, Undo };

    VariableForm(Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~VariableForm() override;

    /// `schemaProblem` says why there is no schema though the platform sent one; then all values are secure.
    void setInputs(const std::optional<InputSchema> &schema, const FormDraft &draft,
                   const QString &schemaProblem = {});
    [[nodiscard]] FormDraft draft() const;
    /// Its rules on names and values count beside the schema's.
    void setDialect(Dialect dialect);

    [[nodiscard]] View view() const { return m_view; }
    /// Stays with JSON that is no object, whose problem is shown then.
    void setView(View view);

    /// The input as JSON; a field whose content is no value at all leaves its variable out.
    [[nodiscard]] JsonValue values() const;
    /// Takes variables out, then gives these values to theirs, whatever they had; leaves all others alone.
    /// False where the JSON view holds no object that could take them.
    bool fillIn(const JsonValue &values, const QStringList &removed = {});
    /// A line above the fields, until the next edit.
    void showNotice(const QString &words, bool isProblem, Offer offer = Offer::None);

    /// The notice has a button that brings back what stood there before it.
    [[nodiscard]] bool offersUndo() const { return !m_notice.isEmpty() && m_offer == Offer::Undo; }

    /// Of the schema.
    [[nodiscard]] QList<VariableProblem> problems() const;
    /// Of the dialect, in variables with which the schema has none.
    [[nodiscard]] QList<PayloadProblem> dialectProblems() const;
    [[nodiscard]] int problemCount() const;

    void showAllProblems();
    void focusFirstProblem();

signals:
    void edited();
    /// The operator wants what the clipboard holds to be filled in.
    void pasteRequested();
    /// The operator wants what stood there before the notice.
    void undoRequested();

private:
    [[nodiscard]] QWidget *createViewBar();
    [[nodiscard]] QLayout *createNote();
    void showView();
    [[nodiscard]] bool showFields();
    void showJson(const FormDraft &fields);
    [[nodiscard]] bool fitsFields(const JsonValue &values) const;
    void takeEdit();
    void showProblems();
    void showNote();
    [[nodiscard]] bool tells(const VariableField &field) const;
    [[nodiscard]] QList<PayloadProblem> dialectProblemsBeside(const QList<VariableProblem> &ofSchema) const;
    [[nodiscard]] QList<std::pair<QString, QString>> allProblemWords() const;
    void addUnclear(QList<VariableProblem> &problems) const;
    [[nodiscard]] QString jsonProblemWords() const;
    [[nodiscard]] QString schemaNote() const;
    [[nodiscard]] bool isAllSecure() const { return !m_schema && !m_schemaProblem.isEmpty(); }
    [[nodiscard]] bool isSecure(const QString &name) const;
    [[nodiscard]] JsonValue maskedValues(const JsonValue &values) const;
    /// With the values that the placeholder stands for.
    [[nodiscard]] JsonValue unmasked(const JsonValue &values) const;
    [[nodiscard]] FormDraft draftOf(const JsonValue &values) const;

    Theme &m_theme;
    std::optional<InputSchema> m_schema;
    QString m_schemaProblem;
    Dialect m_dialect = Dialect::Published;
    View m_view = View::Fields;
    bool m_problemsShown = false;
    QString m_notice;
    bool m_isNoticeProblem = false;
    Offer m_offer = Offer::None;
    QLabel *m_note = nullptr;
    QPushButton *m_undo = nullptr;
    InputFields *m_fields = nullptr;
    JsonField *m_json = nullptr;
    FormDraft m_beforeJson; ///< the fields as they were when the JSON view was shown
    QPushButton *m_addButton = nullptr;
    QPushButton *m_fieldsButton = nullptr;
    QPushButton *m_jsonButton = nullptr;
};

} // namespace flowconsole
