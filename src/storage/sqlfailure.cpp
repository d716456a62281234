#include "storage/sqlfailure.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QTemporaryFile>

#include <algorithm>
#include <cerrno>
#include <sys/resource.h>
#include <unistd.h>

namespace flowconsole {

namespace {

// SQLite's primary result codes (sqlite.org/rescode.html). An extended one holds them in its lowest byte.
constexpr int sqlitePerm = 3;
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteReadOnly = 8;
constexpr int sqliteIoErr = 10;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteCantOpen = 14;
constexpr int sqliteConstraint = 19;
constexpr int sqliteNotADb = 26;

constexpr qint64 probeBytes = 64 * 1024;

bool takesNoMore(int error)
{
    return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

/// `ulimit -f`: the kernel then refuses to let the file grow, however much room there is.
bool isLimited(const QString &databasePath)
{
    struct rlimit limit = {};
    if (::getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) {
        return false;
    }
    const qint64 wal = QFileInfo(databasePath + QStringLiteral("-wal")).size();
    const qint64 largest = std::max(QFileInfo(databasePath).size(), wal);
    return static_cast<rlim_t>(largest + probeBytes) > limit.rlim_cur;
}

} // namespace

bool isDiskFull(const QString &databasePath)
{
    if (isLimited(databasePath)) {
        return true;
    }
    QTemporaryFile probe(databasePath + QStringLiteral(".probe-XXXXXX"));
    if (!probe.open()) {
        return takesNoMore(errno);
    }
    const QByteArray block(probeBytes, '\1');
    const ssize_t written = ::write(probe.handle(), block.constData(), static_cast<size_t>(block.size()));
    return written < 0 ? takesNoMore(errno) : written < probeBytes;
}

SqlFailure failureOf(const QSqlError &error, const QString &databasePath)
{
    using Kind = SqlFailure::Kind;
    const QString words = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case sqliteFull:
        return {Kind::DiskFull, words};
    case sqliteCorrupt:
    case sqliteNotADb:
        return {Kind::Damaged, words};
    case sqliteBusy:
    case sqliteLocked:
        return {Kind::Busy, words};
    case sqliteConstraint:
        return {Kind::Conflict, words};
    case sqliteReadOnly:
    case sqlitePerm:
        return {Kind::NotWritable, words};
    case sqliteCantOpen:
        return {isDiskFull(databasePath) ? Kind::DiskFull : Kind::NotWritable, words};
    case sqliteIoErr:
        return {isDiskFull(databasePath) ? Kind::DiskFull : Kind::Other, words};
    default:
        return {Kind::Other, words};
    }
}

} // namespace flowconsole
