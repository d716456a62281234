#include "api/launchfinder.h"

#include "api/apicaller.h"
#include "api/dialectcodec.h"
#include "api/flowinstances.h"
#include "api/jsonfields.h"
#include "api/launchsecrets.h"
#include "net/pendinganswer.h"

#include <memory>

namespace flowconsole {

namespace {

/// Around the time at which a launch left, by our clock, which may be off.
constexpr qint64 secondsBeforeLaunch = 60;
constexpr qint64 secondsAfterLaunch = 120;
/// Runs of that time that are asked for their names.
constexpr qsizetype mostUnnamed = 5;

} // namespace

/// And who waits to hear of it.
struct LaunchFinder::LostLaunch
{
    ExecutionId id;
    QString name;
    std::shared_ptr<PendingAnswer<std::optional<ExecutionUpdate>>> pending;
};

LaunchFinder::LaunchFinder(ApiCaller &caller, FlowInstances &instances, const DialectCodec &codec,
                           const SecretValues &secrets, const Clock &clock)
    : m_caller(caller), m_instances(instances), m_codec(codec), m_secrets(secrets), m_clock(clock)
{}

LaunchFinder::~LaunchFinder() = default;

QFuture<ApiResult<std::optional<ExecutionUpdate>>> LaunchFinder::find(const FlowExecution &execution,
                                                                      const QString &name)
{
    const QDateTime left = execution.launchedAt.isValid() ? execution.launchedAt : execution.createdAt;
    const LostLaunch lost{execution.id, name,
                          std::make_shared<PendingAnswer<std::optional<ExecutionUpdate>>>()};
    whenFinished(m_instances.query(execution.flowId, left.addSecs(-secondsBeforeLaunch),
                                   left.addSecs(secondsAfterLaunch)),
                 &m_caller, [this, lost](const ApiResult<QList<FlowInstance>> &instances) {
                     if (instances) {
                         identify(lost, instances.value());
                     } else {
                         lost.pending->finish(instances.error());
                     }
                 });
    return lost.pending->future();
}

/// By the name that the launch gave it. Who tells no name may be somebody else's run, which could be ended from
/// here once it is taken for ours: the execution of that id is asked for its name.
void LaunchFinder::identify(const LostLaunch &lost, const QList<FlowInstance> &found)
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
        lost.pending->finish(std::optional(foundLaunch(lost, named.first())));
    } else if (!named.isEmpty() || unnamed.size() > mostUnnamed) {
        lost.pending->finish(std::optional<ExecutionUpdate>());
    } else {
        askForName(lost, unnamed);
    }
}

/// Of one after the other, until it is the right one.
void LaunchFinder::askForName(const LostLaunch &lost, QList<FlowInstance> unnamed)
{
    if (unnamed.isEmpty()) {
        lost.pending->finish(std::optional<ExecutionUpdate>());
        return;
    }
    const FlowInstance instance = unnamed.takeFirst();
    HttpRequest request =
        m_caller.request(QByteArrayLiteral("GET"), m_codec.executionPath(PlatformExecutionId(instance.id)));
    request.recordsBodies = false; // perhaps somebody else's
    const auto nameIn = [](const QByteArray &body) -> ApiResult<QString> {
        const auto execution = parseObject(body);
        return execution ? requiredText(execution.value(), u"name") : ApiResult<QString>(execution.error());
    };
    whenFinished(m_caller.read<QString>(request, nameIn), &m_caller,
                 [this, lost, instance, unnamed](const ApiResult<QString> &name) {
                     if (name && name.value() == lost.name) {
                         lost.pending->finish(std::optional(foundLaunch(lost, instance)));
                     } else {
                         askForName(lost, unnamed);
                     }
                 });
}

ExecutionUpdate LaunchFinder::foundLaunch(const LostLaunch &lost, const FlowInstance &instance) const
{
    ExecutionUpdate update;
    update.id = lost.id;
    update.provenance = Provenance::History;
    update.observedAt = m_clock.nowUtc();
    update.platformId = PlatformExecutionId(instance.id);
    update.conversationId = instance.conversationId;
    update.flowVersion = instance.flowVersion;
    update.startedAt = instance.startedAt;
    update.endedAt = instance.endedAt;
    update.state = ExecutionState::Running;
    if (!instance.errorReason.isEmpty()) {
        update.state = ExecutionState::Failed;
        update.detail = withoutSecrets(instance.errorReason, m_secrets.value(lost.id));
    } else if (instance.endedAt.isValid()) {
        update.state = ExecutionState::Completed;
    }
    return update;
}

} // namespace flowconsole
