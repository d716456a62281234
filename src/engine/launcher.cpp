#include "engine/launcher.h"

#include "api/ratebudget.h"
#include "domain/words.h"
#include "engine/audittrail.h"
#include "engine/executionstore.h"
#include "net/pendinganswer.h"
#include "storage/executionhistory.h"

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int mostLaunchesInFlight = 64;
/// Launches that are looked at in one turn of the event loop: those that cannot be sent cost time too.
constexpr int mostPerTurn = 256;
/// Nobody tells when the audit log's disk has room again.
constexpr Milliseconds fullDiskPause = std::chrono::seconds(5);

ApiError localError(const QString &message)
{
    return {
        .kind = ApiError::Kind::Local, .retryAfter = {}, .code = {}, .message = message, .correlationId = {}};
}

} // namespace

Launcher::Launcher(PlatformClient &client, ExecutionStore &store, AuditTrail &audit, ExecutionHistory &history,
                   const RateBudget &budget, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(store),
      m_audit(audit),
      m_history(history),
      m_budget(budget),
      m_clock(clock),
      m_drain(clock.createAlarm([this] { drain(); })),
      m_nextTurn(clock.createAlarm([this] { drain(); })),
      m_tryAgain(clock.createAlarm([this] { release(); }))
{
    connect(&m_budget, &RateBudget::changed, this, [this] {
        if (waiting() > 0) {
            drainSoon();
        }
    });
    connect(&m_history, &ExecutionHistory::stateChanged, this, &Launcher::follow);
}

Launcher::~Launcher()
{
    if (m_stage == Stage::History) {
        for (const WaitingLaunch &launch : m_writing) {
            abandon(launch.request.id);
        }
    }
    for (const ExecutionId &id : m_ready.removeAll()) {
        abandon(id);
    }
}

void Launcher::setSettings(const LauncherSettings &settings)
{
    m_settings.concurrency = std::clamp(settings.concurrency, 1, mostLaunchesInFlight);
    m_settings.stagger = std::max(settings.stagger, Milliseconds::zero());
    m_pace.setStagger(m_settings.stagger);
    drainSoon();
}

void Launcher::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    while (isPaused && !m_ready.isEmpty()) {
        putBack(m_ready.takeFirst());
    }
    if (!isPaused) {
        release();
    }
}

void Launcher::leaveToLooks(int requests)
{
    m_leftToLooks = requests;
    drainSoon();
}

void Launcher::launch(const LaunchRequest &request)
{
    m_line.add({request, {request.queuePriority, ++m_lastNumber}, {}});
    drainSoon();
    emit changed();
}

bool Launcher::cancel(const ExecutionId &id)
{
    if (m_line.remove(id)) {
        terminate(id);
        return true;
    }
    if (m_ready.remove(id)) {
        terminate(id);
        eraseIntent(id);
        return true;
    }
    const auto isThis = [&id](const WaitingLaunch &launch) { return launch.request.id == id; };
    if (m_takenBack.contains(id) || std::none_of(m_writing.begin(), m_writing.end(), isThis)) {
        return false;
    }
    m_takenBack.insert(id);
    emit changed();
    return true;
}

TakenBack Launcher::takeBackAll()
{
    return terminateAll(m_line.removeAll(), m_ready.removeAll(), {});
}

TakenBack Launcher::takeBack(const BatchId &batch)
{
    if (batch.isEmpty()) {
        return {};
    }
    return terminateAll(m_line.removeBatch(batch), m_ready.removeBatch(batch), batch);
}

/// An empty batch stands for all.
TakenBack Launcher::terminateAll(const QList<ExecutionId> &inLine, const QList<ExecutionId> &ready,
                                 const BatchId &batch)
{
    TakenBack result;
    result.taken = static_cast<int>(inLine.size() + ready.size() - m_takenBack.size());
    for (const WaitingLaunch &launch : m_writing) {
        if (batch.isEmpty() || launch.request.batchId == batch) {
            m_takenBack.insert(launch.request.id);
        }
    }
    result.taken += static_cast<int>(m_takenBack.size());
    result.left = static_cast<int>(batch.isEmpty() ? m_inFlight.size()
                                                   : std::count(m_inFlight.begin(), m_inFlight.end(), batch));
    for (const ExecutionId &id : inLine) {
        terminate(id);
    }
    for (const ExecutionId &id : ready) {
        terminate(id);
        eraseIntent(id);
    }
    emit changed();
    return result;
}

int Launcher::waiting() const
{
    return m_line.size() + static_cast<int>(m_writing.size()) - static_cast<int>(m_takenBack.size()) +
           m_ready.size();
}

QDateTime Launcher::waitsUntil() const
{
    if (waiting() == 0 || m_budget.remaining() > 0) {
        return {};
    }
    const RateBudgetState budget = m_budget.state();
    return budget.pausedUntil.isValid() ? budget.pausedUntil : budget.resetsAt;
}

