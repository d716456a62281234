#include "api/platformclient.h"

#include "api/apicaller.h"
#include "api/conversationcodec.h"
#include "api/dialectcodec.h"
#include "api/errorcodec.h"
#include "api/flowinstances.h"
#include "api/flowrequests.h"
#include "api/jsonfields.h"
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

#include <algorithm>

namespace flowconsole {

namespace {

/// Around the time at which a launch left, by our clock, which may be off.
constexpr qint64 secondsBeforeLaunch = 60;
constexpr qint64 secondsAfterLaunch = 120;
/// Runs of that time that are asked for their names.
constexpr qsizetype mostUnnamed = 5;

/// A launch whose answer never came, and who waits to hear of it.
struct LostLaunch
{
    ExecutionId id;
    QString name;
    std::shared_ptr<PendingAnswer<std::optional<ExecutionUpdate>>> pending;
};

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
          instances(caller)
    {}

    [[nodiscard]] ApiResult<ExecutionUpdate> readLaunch(const ExecutionId &id, const PreparedLaunch &launch,
                                                        const ApiResult<HttpAnswer> &answer) const;
    [[nodiscard]] ApiResult<ExecutionUpdate> readExecution(const ExecutionId &id,
                                                           const PlatformExecutionId &platformId,
                                                           const ApiResult<HttpAnswer> &answer) const;
    [[nodiscard]] QFuture<ApiResult<Done>> askForEnd(const ExecutionId &id, HttpRequest request);
    void identify(const LostLaunch &lost, const QList<FlowInstance> &found);
    void askForName(const LostLaunch &lost, QList<FlowInstance> unnamed);
    [[nodiscard]] std::optional<ExecutionUpdate> foundLaunch(const LostLaunch &lost,
                                                             const FlowInstance &instance) const;
    void stamp(ExecutionUpdate &update, const ExecutionId &id, Provenance provenance) const;

    const Clock &clock;
    const ConnectionProfile profile;
    const std::unique_ptr<DialectCodec> codec;
    SecretValues secrets;
    ApiCaller caller;
    FlowRequests flows;
    FlowInstances instances;
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

/// By the name that the launch gave it. Who tells no name may be somebody else's run, which could be ended from
/// here once it is taken for ours: the execution of that id is asked for its name.
void PlatformClient::Private::identify(const LostLaunch &lost, const QList<FlowInstance> &found)
{
    QList<FlowInstance> named;
    QList<FlowInstance> unnamed;
    for (const FlowInstance &instance : found) {
        if (instance.name.isEmpty()) {
            unnamed.append(instance);
        } else if (instance.name == lost.name) {
            named.append(instance);
        }
    }
    if (named.size() == 1) {
        lost.pending->finish(foundLaunch(lost, named.first()));
    } else if (!named.isEmpty() || unnamed.size() > mostUnnamed) {
        lost.pending->finish(std::optional<ExecutionUpdate>());
    } else {
        askForName(lost, unnamed);
    }
}

/// Of one after the other, until it is the right one.
void PlatformClient::Private::askForName(const LostLaunch &lost, QList<FlowInstance> unnamed)
{
    if (unnamed.isEmpty()) {
        lost.pending->finish(std::optional<ExecutionUpdate>());
        return;
    }
    const FlowInstance instance = unnamed.takeFirst();
    HttpRequest request =
        caller.request(QByteArrayLiteral("GET"), codec->executionPath(PlatformExecutionId(instance.id)));
    request.recordsBodies = false; // perhaps somebody else's
    const auto nameIn = [](const QByteArray &body) -> ApiResult<QString> {
        const auto execution = parseObject(body);
        return execution ? requiredText(execution.value(), u"name") : ApiResult<QString>(execution.error());
    };
    whenFinished(caller.read<QString>(request, nameIn), &caller,
                 [this, lost, instance, unnamed](const ApiResult<QString> &name) {
                     if (name && name.value() == lost.name) {
                         lost.pending->finish(foundLaunch(lost, instance));
                     } else {
                         askForName(lost, unnamed);
                     }
                 });
}

std::optional<ExecutionUpdate> PlatformClient::Private::foundLaunch(const LostLaunch &lost,
                                                                    const FlowInstance &instance) const
{
    ExecutionUpdate update;
    stamp(update, lost.id, Provenance::History);
    update.platformId = PlatformExecutionId(instance.id);
    update.conversationId = instance.conversationId;
    update.flowVersion = instance.flowVersion;
    update.startedAt = instance.startedAt;
    update.endedAt = instance.endedAt;
    update.state = ExecutionState::Running;
    if (!instance.errorReason.isEmpty()) {
        update.state = ExecutionState::Failed;
        update.detail = withoutSecrets(instance.errorReason, secrets.value(lost.id));
    } else if (instance.endedAt.isValid()) {
        update.state = ExecutionState::Completed;
    }
    return update;
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
    using Found = std::optional<ExecutionUpdate>;
    if (m_d->profile.dialect != Dialect::Published) {
        return finished<Found>(
            notOfferedError(QStringLiteral("This API cannot be asked for launches whose answer was lost.")));
    }
    const QDateTime left = execution.launchedAt.isValid() ? execution.launchedAt : execution.createdAt;
    const auto pending = std::make_shared<PendingAnswer<Found>>();
    whenFinished(m_d->instances.query(execution.flowId, left.addSecs(-secondsBeforeLaunch),
                                      left.addSecs(secondsAfterLaunch)),
                 &m_d->caller,
                 [this, lost = LostLaunch{execution.id, name, pending},
                  pending](const ApiResult<QList<FlowInstance>> &instances) {
                     if (instances) {
                         m_d->identify(lost, instances.value());
                     } else {
                         pending->finish(instances.error());
                     }
                 });
    return pending->future();
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
