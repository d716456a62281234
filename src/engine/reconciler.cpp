#include "engine/reconciler.h"

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "domain/words.h"
#include "engine/audittrail.h"
#include "engine/executionstore.h"
#include "engine/floweventrouter.h"
#include "net/pendinganswer.h"

#include <algorithm>
#include <array>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

/// From the moment on which the launch's fate was not known. The platform indexes runs with some delay.
constexpr std::array<Milliseconds, 3> searchTimes{2s, 10s, 60s};
constexpr int mostSearchesInFlight = 4;
/// The platform may have begun before this console knew of its own request.
constexpr std::chrono::seconds clockSlack{2};

const QString notOffered = QStringLiteral("not.offered");

QString timeText(const FlowExecution &execution)
{
    const QDateTime at = execution.launchedAt.isValid() ? execution.launchedAt : execution.createdAt;
    return at.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
}

} // namespace

QString launchNameOf(const ExecutionId &id)
{
    return QStringLiteral("Flow Console ") + id.text();
}

Reconciler::Reconciler(PlatformClient &client, ExecutionStore &store, const FlowEventRouter &router,
                       AuditTrail &audit, const RateBudget &budget, const Clock &clock,
                       const ConnectionProfile &profile, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(store),
      m_router(router),
      m_audit(audit),
      m_budget(budget),
      m_clock(clock),
      m_scope(profile),
      m_pace(budget, clock),
      m_drain(clock.createAlarm([this] { drain(); }))
{
    connect(&m_store, &ExecutionStore::updated, this, &Reconciler::follow);
    connect(&m_budget, &RateBudget::changed, this, [this] {
        if (!m_queue.empty()) {
            m_drain->start(0ms);
        }
    });
    for (const FlowExecution &execution : m_store.all()) {
        follow(execution);
    }
}

Reconciler::~Reconciler() = default;

bool Reconciler::isSought(const FlowExecution &execution) const
{
    return m_scope.holds(execution) && execution.state == ExecutionState::Unknown &&
           execution.platformId.isEmpty();
}

void Reconciler::follow(const FlowExecution &execution)
{
    if (!isSought(execution)) {
        m_searches.remove(execution.id);
    } else if (!m_searches.contains(execution.id)) {
        m_searches.insert(execution.id, {});
        scheduleNext(execution.id);
    }
}

void Reconciler::scheduleNext(const ExecutionId &id)
{
    Search &search = m_searches[id];
    const Milliseconds before =
        search.attempts == 0 ? Milliseconds::zero() : searchTimes.at(search.attempts - 1);
    search.alarm = m_clock.createAlarm([this, id] { queue(id); });
    search.alarm->start(searchTimes.at(search.attempts) - before);
    ++search.attempts;
}

void Reconciler::queue(const ExecutionId &id)
{
    m_queue.push_back(id);
    m_drain->start(0ms);
}

void Reconciler::drain()
{
    const Milliseconds now = m_clock.monotonic();
    while (!m_queue.empty() && m_inFlight < mostSearchesInFlight && m_nextSlot <= now &&
           m_pace.pause() == 0ms) {
        const ExecutionId id = m_queue.front();
        m_queue.pop_front();
        if (m_searches.contains(id)) {
            look(id);
            m_nextSlot = now + m_pace.spacing();
        }
    }
    // With all places taken, the next answer goes on.
    if (!m_queue.empty() && m_inFlight < mostSearchesInFlight) {
        m_drain->start(std::max({m_nextSlot - now, m_pace.pause(), 0ms}));
    }
}

void Reconciler::look(const ExecutionId &id)
{
    const FlowExecution *execution = m_store.find(id);
    Q_ASSERT(execution != nullptr);
    ++m_inFlight;
    whenFinished(m_client.findLaunch(*execution, launchNameOf(id)), this,
                 [this, id](const ApiResult<std::optional<ExecutionUpdate>> &answer) {
                     --m_inFlight;
                     if (m_searches.contains(id)) {
                         receive(id, answer);
                     }
                     m_drain->start(0ms);
                 });
}

void Reconciler::receive(const ExecutionId &id, const ApiResult<std::optional<ExecutionUpdate>> &answer)
{
    if (answer && answer.value() && adopt(id, *answer.value())) {
        return;
    }
    const FlowExecution *execution = m_store.find(id);
    Q_ASSERT(execution != nullptr);
    const bool isAsked = answer || answer.error().code != notOffered;
    QString sofar;
    if (!answer && isAsked) {
        sofar = tr("Looking for it failed: %1").arg(describe(answer.error()).whatHappened);
    } else if (isAsked) {
        sofar = tr("The platform does not list it so far");
    }
    sayWhatToCheck(*execution, sofar);
    goOnOrEnd(id, isAsked);
}

void Reconciler::goOnOrEnd(const ExecutionId &id, bool canBeAsked)
{
    const FlowExecution *execution = m_store.find(id);
    // A conversation that tells of itself may still be named to look at.
    const bool mayTurnUp = canBeAsked || execution->dialect == Dialect::ConversationFlow;
    if (mayTurnUp && m_searches[id].attempts < searchTimes.size()) {
        scheduleNext(id);
    } else {
        m_store.setReconciling(id, false);
    }
}

bool Reconciler::adopt(const ExecutionId &id, const ExecutionUpdate &found)
{
    // What is another of ours is not this one: somebody may have launched the same flow at the same moment.
    const auto isTaken = [&found](const FlowExecution &other) { return other.platformId == found.platformId; };
    if (std::any_of(m_store.all().begin(), m_store.all().end(), isTaken)) {
        return false;
    }
    m_store.remark(id, tr("The answer to its launch was lost; the platform had taken it"));
    m_store.apply(found);
    if (const FlowExecution *execution = m_store.find(id); !execution->platformId.isEmpty()) {
        m_audit.recordFound(*execution);
    }
    return true;
}

void Reconciler::sayWhatToCheck(const FlowExecution &execution, const QString &sofar)
{
    QString check;
    switch (execution.dialect) {
    case Dialect::Published:
        check = tr("Look among the flow's instances for “%1”, begun about %2, before you launch it again")
                    .arg(launchNameOf(execution.id), timeText(execution));
        break;
    case Dialect::FlowExecutions:
        check = tr("Ask the organisation whether this flow was begun about %1, before you launch it again")
                    .arg(timeText(execution));
        break;
    case Dialect::ConversationFlow:
        check = tr("Look for a conversation of this flow that began about %1, before you launch it again")
                    .arg(timeText(execution));
        break;
    }
    QStringList sentences{tr("It may have started")};
    if (!sofar.isEmpty()) {
        sentences.append(sofar);
    }
    if (const QString candidate = hint(execution); !candidate.isEmpty()) {
        sentences.append(candidate);
    }
    sentences.append(check);
    m_store.remark(execution.id, sentences.join(QStringLiteral(". ")));
}

/// Who tells of itself just then is likely to be it, but not certain: it is not taken for it.
QString Reconciler::hint(const FlowExecution &execution) const
{
    if (execution.dialect != Dialect::ConversationFlow) {
        return {};
    }
    const auto isRival = [&](const ExecutionId &id) {
        const FlowExecution *other = m_store.find(id);
        return other != nullptr && other->flowId == execution.flowId;
    };
    const auto rivals = std::count_if(m_searches.keyBegin(), m_searches.keyEnd(), isRival);
    const QDateTime since = execution.launchedAt.addSecs(-clockSlack.count());
    const QList<ConversationId> candidates = m_router.unclaimed(execution.flowId, since);
    if (rivals != 1 || candidates.size() != 1) {
        return {};
    }
    return tr("Conversation %1 of this flow began then; it may be this one").arg(candidates.first().text());
}

} // namespace flowconsole