void Launcher::drainSoon()
{
    m_drain->start(Milliseconds::zero());
}

void Launcher::drain()
{
    sendReady();
    writeIntents();
    planNextTurn();
}

void Launcher::sendReady()
{
    while (!m_isPaused && !m_ready.isEmpty() && roomNow() > 0) {
        send(m_ready.takeFirst());
    }
}

void Launcher::planNextTurn()
{
    const Milliseconds wait = untilNextTurn();
    if (wait > Milliseconds::zero() && !m_isPaused && waiting() > 0) {
        m_nextTurn->start(wait);
    }
}

Milliseconds Launcher::untilNextTurn() const
{
    if (!m_lastLeft || m_settings.stagger == Milliseconds::zero()) {
        return Milliseconds::zero();
    }
    return std::max(*m_lastLeft + m_settings.stagger - m_clock.monotonic(), Milliseconds::zero());
}

/// For launches that may be in flight, now or once it is their turn.
int Launcher::room() const
{
    return std::max(std::min(m_settings.concurrency - inFlight(), m_budget.remaining() - m_leftToLooks), 0);
}

int Launcher::roomNow() const
{
    if (m_settings.stagger == Milliseconds::zero()) {
        return room();
    }
    return untilNextTurn() == Milliseconds::zero() ? std::min(room(), 1) : 0;
}

int Launcher::wantedIntents() const
{
    if (isWriting() || m_isPaused || !m_heldBecause.isEmpty()) {
        return 0;
    }
    const int ready = m_ready.size();
    const int ahead = m_pace.ahead();
    const int missing = roomNow() + ahead - ready;
    // A small burst takes as long as a large one: only where somebody waits for it.
    const bool isWaitedFor = roomNow() > ready;
    if (!isWaitedFor && missing < std::max(ahead / 2, 1)) {
        return 0;
    }
    return std::min(missing, m_budget.remaining() - m_leftToLooks - ready);
}

void Launcher::writeIntents()
{
    const int wanted = wantedIntents();
    if (wanted <= 0 || m_line.isEmpty()) {
        return;
    }
    m_stage = Stage::Audit;
    m_pace.begin(m_inFlight.isEmpty());
    const Result<Done> prepared = prepareBurst(wanted);
    if (m_writing.empty() || !prepared) {
        finishWriting(prepared);
        return;
    }
    m_audit.commit(this, [this](const Result<Done> &committed) {
        if (committed) {
            saveIntents();
        } else {
            finishWriting(committed);
        }
    });
}

Result<Done> Launcher::prepareBurst(int wanted)
{
    for (int looked = 0; looked < mostPerTurn && !m_line.isEmpty(); ++looked) {
        if (static_cast<int>(m_writing.size()) >= wanted) {
            break;
        }
        WaitingLaunch launch = m_line.takeFirst();
        const ExecutionId id = launch.request.id;
        launch.prepared = m_client.prepareLaunch(launch.request);
        if (launch.prepared.problem) {
            finish(id, *launch.prepared.problem, false);
            continue;
        }
        const QString hash = launch.prepared.sha256Hex;
        m_writing.push_back(std::move(launch));
        const FlowExecution *execution = m_store.find(id);
        Q_ASSERT(execution != nullptr);
        if (auto written = m_audit.intendLaunch(*execution, hash); !written) {
            return written;
        }
    }
    return Done();
}

/// The audit log has them. Of what was taken back, or is held back, in the meantime the history needs not hear.
void Launcher::saveIntents()
{
    const std::vector<WaitingLaunch> burst = std::exchange(m_writing, {});
    const QSet<ExecutionId> taken = std::exchange(m_takenBack, {});
    m_stage = Stage::History;
    QList<FlowExecution> intents;
    for (const WaitingLaunch &launch : burst) {
        if (taken.contains(launch.request.id)) {
            continue;
        }
        if (m_isPaused) {
            m_line.add(launch);
            continue;
        }
        FlowExecution intent = *m_store.find(launch.request.id);
        intent.state = ExecutionState::Launching;
        intent.payloadHash = launch.prepared.sha256Hex;
        intent.launchedAt = m_clock.nowUtc();
        intents.append(intent);
        m_writing.push_back(launch);
    }
    for (const ExecutionId &id : taken) {
        terminate(id);
    }
    if (intents.isEmpty()) {
        finishWriting(Done());
        return;
    }
    m_history.saveIntents(intents, this, [this](const Result<Done> &stored) {
        if (stored) {
            finishWriting(stored);
            return;
        }
        // Why it failed is in the history's state once it is done with its answers.
        QMetaObject::invokeMethod(
            this, [this, stored] { finishWriting(stored); }, Qt::QueuedConnection);
    });
}

