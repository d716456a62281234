#pragma once

#include <QString>

namespace flowconsole {

/// How the stored history stands, for the status bar and notices.
struct HistoryState
{
    enum class Status {
        Off, ///< none was asked for
        Opening,
        Ready,
        DiskFull, ///< nothing can be stored; launching is paused until something can
        Failed,   ///< `problem` says why; nothing is stored
    };

    Status status = Status::Off;
    QString path;
    qint64 executions = 0; ///< stored, of all connections and of all programs that share the file
    QString problem;       ///< for people: what happened and what to do; empty where nothing is amiss
    QString setAside;      ///< where the damaged file was put, in whose place this one was begun; else empty

    /// How often, in this run of the program, another file has taken the place of the one that was open: what
    /// was stored before is not in it.
    int replaced = 0;

    friend bool operator==(const HistoryState &, const HistoryState &) = default;
};

} // namespace flowconsole
