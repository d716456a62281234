#pragma once

#include "domain/errorcatalogue.h"

#include <QScrollArea>

class QLabel;
class QPushButton;

namespace flowconsole {

class CopyableLine;
class JsonView;
class Theme;
struct ExecutionDetails;
struct FlowExecution;

/// What went wrong with an execution, what that means, what to do about it, the setting to change, and what to
/// quote to the platform's support. GUI
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

signals:
    /// The operator wants to change the setting that the error points at.
    void settingRequested(flowconsole::SettingLink link);

private:
    struct Field
    {
        QLabel *key = nullptr;
        QWidget *value = nullptr;

        void setVisible(bool visible) const;
    };

    void showRecord(const ExecutionDetails &details);
    [[nodiscard]] QString reportOf(const FlowExecution &execution, const ErrorWords &words,
                                   const QString &correlation) const;

    SettingLink m_settingLink = SettingLink::None;
    QLabel *m_happened;
    QLabel *m_means;
    QLabel *m_toDo;
    QPushButton *m_setting;
    QPushButton *m_copy;
    QString m_report; ///< what it copies
    QLabel *m_code;
    CopyableLine *m_correlation;
    Field m_codeField;
    Field m_correlationField;
    QLabel *m_recordTitle;
    JsonView *m_record;
};

} // namespace flowconsole
