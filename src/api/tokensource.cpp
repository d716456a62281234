#include "api/tokensource.h"

#include "api/browsersignin.h"
#include "api/tokenendpoint.h"
#include "domain/errorcodes.h"
#include "net/transport.h"

#include <algorithm>
#include <utility>

namespace flowconsole {

namespace {

constexpr std::chrono::seconds callersWait{30};
constexpr std::chrono::seconds firstBackoff{1};
constexpr std::chrono::seconds longestBackoff{60};

Milliseconds backoff(int failures)
{
    return std::min<Milliseconds>(firstBackoff * (1 << std::min(failures - 1, 6)), longestBackoff);
}

} // namespace

TokenSource::TokenSource(Transport &transport, const Clock &clock, const ConnectionProfile &profile,
                         const ConnectionSecrets &secrets, QObject *parent)
    : QObject(parent),
      m_transport(transport),
      m_clock(clock),
      m_profile(profile),
      m_secrets(secrets),
      m_renewal(clock.createAlarm([this] { renewalIsDue(); })),
      m_retry(clock.createAlarm([this] { begin(); })),
      m_patience(clock.createAlarm([this] { patienceEnded(); }))
{}

TokenSource::~TokenSource() = default;

QFuture<ApiResult<QByteArray>> TokenSource::token()
{
    auto answer = std::make_unique<PendingAnswer<QByteArray>>();
    auto future = answer->future();
    if (m_refusal) {
        answer->finish(*m_refusal);
        return future;
    }
    if (hasGoodToken()) {
        answer->finish(m_token);
        return future;
    }
    m_waiting.push_back(std::move(answer));
    if (m_state == State::SignedOut || m_state == State::SignedIn) {
        begin();
    }
    if (m_isSignedIn && m_state != State::WaitingForPerson && !m_waiting.empty() && !m_patience->isActive()) {
        m_patience->start(callersWait);
    }
    return future;
}

bool TokenSource::hasGoodToken() const
{
    return !m_token.isEmpty() && m_clock.monotonic() < m_expiresAt;
}

void TokenSource::invalidate(const QByteArray &token)
{
    if (token == m_token) {
        m_token.clear();
    }
}

void TokenSource::signInAgain()
{
    switch (m_state) {
    case State::WaitingForPerson:
        emit signInPageNeeded(m_browser->page());
        return;
    case State::Requesting:
    case State::SignedIn:
        return;
    case State::SignedOut:
    case State::WaitingToRetry:
    case State::Refused:
        m_refusal.reset();
        begin();
        return;
    }
}

void TokenSource::begin()
{
    m_renewal->stop();
    m_retry->stop();
    switch (m_profile.grant) {
    case Grant::ClientCredentials:
        ask(Step::ClientCredentials, clientCredentialsRequest(m_profile, m_secrets.clientSecret),
            {m_secrets.clientSecret.toUtf8()});
        return;
    case Grant::AuthorizationCode:
        if (m_secrets.refreshToken.isEmpty()) {
            openBrowser();
        } else {
            ask(Step::Refresh, refreshRequest(m_profile, m_secrets.refreshToken),
                {m_secrets.refreshToken.toUtf8()});
        }
        return;
    }
}

void TokenSource::openBrowser()
{
    m_patience->stop();
    m_isSignedIn = false;
    m_browser = std::make_unique<BrowserSignIn>(m_clock, m_profile);
    // Queued: the receivers destroy the sender.
    connect(m_browser.get(), &BrowserSignIn::codeReceived, this, &TokenSource::codeArrived,
            Qt::QueuedConnection);
    connect(m_browser.get(), &BrowserSignIn::failed, this, &TokenSource::refuse, Qt::QueuedConnection);
    if (const auto started = m_browser->start(); !started) {
        refuse(started.error());
        return;
    }
    m_state = State::WaitingForPerson;
    emit signInPageNeeded(m_browser->page());
}

void TokenSource::codeArrived(const QString &code)
{
    if (m_state != State::WaitingForPerson) {
        return;
    }
    const QString verifier = m_browser->verifier();
    m_browser.reset();
    ask(Step::Code, codeRequest(m_profile, code, verifier), {code.toUtf8(), verifier.toUtf8()});
}

void TokenSource::ask(Step step, const HttpRequest &request, const QList<QByteArray> &secrets)
{
    m_state = State::Requesting;
    whenFinished(m_transport.send(request), this, [this, step, secrets](const ApiResult<HttpAnswer> &answer) {
        answered(step, readTokenAnswer(answer, secrets, m_clock.nowUtc()));
    });
}

void TokenSource::answered(Step step, const ApiResult<TokenAnswer> &answer)
{
    if (answer) {
        accept(answer.value());
        return;
    }
    const ApiError &error = answer.error();
    const bool isRefused = error.kind == ApiError::Kind::SignIn;
    if (step == Step::Code) {
        // Neither code nor verifier is good for another try, and only a person can bring new ones.
        ApiError told = error;
        if (!isRefused) {
            told.kind = ApiError::Kind::SignIn;
            told.code = errorcodes::codeNotExchanged;
        }
        refuse(told);
    } else if (step == Step::Refresh && isRefused && error.code == u"invalid_grant") {
        takeRefreshToken({});
        openBrowser();
    } else if (isRefused) {
        refuse(error);
    } else if (m_isSignedIn && error.kind != ApiError::Kind::Local) {
        retryLater(error);
    } else {
        m_state = State::SignedOut;
        finish(error);
    }
}

void TokenSource::accept(const TokenAnswer &answer)
{
    const bool isNews = !std::exchange(m_isSignedIn, true);
    m_state = State::SignedIn;
    m_failures = 0;
    m_lastFailure.reset();
    m_token = answer.accessToken;
    m_expiresAt = m_clock.monotonic() + answer.life;
    m_renewal->start(answer.life - std::min<Milliseconds>(answer.life / 10, std::chrono::minutes(1)));
    finish(m_token);
    if (!answer.refreshToken.isEmpty()) {
        takeRefreshToken(answer.refreshToken);
    }
    if (isNews) {
        emit signedIn();
    }
}

void TokenSource::takeRefreshToken(const QString &token)
{
    if (m_secrets.refreshToken != token) {
        m_secrets.refreshToken = token;
        emit refreshTokenChanged(token);
    }
}

void TokenSource::refuse(const ApiError &error)
{
    m_browser.reset();
    m_state = State::Refused;
    m_isSignedIn = false;
    m_token.clear();
    m_refusal = error;
    finish(error);
    emit signInRefused(error);
}

void TokenSource::retryLater(const ApiError &error)
{
    m_state = State::WaitingToRetry;
    m_lastFailure = error;
    ++m_failures;
    m_retry->start(std::max(backoff(m_failures), error.retryAfter.value_or(Milliseconds::zero())));
}

void TokenSource::renewalIsDue()
{
    // A browser does not open by itself while the token serves.
    const bool needsPerson = m_profile.grant == Grant::AuthorizationCode && m_secrets.refreshToken.isEmpty();
    if (m_state == State::SignedIn && !needsPerson) {
        begin();
    }
}

void TokenSource::patienceEnded()
{
    finish(m_lastFailure.value_or(ApiError{
        .kind = ApiError::Kind::DeadlinePassed,
        .retryAfter = {},
        .code = {},
        .message = QStringLiteral("The login host gave no new token within %1 s.").arg(callersWait.count()),
        .correlationId = {}}));
}

void TokenSource::finish(const ApiResult<QByteArray> &result)
{
    m_patience->stop();
    // Those who hear of it may ask again at once.
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &answer : waiting) {
        answer->finish(result);
    }
}

} // namespace flowconsole
