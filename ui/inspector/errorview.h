#pragma once

#include <QScrollArea>

class QLabel;

namespace flowconsole {

class CopyableLine;
class Theme;
struct ExecutionDetails;
struct FlowExecution;

/// What went wrong with an execution, what to do about it, and what to quote to the platform's support. GUI
/// thread; the theme outlives it.
class ErrorView final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorView)

public:
    explicit ErrorView(Theme &theme, QWidget *parent = nullptr);

    void setDetails(const ExecutionDetails &details);
    /// True if the execution has something to tell here.
    [[nodiscard]] static bool hasError(const FlowExecution &execution);

private:
    struct Field
    {
        QLabel *key = nullptr;
        QWidget *value = nullptr;

        void setVisible(bool visible) const;
    };

    QLabel *m_happened;
    QLabel *m_toDo;
    QLabel *m_code;
    CopyableLine *m_correlation;
    Field m_codeField;
    Field m_correlationField;
};

} // namespace flowconsole
