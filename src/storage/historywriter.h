#pragma once

#include "storage/executionhistory.h"
#include "storage/executionrows.h"
#include "storage/pendingwrites.h"
#include "storage/retention.h"
#include "storage/sessionlock.h"
#include "storage/sqlitefile.h"

#include <QDateTime>

#include <memory>
#include <optional>

namespace flowconsole {

/// What became of the file on opening.
struct OpenedFile
{
    std::optional<SqlFailure> failure; ///< why it is not open
    qint64 executions = 0;
    bool isNew = false;     ///< nothing was in it
    bool isAnother = false; ///< than the one that this program had open before
    QString setAside{};     ///< where a damaged one was put, in whose place it was begun; else empty
};

/// What became of a burst.
struct WrittenBurst
{
    std::optional<SqlFailure> failure; ///< why nothing of it was written
    QHash<quint64, QString> refused{}; ///< intents and batches that were not, with the words for people
    qint64 added = 0;                  ///< executions that were not stored before
};

/// The one connection of this program that writes to the history, and the session that it writes for. Used in
/// one thread, which the functions may keep waiting; nothing here knows of any other.
class HistoryWriter final
{
    Q_DISABLE_COPY_MOVE(HistoryWriter)

public:
    HistoryWriter(const QString &path, const QString &session);
    ~HistoryWriter();

    /// Makes, checks and migrates the file, and registers the session. Also after a failure. A file that is no
    /// sound database is put aside, and a new one begun.
    [[nodiscard]] OpenedFile open(const QDateTime &now);
    /// The same, once it is known that the file is damaged. No other connection of this program may be open.
    [[nodiscard]] OpenedFile replaceDamaged(const QDateTime &now);
    /// The session is over. Ends the connection.
    void close();

    /// Precondition of these: open. Damaged or another failure says that nothing was done.
    [[nodiscard]] WrittenBurst write(const Burst &burst, const QDateTime &now);
    [[nodiscard]] SqlResult<QList<FlowExecution>> takeOverUnfinished(const std::optional<HistoryScope> &scope);
    [[nodiscard]] SqlResult<QList<FlowExecution>> takeOverBatch(const BatchId &id);
    [[nodiscard]] SqlResult<qint64> deleteSlice(const RetentionLimits &limits);
    [[nodiscard]] SqlResult<qint64> countExecutions();

private:
    [[nodiscard]] OpenedFile openOnce(const QDateTime &now);
    [[nodiscard]] SqlResult<Done> bringUpToDate(const QDateTime &now, bool &isNew);
    [[nodiscard]] SqlResult<Done> beginSession(const QDateTime &now);
    [[nodiscard]] SqlResult<Done> checkPlace() const;
    [[nodiscard]] SqlResult<Done> writeAll(const Burst &burst, const QDateTime &now, WrittenBurst &written);
    [[nodiscard]] SqlResult<Done> writeIntents(const IntentWrite &intents, WrittenBurst &written);
    [[nodiscard]] SqlResult<Done> writeStates(const QList<FlowExecution> &executions, WrittenBurst &written);

    const QString m_path;
    const QString m_session;
    SqlConnection m_connection;
    std::optional<sqlite::FileIdentity> m_file; ///< that is open
    std::optional<sqlite::FileIdentity> m_lastOpened;
    ExecutionRows m_rows;
    SessionLock m_sessionLock;
    qint64 m_arrival = 0; ///< the next number for the order of steps of the same millisecond
};

} // namespace flowconsole
