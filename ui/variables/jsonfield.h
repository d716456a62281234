#pragma once

#include "ui/variables/variablefield.h"

class QPlainTextEdit;

namespace flowconsole {

/// A list, an object or any JSON, typed as JSON; as high as its lines, up to a bound. Tab leaves the field.
class JsonField final : public VariableField
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonField)

public:
    /// Shows `fewestLines` at least; one that begins with a single line grows to twelve, others to thirty.
    JsonField(const FlowVariable &variable, int fewestLines, Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] Result<JsonValue, VariableProblem> value() const override;
    void setValue(const JsonValue &value) override;
    [[nodiscard]] QString draft() const override;
    void setDraft(const QString &draft) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();

    QPlainTextEdit *m_text = nullptr;
    int m_fewestLines;
    bool m_loading = false;
    JsonValue m_loaded;
    QString m_loadedText;
};

} // namespace flowconsole
