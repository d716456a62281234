#pragma once

#include "domain/telemetryrecord.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace flowconsole {

class JsonPanel;
class Theme;

/// What there is of one execution as JSON, one document at a time: what the platform last told of it, its
/// inputs and outputs, its telemetry record. GUI thread; the theme outlives it.
class ExecutionJson final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExecutionJson)

public:
    explicit ExecutionJson(Theme &theme, QWidget *parent = nullptr);

    void setDetails(const ExecutionDetails &details);
    /// The tree of the document that is shown, for help on its keys.
    [[nodiscard]] JsonPanel &panel() const { return *m_panel; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class Document { LastAnswer, Inputs, Outputs, Telemetry };

    void showDocument();
    void showAnswer();

    ExecutionDetails m_details;
    QComboBox *m_choice;
    QLabel *m_source;
    JsonPanel *m_panel;
};

/// The last answer that tells of the execution as a whole: of a look at it, else of its launch; nullptr where
/// the request log has none.
[[nodiscard]] const RequestRecord *lastAnswer(const ExecutionDetails &details);

} // namespace flowconsole
