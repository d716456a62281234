#include "api/browsersignin.h"

#include "api/pkce.h"
#include "domain/errorcodes.h"
#include "net/httprequest.h"

#include <QRandomGenerator>

namespace flowconsole {

namespace {

constexpr std::chrono::minutes timeForPerson{5};

} // namespace

BrowserSignIn::BrowserSignIn(const Clock &clock, const ConnectionProfile &profile, QObject *parent)
    : QObject(parent),
      m_profile(profile),
      m_verifier(randomSecret(*QRandomGenerator::system())),
      m_stateSent(randomSecret(*QRandomGenerator::system())),
      m_redirect(clock),
      m_limit(clock.createAlarm([this] { timeIsOver(); }))
{
    connect(&m_redirect, &LoopbackRedirect::redirected, this, &BrowserSignIn::redirected);
}

BrowserSignIn::~BrowserSignIn() = default;

ApiResult<Done> BrowserSignIn::start()
{
    if (const auto listening = m_redirect.listen(m_profile.redirectPort, m_stateSent); !listening) {
        m_state = State::Failed;
        return ApiError{.kind = ApiError::Kind::Local,
                        .retryAfter = {},
                        .code = errorcodes::redirectPortTaken,
                        .message = listening.error().message,
                        .correlationId = {}};
    }
    m_state = State::WaitingForPerson;
    m_limit->start(timeForPerson);
    return Done{};
}

QUrl BrowserSignIn::page() const
{
    const std::pair<const char *, QString> parameters[] = {
        {"client_id", m_profile.clientId},
        {"redirect_uri", redirectUri(m_profile).toString(QUrl::FullyEncoded)},
        {"response_type", QStringLiteral("code")},
        {"code_challenge", challengeOf(m_verifier)},
        {"code_challenge_method", QStringLiteral("S256")},
        {"state", m_stateSent},
    };
    QByteArrayList query;
    for (const auto &[key, value] : parameters) {
        query.append(QByteArray(key) + '=' + QUrl::toPercentEncoding(value));
    }
    QUrl page = urlBelow(m_profile.loginUrl, QStringLiteral("/oauth/authorize"));
    page.setQuery(QString::fromLatin1(query.join('&')), QUrl::StrictMode);
    return page;
}

void BrowserSignIn::redirected(const RedirectAnswer &answer)
{
    if (m_state != State::WaitingForPerson) {
        return;
    }
    if (!answer.error.isEmpty()) {
        fail(answer.error, answer.errorDescription.isEmpty()
                               ? QStringLiteral("The login page answered “%1”.").arg(answer.error)
                               : answer.errorDescription);
        return;
    }
    m_limit->stop();
    m_state = State::CodeReceived;
    emit codeReceived(answer.code);
}

void BrowserSignIn::timeIsOver()
{
    if (m_state == State::WaitingForPerson) {
        fail(errorcodes::signInTimedOut,
             QStringLiteral("Nobody signed in within %1 minutes.").arg(timeForPerson.count()));
    }
}

void BrowserSignIn::fail(const QString &code, const QString &message)
{
    m_limit->stop();
    m_redirect.close();
    m_state = State::Failed;
    emit failed({.kind = ApiError::Kind::SignIn,
                 .retryAfter = {},
                 .code = code,
                 .message = message,
                 .correlationId = {}});
}

} // namespace flowconsole
