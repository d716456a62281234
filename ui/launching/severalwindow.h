#pragma once

#include "domain/connectionprofile.h"
#include "domain/launchrequest.h"

#include <QDialog>

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

    /// The launch as the form stood when it was asked for; its values are kept until another one comes.
    void setRequest(const LaunchRequest &request);
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
    LaunchRequest m_request;
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
