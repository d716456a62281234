#pragma once

#include "domain/auditstate.h"
#include "domain/connectionprofile.h"
#include "domain/errorcatalogue.h"
#include "domain/historystate.h"

#include <QPointer>
#include <QWidget>

class QDialog;

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
    /// What closing the console would leave behind.
    struct Unfinished
    {
        int running = 0;  ///< executions
        int queued = 0;   ///< launches that wait to be sent
        int rowsLeft = 0; ///< of batches that run, which have not been launched

        int planned = 0; ///< schedules that would launch something yet

        [[nodiscard]] bool isAnything() const
        {
            return running > 0 || queued > 0 || rowsLeft > 0 || planned > 0;
        }
    };
    /// Asks before the console closes: below the tool bar, or in a small window of its own where another window
    /// is in front, which may stand before it.
    void askToQuit(const Unfinished &unfinished);

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
    [[nodiscard]] QuestionBar &quitQuestion(bool isCovered);

    Theme &m_theme;
    InlineMessage *m_notice = nullptr;
    InlineMessage *m_auditNotice = nullptr;
    InlineMessage *m_historyNotice = nullptr;
    QuestionBar *m_quitQuestion = nullptr;
    QPointer<QDialog> m_quitWindow; ///< with a question of its own
    Action m_action = Action::SignIn;
    SettingLink m_setting = SettingLink::None;
    QUrl m_signInPage;
    QString m_auditProblem;
    QString m_historyWords; ///< what the notice said last
};

} // namespace flowconsole
