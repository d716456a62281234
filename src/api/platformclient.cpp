#include "api/platformclient.h"

#include "api/apicaller.h"
#include "api/conversationcodec.h"
#include "api/dialectcodec.h"
#include "api/errorcodec.h"
#include "api/flowinstances.h"
#include "api/flowrequests.h"
#include "api/jsonfields.h"
#include "api/launchfinder.h"
#include "api/launchsecrets.h"
#include "api/preflightrun.h"
#include "api/ratebudget.h"
#include "api/tokensource.h"
#include "base/redaction.h"
#include "domain/conversationpayload.h"
#include "domain/errorcodes.h"
#include "domain/words.h"
#include "net/transport.h"

#include <QCryptographicHash>

namespace flowconsole {

namespace {

/// Anything that does not say "not taken" leaves open whether the launch was (API.md, "Retries").
bool leavesLaunchOpen(int status)
{
    return status == 408 || (status >= 500 && status != 503);
}

/// The answers of the API itself: neither the login host's nor those of presigned addresses.
bool isOfApi(const QUrl &url, const QUrl &apiUrl)
{
    return url.host() == apiUrl.host() && url.port() == apiUrl.port() &&
           url.path().contains(QStringLiteral("/api/v2/"));
}

std::optional<ApiError> payloadError(Dialect dialect, const LaunchRequest &request)
{
    QStringList words;
    for (const PayloadProblem &problem : payloadProblems(dialect, request.inputs, request.priority)) {
        words.append(problem.variable.isEmpty()
                         ? describe(problem)
                         : QStringLiteral("%1: %2").arg(problem.variable, describe(problem)));
    }
    if (words.isEmpty()) {
        return std::nullopt;
    }
    return ApiError{.kind = ApiError::Kind::Local,
                    .retryAfter = {},
                    .code = errorcodes::payloadInvalid,
                    .message = words.join(QStringLiteral("; ")),
                    .correlationId = {}};
}

template <class T>
QFuture<ApiResult<T>> finished(const ApiError &error)
{
    PendingAnswer<T> answer;
    auto future = answer.future();
    answer.finish(error);
    return future;
}

} // namespace

class PlatformClient::Private
{
public:
    Private(Transport &transport, TokenSource &tokens, const Clock &c, const ConnectionProfile &p,
            Milliseconds deadline)
        : clock(c),
          profile(p),
          codec(makeCodec(p.dialect)),
          caller(transport, tokens, c, p, deadline),
          flows(caller),
          instances(caller),
          finder(caller, instances, *codec, secrets, c)
    {}

    [[nodiscard]] ApiResult<ExecutionUpdate> readLaunch(const ExecutionId &id, const PreparedLaunch &launch,
                                                        const ApiResult<HttpAnswer> &answer) const;
    [[nodiscard]] ApiResult<ExecutionUpdate> readExecution(const ExecutionId &id,
                                                           const PlatformExecutionId &platformId,
                                                           const ApiResult<HttpAnswer> &answer) const;
    [[nodiscard]] QFuture<ApiResult<Done>> askForEnd(const ExecutionId &id, HttpRequest request);
    void stamp(ExecutionUpdate &update, const ExecutionId &id, Provenance provenance) const;

