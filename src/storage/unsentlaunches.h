#pragma once

#include "domain/ids.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <vector>

namespace flowconsole {

/// Which launches have their intent stored and have certainly not left, as a crash of this program leaves it
/// behind: a small file beside the database, written without waiting for the disk. What a program wrote
/// survives its end, however that comes, but not that of the machine: so the file counts only as long as the
/// machine has not started again. What it does not name may have left.
///
/// Used in one thread. The destructor leaves the file.
class UnsentLaunches final
{
    Q_DISABLE_COPY_MOVE(UnsentLaunches)

public:
    explicit UnsentLaunches(const QString &path) : m_path(path) {}
    ~UnsentLaunches();

    /// To be called before their intents are stored. Where it cannot be written they are in doubt after a
    /// crash.
    void add(const ExecutionId &id);
    /// It is about to leave, or its row says what became of it. False where the file goes on saying that it has
    /// not left: then it must not.
    [[nodiscard]] bool remove(const ExecutionId &id);
    [[nodiscard]] bool contains(const ExecutionId &id) const { return m_slots.contains(id); }
    [[nodiscard]] bool isEmpty() const { return m_slots.isEmpty(); }
    /// Removes the file.
    void discard();

    /// What the program that is gone has written to `path`.
    [[nodiscard]] static QSet<ExecutionId> read(const QString &path);

private:
    [[nodiscard]] bool open();
    [[nodiscard]] bool write(size_t slot, const QByteArray &text) const;

    const QString m_path;
    int m_file = -1;
    QHash<ExecutionId, size_t> m_slots;
    std::vector<size_t> m_free;
    size_t m_next = 1; ///< the first holds which start of the machine it is
};

/// Beside the database, for as long as something that the session left is in doubt.
[[nodiscard]] QString unsentLaunchesPath(const QString &databasePath, const QString &session);

} // namespace flowconsole
