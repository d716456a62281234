#include "api/flowinstances.h"

#include "api/apicaller.h"
#include "api/dialectcodec.h"
#include "api/errorcodec.h"
#include "api/jsonfields.h"

#include <QHostAddress>
#include <QUrlQuery>

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr int mostInstances = 200;
constexpr Milliseconds firstPoll = 1s;
constexpr Milliseconds longestPoll = 5s;
constexpr Milliseconds patience = 2min;
/// Around the time at which the run began: by the platform's clock, and by ours, which may be off.
constexpr qint64 platformSlackSeconds = 30;
constexpr qint64 ownSlackSeconds = 120;

ApiError nothingStored(const QString &why)
{
    return {.kind = ApiError::Kind::NotFound,
            .retryAfter = {},
            .code = QStringLiteral("execution.data.missing"),
            .message = why,
            .correlationId = {}};
}

/// Execution data holds what callers said: it comes encrypted, or from this machine.
bool mayDownload(const QUrl &url)
{
    const bool isLoopback = QHostAddress(url.host()).isLoopback() || url.host() == u"localhost";
    return url.scheme() == u"https" || (url.scheme() == u"http" && isLoopback);
}

QByteArray jobBody(const QString &instanceId)
{
    JsonValue body = JsonValue::object();
    body.insert(QStringLiteral("ids"), JsonValue::array({JsonValue::string(instanceId)}));
    return body.toJson();
}

/// Among the instances around its time: by the platform's id, else by the conversation. A query that does not
/// show it proves nothing, since it tells of a limited number.
QString instanceOf(const FlowExecution &execution, const QList<FlowInstance> &instances)
{
    const auto isIt = [&execution](const FlowInstance &instance) {
        return instance.id == execution.platformId.text();
    };
    const auto isItsConversation = [&execution](const FlowInstance &instance) {
        return !execution.conversationId.isEmpty() && instance.conversationId == execution.conversationId;
    };
    auto found = std::find_if(instances.cbegin(), instances.cend(), isIt);
    if (found == instances.cend()) {
        found = std::find_if(instances.cbegin(), instances.cend(), isItsConversation);
    }
    return found == instances.cend() ? execution.platformId.text() : found->id;
}

} // namespace

/// One way from a query to the steps.
class FlowInstances::Fetch final : public std::enable_shared_from_this<FlowInstances::Fetch>
{
public:
    Fetch(FlowInstances &owner, const FlowExecution &execution)
        : m_owner(owner),
          m_caller(owner.m_caller),
          m_execution(execution),
          m_givesUpAt(m_caller.clock().monotonic() + patience)
    {}

    QFuture<ApiResult<QList<NodeTransition>>> start()
    {
        const bool isExact = m_execution.startedAt.isValid();
        const QDateTime asked =
            m_execution.launchedAt.isValid() ? m_execution.launchedAt : m_execution.createdAt;
        const QDateTime begin = isExact ? m_execution.startedAt : asked;
        const qint64 slack = isExact ? platformSlackSeconds : ownSlackSeconds;
        whenFinished(m_owner.query(m_execution.flowId, begin.addSecs(-slack), begin.addSecs(slack)), &m_caller,
                     [self = shared_from_this()](const ApiResult<QList<FlowInstance>> &instances) {
                         if (instances) {
                             self->order(instanceOf(self->m_execution, instances.value()));
                         } else {
                             self->finish(instances.error());
                         }
                     });
        return m_answer.future();
    }

private:
    void order(const QString &instanceId)
    {
        const HttpRequest request = m_caller.request(
            QByteArrayLiteral("POST"), QStringLiteral("/api/v2/flows/instances/jobs"), jobBody(instanceId));
        receiveJob(request);
    }

    void poll()
    {
        receiveJob(m_caller.request(QByteArrayLiteral("GET"),
                                    QStringLiteral("/api/v2/flows/instances/jobs/") + pathPart(m_jobId)));
    }

    void receiveJob(HttpRequest request)
    {
        request.recordsBodies = false; // the presigned address is as good as the data
        whenFinished(m_caller.read<ExecutionDataJob>(request, decodeExecutionDataJob), &m_caller,
                     [self = shared_from_this()](const ApiResult<ExecutionDataJob> &job) {
                         if (job) {
                             self->take(job.value());
                         } else {
                             self->finish(job.error());
                         }
                     });
    }

