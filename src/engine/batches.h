#pragma once

#include "domain/batch.h"

#include <QObject>

#include <memory>

namespace flowconsole {

class Clock;
class ExecutionHistory;
class ExecutionStore;
class LaunchDesk;

/// Batches: files whose rows are launches. Checks a file, launches its rows under their concurrency, keeps the
/// journal in the history so that no row is launched twice whatever happens, and writes the result file. Lives
/// in the engine's thread, as long as the engine; files are read in a thread of their own.
class Batches final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Batches)

public:
    Batches(ExecutionStore &store, LaunchDesk &desk, ExecutionHistory &history, const Clock &clock,
            QObject *parent = nullptr);
    ~Batches() override;

    /// No batch is under way.
    [[nodiscard]] bool isIdle() const;

public slots:
    /// Reads the first rows only, to propose format, separator and columns; answered by inspected(). `draft`
    /// names file, flow, schema and dialect. One that names columns keeps its format, its separator and where
    /// its columns go.
    void inspect(const flowconsole::BatchSpec &draft);
    /// Reads the whole file; answered by checked(). One check at a time: the one under way is given up.
    void check(const flowconsole::BatchSpec &spec);
    void cancelCheck();
    /// What was checked; the file must still be the same.
    void start(const flowconsole::BatchCheck &checked);
    void pause(const flowconsole::BatchId &id);
    /// Also of one that is Stopped or Interrupted: reads its file again, which must be the same.
    void resume(const flowconsole::BatchId &id);
    /// The same with another concurrency, stagger, priority, time-out and result file, as `spec` has them; its
    /// other parts but the id are not looked at.
    void resumeWith(const flowconsole::BatchSpec &spec);
    /// Nothing more leaves; what has left is awaited.
    void stop(const flowconsole::BatchId &id);
    /// Tells of all batches that are stored, by listed().
    void list();
    /// The program is about to end: nothing more leaves, the batches under way are stored as Interrupted and
    /// their result files are written; then becameIdle() tells.
    void interruptAll();

signals:
    void inspected(const flowconsole::BatchCheck &found);
    void checkProgressed(qint64 bytesRead, qint64 bytes);
    void checked(const flowconsole::BatchCheck &found);
    /// At most 4 a second for each.
    void progressed(const flowconsole::BatchProgress &progress);
    /// It was not started or resumed; says why, for people.
    void refused(const flowconsole::BatchId &id, const QString &reason);
    void listed(const QList<flowconsole::BatchProgress> &batches);
    /// The last one that was under way is over.
    void becameIdle();

private:
    void takeUp(const BatchId &id, const std::optional<BatchSpec> &wishes);

    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace flowconsole
