#pragma once

#include "domain/inputschema.h"

#include <QHash>
#include <QSet>
#include <QWidget>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace flowconsole {

class Clock;
class FreeVariable;
class Theme;
class VariableField;

/// All that a form knows about one flow's input, so that it can be put back as it was left.
struct FormDraft
{
    /// The input; what is no value yet stands in it as text.
    JsonValue values = JsonValue::object();
    /// What stood in the fields, by variable name: of the schema's variables always, of others where it is no
    /// value.
    QHash<QString, QString> texts;
    QSet<QString> touched;
    bool problemsShown = false;  ///< a launch was tried: every problem is shown, touched or not
    std::optional<QString> json; ///< what stood in the JSON view, where that was shown
};

/// The input of a flow as fields: one for each variable of its schema, and one with a name and a type of its
/// own for each member that the schema does not know. Members keep their order, repeated names, numbers their
/// text: whatever is not edited comes back as it was. GUI thread.
class InputFields final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InputFields)

public:
    InputFields(Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~InputFields() override;

    /// `isAllSecure`: nobody knows which variables are secure.
    void setInputs(const std::optional<InputSchema> &schema, bool isAllSecure, const FormDraft &draft);
    /// Without what is no value.
    [[nodiscard]] JsonValue values() const { return valuesWith(false); }
    /// Its values, texts and touched names.
    [[nodiscard]] FormDraft draft() const;

    /// The schema's, then the others, from top to bottom.
    [[nodiscard]] QList<VariableField *> fields() const;
    /// The one whose name can be edited too, or nullptr.
    [[nodiscard]] const FreeVariable *freeVariableOf(const VariableField &field) const;
    /// An empty text variable, which takes the focus.
    void addVariable();

signals:
    void edited();

private:
    /// A member of the input, in its place; either of the schema or free.
    struct Slot
    {
        JsonValue::Member loaded;
        bool isNew = false;             ///< it was not in the input that was loaded
        VariableField *field = nullptr; ///< the schema's
        FreeVariable *free = nullptr;
    };

    [[nodiscard]] JsonValue valuesWith(bool unfinished) const;
    void createFields(const InputSchema &schema, const FormDraft &draft);
    FreeVariable *createFree(const QString &name, const JsonValue &value,
                             const std::optional<QString> &unfinished, bool isSecure);
    void remove(FreeVariable *free);

    Theme &m_theme;
    const Clock &m_clock;
    bool m_isAllSecure = false;
    QVBoxLayout *m_layout = nullptr;
    QList<VariableField *> m_schemaFields;
    std::vector<Slot> m_slots;
};

} // namespace flowconsole
