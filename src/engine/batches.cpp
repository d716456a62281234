#include "engine/batches.h"

#include "batch/batchcheck.h"
#include "batch/inspection.h"
#include "engine/batchhurdles.h"
#include "engine/batchrun.h"
#include "engine/connection.h"
#include "engine/launchdesk.h"
#include "storage/executionhistory.h"

#include <QFileInfo>

#include <map>

namespace flowconsole {

namespace {

/// Reading ahead for one batch must not wait for the check of another's file.
constexpr int fileThreads = 4;

} // namespace

class Batches::Private final
{
    Q_DISABLE_COPY_MOVE(Private)

public:
    Private(Batches &owner, ExecutionStore &store, LaunchDesk &desk, ExecutionHistory &history,
            const Clock &clock)
        : m_tools{store, desk, history, clock, m_files}, m_owner(owner)
    {
        m_files.setMaxThreadCount(fileThreads);
    }

    ~Private()
    {
        cancelCheck();
        for (const auto &[id, run] : m_runs) {
            run->leave();
        }
        m_runs.clear();
        m_files.waitForDone();
    }

    [[nodiscard]] BatchTools &tools() { return m_tools; }
    [[nodiscard]] QThreadPool &files() { return m_files; }
    [[nodiscard]] bool isIdle() const { return m_runs.empty(); }

    [[nodiscard]] BatchRun *find(const BatchId &id) const
    {
        const auto found = m_runs.find(id);
        return found == m_runs.end() ? nullptr : found->second.get();
    }

    BatchRun &add(const BatchProgress &progress)
    {
        const BatchId id = progress.spec.id;
        auto made = std::make_unique<BatchRun>(m_tools, progress);
        BatchRun *run = made.get();
        m_runs.emplace(id, std::move(made));
        QObject::connect(run, &BatchRun::progressed, &m_owner, &Batches::progressed);
        QObject::connect(run, &BatchRun::refused, &m_owner, [this, id](const QString &reason) {
            forget(id);
            emit m_owner.refused(id, reason);
        });
        QObject::connect(run, &BatchRun::over, &m_owner, [this, id] { forget(id); });
        return *run;
    }

    void forget(const BatchId &id)
    {
        const auto found = m_runs.find(id);
        if (found == m_runs.end()) {
            return;
        }
        // It is the one that tells.
        BatchRun *run = found->second.release();
        run->setParent(&m_owner);
        run->deleteLater();
        m_runs.erase(found);
        if (m_runs.empty()) {
            emit m_owner.becameIdle();
        }
    }

    /// Of those that are under way: as far as they are now.
    [[nodiscard]] QList<BatchProgress> upToDate(QList<BatchProgress> stored) const
    {
        for (BatchProgress &batch : stored) {
            if (const BatchRun *run = find(batch.spec.id)) {
                batch = run->progress();
            }
        }
        return stored;
    }

    [[nodiscard]] QList<BatchRun *> runs() const
    {
        QList<BatchRun *> all;
        for (const auto &[id, run] : m_runs) {
            all.append(run.get());
        }
        return all;
    }

    [[nodiscard]] std::shared_ptr<std::atomic<bool>> beginCheck()
    {
        cancelCheck();
        m_isCancelled = std::make_shared<std::atomic<bool>>(false);
        return m_isCancelled;
    }

