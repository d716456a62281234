#include "api/platformclient.h"

#include "api/dialectcodec.h"
#include "api/errorcodec.h"
#include "api/flowcodec.h"
#include "api/jsonfields.h"
#include "api/ratebudget.h"
#include "api/tokensource.h"
#include "base/redaction.h"
#include "net/transport.h"

#include <QCryptographicHash>
#include <QSet>
#include <QUrlQuery>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int flowsPerPage = 100;
/// An organisation has a few thousand flows; a list that goes on after this does not end.
constexpr int maxFlowPages = 500;

bool isSuccess(const HttpAnswer &answer)
{
    return answer.status >= 200 && answer.status < 300;
}

using AnswerReceiver = std::function<void(const ApiResult<HttpAnswer> &)>;

/// The forms in which a secure value may come back: as itself, and as it stands in JSON.
void collectSecrets(const JsonValue &value, QList<QByteArray> &secrets)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
    case JsonValue::Type::Boolean:
        return;
    case JsonValue::Type::Number:
        secrets.append(value.numberText().toUtf8());
        return;
    case JsonValue::Type::String: {
        const QByteArray plain = value.toString().toUtf8();
        const QByteArray quoted = value.toJson();
        secrets.append(quoted.mid(1, quoted.size() - 2));
        secrets.append(plain);
        return;
    }
    case JsonValue::Type::Array:
        for (const JsonValue &element : value.elements()) {
            collectSecrets(element, secrets);
        }
        return;
    case JsonValue::Type::Object:
        for (const JsonValue::Member &member : value.members()) {
            collectSecrets(member.value, secrets);
        }
        return;
    }
}

QString withoutSecrets(QString text, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets) {
        if (!secret.isEmpty()) {
            text.replace(QString::fromUtf8(secret), redactedPlaceholder());
        }
    }
    return text;
}

JsonValue withoutSecrets(const JsonValue &value, const QList<QByteArray> &secrets)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
    case JsonValue::Type::Boolean:
        return value;
    case JsonValue::Type::Number:
        return secrets.contains(value.numberText().toUtf8()) ? JsonValue::string(redactedPlaceholder()) : value;
    case JsonValue::Type::String:
        return JsonValue::string(withoutSecrets(value.toString(), secrets));
    case JsonValue::Type::Array: {
        JsonValue::Array elements = value.elements();
        for (JsonValue &element : elements) {
            element = withoutSecrets(element, secrets);
        }
        return JsonValue::array(std::move(elements));
    }
    case JsonValue::Type::Object: {
        JsonValue::Object members = value.members();
        for (JsonValue::Member &member : members) {
            member.value = withoutSecrets(member.value, secrets);
        }
        return JsonValue::object(std::move(members));
    }
    }
    Q_UNREACHABLE();
}

void removeSecrets(ApiError &error, const QList<QByteArray> &secrets)
{
    error.message = withoutSecrets(error.message, secrets);
}

void removeSecrets(ExecutionUpdate &update, const QList<QByteArray> &secrets)
{
    update.detail = withoutSecrets(update.detail, secrets);
    if (update.error) {
        removeSecrets(*update.error, secrets);
    }
    if (update.outputs) {
        update.outputs = withoutSecrets(*update.outputs, secrets);
    }
}

/// Anything that does not say "not taken" leaves open whether the launch was (API.md, "Retries").
bool leavesLaunchOpen(int status)
{
    return status == 408 || (status >= 500 && status != 503);
}

} // namespace

class PlatformClient::Private
{
public:
    /// A walk through the pages of the flow list.
    struct FlowWalk
    {
        PendingAnswer<QList<Flow>> answer;
        QList<Flow> flows;
        QSet<FlowId> seen;
        int page = 1;
    };

    Private(PlatformClient &client, Transport &t, TokenSource &s, const Clock &c, const ConnectionProfile &p,
            Milliseconds deadline)
        : q(client),
          transport(t),
          tokens(s),
          clock(c),
          profile(p),
          codec(makeCodec(p.dialect)),
          requestDeadline(deadline)
    {}

    [[nodiscard]] HttpRequest makeRequest(const QByteArray &method, const QString &path) const;
    void call(const HttpRequest &request, const AnswerReceiver &receive, bool mayRepeat = true);
    void nextFlowPage(const std::shared_ptr<FlowWalk> &walk);
    [[nodiscard]] ApiResult<ExecutionUpdate> readLaunch(const ExecutionId &id, const PreparedLaunch &launch,
                                                        const ApiResult<HttpAnswer> &answer) const;
    [[nodiscard]] ApiResult<ExecutionUpdate> readExecution(const ExecutionId &id,
                                                           const PlatformExecutionId &platformId,
                                                           const ApiResult<HttpAnswer> &answer) const;
    void stamp(ExecutionUpdate &update, const ExecutionId &id) const;
    void tellSignIn(const ApiResult<HttpAnswer> &answer) const;

