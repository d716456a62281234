#include "engine/launcher.h"

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "base/clock.h"
#include "domain/words.h"
#include "engine/audittrail.h"
#include "engine/executionstore.h"
#include "net/pendinganswer.h"

namespace flowconsole {

namespace {

constexpr int mostLaunchesInFlight = 64;

} // namespace

struct Launcher::Ready
{
    ExecutionId id;
    PreparedLaunch prepared;
};

Launcher::Launcher(PlatformClient &client, ExecutionStore &store, AuditTrail &audit, const RateBudget &budget,
                   const Clock &clock, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(store),
      m_audit(audit),
      m_budget(budget),
      m_clock(clock),
      m_drain(clock.createAlarm([this] { drain(); }))
{
    connect(&m_budget, &RateBudget::changed, this, [this] {
        if (!m_queue.empty()) {
            m_drain->start(Milliseconds::zero());
        }
    });
}

Launcher::~Launcher() = default;

void Launcher::launch(const LaunchRequest &request)
{
    m_queue.push_back(request);
    m_drain->start(Milliseconds::zero());
}

bool Launcher::cancel(const ExecutionId &id)
{
    const auto isThis = [&id](const LaunchRequest &request) { return request.id == id; };
    if (std::erase_if(m_queue, isThis) == 0) {
        return false;
    }
    ExecutionUpdate update;
    update.id = id;
    update.state = ExecutionState::Terminated;
    update.observedAt = m_clock.nowUtc();
    update.detail = tr("Taken back before it was sent");
    m_store.apply(update);
    return true;
}

void Launcher::drain()
{
    std::vector<Ready> burst;
    Result<Done> written = prepareBurst(burst);
    if (burst.empty()) {
        return;
    }
    if (written) {
        written = m_audit.commit();
    }
    for (const Ready &ready : burst) {
        if (written) {
            send(ready);
        } else {
            finish(ready.id,
                   {.kind = ApiError::Kind::Local,
                    .retryAfter = {},
                    .code = {},
                    .message = written.error().message,
                    .correlationId = {}},
                   false);
        }
    }
    if (!m_queue.empty() && !written) {
        m_drain->start(Milliseconds::zero());
    }
}

/// All that may leave now, with their intents written.
Result<Done> Launcher::prepareBurst(std::vector<Ready> &burst)
{
    while (!m_queue.empty() && mayLeave(burst.size())) {
        const LaunchRequest request = std::move(m_queue.front());
        m_queue.pop_front();
        const PreparedLaunch prepared = m_client.prepareLaunch(request);
        if (prepared.problem) {
            finish(request.id, *prepared.problem, false);
            continue;
        }
        burst.push_back({request.id, prepared});
        const FlowExecution *execution = m_store.find(request.id);
        Q_ASSERT(execution != nullptr);
        if (auto written = m_audit.intendLaunch(*execution, prepared.sha256Hex); !written) {
            return written;
        }
    }
    return Done();
}

bool Launcher::mayLeave(size_t readyToo) const
{
    const int ready = static_cast<int>(readyToo);
    return m_inFlight + ready < mostLaunchesInFlight && m_budget.remaining() > ready;
}

void Launcher::send(const Ready &ready)
{
    ++m_inFlight;
    ExecutionUpdate leaving;
    leaving.id = ready.id;
    leaving.state = ExecutionState::Launching;
    leaving.observedAt = m_clock.nowUtc();
    leaving.launchedAt = leaving.observedAt;
    leaving.payloadHash = ready.prepared.sha256Hex;
    m_store.apply(leaving);

    whenFinished(m_client.launch(ready.id, ready.prepared), this,
                 [this, id = ready.id](const ApiResult<ExecutionUpdate> &answer) {
                     --m_inFlight;
                     if (answer) {
                         receive(id, answer.value());
                     } else {
                         finish(id, answer.error(), true);
                     }
                     m_drain->start(Milliseconds::zero());
                 });
}

void Launcher::receive(const ExecutionId &id, const ExecutionUpdate &answer)
{
    m_store.apply(answer);
    if (answer.mayHaveStartedTwice) {
        m_store.remark(id, tr("It may have started twice: an answer that left this open was met with another "
                              "launch, as the profile wishes"));
    }
    if (answer.launchLatency) {
        emit launchAnswered(*answer.launchLatency);
    }
}

void Launcher::finish(const ExecutionId &id, const ApiError &error, bool wasSent)
{
    const bool isUnknown = wasSent && error.kind == ApiError::Kind::OutcomeUnknown;
    ExecutionUpdate update;
    update.id = id;
    update.state = isUnknown ? ExecutionState::Unknown : ExecutionState::Failed;
    update.observedAt = m_clock.nowUtc();
    update.detail = describe(error).whatHappened;
    update.error = error;
    m_store.apply(update);
}

} // namespace flowconsole
