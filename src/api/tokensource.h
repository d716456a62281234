#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/connectionprofile.h"
#include "net/pendinganswer.h"

#include <QByteArray>
#include <QFuture>
#include <QObject>

#include <memory>
#include <vector>

namespace flowconsole {

class Transport;
struct HttpAnswer;

/// Keeps an access token by the client-credentials grant (RFC 6749 § 4.4). All callers share one request while
/// it is under way. Neither the secret nor a token is ever written anywhere. Lives in the engine's thread;
/// destroying it ends the futures of those who wait with ApiError::Kind::Local.
class TokenSource final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenSource)

public:
    TokenSource(Transport &transport, const Clock &clock, const ConnectionProfile &profile,
                const QString &clientSecret, QObject *parent = nullptr);
    ~TokenSource() override;

    /// A token that lives for a while yet; a new one is asked for when a tenth of its life, at most a minute,
    /// is left. A refusal of these credentials is
    /// final: it is answered without asking again. Errors: SignIn (400 invalid_client, 401, 403), RateLimited
    /// (throttled), MalformedAnswer, Unavailable, Server, and those of Transport::send().
    [[nodiscard]] QFuture<ApiResult<QByteArray>> token();

    /// Forgets `token` if it is the one that is kept: the platform has refused it.
    void invalidate(const QByteArray &token);

private:
    void request();
    void finish(const ApiResult<QByteArray> &result);
    [[nodiscard]] ApiResult<QByteArray> readAnswer(const HttpAnswer &answer);

    Transport &m_transport;
    const Clock &m_clock;
    ConnectionProfile m_profile;
    QString m_clientSecret;
    std::optional<ApiError> m_refusal;
    QByteArray m_token;
    Milliseconds m_goodUntil{0}; ///< of Clock::monotonic()
    std::vector<std::unique_ptr<PendingAnswer<QByteArray>>> m_waiting;
};

} // namespace flowconsole
