#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/connectionprofile.h"
#include "domain/conversation.h"
#include "domain/flow.h"
#include "domain/flowexecution.h"
#include "domain/launchpreview.h"
#include "domain/launchrequest.h"
#include "domain/nodetransition.h"
#include "domain/preflight.h"

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace flowconsole {

class RateBudget;
class TokenSource;
class Transport;

/// A launch as it will leave: the exact bytes, made once, so that what is hashed and recorded is what is sent.
struct PreparedLaunch
{
    QString path; ///< below the API's address, percent-encoded
    QByteArray body;
    QByteArray maskedBody;           ///< with placeholders for secure values: for logs and previews
    QString sha256Hex;               ///< of `body`
    QList<QByteArray> secrets;       ///< the secure values as they may reappear in an answer
    std::optional<ApiError> problem; ///< why the dialect refuses it: launch() answers that and sends nothing
};

/// The secure values of executions that are not over, since the platform may repeat them. In memory only.
using SecretValues = QHash<ExecutionId, QList<QByteArray>>;

/// The platform's API in the dialect of one connection. Signs in by itself; after a 401 it signs in again and
/// repeats the request once (a 401 says that nothing was done). Feeds the rate budget from every answer, and
/// with what is under way. Lives in the engine's thread; destroying it ends its futures with
/// ApiError::Kind::Local. Consume them by whenFinished() of net/pendinganswer.h.
///
/// Errors of all calls: those of TokenSource::token() and Transport::send(); RejectedInput (400, 409, 422,
/// other 4xx), SignIn (401 twice), Permission (403), NotFound (404), RateLimited (429), Unavailable (503),
/// Server (other 5xx), MalformedAnswer (a redirect, or a body that is not what API.md says). What the dialect
/// does not have is answered with Local and the code `not.offered`, without a request.
class PlatformClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlatformClient)

public:
    PlatformClient(Transport &transport, TokenSource &tokens, RateBudget &budget, const Clock &clock,
                   const ConnectionProfile &profile, Milliseconds requestDeadline = Milliseconds(10000),
                   QObject *parent = nullptr);
    ~PlatformClient() override;

    /// All flows, page by page, with their schemas where the platform sends them. `onPage` is told of each page
    /// as it comes; where it answers false no further one is asked for.
    [[nodiscard]] QFuture<ApiResult<QList<Flow>>>
    flows(const std::function<bool(const FlowPage &)> &onPage = {});
    /// Where the flow comes without an input schema, it is made from the inputs of the latest configuration, if
    /// that may be read.
    [[nodiscard]] QFuture<ApiResult<Flow>> flow(const FlowId &id);
    /// All versions of a flow, as the platform sorts them.
    [[nodiscard]] QFuture<ApiResult<QList<FlowVersion>>> versions(const FlowId &id);
    /// One version with its schemas. Where it comes without an input schema, that is made from the inputs of
    /// its configuration, if that may be read.
    [[nodiscard]] QFuture<ApiResult<VersionSchemas>> version(const FlowId &id, const QString &versionId);
    [[nodiscard]] QFuture<ApiResult<QString>> outcomeName(const QString &outcomeId);

    [[nodiscard]] PreparedLaunch prepareLaunch(const LaunchRequest &request) const;

    /// What launch() would send for it, as the request log would show it, but uncut.
    [[nodiscard]] LaunchPreview previewLaunch(const LaunchRequest &request) const;

    /// Sends the launch once; where the profile wishes it, again after 500, 502 and 504, and the update says
    /// that it may have started twice. The update carries platformId, state, launchedAt, launchLatency,
    /// launchRetries and payloadHash. OutcomeUnknown where it left and nothing says whether it was taken:
    /// broken connections, a deadline that passed, 5xx but 503, and an answer that names no execution.
    [[nodiscard]] QFuture<ApiResult<ExecutionUpdate>> launch(const ExecutionId &id,
                                                             const PreparedLaunch &launch);

    /// Looks at a launched execution once. With ConversationFlow, `platformId` is the conversation's id.
    [[nodiscard]] QFuture<ApiResult<ExecutionUpdate>> execution(const ExecutionId &id,
                                                                const PlatformExecutionId &platformId);

    /// Participants and states of a conversation. Published only.
    [[nodiscard]] QFuture<ApiResult<Conversation>> conversation(const ConversationId &id);

    /// Asks for the execution's end: by its own request where the dialect has one, else by disconnecting the
    /// conversation that is linked to it. `not.offered` where there is neither. That it is over is told by the
    /// next look.
    [[nodiscard]] QFuture<ApiResult<Done>> end(const ExecutionId &id, const FlowExecution &execution,
                                               const QString &reason);

    /// Disconnects the conversation that is linked to the execution, also where end() would do otherwise.
    [[nodiscard]] QFuture<ApiResult<Done>> disconnect(const ExecutionId &id,
                                                      const ConversationId &conversation);

    /// Looks for the launch whose answer never came, among the organisation's flow instances: of that flow,
    /// around the time of the launch, called `name`. Of instances that tell no names, the executions are asked.
    /// nullopt: not found, which may change while the platform indexes. Published only.
    [[nodiscard]] QFuture<ApiResult<std::optional<ExecutionUpdate>>> findLaunch(const FlowExecution &execution,
                                                                                const QString &name);

    /// The steps of an execution that is over, with Provenance::History, where the organisation stores
    /// execution data (API.md, "Node transitions"); NotFound and Permission are normal. May take a minute.
    /// Published only.
    [[nodiscard]] QFuture<ApiResult<QList<NodeTransition>>> executionData(const FlowExecution &execution);

    /// Asks one cheap request for each thing that the console does; launches, changes and ends nothing. Fails
    /// as a whole only where nobody can sign in or nothing is reached.
    [[nodiscard]] QFuture<ApiResult<PreflightReport>> preflight();

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
