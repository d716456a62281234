#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/connectionprofile.h"
#include "net/pendinganswer.h"

#include <QByteArray>
#include <QFuture>
#include <QObject>
#include <QUrl>

#include <memory>
#include <vector>

namespace flowconsole {

class BrowserSignIn;
class Transport;
struct HttpRequest;
struct TokenAnswer;

/// Keeps an access token, by the client-credentials grant (RFC 6749 § 4.4) or by the authorization code with
/// PKCE and its refresh token (RFC 7636, RFC 6749 § 6).
///
///     SignedOut ─ token() ─► Requesting ──────────► SignedIn ─ nearly over ─► Requesting
///                   │           │  ▲ later             (the old token serves on while it lasts)
///                   │           ▼  │
///                   │        WaitingToRetry   the login host fails for a while: no sign-out
///                   └─► WaitingForPerson ─ code ─► Requesting
///     Refused: by the login host, or the person did not sign in; until signInAgain()
///
/// All callers share one request while it is under way. Neither a secret nor a token is ever written anywhere.
/// Lives in the engine's thread; destroying it ends the futures of those who wait with ApiError::Kind::Local.
class TokenSource final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenSource)

public:
    enum class State { SignedOut, WaitingForPerson, Requesting, SignedIn, WaitingToRetry, Refused };

    TokenSource(Transport &transport, const Clock &clock, const ConnectionProfile &profile,
                const ConnectionSecrets &secrets, QObject *parent = nullptr);
    ~TokenSource() override;

    /// A token that is good now. It is renewed ahead of its end, when a tenth of its life, at most a minute, is
    /// left. The first failure of a sign-in is answered at once; once signed in, a login host that fails in
    /// passing is asked again, and callers wait for it for half a minute. With the authorization code and
    /// without a refresh token, callers wait until the person has signed in. A refusal is answered without
    /// asking again. Errors: SignIn (400, 401, 403 of the login host, and what comes of the browser),
    /// RateLimited, MalformedAnswer, Unavailable, Server, Local (the redirect's port is taken), and those of
    /// Transport::send().
    [[nodiscard]] QFuture<ApiResult<QByteArray>> token();

    /// Forgets `token` if it is the one that is kept: the platform has refused it.
    void invalidate(const QByteArray &token);

    /// Starts over after a refusal or an end of the time for the browser, and asks a failing login host at
    /// once; tells the page again while a person is to sign in.
    void signInAgain();

    /// Somebody else, who signs in with the same refresh token, was given this one instead. Not told again.
    void replaceRefreshToken(const QString &token) { m_secrets.refreshToken = token; }

    [[nodiscard]] State state() const { return m_state; }

signals:
    /// A person has to sign in there, with the browser; valid for five minutes.
    void signInPageNeeded(const QUrl &page);
    /// To be kept in the keychain instead of the one before; empty: it is of no use any more.
    void refreshTokenChanged(const QString &token);
    /// For the first time, or again after a refusal or a person's sign-in; not with each renewal.
    void signedIn();
    /// Said at once, even while nobody waits for a token.
    void signInRefused(const flowconsole::ApiError &error);

private:
    enum class Step { ClientCredentials, Code, Refresh };

    void begin();
    void openBrowser();
    void codeArrived(const QString &code);
    void ask(Step step, const HttpRequest &request, const QList<QByteArray> &secrets);
    void answered(Step step, const ApiResult<TokenAnswer> &answer);
    void accept(const TokenAnswer &answer);
    void takeRefreshToken(const QString &token);
    void refuse(const ApiError &error);
    void retryLater(const ApiError &error);
    void renewalIsDue();
    void patienceEnded();
    void finish(const ApiResult<QByteArray> &result);
    [[nodiscard]] bool hasGoodToken() const;

    Transport &m_transport;
    const Clock &m_clock;
    const ConnectionProfile m_profile;
    ConnectionSecrets m_secrets;
    State m_state = State::SignedOut;
    std::unique_ptr<BrowserSignIn> m_browser;
    std::optional<ApiError> m_refusal;     ///< with Refused
    std::optional<ApiError> m_lastFailure; ///< with WaitingToRetry
    int m_failures = 0;                    ///< in a row, since the last token
    bool m_isSignedIn = false; ///< a token came since the last refusal, or since a person was needed
    QByteArray m_token;
    Milliseconds m_expiresAt{0}; ///< of Clock::monotonic()
    std::unique_ptr<Alarm> m_renewal;
    std::unique_ptr<Alarm> m_retry;
    std::unique_ptr<Alarm> m_patience;
    std::vector<std::unique_ptr<PendingAnswer<QByteArray>>> m_waiting;
};

} // namespace flowconsole
