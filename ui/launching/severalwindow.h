#pragma once

#include "domain/connectionprofile.h"
#include "domain/launchrequest.h"

#include <QDialog>

#include <optional>

class QLabel;
class QPushButton;
class QSpinBox;

namespace flowconsole {

class FormField;
class QuestionBar;
class Theme;

/// Asks how often a launch is to be repeated, and says what that costs before anything leaves. In production
/// the count has to be typed. Shown beside the main window, not in its way. GUI thread; the theme outlives it.
class SeveralWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SeveralWindow)

public:
    SeveralWindow(Theme &theme, QWidget *parent);

    /// The launch as its form stands; begins anew.
    void setRequest(const LaunchRequest &request);
    /// The same while the operator is at it: other values, or none that could be launched.
    void renewRequest(const std::optional<LaunchRequest> &request);
    void setConnection(const ConnectionProfile &profile);
    void setBudget(const RateBudgetState &budget);

signals:
    void launchRequested(const flowconsole::LaunchRequest &request, int copies);

protected:
    bool focusNextPrevChild(bool next) override;

private:
    void createLayout();
    void refresh();
    void launch();
    void launchNow();

    Theme &m_theme;
    std::optional<LaunchRequest> m_request;
    ConnectionProfile m_profile;
    RateBudgetState m_budget;
    QLabel *m_flow = nullptr;
    QSpinBox *m_copies = nullptr;
    FormField *m_copiesField = nullptr;
    QPushButton *m_launch = nullptr;
    QPushButton *m_cancel = nullptr;
    QuestionBar *m_question = nullptr;
};

} // namespace flowconsole
