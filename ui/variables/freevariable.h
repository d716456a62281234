#pragma once

#include "domain/inputschema.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace flowconsole {

class Clock;
class Theme;
class VariableField;

/// A variable that no schema describes: its name, the type that the operator chooses for it, its value, and a
/// button that takes it out. A value that was set and not edited comes back as it was. GUI thread.
class FreeVariable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FreeVariable)

public:
    /// The type is that of the value; `unfinished` is what stood in the field in place of a value.
    FreeVariable(const QString &name, const JsonValue &value, const std::optional<QString> &unfinished,
                 bool isSecure, Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    ~FreeVariable() override;

    [[nodiscard]] QString name() const;
    [[nodiscard]] QLineEdit &nameEditor() const { return *m_name; }
    /// Stays the same until the type changes.
    [[nodiscard]] VariableField &field() const { return *m_field; }
    /// An empty text is a value here: whoever wants none takes the variable out.
    [[nodiscard]] Result<JsonValue, VariableProblem> value() const;

signals:
    void edited();
    void removeRequested();

private:
    /// What a field held, word for word.
    struct Content
    {
        Result<JsonValue, VariableProblem> given;
        QString draft;
    };

    [[nodiscard]] QWidget *createHead();
    void createField(VariableType type);
    void changeType();
    void takeName();
    void showIcon();

    Theme &m_theme;
    const Clock &m_clock;
    const bool m_isSecure;
    QVBoxLayout *m_layout = nullptr;
    QLineEdit *m_name = nullptr;
    QComboBox *m_type = nullptr;
    QToolButton *m_remove = nullptr;
    VariableField *m_field = nullptr;
    std::optional<Content> m_kept; ///< from before the type was changed; until the next edit
};

} // namespace flowconsole
