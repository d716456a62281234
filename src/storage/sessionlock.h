#pragma once

#include <QString>
#include <QtGlobal>

namespace flowconsole {

/// A lock on a file that ends with the program, however that ends: the kernel lets go of it (flock(2)). So
/// neither a number of a process that is given anew after a restart, nor a clock, can make a program seem to
/// live that is gone. Several locks of one program count as several.
class SessionLock final
{
    Q_DISABLE_COPY_MOVE(SessionLock)

public:
    enum class Wait { No, UntilFree };

    SessionLock() = default;
    /// Lets go, and leaves the file.
    ~SessionLock() { release(); }

    /// Makes the file where missing. 0, or the system's error number.
    [[nodiscard]] int take(const QString &path, Wait wait);
    void release();
    /// Lets go, and removes the file.
    void releaseAndRemove();
    [[nodiscard]] bool isHeld() const { return m_file >= 0; }

    /// Whether somebody holds it. A file that is missing is held by nobody; one that cannot be asked about is.
    [[nodiscard]] static bool isHeld(const QString &path);

private:
    QString m_path;
    int m_file = -1;
};

/// Beside the database, for as long as the session lasts.
[[nodiscard]] QString sessionLockPath(const QString &databasePath, const QString &session);

} // namespace flowconsole
