#include "engine/batchrun.h"

#include "base/logging.h"
#include "batch/batchcheck.h"
#include "engine/batchending.h"
#include "engine/batchhurdles.h"
#include "engine/executionstore.h"
#include "engine/launchdesk.h"
#include "storage/executionhistory.h"

namespace flowconsole {

namespace {

constexpr Milliseconds progressInterval{250};
constexpr Milliseconds heartbeat{1000};
constexpr Milliseconds journalInterval{3000};
/// After so many launches in a row that came to nothing the batch is paused: the next ones would be wasted too.
constexpr int mostFailedInARow = 10;
/// That another program may have seen, at a time.
constexpr int mostRowsAsked = 1000;

} // namespace

BatchRun::BatchRun(const BatchTools &tools, const BatchProgress &progress, QObject *parent)
    : QObject(parent),
      m_tools(tools),
      m_progress(progress),
      m_secureNames(progress.spec.schema ? progress.spec.schema->secureNames() : QStringList()),
      m_isCancelled(std::make_shared<std::atomic<bool>>(false)),
      m_tally(tools.clock.monotonic()),
      m_looseEnds(tools.store, tools.clock),
      m_replacedHistories(tools.history.state().replaced),
      m_lastTold(tools.clock.monotonic() - progressInterval),
      m_lastSaved(tools.clock.monotonic()),
      m_pump(tools.clock.createAlarm([this] { pump(); })),
      m_beat(tools.clock.createAlarm([this] { beat(); })),
      m_tell(tools.clock.createAlarm([this] { tell(); }))
{
    connect(&m_tools.store, &ExecutionStore::stateChanged, this, &BatchRun::follow);
    connect(&m_tools.history, &ExecutionHistory::stateChanged, this, &BatchRun::followHistory);
    connect(&m_tools.desk, &LaunchDesk::stateChanged, this, [this] { pumpSoon(); });
}

BatchRun::~BatchRun()
{
    *m_isCancelled = true;
}

void BatchRun::begin()
{
    verifyFile([this] {
        // What is asked of it meanwhile comes after it is under way.
        BatchProgress begun = m_progress;
        begun.state = BatchState::Running;
        begun.detail.clear();
        // It must be known before its first execution is.
        m_tools.history.saveBatch(begun, this, [this](const Result<Done> &saved) {
            if (saved) {
                activate({});
            } else {
                refuse(tr("The batch cannot be stored, so nothing was sent: %1").arg(saved.error().message));
            }
        });
    });
}

void BatchRun::takeUp()
{
    verifyFile([this] {
        auto *reader = new BatchJournalReader(m_tools, m_progress.spec.id, this);
        connect(reader, &BatchJournalReader::finished, this,
                [this, reader](const Result<BatchJournal> &journal) {
                    reader->deleteLater();
                    if (journal) {
                        activate(journal.value());
                    } else {
                        refuse(journal.error().message);
                    }
                });
        reader->start();
    });
}

void BatchRun::verifyFile(const std::function<void()> &onward)
{
    inWorker(
        m_tools.files, this,
        [path = m_progress.spec.filePath, isCancelled = m_isCancelled] {
            return sha256OfFile(path, *isCancelled);
        },
        [this, onward](const Result<QString> &hash) {
            if (!hash) {
                refuse(hash.error().message);
            } else if (hash.value() != m_progress.sha256Hex) {
                refuse(tr("%1 is another file now than the one that was checked: its rows cannot be told to be "
                          "the same. Check it as a new batch.")
                           .arg(m_progress.spec.filePath));
            } else if (m_stage == Stage::Opening) {
                onward();
            }
        });
}

void BatchRun::refuse(const QString &reason)
{
    if (std::exchange(m_stage, Stage::Over) != Stage::Over) {
        emit refused(reason);
    }
}

void BatchRun::activate(const BatchJournal &journal)
{
    if (m_stage != Stage::Opening) {
        return;
    }
    m_stage = Stage::Active;
    for (const ExecutionState state : allExecutionStates) {
        m_tally.add(state, journal.counts.at(static_cast<size_t>(state)));
    }
    // Also the states that were told while the journal was read.
    m_looseEnds.begin(journal.notOver, m_tally);
    m_feed = std::make_unique<BatchFeed>(m_tools.files, m_progress.spec, journal.done);
    connect(m_feed.get(), &BatchFeed::advanced, this, &BatchRun::pumpSoon);
    connect(m_feed.get(), &BatchFeed::failed, this, &BatchRun::giveUp);
    m_feed->start();
    m_beat->start(heartbeat);
    // What was asked for while it was being opened.
    const BatchState asked = m_progress.state;
    const QString detail = m_progress.detail;
    setState(BatchState::Running, {});
    if (asked == BatchState::Paused) {
        pause(detail);
    } else if (asked == BatchState::Stopping) {
        stop();
    }
}

void BatchRun::pause(const QString &reason)
{
    if (m_stage == Stage::Opening) {
        m_progress.state = BatchState::Paused;
        m_progress.detail = reason;
    } else if (m_stage == Stage::Active && m_progress.state == BatchState::Running) {
        setState(BatchState::Paused, reason);
        m_tools.desk.takeBack(m_progress.spec.id);
    }
}

QString BatchRun::resume()
{
    const bool isEnding = m_stage == Stage::Ending || m_stage == Stage::Over;
    if (isEnding || m_progress.state == BatchState::Stopping) {
        return tr("The batch is being ended.");
    }
    if (const QString problem = connectionProblem(m_tools.desk, m_progress.spec); !problem.isEmpty()) {
        return problem;
    }
    m_failedInARow = 0;
    if (m_progress.state == BatchState::Paused && m_stage == Stage::Active) {
        setState(BatchState::Running, {});
    } else if (m_progress.state == BatchState::Paused) {
        // It was paused while it was being opened.
        m_progress.state = BatchState::Running;
        m_progress.detail.clear();
    }
    return {};
}

void BatchRun::stop()
{
    if (m_stage == Stage::Opening) {
        m_progress.state = BatchState::Stopping;
    } else if (m_stage == Stage::Active && m_progress.state != BatchState::Stopping) {
        setState(BatchState::Stopping, {});
        m_tools.desk.takeBack(m_progress.spec.id);
    }
}

void BatchRun::interrupt()
{
    switch (m_stage) {
    case Stage::Opening:
        // Nothing has left; a batch that is stored as under way reads as interrupted.
        m_stage = Stage::Over;
        emit over();
        break;
    case Stage::Active:
        m_isLeaving = true;
        setState(BatchState::Stopping, {});
        m_tools.desk.takeBack(m_progress.spec.id);
        end(BatchState::Interrupted, tr("The program was ended"));
        break;
    case Stage::Ending:
        m_isLeaving = true;
        if (m_ending->isWaiting()) {
            finish();
        }
        break;
    case Stage::Over:
        break;
    }
}

void BatchRun::leave()
{
    if (m_stage == Stage::Active || m_stage == Stage::Ending) {
        m_progress.state = BatchState::Interrupted;
        m_progress.detail = tr("The program was ended");
        const bool isEnding = std::exchange(m_stage, Stage::Over) == Stage::Ending;
        m_tools.history.saveBatch(isEnding ? m_ending->progress() : soFar(), &m_tools.history,
                                  [](const Result<Done> &) {});
    }
}

/// Another state of one of its executions.
void BatchRun::follow(const FlowExecution &execution, ExecutionState before)
{
    if (execution.batchId != m_progress.spec.id || m_stage == Stage::Opening || m_stage == Stage::Over) {
        return;
    }
    m_tally.remove(m_looseEnds.countedAs(execution.id, before));
    tellSoon();
    pumpSoon();
    if (before == ExecutionState::Queued && isRowFree(execution)) {
        takeReturned(execution);
        return;
    }
    m_tally.add(execution.state);
    if (before == ExecutionState::Queued) {
        m_handedOver.remove(execution.id);
        m_lastLeft = m_tools.clock.monotonic();
        m_tally.recordLaunch(*m_lastLeft);
    }
    m_looseEnds.follow(execution);
    if (before == ExecutionState::Launching) {
        judgeLaunch(execution);
    }
}

/// Another file may have taken the place of the one that held which rows were launched.
void BatchRun::followHistory(const HistoryState &state)
{
    if (std::exchange(m_replacedHistories, state.replaced) == state.replaced) {
        return;
    }
    if (m_stage == Stage::Opening) {
        refuse(tr("The history was replaced meanwhile: try again"));
        return;
    }
    // All that is in the store is in the new file too.
    const bool isLost = rowsInStore(m_tools.store, m_progress.spec.id) != m_tally.launched();
    if (isLost) {
        m_progress.sha256Hex.clear(); // Of one that is ending too, whose end may wait to be stored.
    }
    if (m_stage == Stage::Active) {
        if (isLost) {
            giveUp(lostBatch());
        }
        save();
    }
}

/// It was not sent: its row waits again.
void BatchRun::takeReturned(const FlowExecution &execution)
{
    const auto row = m_handedOver.constFind(execution.id);
    if (row != m_handedOver.constEnd()) {
        m_feed->putBack(*row);
        m_handedOver.erase(row);
    }
    if (m_progress.state != BatchState::Running) {
        return;
    }
    const QString problem = connectionProblem(m_tools.desk, m_progress.spec);
    if (!problem.isEmpty()) {
        pause(problem);
    } else if (execution.state == ExecutionState::Failed) {
        pause(execution.detail);
    } else {
        pause(tr("Its waiting launches were removed from the queue"));
    }
}

void BatchRun::judgeLaunch(const FlowExecution &execution)
{
    m_failedInARow = isWasted(execution) ? m_failedInARow + 1 : 0;
    if (m_failedInARow >= mostFailedInARow && m_progress.state == BatchState::Running) {
        pause(tr("%n launches in a row came to nothing, the last one so: %1", nullptr, m_failedInARow)
                  .arg(execution.detail));
    }
}

void BatchRun::pumpSoon()
{
    if (m_stage == Stage::Active) {
        m_pump->start(Milliseconds::zero());
    }
}

void BatchRun::pump()
{
    if (m_stage != Stage::Active) {
        return;
    }
    if (m_progress.state == BatchState::Running) {
        if (const QString problem = connectionProblem(m_tools.desk, m_progress.spec); !problem.isEmpty()) {
            pause(problem);
            return;
        }
        handOverSome();
        finishOrExplain();
    } else if (m_progress.state == BatchState::Stopping && !isUnderWay()) {
        const bool isAll = m_feed->isExhausted() && m_tally.launched() >= m_progress.rows;
        end(isAll ? BatchState::Finished : m_endState, m_endDetail);
    }
}

/// Nothing more to do, or for people what is waited for.
void BatchRun::finishOrExplain()
{
    if (m_progress.state != BatchState::Running) {
        return;
    }
    QString waitsFor;
    if (m_feed->isExhausted() && !isUnderWay()) {
        if (!m_looseEnds.isSearching()) {
            end(BatchState::Finished, {});
            return;
        }
        waitsFor = tr("Looking for launches whose answer never came");
    } else if (const LaunchQueueState queue = m_tools.desk.state(); queue.isPaused) {
        waitsFor = tr("Launching is paused: %1").arg(queue.pausedBecause);
    }
    if (m_progress.detail != waitsFor) {
        m_progress.detail = waitsFor;
        tellSoon();
    }
}

void BatchRun::handOverSome()
{
    const Milliseconds stagger = m_progress.spec.stagger;
    while (!m_tools.desk.state().isPaused && m_progress.state == BatchState::Running && !m_feed->isEmpty() &&
           m_tally.waiting() + m_tally.running() < m_progress.spec.concurrency) {
        if (stagger > Milliseconds::zero()) {
            const Milliseconds now = m_tools.clock.monotonic();
            if (m_tally.waiting() > 0) {
                return; // From when that one has left the time counts.
            }
            if (m_lastLeft && now < *m_lastLeft + stagger) {
                m_pump->start(*m_lastLeft + stagger - now);
                return;
            }
        }
        handOver(m_feed->take());
    }
}

void BatchRun::handOver(const BatchRow &row)
{
    const BatchSpec &spec = m_progress.spec;
    LaunchRequest request;
    request.id = newExecutionId();
    request.flowId = spec.flowId;
    request.flowName = spec.flowName;
    request.flowVersion = spec.flowVersion;
    request.pinnedVersion = spec.pinnedVersion;
    request.priority = spec.priority;
    request.inputs = row.inputs;
    request.secureNames = m_secureNames;
    request.timeout = spec.timeout;
    request.timeoutAction = spec.timeoutAction;
    request.queuePriority = LaunchPriority::Batch;
    request.batchId = spec.id;
    request.batchRow = row.row;
    // Before: it may be over when launch() returns.
    m_handedOver.insert(request.id, row);
    m_tally.add(ExecutionState::Queued);
    m_tools.desk.launch(request);
}

void BatchRun::beat()
{
    if (m_stage != Stage::Active) {
        return;
    }
    m_looseEnds.settle(m_tally);
    askHistory();
    if (m_tools.clock.monotonic() - m_lastSaved >= journalInterval && m_progress.state != BatchState::Paused) {
        save();
    }
    tellSoon();
    pumpSoon();
    m_beat->start(heartbeat);
}

/// What another program that watches some of the rows has seen.
void BatchRun::askHistory()
{
    const std::optional<BatchRowSpan> rows =
        m_isAsking ? std::nullopt : m_looseEnds.nextUnwatched(mostRowsAsked);
    if (!rows) {
        return;
    }
    m_isAsking = true;
    m_tools.history.readBatchRows(m_progress.spec.id, rows->first - 1, rows->count, this,
                                  [this](const Result<QList<FlowExecution>> &found) {
                                      m_isAsking = false;
                                      if (found) {
                                          m_looseEnds.hear(found.value(), m_tally);
                                      }
                                  });
}

bool BatchRun::isUnderWay() const
{
    return m_tally.waiting() > 0 || m_tally.running() > 0;
}

/// Nothing more can be launched; what has left is awaited.
void BatchRun::giveUp(const QString &reason)
{
    m_endState = BatchState::Interrupted;
    m_endDetail = reason;
    stop();
}

void BatchRun::end(BatchState state, const QString &detail)
{
    m_stage = Stage::Ending;
    m_ending = std::make_unique<BatchEnding>(m_tools, state, detail, [this] { return soFar(); });
    connect(m_ending.get(), &BatchEnding::finished, this, &BatchRun::finish);
    connect(m_ending.get(), &BatchEnding::waits, this, [this] {
        tellSoon();
        if (m_isLeaving) {
            finish();
        }
    });
    m_ending->start();
}

void BatchRun::finish()
{
    if (std::exchange(m_stage, Stage::Over) != Stage::Over) {
        m_tell->stop();
        emit progressed(m_ending->progress());
        emit over();
    }
}

void BatchRun::setState(BatchState state, const QString &detail)
{
    m_progress.state = state;
    m_progress.detail = detail;
    save();
    tellSoon();
    pumpSoon();
}

void BatchRun::save()
{
    m_lastSaved = m_tools.clock.monotonic();
    m_tools.history.saveBatch(progress(), this, [](const Result<Done> &saved) {
        if (!saved) {
            qCWarning(lcEngine) << "How far a batch is cannot be stored:" << saved.error().message;
        }
    });
}

BatchProgress BatchRun::progress() const
{
    return m_ending && m_ending->isWaiting() ? m_ending->progress() : soFar();
}

BatchProgress BatchRun::soFar() const
{
    BatchProgress told = m_progress;
    m_tally.tell(told, m_tools.clock);
    return told;
}

void BatchRun::tellSoon()
{
    if (!m_tell->isActive() && m_stage != Stage::Opening) {
        m_tell->start(m_lastTold + progressInterval - m_tools.clock.monotonic());
    }
}

void BatchRun::tell()
{
    if (m_stage != Stage::Over) {
        m_lastTold = m_tools.clock.monotonic();
        emit progressed(progress());
    }
}

} // namespace flowconsole
