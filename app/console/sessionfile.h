#pragma once

#include "ui/session/sessionstate.h"

#include <QLockFile>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace flowconsole {

/// The file that keeps where the operator was, whatever ends the program. One console at a time has it: a
/// second one begins with the defaults and keeps nothing. Written by a thread of its own, each time to a new
/// file that then takes the place of the old one, so that there is always a whole one. Used in the GUI thread.
class SessionFile final
{
    Q_DISABLE_COPY_MOVE(SessionFile)

public:
    /// What was found at the start.
    struct Found
    {
        std::optional<SessionState> state;
        bool endedUnexpectedly = false; ///< the program that wrote it came to no proper end
        QString problem;                ///< for people: why it could not be read, and where it is now
    };

    /// With an empty path nothing is read or written.
    explicit SessionFile(const QString &path);
    /// Waits until all is written.
    ~SessionFile();

    /// Another console keeps its session in this file.
    [[nodiscard]] bool isTaken() const { return m_isTaken; }
    /// A file that is damaged, too large or of another version is renamed.
    [[nodiscard]] Found load();
    /// `isEnd`: the program ends properly after this. Returns at once; what equals the last one is not written.
    void save(const SessionState &state, bool isEnd);
    /// Of the last write that failed, for people; empty where none has since the last call.
    [[nodiscard]] QString takeFailure();

private:
    [[nodiscard]] Found setAside(const QString &reason) const;

    struct Outcome;

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
    bool m_isTaken = false;
    QByteArray m_last;
    std::shared_ptr<Outcome> m_outcome;
    QThreadPool m_writer;
};

} // namespace flowconsole
