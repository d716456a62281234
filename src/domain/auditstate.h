#pragma once

#include <QString>

namespace flowconsole {

/// How the audit log stands, for the status bar.
struct AuditState
{
    QString path;
    qint64 entries = 0;      ///< in the file
    QString problem;         ///< empty while every entry reached the disk
    bool isDiskFull = false; ///< that is the problem

    friend bool operator==(const AuditState &, const AuditState &) = default;
};

} // namespace flowconsole