    void take(const ExecutionDataJob &job)
    {
        m_jobId = job.id;
        switch (job.state) {
        case ExecutionDataJob::State::Failed:
            finish(nothingStored(QStringLiteral("The platform could not collect the execution data.")));
            return;
        case ExecutionDataJob::State::Success:
            if (job.downloadUri.isEmpty()) {
                finish(nothingStored(
                    QStringLiteral("The organisation keeps no data of this execution (%1).")
                        .arg(job.statusCode.isEmpty() ? QStringLiteral("no address") : job.statusCode)));
            } else {
                download(m_caller.profile().apiUrl.resolved(job.downloadUri));
            }
            return;
        case ExecutionDataJob::State::UnderWay:
            wait();
            return;
        }
        Q_UNREACHABLE();
    }

    void wait()
    {
        if (m_caller.clock().monotonic() + m_delay > m_givesUpAt) {
            finish(ApiError{.kind = ApiError::Kind::DeadlinePassed,
                            .retryAfter = {},
                            .code = {},
                            .message =
                                QStringLiteral("The execution data was not ready within %1 s.")
                                    .arg(std::chrono::duration_cast<std::chrono::seconds>(patience).count()),
                            .correlationId = {}});
            return;
        }
        m_alarm = m_caller.clock().createAlarm([fetch = weak_from_this()] {
            if (const auto self = fetch.lock()) {
                self->poll();
            }
        });
        m_alarm->start(std::exchange(m_delay, std::min(m_delay * 2, longestPoll)));
    }

    /// The address is presigned: whoever holds it may read. No token goes there, and it is in no record.
    void download(const QUrl &url)
    {
        if (!mayDownload(url)) {
            finish(malformedAnswer(QStringLiteral("The address of the execution data is not https.")));
            return;
        }
        HttpRequest request;
        request.url = url;
        request.urlForLog = url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
        request.deadline = Milliseconds(60s);
        request.recordsBodies = false;
        m_caller.download(
            request, [self = shared_from_this()](const ApiResult<HttpAnswer> &answer) { self->read(answer); });
    }

    void read(const ApiResult<HttpAnswer> &answer)
    {
        if (!answer) {
            finish(answer.error());
        } else if (!isSuccess(answer.value())) {
            finish(decodeError(answer.value(), m_caller.clock().nowUtc()));
        } else {
            finish(ApiCaller::explained(answer.value(), decodeExecutionData(answer.value().body)));
        }
    }

    void finish(ApiResult<QList<NodeTransition>> result)
    {
        const auto self = shared_from_this();
        m_owner.m_fetches.erase(self);
        if (result) {
            QList<NodeTransition> steps = std::move(result).value();
            for (NodeTransition &step : steps) {
                step.receivedAt = m_caller.clock().nowUtc();
            }
            result = std::move(steps);
        }
        m_answer.finish(std::move(result));
    }

    FlowInstances &m_owner;
    ApiCaller &m_caller;
    const FlowExecution m_execution;
    const Milliseconds m_givesUpAt;
    Milliseconds m_delay = firstPoll;
    QString m_jobId;
    std::unique_ptr<Alarm> m_alarm;
    PendingAnswer<QList<NodeTransition>> m_answer;
};

FlowInstances::FlowInstances(ApiCaller &caller) : m_caller(caller) {}

FlowInstances::~FlowInstances() = default;

QFuture<ApiResult<QList<FlowInstance>>> FlowInstances::query(const FlowId &flow, const QDateTime &from,
                                                             const QDateTime &to)
{
    HttpRequest request =
        m_caller.request(QByteArrayLiteral("POST"), QStringLiteral("/api/v2/flows/instances/query"),
                         encodeInstanceQuery(flow, from, to));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("pageSize"), QString::number(mostInstances));
    request.url.setQuery(query);
    return m_caller.read<QList<FlowInstance>>(request, decodeInstances);
}

QFuture<ApiResult<QList<NodeTransition>>> FlowInstances::steps(const FlowExecution &execution)
{
    const auto fetch = std::make_shared<Fetch>(*this, execution);
    m_fetches.insert(fetch);
    return fetch->start();
}

} // namespace flowconsole
