#pragma once

#include "domain/auditstate.h"
#include "domain/connectionprofile.h"
#include "domain/errorcatalogue.h"
#include "domain/historystate.h"

#include <QWidget>

namespace flowconsole {

class InlineMessage;
class QuestionBar;
class Theme;

/// The bars below the tool bar: trouble with the connection and what to do about it, the sign-in page, an audit
/// log that cannot be written, and what closing would mean. GUI thread; the theme outlives it.
class NoticeArea final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeArea)

public:
    explicit NoticeArea(Theme &theme, QWidget *parent = nullptr);

    void showConnection(const ConnectionStatus &status);
    /// That the flow list could not be loaded anew, while an older one is still shown.
    void showFlowsFailure(const ApiError &error);
    void flowsArrived();
    void showAudit(const AuditState &state);
    /// A full disk, a history that cannot be kept, and a damaged file that was set aside; each is said once.
    void showHistory(const HistoryState &state);
    /// A further bar, hidden until it shows a message; the caller decides what it says.
    [[nodiscard]] InlineMessage *addNotice(const QString &objectName);
    /// Asks before the window closes while so many executions run and so many launches wait to be sent.
    void askToQuit(int running, int queued);

signals:
    void signInRequested();
    void signInPageRequested();
    void reloadFlowsRequested();
    void settingRequested(flowconsole::SettingLink link);
    void quitConfirmed();

private:
    /// What the button of the message does.
    enum class Action { SignIn, OpenSignInPage, ReloadFlows };

    void takeAction();
    void takeAside();

    Theme &m_theme;
    InlineMessage *m_notice = nullptr;
    InlineMessage *m_auditNotice = nullptr;
    InlineMessage *m_historyNotice = nullptr;
    QuestionBar *m_quitQuestion = nullptr;
    Action m_action = Action::SignIn;
    SettingLink m_setting = SettingLink::None;
    QUrl m_signInPage;
    QString m_auditProblem;
    QString m_historyWords; ///< what the notice said last
};

} // namespace flowconsole
