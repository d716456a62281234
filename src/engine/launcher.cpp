#include "engine/launcher.h"

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "audit/auditlog.h"
#include "base/clock.h"
#include "domain/words.h"
#include "engine/executionstore.h"
#include "net/pendinganswer.h"

namespace flowconsole {

namespace {

constexpr int mostInFlight = 64;

} // namespace

struct Launcher::Ready
{
    ExecutionId id;
    PreparedLaunch prepared;
};

Launcher::Launcher(PlatformClient &client, ExecutionStore &store, AuditLog &audit, const RateBudget &budget,
                   const Clock &clock, std::function<AuditEntry(const FlowExecution &)> entryOf,
                   QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(store),
      m_audit(audit),
      m_budget(budget),
      m_clock(clock),
      m_entryOf(std::move(entryOf)),
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

void Launcher::drain()
{
    std::vector<Ready> burst;
    Result<Done> written = Done();
    while (written && !m_queue.empty() && mayLeave(burst.size())) {
        const LaunchRequest request = std::move(m_queue.front());
        m_queue.pop_front();
        const FlowExecution *execution = m_store.find(request.id);
        Q_ASSERT(execution != nullptr);
        burst.push_back({request.id, m_client.prepareLaunch(request)});
        AuditEntry intent = m_entryOf(*execution);
        intent.outcome = QStringLiteral("intended");
        intent.payloadHash = burst.back().prepared.sha256Hex;
        written = m_audit.append(intent);
    }
    if (burst.empty()) {
        return;
    }
    if (written) {
        written = m_audit.commit();
    }
    emit auditWritten();
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

bool Launcher::mayLeave(size_t readyToo) const
{
    const int leaving = m_inFlight + static_cast<int>(readyToo);
    // What is in flight is not in the platform's count yet.
    const auto remaining = m_budget.remaining();
    // Without a word on when the window ends, one at a time finds out.
    const bool asksForNews = leaving == 0 && !m_budget.state().resetsAt.isValid();
    const bool isWithinBudget = !remaining || *remaining > leaving || asksForNews;
    return leaving < mostInFlight && isWithinBudget;
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
                         m_store.apply(answer.value());
                         if (answer.value().launchLatency) {
                             emit launchAnswered(*answer.value().launchLatency);
                         }
                     } else {
                         finish(id, answer.error(), true);
                     }
                     m_drain->start(Milliseconds::zero());
                 });
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
