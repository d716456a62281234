#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/connectionprofile.h"
#include "domain/flow.h"
#include "domain/flowexecution.h"
#include "domain/launchrequest.h"

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QObject>

#include <memory>

namespace flowconsole {

class RateBudget;
class TokenSource;
class Transport;

/// A launch as it will leave: the exact bytes, made once, so that what is hashed and recorded is what is sent.
struct PreparedLaunch
{
    QByteArray body;
    QByteArray maskedBody;     ///< with placeholders for secure values: for logs and previews
    QString sha256Hex;         ///< of `body`
    QList<QByteArray> secrets; ///< the secure values as they may reappear in an answer
};

/// The secure values of executions that are not over, since the platform may repeat them. In memory only.
using SecretValues = QHash<ExecutionId, QList<QByteArray>>;

/// The platform's API in the dialect of one connection. Signs in by itself; after a 401 it signs in again and
/// repeats the request once (a 401 says that nothing was done). Feeds the rate budget from every answer. Lives
/// in the engine's thread; destroying it ends its futures with ApiError::Kind::Local. Consume them by
/// whenFinished() of net/pendinganswer.h.
///
/// Errors of all calls: those of TokenSource::token() and Transport::send(); RejectedInput (400, 409, 422,
/// other 4xx), SignIn (401 twice), Permission (403), NotFound (404), RateLimited (429), Unavailable (503),
/// Server (other 5xx), MalformedAnswer (a redirect, or a body that is not what API.md says).
class PlatformClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlatformClient)

public:
    PlatformClient(Transport &transport, TokenSource &tokens, RateBudget &budget, const Clock &clock,
                   const ConnectionProfile &profile, Milliseconds requestDeadline = Milliseconds(10000),
                   QObject *parent = nullptr);
    ~PlatformClient() override;

    /// All flows, page by page, with their input schemas where the platform sends them.
    [[nodiscard]] QFuture<ApiResult<QList<Flow>>> flows();
    [[nodiscard]] QFuture<ApiResult<Flow>> flow(const FlowId &id);

    [[nodiscard]] PreparedLaunch prepareLaunch(const LaunchRequest &request) const;

    /// Sends the launch once. The update carries platformId, state, launchedAt, launchLatency, launchRetries
    /// and payloadHash. OutcomeUnknown where it left and nothing says whether it was taken: broken connections,
    /// a deadline that passed, 5xx but 503, and an answer that names no execution.
    [[nodiscard]] QFuture<ApiResult<ExecutionUpdate>> launch(const ExecutionId &id,
                                                             const PreparedLaunch &launch);

    /// Looks at a launched execution once.
    [[nodiscard]] QFuture<ApiResult<ExecutionUpdate>> execution(const ExecutionId &id,
                                                                const PlatformExecutionId &platformId);

    /// What launch() was given, to be handed to the next connection of the same organisation.
    [[nodiscard]] SecretValues secretValues() const;
    void setSecretValues(const SecretValues &values);
    /// The execution is over: nothing more is told of it.
    void forgetSecretValues(const ExecutionId &id);

signals:
    /// The platform answered as to somebody who is signed in.
    void signInAccepted();
    /// The credentials, or a fresh token, were refused.
    void signInRefused(const flowconsole::ApiError &error);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace flowconsole