    void cancelCheck()
    {
        if (m_isCancelled) {
            *m_isCancelled = true;
        }
    }

private:
    QThreadPool m_files;
    BatchTools m_tools;
    Batches &m_owner;
    std::map<BatchId, std::unique_ptr<BatchRun>> m_runs;
    std::shared_ptr<std::atomic<bool>> m_isCancelled; ///< of the check that is under way
};

namespace {

/// Why nothing can be launched by a file at all; empty where it can.
QString startProblem(const BatchTools &tools, const BatchSpec &spec)
{
    switch (tools.history.state().status) {
    case HistoryState::Status::Off:
        return Batches::tr("A batch needs the history, which is switched off.");
    case HistoryState::Status::Failed:
        return Batches::tr("A batch needs the history, which cannot be stored: %1")
            .arg(tools.history.state().problem);
    case HistoryState::Status::Opening:
    case HistoryState::Status::Ready:
    case HistoryState::Status::DiskFull:
        break;
    }
    const QFileInfo result(spec.resultPath);
    const bool isSameFile = !spec.resultPath.isEmpty() && result.exists() &&
                            result.canonicalFilePath() == QFileInfo(spec.filePath).canonicalFilePath();
    if (isSameFile) {
        return Batches::tr("The result file must be another than the file that is read.");
    }
    return connectionProblem(tools.desk, spec);
}

} // namespace

Batches::Batches(ExecutionStore &store, LaunchDesk &desk, ExecutionHistory &history, const Clock &clock,
                 QObject *parent)
    : QObject(parent), m_d(std::make_unique<Private>(*this, store, desk, history, clock))
{}

Batches::~Batches() = default;

void Batches::inspect(const BatchSpec &draft)
{
    inWorker(
        m_d->files(), this, [draft] { return inspectFile(draft); },
        [this](const BatchCheck &found) { emit inspected(found); });
}

void Batches::check(const BatchSpec &spec)
{
    const auto isCancelled = m_d->beginCheck();
    // In the worker's thread; what it tells is brought over here.
    const auto progress = [this, isCancelled](qint64 read, qint64 bytes) {
        QMetaObject::invokeMethod(
            this,
            [this, isCancelled, read, bytes] {
                if (!*isCancelled) {
                    emit checkProgressed(read, bytes);
                }
            },
            Qt::QueuedConnection);
    };
    inWorker(
        m_d->files(), this, [spec, isCancelled, progress] { return checkFile(spec, *isCancelled, progress); },
        [this, isCancelled](const std::optional<BatchCheck> &found) {
            if (found && !*isCancelled) {
                emit checked(*found);
            }
        });
}

void Batches::cancelCheck()
{
    m_d->cancelCheck();
}

void Batches::start(const BatchCheck &checked)
{
    BatchProgress progress;
    progress.spec = checked.spec;
    if (progress.spec.id.isEmpty()) {
        progress.spec.id = newBatchId();
    }
    progress.sha256Hex = checked.sha256Hex;
    progress.startedAt = m_d->tools().clock.nowUtc();
    progress.rows = checked.rows - checked.badRows;
    progress.badRows = checked.badRows;
    QString problem = startProblem(m_d->tools(), progress.spec);
    if (!checked.canStart()) {
        problem = checked.problem.isEmpty() ? tr("The file has no row that can be sent.") : checked.problem;
    } else if (m_d->find(progress.spec.id) != nullptr) {
        problem = tr("This batch is under way.");
    }
    if (!problem.isEmpty()) {
        emit refused(progress.spec.id, problem);
        return;
    }
    progress.spec.environment = m_d->tools().desk.connection()->profile().environment;
    m_d->add(progress).begin();
}

void Batches::pause(const BatchId &id)
{
    if (BatchRun *run = m_d->find(id)) {
        run->pause(operatorsWish());
    }
}

void Batches::resume(const BatchId &id)
{
    if (BatchRun *run = m_d->find(id)) {
        if (const QString problem = run->resume(); !problem.isEmpty()) {
            emit refused(id, problem);
        }
        return;
    }
    takeUp(id, {});
}

void Batches::resumeWith(const BatchSpec &spec)
{
    if (m_d->find(spec.id) != nullptr) {
        resume(spec.id);
        return;
    }
    takeUp(spec.id, spec);
}

void Batches::takeUp(const BatchId &id, const std::optional<BatchSpec> &wishes)
{
    m_d->tools().history.readBatches(this, [this, id, wishes](const Result<QList<BatchProgress>> &stored) {
        const QList<BatchProgress> batches = stored ? stored.value() : QList<BatchProgress>();
        const auto found = std::find_if(batches.begin(), batches.end(),
                                        [&id](const BatchProgress &batch) { return batch.spec.id == id; });
        if (found == batches.end()) {
            emit refused(id, stored ? tr("There is no such batch any more.") : stored.error().message);
            return;
        }
        BatchProgress progress = *found;
        if (wishes) {
            progress.spec.concurrency = wishes->concurrency;
            progress.spec.stagger = wishes->stagger;
            progress.spec.priority = wishes->priority;
            progress.spec.timeout = wishes->timeout;
            progress.spec.timeoutAction = wishes->timeoutAction;
            progress.spec.resultPath = wishes->resultPath;
        }
        QString problem = startProblem(m_d->tools(), progress.spec);
        if (progress.state != BatchState::Stopped && progress.state != BatchState::Interrupted) {
            problem = progress.state == BatchState::Finished ? tr("This batch is finished.")
                                                             : tr("This batch runs in another program.");
        } else if (m_d->find(id) != nullptr) {
            problem = tr("This batch is under way.");
        } else if (progress.sha256Hex.isEmpty()) {
            problem = lostBatch();
        }
        if (!problem.isEmpty()) {
            emit refused(id, problem);
            return;
        }
        progress.state = BatchState::Running;
        progress.detail.clear();
        m_d->add(progress).takeUp();
    });
}

void Batches::stop(const BatchId &id)
{
    if (BatchRun *run = m_d->find(id)) {
        run->stop();
    }
}

void Batches::list()
{
    m_d->tools().history.readBatches(this, [this](const Result<QList<BatchProgress>> &stored) {
        emit listed(m_d->upToDate(stored ? stored.value() : QList<BatchProgress>()));
    });
}

void Batches::interruptAll()
{
    m_d->cancelCheck();
    for (BatchRun *run : m_d->runs()) {
        run->interrupt();
    }
}

bool Batches::isIdle() const
{
    return m_d->isIdle();
}

} // namespace flowconsole
