#include "storage/sessionlock.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace flowconsole {

namespace {

int lockFile(int file, int operation)
{
    while (::flock(file, operation) != 0) {
        if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

} // namespace

int SessionLock::take(const QString &path, Wait wait)
{
    release();
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return errno;
    }
    const int operation = wait == Wait::UntilFree ? LOCK_EX : LOCK_EX | LOCK_NB;
    if (const int error = lockFile(file, operation); error != 0) {
        ::close(file);
        return error;
    }
    m_path = path;
    m_file = file;
    return 0;
}

void SessionLock::release()
{
    if (const int file = std::exchange(m_file, -1); file >= 0) {
        ::close(file);
    }
}

void SessionLock::releaseAndRemove()
{
    if (isHeld()) {
        QFile::remove(m_path);
        release();
    }
}

bool SessionLock::isHeld(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return errno != ENOENT;
    }
    // Shared, so that two who ask at the same time do not take each other for the holder.
    const int error = lockFile(file, LOCK_SH | LOCK_NB);
    ::close(file);
    return error != 0;
}

QString sessionLockPath(const QString &databasePath, const QString &session)
{
    return databasePath + u'.' + session + QStringLiteral(".lock");
}

} // namespace flowconsole