    const Clock &clock;
    const ConnectionProfile profile;
    const std::unique_ptr<DialectCodec> codec;
    SecretValues secrets;
    ApiCaller caller;
    FlowRequests flows;
    FlowInstances instances;
    LaunchFinder finder;
};

void PlatformClient::Private::stamp(ExecutionUpdate &update, const ExecutionId &id, Provenance provenance) const
{
    update.id = id;
    update.provenance = provenance;
    update.observedAt = clock.nowUtc();
}

ApiResult<ExecutionUpdate> PlatformClient::Private::readLaunch(const ExecutionId &id,
                                                               const PreparedLaunch &launch,
                                                               const ApiResult<HttpAnswer> &answer) const
{
    if (!answer) {
        ApiError error = answer.error();
        removeSecrets(error, launch.secrets);
        // A success that nobody can read: it was taken, but nothing says under which id.
        if (error.kind == ApiError::Kind::MalformedAnswer && error.httpStatus / 100 == 2) {
            error.kind = ApiError::Kind::OutcomeUnknown;
        }
        return error;
    }
    if (!isSuccess(answer.value())) {
        ApiError error = decodeError(answer.value(), clock.nowUtc());
        removeSecrets(error, launch.secrets);
        if (leavesLaunchOpen(answer.value().status) || answer.value().mayHaveStartedTwice) {
            error.kind = ApiError::Kind::OutcomeUnknown;
        }
        return error;
    }
    auto update = ApiCaller::explained(answer.value(), codec->decodeLaunch(answer.value().body));
    if (!update) {
        ApiError error = update.error();
        removeSecrets(error, launch.secrets);
        error.kind = ApiError::Kind::OutcomeUnknown;
        return error;
    }
    ExecutionUpdate result = std::move(update).value();
    removeSecrets(result, launch.secrets);
    stamp(result, id, Provenance::Polled);
    result.payloadHash = launch.sha256Hex;
    result.launchedAt = answer.value().startedAt;
    result.launchLatency = answer.value().duration;
    result.launchRetries = answer.value().retries;
    result.mayHaveStartedTwice = answer.value().mayHaveStartedTwice;
    return result;
}

ApiResult<ExecutionUpdate> PlatformClient::Private::readExecution(const ExecutionId &id,
                                                                  const PlatformExecutionId &platformId,
                                                                  const ApiResult<HttpAnswer> &answer) const
{
    const QList<QByteArray> known = secrets.value(id);
    if (!answer) {
        ApiError error = answer.error();
        removeSecrets(error, known);
        return error;
    }
    auto update = ApiCaller::explained(answer.value(), codec->decodeExecution(answer.value().body));
    if (!update) {
        ApiError error = update.error();
        removeSecrets(error, known);
        return error;
    }
    if (update.value().platformId != platformId) {
        return malformedAnswer(QStringLiteral("The answer is about another execution."));
    }
    ExecutionUpdate result = std::move(update).value();
    removeSecrets(result, known);
    stamp(result, id, Provenance::Polled);
    return result;
}

PlatformClient::PlatformClient(Transport &transport, TokenSource &tokens, RateBudget &budget,
                               const Clock &clock, const ConnectionProfile &profile,
                               Milliseconds requestDeadline, QObject *parent)
    : QObject(parent), m_d(std::make_unique<Private>(transport, tokens, clock, profile, requestDeadline))
{
    budget.setOwnLimit(profile.requestsPerMinute);
    m_d->caller.setBudget(budget);
    connect(&transport, &Transport::attemptFinished, &budget,
            [&budget, apiUrl = profile.apiUrl](const RequestRecord &record) {
                if (isOfApi(record.url, apiUrl)) {
                    budget.observe(record.responseHeaders, record.duration);
                }
            });
    connect(&transport, &Transport::paused, &budget, &RateBudget::pauseUntil);
    connect(&m_d->caller, &ApiCaller::signInAccepted, this, &PlatformClient::signInAccepted);
    connect(&m_d->caller, &ApiCaller::signInRefused, this, &PlatformClient::signInRefused);
}

PlatformClient::~PlatformClient() = default;

QFuture<ApiResult<QList<Flow>>> PlatformClient::flows(const std::function<bool(const FlowPage &)> &onPage)
{
    return m_d->flows.list(onPage);
}

QFuture<ApiResult<Flow>> PlatformClient::flow(const FlowId &id)
{
    return m_d->flows.flow(id);
}

QFuture<ApiResult<VersionSchemas>> PlatformClient::version(const FlowId &id, const QString &versionId)
{
    return m_d->flows.version(id, versionId);
}

QFuture<ApiResult<QList<FlowVersion>>> PlatformClient::versions(const FlowId &id)
{
    return m_d->flows.versions(id);
}

QFuture<ApiResult<QString>> PlatformClient::outcomeName(const QString &outcomeId)
{
    const HttpRequest request = m_d->caller.request(
        QByteArrayLiteral("GET"), QStringLiteral("/api/v2/flows/outcomes/") + pathPart(outcomeId));
    return m_d->caller.read<QString>(request, [](const QByteArray &body) -> ApiResult<QString> {
        const auto outcome = parseObject(body);
        return outcome ? requiredText(outcome.value(), u"name") : ApiResult<QString>(outcome.error());
    });
}

PreparedLaunch PlatformClient::prepareLaunch(const LaunchRequest &request) const
{
    LaunchRequest maskedRequest = request;
    maskedRequest.inputs = masked(request.inputs, request.secureNames);
    PreparedLaunch launch;
    launch.path = m_d->codec->launchPath(request.flowId);
    launch.body = m_d->codec->encodeLaunch(request);
    launch.maskedBody = m_d->codec->encodeLaunch(maskedRequest);
    launch.sha256Hex =
        QString::fromLatin1(QCryptographicHash::hash(launch.body, QCryptographicHash::Sha256).toHex());
    launch.secrets = secretsOf(request);
    launch.problem = payloadError(m_d->profile.dialect, request);
    return launch;
}

LaunchPreview PlatformClient::previewLaunch(const LaunchRequest &request) const
{
    const PreparedLaunch launch = prepareLaunch(request);
    const HttpRequest http = m_d->caller.request(QByteArrayLiteral("POST"), launch.path, launch.maskedBody);
    LaunchPreview preview;
    preview.id = request.id;
    preview.request.executionId = request.id;
    preview.request.method = QString::fromLatin1(http.method);
    preview.request.url = http.url;
    preview.request.requestHeaders = http.headers;
    preview.request.requestHeaders.prepend({QByteArrayLiteral("Content-Type"), http.contentType});
    preview.request.requestHeaders.prepend(
        {QByteArrayLiteral("Authorization"), redactedPlaceholder().toUtf8()});
    preview.request.requestBody = launch.maskedBody;
    preview.sha256 = launch.sha256Hex;
    preview.bytes = launch.body.size();
    preview.isMasked = launch.maskedBody != launch.body;
    preview.problem = launch.problem;
    return preview;
}

QFuture<ApiResult<ExecutionUpdate>> PlatformClient::launch(const ExecutionId &id, const PreparedLaunch &launch)
{
    using Repeat = HttpRequest::Repeat;
    if (launch.problem) {
        return finished<ExecutionUpdate>(*launch.problem);
    }
    HttpRequest request = m_d->caller.request(QByteArrayLiteral("POST"), launch.path, launch.body);
    request.bodyForLog = launch.maskedBody;
    request.secrets = launch.secrets;
    request.repeat = m_d->profile.retriesLaunches ? Repeat::LaunchRetried : Repeat::LaunchOnce;
    request.priority = HttpRequest::Priority::Launch;
    request.executionId = id;
    if (!launch.secrets.isEmpty()) {
        m_d->secrets.insert(id, launch.secrets);
    }
    const auto pending = std::make_shared<PendingAnswer<ExecutionUpdate>>();
    m_d->caller.call(request, [this, id, launch, pending](const ApiResult<HttpAnswer> &answer) {
        pending->finish(m_d->readLaunch(id, launch, answer));
    });
    return pending->future();
}

QFuture<ApiResult<ExecutionUpdate>> PlatformClient::execution(const ExecutionId &id,
                                                              const PlatformExecutionId &platformId)
{
    HttpRequest request = m_d->caller.request(QByteArrayLiteral("GET"), m_d->codec->executionPath(platformId));
    request.priority = HttpRequest::Priority::Poll;
    request.executionId = id;
    request.secrets = m_d->secrets.value(id);
    const auto pending = std::make_shared<PendingAnswer<ExecutionUpdate>>();
    m_d->caller.ask(request, [this, id, platformId, pending](const ApiResult<HttpAnswer> &answer) {
        pending->finish(m_d->readExecution(id, platformId, answer));
    });
    return pending->future();
}

QFuture<ApiResult<Conversation>> PlatformClient::conversation(const ConversationId &id)
{
    if (m_d->profile.dialect != Dialect::Published) {
        return finished<Conversation>(
            notOfferedError(QStringLiteral("This API tells nothing of a conversation's participants.")));
    }
    const HttpRequest request = m_d->caller.request(
        QByteArrayLiteral("GET"), QStringLiteral("/api/v2/conversations/") + pathPart(id.text()));
    return m_d->caller.read<Conversation>(request, decodeConversation);
}

QFuture<ApiResult<Done>> PlatformClient::end(const ExecutionId &id, const FlowExecution &execution,
                                             const QString &reason)
{
    const QString conversation = execution.conversationId.isEmpty() && canTerminate(m_d->profile.dialect)
                                     ? execution.platformId.text()
                                     : execution.conversationId.text();
    if (conversation.isEmpty()) {
        return finished<Done>(notOfferedError(QStringLiteral(
            "This API has no request that ends an execution, and no conversation is linked to this one.")));
    }
    if (!canTerminate(m_d->profile.dialect)) {
        return disconnect(id, ConversationId(conversation));
    }
    JsonValue body = JsonValue::object();
    body.insert(QStringLiteral("reason"), JsonValue::string(reason));
    return m_d->askForEnd(id, m_d->caller.request(QByteArrayLiteral("POST"),
                                                  QStringLiteral("/api/v2/conversations/") +
                                                      pathPart(conversation) + QStringLiteral("/terminate"),
                                                  body.toJson()));
}

QFuture<ApiResult<Done>> PlatformClient::disconnect(const ExecutionId &id, const ConversationId &conversation)
{
    return m_d->askForEnd(
        id, m_d->caller.request(QByteArrayLiteral("POST"), QStringLiteral("/api/v2/conversations/") +
                                                               pathPart(conversation.text()) +
                                                               QStringLiteral("/disconnect")));
}

QFuture<ApiResult<Done>> PlatformClient::Private::askForEnd(const ExecutionId &id, HttpRequest request)
{
    request.expectsJson = false;
    request.priority = HttpRequest::Priority::Launch;
    request.executionId = id;
    request.secrets = secrets.value(id);
    const auto pending = std::make_shared<PendingAnswer<Done>>();
    caller.ask(request, [this, id, pending](const ApiResult<HttpAnswer> &answer) {
        if (answer) {
            pending->finish(Done());
            return;
        }
        ApiError error = answer.error();
        removeSecrets(error, secrets.value(id));
        pending->finish(error);
    });
    return pending->future();
}

QFuture<ApiResult<std::optional<ExecutionUpdate>>> PlatformClient::findLaunch(const FlowExecution &execution,
                                                                              const QString &name)
{
    if (m_d->profile.dialect != Dialect::Published) {
        return finished<std::optional<ExecutionUpdate>>(
            notOfferedError(QStringLiteral("This API cannot be asked for launches whose answer was lost.")));
    }
    return m_d->finder.find(execution, name);
}

QFuture<ApiResult<QList<NodeTransition>>> PlatformClient::executionData(const FlowExecution &execution)
{
    using Steps = QList<NodeTransition>;
    if (m_d->profile.dialect != Dialect::Published) {
        return finished<Steps>(notOfferedError(QStringLiteral("This API keeps no execution data.")));
    }
    const auto pending = std::make_shared<PendingAnswer<Steps>>();
    whenFinished(m_d->instances.steps(execution), &m_d->caller,
                 [this, id = execution.id, pending](const ApiResult<Steps> &answer) {
                     if (!answer) {
                         pending->finish(answer.error());
                         return;
                     }
                     Steps steps = answer.value();
                     removeSecrets(steps, m_d->secrets.value(id));
                     pending->finish(std::move(steps));
                 });
    return pending->future();
}

QFuture<ApiResult<PreflightReport>> PlatformClient::preflight()
{
    return runPreflight(m_d->caller);
}

SecretValues PlatformClient::secretValues() const
{
    return m_d->secrets;
}

void PlatformClient::setSecretValues(const SecretValues &values)
{
    m_d->secrets = values;
}

void PlatformClient::forgetSecretValues(const ExecutionId &id)
{
    m_d->secrets.remove(id);
}

} // namespace flowconsole
