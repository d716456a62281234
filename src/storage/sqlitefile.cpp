#include "storage/sqlitefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace flowconsole::sqlite {

namespace {

/// So that the name of a new file survives a loss of power.
void syncFolder(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
}

SqlFailure fileFailure(const QString &path, int error, const QString &words)
{
    using Kind = SqlFailure::Kind;
    const bool isFull = error == ENOSPC || error == EDQUOT || error == EFBIG;
    return {isFull || isDiskFull(path) ? Kind::DiskFull : Kind::NotWritable, words};
}

SqlResult<Done> runAll(SqlConnection &connection, const QStringList &statements)
{
    for (const QString &statement : statements) {
        if (auto done = connection.run(statement); !done) {
            return done;
        }
    }
    return Done();
}

} // namespace

QString beginWriting()
{
    return QStringLiteral("BEGIN IMMEDIATE");
}

SqlResult<Done> open(SqlConnection &connection, const QString &path, Access access)
{
    if (auto opened = connection.open(path, QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000")); !opened) {
        return opened;
    }
    QStringList pragmas{QStringLiteral("PRAGMA temp_store = MEMORY"),
                        QStringLiteral("PRAGMA cache_size = -16384"), // KiB
                        QStringLiteral("PRAGMA cell_size_check = ON")};
    switch (access) {
    case Access::Write:
        pragmas << QStringLiteral("PRAGMA journal_mode = WAL") << QStringLiteral("PRAGMA synchronous = NORMAL")
                << QStringLiteral("PRAGMA journal_size_limit = 67108864");
        break;
    case Access::Read:
        pragmas << QStringLiteral("PRAGMA query_only = ON");
        break;
    }
    if (auto set = runAll(connection, pragmas); !set) {
        return set;
    }
    // QSqlDatabase::tables() answers an empty list where the list of tables cannot be read.
    const auto tables = connection.readNumber(QStringLiteral("SELECT COUNT(*) FROM sqlite_master"));
    return tables ? SqlResult<Done>(Done()) : SqlResult<Done>(tables.error());
}

SqlResult<Done> setDurable(SqlConnection &connection, bool isDurable)
{
    return connection.run(isDurable ? QStringLiteral("PRAGMA synchronous = FULL")
                                    : QStringLiteral("PRAGMA synchronous = NORMAL"));
}

SqlResult<Done> check(SqlConnection &connection, const QString &table)
{
    QStringList found;
    const auto done =
        connection.read(QStringLiteral("PRAGMA quick_check('%1')").arg(table), {},
                        [&found](const QSqlQuery &row) { found.append(row.value(0).toString()); });
    if (!done) {
        return done;
    }
    if (found != QStringList{QStringLiteral("ok")}) {
        return SqlFailure{SqlFailure::Kind::Damaged, found.value(0)};
    }
    return Done();
}

SqlResult<Done> copyTo(SqlConnection &connection, const QString &target)
{
    const QString unfinished = target + QStringLiteral(".part");
    QFile::remove(unfinished);
    // An empty file that is there already is taken, with its rights.
    if (auto made = prepareFile(unfinished); !made) {
        return made;
    }
    QString quoted = unfinished;
    quoted.replace(u'\'', QStringLiteral("''"));
    auto copied = connection.run(QStringLiteral("VACUUM INTO '%1'").arg(quoted));
    if (copied && !QFile::rename(unfinished, target)) {
        copied = fileFailure(target, 0, QStringLiteral("The copy %1 cannot be made.").arg(target));
    }
    if (!copied) {
        QFile::remove(unfinished);
    } else {
        syncFolder(target);
    }
    return copied;
}

SqlResult<Done> prepareFile(const QString &path)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
        return fileFailure(path, 0, QStringLiteral("Its folder cannot be made."));
    }
    // One that is there is not opened: closing it would end the locks that SQLite holds on it in this program
    // (fcntl(2), F_SETLK).
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST) {
        return Done();
    }
    if (file < 0) {
        const int error = errno;
        return fileFailure(path, error, QString::fromLocal8Bit(::strerror(error)));
    }
    ::close(file);
    syncFolder(path);
    return Done();
}

std::optional<FileIdentity> identityOf(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0) {
        return std::nullopt;
    }
    return FileIdentity{static_cast<quint64>(status.st_dev), static_cast<quint64>(status.st_ino)};
}

QString setAside(const QString &path, const QDateTime &now)
{
    const QString wanted = path + now.toString(QStringLiteral("'.damaged-'yyyyMMdd-hhmmss"));
    QString target = wanted;
    for (int other = 2; QFile::exists(target); ++other) {
        target = QStringLiteral("%1-%2").arg(wanted).arg(other);
    }
    // The database last: a file without its log is worse than a log without its file.
    bool isDone = false;
    for (const QString &part : {QStringLiteral("-shm"), QStringLiteral("-wal"), QString()}) {
        isDone = QFile::rename(path + part, target + part);
    }
    syncFolder(path);
    return isDone ? target : QString();
}

} // namespace flowconsole::sqlite
