#pragma once

#include "api/loopbackredirect.h"
#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/connectionprofile.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace flowconsole {

/// One sign-in of a person by the system's browser: authorization code with PKCE over a loopback redirect
/// (RFC 6749 § 4.1, RFC 7636, RFC 8252).
///
///     Idle ── start() ──► WaitingForPerson ── redirect with a code ──► CodeReceived
///                              └── refused, or five minutes are over ──► Failed
///
/// For one sign-in; another one takes another object. Lives in the engine's thread.
class BrowserSignIn final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BrowserSignIn)

public:
    enum class State { Idle, WaitingForPerson, CodeReceived, Failed };

    BrowserSignIn(const Clock &clock, const ConnectionProfile &profile, QObject *parent = nullptr);
    ~BrowserSignIn() override;

    /// Opens the redirect's port. The error (Local) names it where it is taken.
    [[nodiscard]] ApiResult<Done> start();

    [[nodiscard]] State state() const { return m_state; }
    /// The address for the browser; holds no secret, but the challenge and the state of this sign-in.
    [[nodiscard]] QUrl page() const;
    /// What goes with the code to the token endpoint. A secret.
    [[nodiscard]] const QString &verifier() const { return m_verifier; }

signals:
    void codeReceived(const QString &code);
    /// SignIn: the person or the organisation refused, or nobody came in time.
    void failed(const flowconsole::ApiError &error);

private:
    void redirected(const RedirectAnswer &answer);
    void timeIsOver();
    void fail(const QString &code, const QString &message);

    const ConnectionProfile m_profile;
    const QString m_verifier;
    const QString m_stateSent;
    State m_state = State::Idle;
    LoopbackRedirect m_redirect;
    std::unique_ptr<Alarm> m_limit;
};

} // namespace flowconsole
