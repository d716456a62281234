#pragma once

#include "domain/apierror.h"
#include "net/httpnetwork.h"
#include "net/httprequest.h"
#include "net/retrypolicy.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace flowconsole {

class Clock;

struct TransportSettings
{
    int maxInFlight = 128;                 ///< requests on the network: 64 launches, and as many looks
    qint64 answerLimit = 64 * 1024 * 1024; ///< bytes of a body; a longer answer is a MalformedAnswer
    RetryPolicy retry;
    QString caFile;         ///< PEM file of the only authority that is trusted; empty: those of the system
    NetworkFactory network; ///< empty: the network of this machine
};

/// The one way out to a platform: every request goes through here, gets a request id, a deadline, its retries
/// and its redacted record.
///
///     send() → queue (by priority) → attempt → answer → the caller
///                 ▲                      │
///                 └── wait, or pause ◄───┘ 429, 5xx, broken connection
///
/// Redirects are not followed (a 3xx is an answer), cookies, caches and proxies are not used, and a certificate
/// that is not accepted is an error. Lives in the engine's thread. Destroying it ends whatever is under way
/// with ApiError::Kind::Local.
class Transport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transport)

public:
    /// `seed` is that of the retries' jitter and of the request ids.
    Transport(const Clock &clock, const TransportSettings &settings, quint32 seed, QObject *parent = nullptr);
    ~Transport() override;

    /// Any HTTP status is an answer. Errors without one:
    /// Network (no connection, or it broke; a Safe request that broke was tried again before), Tls,
    /// DeadlinePassed, MalformedAnswer (too long, or no HTTP; with expectsJson also what problemOfJsonAnswer()
    /// finds), Local (cancelled, no web address, a caFile of no use), and for launches OutcomeUnknown wherever
    /// the server may have seen the request. Codes are those of domain/errorcodes.h. A connection that is
    /// refused, or a name that does not resolve, is not tried again: the caller learns of it at once.
    [[nodiscard]] QFuture<ApiResult<HttpAnswer>> send(const HttpRequest &request);

    /// Requests that wait and that are on the network.
    [[nodiscard]] int pendingCount() const;

signals:
    /// Once for each attempt, before the caller's future finishes.
    void attemptFinished(const flowconsole::RequestRecord &record);
    /// A 429 holds every request back until then.
    void paused(const QDateTime &untilUtc);
    void resumed();

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace flowconsole