    PlatformClient &q;
    Transport &transport;
    TokenSource &tokens;
    const Clock &clock;
    const ConnectionProfile profile;
    const std::unique_ptr<DialectCodec> codec;
    const Milliseconds requestDeadline;
    SecretValues secrets;
};

HttpRequest PlatformClient::Private::makeRequest(const QByteArray &method, const QString &path) const
{
    HttpRequest request;
    request.method = method;
    request.url = urlBelow(profile.apiUrl, path);
    request.headers = {{QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json")}};
    request.deadline = requestDeadline;
    return request;
}

void PlatformClient::Private::call(const HttpRequest &request, const AnswerReceiver &receive, bool mayRepeat)
{
    whenFinished(tokens.token(), &q, [this, request, receive, mayRepeat](const ApiResult<QByteArray> &token) {
        if (!token) {
            tellSignIn(token.error());
            receive(token.error());
            return;
        }
        HttpRequest signedRequest = request;
        signedRequest.headers.prepend({QByteArrayLiteral("Authorization"), "Bearer " + token.value()});
        const auto onAnswer = [this, request, receive, mayRepeat,
                               token = token.value()](const ApiResult<HttpAnswer> &answer) {
            if (mayRepeat && answer && answer.value().status == 401) {
                tokens.invalidate(token);
                call(request, receive, false);
                return;
            }
            tellSignIn(answer);
            receive(answer);
        };
        whenFinished(transport.send(signedRequest), &q, onAnswer);
    });
}

void PlatformClient::Private::tellSignIn(const ApiResult<HttpAnswer> &answer) const
{
    if (!answer) {
        if (answer.error().kind == ApiError::Kind::SignIn) {
            emit q.signInRefused(answer.error());
        }
    } else if (answer.value().status == 401) {
        emit q.signInRefused(decodeError(answer.value(), clock.nowUtc()));
    } else {
        emit q.signInAccepted();
    }
}

void PlatformClient::Private::nextFlowPage(const std::shared_ptr<FlowWalk> &walk)
{
    HttpRequest request = makeRequest(QByteArrayLiteral("GET"), QStringLiteral("/api/v2/flows"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("pageNumber"), QString::number(walk->page));
    query.addQueryItem(QStringLiteral("pageSize"), QString::number(flowsPerPage));
    query.addQueryItem(QStringLiteral("includeSchemas"), QStringLiteral("true"));
    request.url.setQuery(query);
    call(request, [this, walk](const ApiResult<HttpAnswer> &answer) {
        if (!answer) {
            walk->answer.finish(answer.error());
            return;
        }
        if (!isSuccess(answer.value())) {
            walk->answer.finish(decodeError(answer.value(), clock.nowUtc()));
            return;
        }
        const auto page = decodeFlowPage(answer.value().body);
        if (!page) {
            walk->answer.finish(page.error());
            return;
        }
        // A flow that is published while we turn the page may be told of twice.
        const qsizetype before = walk->seen.size();
        for (const Flow &flow : page.value().flows) {
            if (!walk->seen.contains(flow.id)) {
                walk->seen.insert(flow.id);
                walk->flows.append(flow);
            }
        }
        const auto pageCount = page.value().pageCount;
        const bool hasMore = pageCount ? walk->page < *pageCount : page.value().hasNextUri;
        if (!hasMore || page.value().flows.isEmpty()) {
            walk->answer.finish(walk->flows);
        } else if (walk->seen.size() == before || walk->page >= maxFlowPages) {
            walk->answer.finish(malformedAnswer(QStringLiteral("The flow list does not end.")));
        } else {
            ++walk->page;
            nextFlowPage(walk);
        }
    });
}

void PlatformClient::Private::stamp(ExecutionUpdate &update, const ExecutionId &id) const
{
    update.id = id;
    update.provenance = Provenance::Polled;
    update.observedAt = clock.nowUtc();
}

ApiResult<ExecutionUpdate> PlatformClient::Private::readLaunch(const ExecutionId &id,
                                                               const PreparedLaunch &launch,
                                                               const ApiResult<HttpAnswer> &answer) const
{
    if (!answer) {
        return answer.error();
    }
    if (!isSuccess(answer.value())) {
        ApiError error = decodeError(answer.value(), clock.nowUtc());
        removeSecrets(error, launch.secrets);
        if (leavesLaunchOpen(answer.value().status)) {
            error.kind = ApiError::Kind::OutcomeUnknown;
        }
        return error;
    }
    auto update = codec->decodeLaunch(answer.value().body);
    if (!update) {
        // It was taken, but nothing says under which id.
        ApiError error = update.error();
        error.kind = ApiError::Kind::OutcomeUnknown;
        error.httpStatus = answer.value().status;
        error.correlationId = QString::fromLatin1(answer.value().header("ININ-Correlation-Id"));
        return error;
    }
    ExecutionUpdate result = std::move(update).value();
    removeSecrets(result, launch.secrets);
    stamp(result, id);
    result.payloadHash = launch.sha256Hex;
    result.launchedAt = answer.value().startedAt;
    result.launchLatency = answer.value().duration;
    result.launchRetries = answer.value().retries;
    return result;
}

ApiResult<ExecutionUpdate> PlatformClient::Private::readExecution(const ExecutionId &id,
                                                                  const PlatformExecutionId &platformId,
                                                                  const ApiResult<HttpAnswer> &answer) const
{
    if (!answer) {
        return answer.error();
    }
    const QList<QByteArray> known = secrets.value(id);
    if (!isSuccess(answer.value())) {
        ApiError error = decodeError(answer.value(), clock.nowUtc());
        removeSecrets(error, known);
        return error;
    }
    auto update = codec->decodeExecution(answer.value().body);
    if (!update) {
        return update.error();
    }
    if (update.value().platformId != platformId) {
        return malformedAnswer(QStringLiteral("The answer is about another execution."));
    }
    ExecutionUpdate result = std::move(update).value();
    removeSecrets(result, known);
    stamp(result, id);
    return result;
}

PlatformClient::PlatformClient(Transport &transport, TokenSource &tokens, RateBudget &budget,
                               const Clock &clock, const ConnectionProfile &profile,
                               Milliseconds requestDeadline, QObject *parent)
    : QObject(parent), m_d(std::make_unique<Private>(*this, transport, tokens, clock, profile, requestDeadline))
{
    connect(&transport, &Transport::attemptFinished, &budget,
            [&budget](const RequestRecord &record) { budget.observe(record.responseHeaders); });
    connect(&transport, &Transport::paused, &budget, &RateBudget::pauseUntil);
}

PlatformClient::~PlatformClient() = default;

QFuture<ApiResult<QList<Flow>>> PlatformClient::flows()
{
    auto walk = std::make_shared<Private::FlowWalk>();
    auto future = walk->answer.future();
    m_d->nextFlowPage(walk);
    return future;
}

QFuture<ApiResult<Flow>> PlatformClient::flow(const FlowId &id)
{
    const auto pending = std::make_shared<PendingAnswer<Flow>>();
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(id.text()));
    m_d->call(m_d->makeRequest(QByteArrayLiteral("GET"), QStringLiteral("/api/v2/flows/") + name),
              [this, pending](const ApiResult<HttpAnswer> &answer) {
                  if (!answer) {
                      pending->finish(answer.error());
                  } else if (!isSuccess(answer.value())) {
                      pending->finish(decodeError(answer.value(), m_d->clock.nowUtc()));
                  } else {
                      pending->finish(decodeFlow(answer.value().body));
                  }
              });
    return pending->future();
}

PreparedLaunch PlatformClient::prepareLaunch(const LaunchRequest &request) const
{
    PreparedLaunch launch;
    launch.body = m_d->codec->encodeLaunch(request.flowId, request.inputs);
    launch.maskedBody = m_d->codec->encodeLaunch(request.flowId, masked(request.inputs, request.secureNames));
    launch.sha256Hex =
        QString::fromLatin1(QCryptographicHash::hash(launch.body, QCryptographicHash::Sha256).toHex());
    for (const JsonValue::Member &member : request.inputs.members()) {
        if (request.secureNames.contains(member.key)) {
            collectSecrets(member.value, launch.secrets);
        }
    }
    // One may contain another: the longer one is replaced first.
    std::sort(launch.secrets.begin(), launch.secrets.end(),
              [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    return launch;
}

QFuture<ApiResult<ExecutionUpdate>> PlatformClient::launch(const ExecutionId &id, const PreparedLaunch &launch)
{
    HttpRequest request =
        m_d->makeRequest(QByteArrayLiteral("POST"), QStringLiteral("/api/v2/flows/executions"));
    request.body = launch.body;
    request.bodyForLog = launch.maskedBody;
    request.secrets = launch.secrets;
    request.contentType = QByteArrayLiteral("application/json");
    request.repeat = HttpRequest::Repeat::LaunchOnce;
    request.priority = HttpRequest::Priority::Launch;
    request.executionId = id;
    if (!launch.secrets.isEmpty()) {
        m_d->secrets.insert(id, launch.secrets);
    }
    const auto pending = std::make_shared<PendingAnswer<ExecutionUpdate>>();
    m_d->call(request, [this, id, launch, pending](const ApiResult<HttpAnswer> &answer) {
        pending->finish(m_d->readLaunch(id, launch, answer));
    });
    return pending->future();
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

QFuture<ApiResult<ExecutionUpdate>> PlatformClient::execution(const ExecutionId &id,
                                                              const PlatformExecutionId &platformId)
{
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(platformId.text()));
    HttpRequest request =
        m_d->makeRequest(QByteArrayLiteral("GET"), QStringLiteral("/api/v2/flows/executions/") + name);
    request.priority = HttpRequest::Priority::Poll;
    request.executionId = id;
    request.secrets = m_d->secrets.value(id);
    const auto pending = std::make_shared<PendingAnswer<ExecutionUpdate>>();
    m_d->call(request, [this, id, platformId, pending](const ApiResult<HttpAnswer> &answer) {
        pending->finish(m_d->readExecution(id, platformId, answer));
    });
    return pending->future();
}

} // namespace flowconsole
