#include "ui/mainwindow/noticearea.h"

#include "domain/words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/questionbar.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

QString withCorrelationId(const QString &advice, const ApiError &error)
{
    return error.correlationId.isEmpty()
               ? advice
               : NoticeArea::tr("%1 Correlation id: %2", "advice, id to quote to the platform's support")
                     .arg(advice, error.correlationId);
}

/// What other programs say seldom ends as a sentence does, and others follow it.
QString asSentence(const QString &words)
{
    return words.isEmpty() || QStringView(u".!?…").contains(words.back()) ? words : words + u'.';
}

/// Whether there is a setting of the connection to change.
bool leadsToConnection(SettingLink link)
{
    switch (link) {
    case SettingLink::ConnectionAddress:
    case SettingLink::ConnectionCredentials:
    case SettingLink::ConnectionDialect:
    case SettingLink::ConnectionCertificate:
    case SettingLink::ConnectionRetries:
    case SettingLink::Permissions:
        return true;
    case SettingLink::None:
    case SettingLink::FlowList:
    case SettingLink::FlowInput:
    case SettingLink::Network:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

NoticeArea::NoticeArea(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    m_notice = new InlineMessage(theme, this);
    m_notice->setObjectName(QStringLiteral("connectionMessage"));
    m_notice->hide();
    m_auditNotice = new InlineMessage(theme, this);
    m_auditNotice->setObjectName(QStringLiteral("auditMessage"));
    m_auditNotice->hide();
    m_quitQuestion = new QuestionBar(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_auditNotice);
    layout->addWidget(m_quitQuestion);
    m_historyNotice = addNotice(QStringLiteral("historyMessage"));
    connect(m_notice, &InlineMessage::actionTriggered, this, &NoticeArea::takeAction);
    connect(m_notice, &InlineMessage::asideTriggered, this, &NoticeArea::takeAside);
    connect(m_quitQuestion, &QuestionBar::confirmed, this, &NoticeArea::quitConfirmed);
}

void NoticeArea::showConnection(const ConnectionStatus &status)
{
    using State = ConnectionStatus::State;
    if (status.state == State::Failed && status.error) {
        const ErrorWords words = describe(*status.error, status.profile.dialect);
        m_action = Action::SignIn;
        m_setting = words.link;
        QStringList advice{words.whatItMeans, words.whatToDo};
        advice.removeAll(QString());
        m_notice->showMessage(InlineMessage::Kind::Problem, asSentence(words.whatHappened),
                              withCorrelationId(advice.join(u' '), *status.error), tr("Sign in again"),
                              leadsToConnection(words.link) ? tr("Open the setting") : QString());
    } else if (status.state == State::SigningIn && !status.signInPage.isEmpty()) {
        m_action = Action::OpenSignInPage;
        m_signInPage = status.signInPage;
        m_notice->showMessage(
            InlineMessage::Kind::Note,
            tr("Sign in to %1 with the browser.", "%1: an organisation").arg(status.profile.name),
            tr("The console goes on by itself once you have."), tr("Open the sign-in page"),
            tr("Copy the link"));
    } else {
        m_notice->hide();
    }
}

void NoticeArea::showFlowsFailure(const ApiError &error)
{
    const ErrorWords words = describe(error);
    m_action = Action::ReloadFlows;
    m_setting = words.link;
    m_notice->showMessage(InlineMessage::Kind::Problem,
                          tr("The flow list could not be loaded anew. %1").arg(asSentence(words.whatHappened)),
                          withCorrelationId(words.whatToDo, error), tr("Retry"));
}

void NoticeArea::flowsArrived()
{
    if (m_action == Action::ReloadFlows) {
        m_notice->hide();
    }
}

void NoticeArea::showAudit(const AuditState &state)
{
    if (state.problem.isEmpty()) {
        m_auditNotice->hide();
    } else if (state.problem != m_auditProblem) {
        m_auditNotice->showMessage(InlineMessage::Kind::Problem, state.problem, {}, {});
    }
    m_auditProblem = state.problem;
}

InlineMessage *NoticeArea::addNotice(const QString &objectName)
{
    auto *notice = new InlineMessage(m_theme, this);
    notice->setObjectName(objectName);
    notice->hide();
    auto *column = static_cast<QVBoxLayout *>(layout());
    // The question stays at the end.
    column->insertWidget(column->count() - 1, notice);
    return notice;
}

void NoticeArea::showHistory(const HistoryState &state)
{
    using Status = HistoryState::Status;
    QString happened = asSentence(state.problem);
    QString advice;
    auto kind = InlineMessage::Kind::Problem;
    if (state.status == Status::DiskFull) {
        happened = happened.isEmpty() ? tr("The disk is full: the history cannot be stored.") : happened;
        advice = tr("Launching is paused until something can be stored again.");
    } else if (state.status == Status::Failed) {
        happened = happened.isEmpty() ? tr("The history cannot be stored.") : happened;
        advice = tr("Launching goes on, but what runs now will not be known after the next start.");
    } else if (!state.setAside.isEmpty()) {
        kind = InlineMessage::Kind::Note;
        happened = tr("The history file was damaged. It was set aside as %1, and a new one was begun.")
                       .arg(state.setAside);
    }
    const QString words = happened + advice;
    if (words.isEmpty()) {
        m_historyNotice->hide();
    } else if (words != m_historyWords) {
        m_historyNotice->showMessage(kind, happened, advice, {});
    }
    m_historyWords = words;
}

QuestionBar &NoticeArea::quitQuestion(bool isCovered)
{
    if (!isCovered) {
        return *m_quitQuestion;
    }
    if (m_quitWindow.isNull()) {
        constexpr int usualWidth = 560;
        m_quitWindow = new QDialog(window());
        m_quitWindow->setObjectName(QStringLiteral("quitWindow"));
        m_quitWindow->setWindowTitle(tr("Close Flow Console?"));
        m_quitWindow->setMinimumWidth(m_theme.scaled(usualWidth));
        auto *question = new QuestionBar(m_quitWindow);
        auto *column = new QVBoxLayout(m_quitWindow);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(question);
        connect(question, &QuestionBar::confirmed, m_quitWindow, &QWidget::hide);
        connect(question, &QuestionBar::dismissed, m_quitWindow, &QWidget::hide);
        connect(question, &QuestionBar::confirmed, this, &NoticeArea::quitConfirmed);
    }
    m_quitWindow->show();
    m_quitWindow->raise();
    m_quitWindow->activateWindow();
    return *m_quitWindow->findChild<QuestionBar *>();
}

void NoticeArea::askToQuit(const Unfinished &unfinished)
{
    QStringList words;
    const auto &[running, queued, rowsLeft, planned] = unfinished;
    if (running > 0) {
        words << tr("%n execution(s) still run. They go on in the organisation when this console "
                    "closes; it then stops watching them.",
                    nullptr, running);
    }
    if (queued > 0) {
        words << tr("%n queued launch(es) will not be sent.", nullptr, queued);
    }
    if (rowsLeft > 0) {
        words << tr("%n row(s) of a batch have not been launched; it can be resumed after the next start.",
                    nullptr, rowsLeft);
    }
    if (planned > 0) {
        words << tr("%n schedule(s) end with the console.", nullptr, planned);
    }
    const QWidget *front = QApplication::activeWindow();
    const bool isCovered = front != nullptr && front != window() && front != m_quitWindow;
    quitQuestion(isCovered || (!m_quitWindow.isNull() && m_quitWindow->isVisible()))
        .ask({.words = words.join(u' '),
              .confirm = tr("Close"),
              .dismiss = tr("Stay"),
              .askedFor = {},
              .isDanger = false});
    if (!m_quitWindow.isNull() && m_quitWindow->isVisible()) {
        // A window does not grow by itself for words that wrap.
        const int width = m_quitWindow->width();
        m_quitWindow->resize(width, m_quitWindow->layout()->totalHeightForWidth(width));
    }
}

void NoticeArea::takeAction()
{
    switch (m_action) {
    case Action::SignIn:
        m_notice->hide();
        emit signInRequested();
        break;
    case Action::OpenSignInPage:
        emit signInPageRequested();
        break;
    case Action::ReloadFlows:
        m_notice->hide();
        emit reloadFlowsRequested();
        break;
    }
}

void NoticeArea::takeAside()
{
    switch (m_action) {
    case Action::SignIn:
    case Action::ReloadFlows:
        emit settingRequested(m_setting);
        break;
    case Action::OpenSignInPage:
        // The page holds the challenge, never a secret (RFC 7636).
        QApplication::clipboard()->setText(m_signInPage.toString(QUrl::FullyEncoded));
        break;
    }
}

} // namespace flowconsole
