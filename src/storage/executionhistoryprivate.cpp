#include "storage/executionhistoryprivate.h"

#include "base/logging.h"
#include "storage/filecheck.h"

#include <QUuid>

#include <utility>

namespace flowconsole {

namespace {

using FailureKind = SqlFailure::Kind;

/// How long a burst may grow before it is written.
constexpr Milliseconds burstTime{100};
constexpr Milliseconds retryTime = std::chrono::seconds(5);
constexpr Milliseconds deletingTime = std::chrono::hours(1);
/// Between two states that differ in the number of executions only.
constexpr Milliseconds tellingTime = std::chrono::seconds(1);
/// A disk that damages one file after the other is left alone.
constexpr int mostReplaced = 3;

} // namespace

ExecutionHistory::Private::Private(ExecutionHistory &owner, const Clock &clock, const HistorySettings &settings)
    : m_owner(owner), m_clock(clock), m_settings(settings)
{
    m_state.path = settings.path;
}

ExecutionHistory::Private::~Private()
{
    if (!isOn()) {
        return;
    }
    m_isCheckGivenUp = true;
    m_checking.reset();
    m_reading->post([reader = m_reader.get()] { reader->close(); });
    m_reading.reset();
    // Nobody is told of these any more, so none of them leaves.
    m_pending.dropIntents();
    bool isAllStored = false;
    m_writing->post([this, &isAllStored, writer = m_writer.get(), burst = m_pending.take(),
                     isWriting = m_isWriting, now = m_clock.nowUtc()] {
        // Nobody hears of a burst that fails now: what it held is in doubt.
        const bool isLost = isWriting && m_hasWritingFailed;
        isAllStored = burst.isEmpty() && !isLost;
        if (!burst.isEmpty()) {
            WrittenBurst last = writer->write(burst, now);
            if (last.failure && last.failure->kind == FailureKind::Damaged) {
                (void)writer->replaceDamaged(now);
                last = writer->write(burst, now);
            }
            if (last.failure) {
                qCWarning(lcStorage) << "The last changes could not be stored:" << last.failure->words;
            }
            isAllStored = !last.failure && !isLost;
        }
        writer->close();
    });
    m_writing.reset();
    if (isAllStored) {
        m_unsent->discard();
    }
}

ExecutionHistory::Private::Answer ExecutionHistory::Private::guarded(QObject *context,
                                                                     const Receive<Done> &receive)
{
    return [guard = QPointer<QObject>(context), receive](const Result<Done> &result) {
        if (guard) {
            receive(result);
        }
    };
}

void ExecutionHistory::Private::later(const std::function<void()> &call)
{
    QMetaObject::invokeMethod(&m_owner, call, Qt::QueuedConnection);
}

// ---- The file

void ExecutionHistory::Private::open()
{
    if (m_settings.path.isEmpty() || isOn()) {
        return;
    }
    const QString session = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_writer = std::make_unique<HistoryWriter>(m_settings.path, session);
    m_reader = std::make_unique<HistoryReader>(m_settings.path, session);
    m_unsent = std::make_unique<UnsentLaunches>(unsentLaunchesPath(m_settings.path, session));
    m_writing = std::make_unique<WorkerThread>(QStringLiteral("history writer"));
    m_reading = std::make_unique<WorkerThread>(QStringLiteral("history reader"));
    m_checking = std::make_unique<WorkerThread>(QStringLiteral("history check"));
    m_sendAlarm = m_clock.createAlarm([this] { send(); });
    m_retryAlarm = m_clock.createAlarm([this] { retry(); });
    m_deleteAlarm = m_clock.createAlarm([this] { deleteOld(); });
    m_tellAlarm = m_clock.createAlarm([this] { tell(); });
    openFile();
}

void ExecutionHistory::Private::openFile()
{
    m_phase = Phase::Opening;
    if (m_state.status == HistoryState::Status::Off) {
        setStatus(HistoryState::Status::Opening, {});
    }
    m_writing->ask(
        &m_owner, [writer = m_writer.get(), now = m_clock.nowUtc()] { return writer->open(now); },
        [this](const OpenedFile &file) { opened(file); });
}

void ExecutionHistory::Private::opened(const OpenedFile &file)
{
    if (!file.setAside.isEmpty()) {
        m_state.setAside = file.setAside;
    }
    if (file.failure) {
        block(*file.failure);
        return;
    }
    m_wasOpened = true;
    m_state.executions = file.executions;
    m_state.replaced += file.isAnother ? 1 : 0;
    // The next question is asked of the file that is there now.
    m_reading->post([reader = m_reader.get()] { reader->close(); });
    if (!file.isNew) {
        startCheck();
    }
    deleteOld();
    goOn();
}

void ExecutionHistory::Private::startCheck()
{
    m_isCheckGivenUp = false;
    m_checking->ask(
        &m_owner, [this, path = m_settings.path] { return checkWholeFile(path, m_isCheckGivenUp); },
        [this](const SqlResult<Done> &checked) {
            if (!checked) {
                qCWarning(lcStorage) << "The check found:" << checked.error().words;
                noteFailure(checked.error());
            }
        });
}

void ExecutionHistory::Private::noteFailure(const SqlFailure &failure)
{
    if (failure.kind == FailureKind::Damaged) {
        replaceDamaged();
    } else if (failure.kind == FailureKind::DiskFull && m_phase == Phase::Open) {
        block(failure);
    }
}

void ExecutionHistory::Private::replaceDamaged()
{
    if (m_phase == Phase::Replacing || m_phase == Phase::Opening) {
        return;
    }
    if (++m_replaced > mostReplaced) {
        block({FailureKind::Damaged, {}});
        return;
    }
    m_phase = Phase::Replacing;
    setStatus(HistoryState::Status::Opening, {});
    // One after the other every connection ends: a file that is in use must not be renamed.
    m_isCheckGivenUp = true;
    const auto closeReader = [reader = m_reader.get()] {
        reader->close();
        return true;
    };
    const auto replace = [writer = m_writer.get(), now = m_clock.nowUtc()] {
        return writer->replaceDamaged(now);
    };
    m_checking->ask(
        &m_owner, [] { return true; },
        [this, closeReader, replace](bool) {
            m_reading->ask(&m_owner, closeReader, [this, replace](bool) {
                m_writing->ask(&m_owner, replace, [this](const OpenedFile &file) { opened(file); });
            });
        });
}

void ExecutionHistory::Private::block(const SqlFailure &failure)
{
    m_phase = Phase::Blocked;
    m_blockedBy = failure.kind;
    const bool isFull = failure.kind == FailureKind::DiskFull;
    setStatus(isFull ? HistoryState::Status::DiskFull : HistoryState::Status::Failed,
              historywords::describe(failure, m_settings.path));
    failWaiting();
    m_retryAlarm->start(retryTime);
}

void ExecutionHistory::Private::retry()
{
    // Beginning anew at once would hide that all there was is gone.
    if (m_blockedBy == FailureKind::Replaced && !sqlite::identityOf(m_settings.path)) {
        m_retryAlarm->start(retryTime);
        return;
    }
    if (m_blockedBy == FailureKind::DiskFull && m_wasOpened) {
        sendBurst(m_pending.take());
        return;
    }
    openFile();
}

void ExecutionHistory::Private::goOn()
{
    m_phase = Phase::Open;
    m_blockedBy.reset();
    m_retryAlarm->stop();
    const bool isReplaced = !m_state.setAside.isEmpty();
    setStatus(HistoryState::Status::Ready,
              isReplaced ? historywords::setAside(m_settings.path, m_state.setAside) : QString());
    for (const Answer &ask : std::exchange(m_whenOpen, {})) {
        ask(Done());
    }
    send();
}

// ---- Writing

void ExecutionHistory::Private::addIntents(const QList<FlowExecution> &executions, const Answer &answer)
{
    if (!isOn()) {
        later([answer] { answer(Done()); });
        return;
    }
    if (m_phase == Phase::Blocked) {
        later([answer, error = problem()] { answer(error); });
        return;
    }
    for (const FlowExecution &execution : executions) {
        m_unsent->add(execution.id);
    }
    m_waiting.insert(m_nextNumber, answer);
    m_pending.add(IntentWrite{m_nextNumber++, executions});
    plan();
}

void ExecutionHistory::Private::addBatch(const BatchProgress &batch, const Answer &answer)
{
    if (!isOn()) {
        later([answer] { answer(Done()); });
        return;
    }
    if (m_phase == Phase::Blocked) {
        later([answer, error = problem()] { answer(error); });
        return;
    }
    m_waiting.insert(m_nextNumber, answer);
    m_pending.add(BatchWrite{m_nextNumber++, batch});
    plan();
}

void ExecutionHistory::Private::plan()
{
    if (m_phase != Phase::Open || m_isWriting) {
        return; // Sent when that is over.
    }
    if (m_pending.isUrgent() || !m_flushes.isEmpty()) {
        // All that comes in this turn of the event loop goes with it.
        if (!std::exchange(m_isSendDue, true)) {
            later([this] { send(); });
        }
    } else if (!m_sendAlarm->isActive()) {
        m_sendAlarm->start(burstTime);
    }
}

void ExecutionHistory::Private::send()
{
    m_isSendDue = false;
    if (m_phase == Phase::Open && !m_isWriting && !m_pending.isEmpty()) {
        sendBurst(m_pending.take());
    }
}

void ExecutionHistory::Private::sendBurst(const Burst &burst)
{
    m_sendAlarm->stop();
    m_isWriting = true;
    ++m_burst;
    m_writing->ask(
        &m_owner,
        [this, writer = m_writer.get(), burst, now = m_clock.nowUtc()] {
            WrittenBurst result = writer->write(burst, now);
            m_hasWritingFailed = result.failure.has_value();
            return result;
        },
        [this, burst](const WrittenBurst &result) { written(burst, result); });
}

void ExecutionHistory::Private::written(const Burst &burst, const WrittenBurst &result)
{
    m_isWriting = false;
    if (result.failure) {
        m_pending.putBack(burst);
        const Error error{historywords::describe(*result.failure, m_settings.path)};
        for (const quint64 number : burst.waiting()) {
            m_waiting.take(number)(error);
        }
        answerFlushes(m_burst, error);
        if (result.failure->kind == FailureKind::Damaged) {
            replaceDamaged();
        } else {
            block(*result.failure);
        }
        return;
    }
    forgetUnsent(burst);
    m_state.executions += result.added;
    if (m_phase == Phase::Blocked) {
        goOn();
    } else if (result.added > 0 && !m_tellAlarm->isActive()) {
        m_tellAlarm->start(tellingTime);
    }
    answerBurst(burst, result);
    if (!m_pending.isEmpty()) {
        plan();
    }
}

/// Its row says itself that it is over.
void ExecutionHistory::Private::forgetUnsent(const Burst &burst)
{
    if (m_unsent->isEmpty()) {
        return;
    }
    for (const FlowExecution &execution : burst.executions) {
        if (isFinal(execution.state)) {
            (void)m_unsent->remove(execution.id);
        }
    }
}

void ExecutionHistory::Private::answerBurst(const Burst &burst, const WrittenBurst &result)
{
    for (const quint64 number : burst.waiting()) {
        const auto refusal = result.refused.constFind(number);
        const bool isRefused = refusal != result.refused.constEnd();
        m_waiting.take(number)(isRefused ? Result<Done>(Error{*refusal}) : Result<Done>(Done()));
    }
    answerFlushes(m_burst, Done());
}

void ExecutionHistory::Private::answerFlushes(quint64 upToBurst, const Result<Done> &result)
{
    QList<Flush> due;
    QList<Flush> rest;
    for (const Flush &flush : std::exchange(m_flushes, {})) {
        (flush.burst <= upToBurst ? due : rest).append(flush);
    }
    m_flushes = rest;
    for (const Flush &flush : std::as_const(due)) {
        flush.answer(result);
    }
}

void ExecutionHistory::Private::failWaiting()
{
    const Result<Done> error = problem();
    for (const quint64 number : m_pending.dropUrgent()) {
        m_waiting.take(number)(error);
    }
    answerFlushes(m_burst + 1, error);
    for (const Answer &ask : std::exchange(m_whenOpen, {})) {
        ask(m_wasOpened ? Result<Done>(Done()) : error);
    }
}

void ExecutionHistory::Private::whenWritten(const Answer &answer)
{
    if (m_pending.isEmpty() && !m_isWriting) {
        answer(Done());
        return;
    }
    if (m_phase == Phase::Blocked) {
        answer(problem());
        return;
    }
    m_flushes.append({m_pending.isEmpty() ? m_burst : m_burst + 1, answer});
    plan();
}

void ExecutionHistory::Private::flush(const Answer &answer)
{
    // Never within the call.
    later([this, answer] { whenWritten(answer); });
}

void ExecutionHistory::Private::whenOpen(const Answer &ask)
{
    switch (m_phase) {
    case Phase::Opening:
    case Phase::Replacing:
        m_whenOpen.append(ask);
        return;
    case Phase::Blocked:
        ask(m_wasOpened ? Result<Done>(Done()) : Result<Done>(problem()));
        return;
    case Phase::Off:
    case Phase::Open:
        ask(Done());
        return;
    }
    Q_UNREACHABLE();
}

// ---- Retention

void ExecutionHistory::Private::deleteOld()
{
    m_deleteAlarm->start(deletingTime);
    if (m_phase == Phase::Blocked || m_phase == Phase::Replacing) {
        return;
    }
    const RetentionLimits limits{m_clock.nowUtc().addDays(-m_settings.keepFor.count()),
                                 m_settings.keepExecutions};
    m_writing->ask(
        &m_owner, [writer = m_writer.get(), limits] { return writer->deleteSlice(limits); },
        [this](const SqlResult<qint64> &deleted) {
            if (!deleted) {
                noteFailure(deleted.error());
            } else if (deleted.value() > 0) {
                m_state.executions -= deleted.value();
                m_tellAlarm->start(Milliseconds(0));
                deleteOld();
            }
        });
}

// ---- Telling

void ExecutionHistory::Private::setStatus(HistoryState::Status status, const QString &problem)
{
    m_state.status = status;
    m_state.problem = problem;
    tell();
}

void ExecutionHistory::Private::tell()
{
    m_tellAlarm->stop();
    emit m_owner.stateChanged(m_state);
}

} // namespace flowconsole