void Launcher::finishWriting(const Result<Done> &written)
{
    const FullDisk full = fullDisk(written);
    m_pace.learn(roomNow(), m_ready.size());
    const std::vector<WaitingLaunch> burst = std::exchange(m_writing, {});
    const QSet<ExecutionId> taken = std::exchange(m_takenBack, {});
    m_stage = Stage::Idle;
    QList<ExecutionId> failed;
    for (const WaitingLaunch &launch : burst) {
        if (taken.contains(launch.request.id)) {
            continue;
        }
        if (full != FullDisk::None) {
            m_line.add(launch);
        } else if (!written) {
            failed.append(launch.request.id);
        } else if (m_isPaused) {
            putBack(launch);
        } else {
            m_ready.add(launch);
        }
    }
    hold(full);
    for (const ExecutionId &id : taken) {
        terminate(id);
        if (written) {
            eraseIntent(id);
        }
    }
    for (const ExecutionId &id : failed) {
        finish(id, localError(tr("%1 Nothing was sent.").arg(written.error().message)), false);
    }
    emit changed();
    if (written && !burst.empty()) {
        drain();
    } else if (!m_line.isEmpty()) {
        drainSoon();
    }
}

Launcher::FullDisk Launcher::fullDisk(const Result<Done> &written) const
{
    if (!written && m_stage == Stage::Audit && m_audit.state().isDiskFull) {
        return FullDisk::Audit;
    }
    const bool isHistoryFull = m_history.state().status == HistoryState::Status::DiskFull;
    return !written && m_stage == Stage::History && isHistoryFull ? FullDisk::History : FullDisk::None;
}

void Launcher::hold(FullDisk disk)
{
    switch (disk) {
    case FullDisk::None:
        return;
    case FullDisk::Audit:
        m_heldBecause = m_audit.state().problem;
        m_tryAgain->start(fullDiskPause);
        break;
    case FullDisk::History:
        m_heldBecause = m_history.state().problem;
        break;
    }
    m_fullDisk = disk;
}

void Launcher::send(const WaitingLaunch &launch)
{
    const ExecutionId id = launch.request.id;
    if (!m_history.noteLeaving(id)) {
        finish(id, localError(tr("The disk does not take that it leaves. Nothing was sent.")), false);
        eraseIntent(id);
        return;
    }
    m_inFlight.insert(id, launch.request.batchId);
    m_lastLeft = m_clock.monotonic();
    ExecutionUpdate leaving;
    leaving.id = id;
    leaving.state = ExecutionState::Launching;
    leaving.observedAt = m_clock.nowUtc();
    leaving.launchedAt = leaving.observedAt;
    leaving.payloadHash = launch.prepared.sha256Hex;
    m_store.apply(leaving);

    whenFinished(m_client.launch(id, launch.prepared), this,
                 [this, id](const ApiResult<ExecutionUpdate> &answer) {
                     m_inFlight.remove(id);
                     if (answer) {
                         receive(id, answer.value());
                     } else {
                         finish(id, answer.error(), true);
                     }
                     drainSoon();
                     emit changed();
                 });
    emit changed();
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

void Launcher::terminate(const ExecutionId &id)
{
    ExecutionUpdate update;
    update.id = id;
    update.state = ExecutionState::Terminated;
    update.observedAt = m_clock.nowUtc();
    update.detail = tr("Removed from the queue");
    m_store.apply(update);
}

/// Its intent is on disk, and it waits once more.
void Launcher::putBack(WaitingLaunch launch)
{
    eraseIntent(launch.request.id);
    m_line.add(std::move(launch));
}

/// The history says that it is about to leave, for the row of a batch perhaps, which may be launched another
/// time.
void Launcher::eraseIntent(const ExecutionId &id)
{
    FlowExecution execution = *m_store.find(id);
    execution.batchId = {};
    execution.batchRow = 0;
    m_history.save(execution);
}

/// The same, of what will not be sent any more: a program that starts later is not to wonder about it.
void Launcher::abandon(const ExecutionId &id)
{
    ExecutionUpdate update;
    update.id = id;
    update.state = ExecutionState::Failed;
    update.observedAt = m_clock.nowUtc();
    update.detail = tr("The connection was left before this was sent");
    FlowExecution execution = *m_store.find(id);
    static_cast<void>(apply(execution, update));
    execution.batchId = {};
    execution.batchRow = 0;
    m_history.save(execution);
}

void Launcher::follow(const HistoryState &state)
{
    if (m_fullDisk == FullDisk::History && state.status != HistoryState::Status::DiskFull) {
        release();
    }
}

void Launcher::release()
{
    m_heldBecause.clear();
    m_fullDisk = FullDisk::None;
    m_tryAgain->stop();
    drainSoon();
    emit changed();
}

} // namespace flowconsole
