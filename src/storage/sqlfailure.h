#pragma once

#include "base/result.h"

#include <QString>

class QSqlError;

namespace flowconsole {

/// Why the database did not do what was asked.
struct SqlFailure
{
    enum class Kind {
        DiskFull,    ///< the disk, a quota or a limit of this process; goes away by itself or by the operator
        Damaged,     ///< what stands in the file is no sound database
        Busy,        ///< another program holds the file longer than is waited for
        Conflict,    ///< a rule of the schema, such as one execution a row
        NotWritable, ///< rights, a read-only medium
        Replaced,    ///< the file was removed, or another is in its place
        Refused,     ///< by this program: the file is not for it; `words` are for people
        Other,
    };

    Kind kind = Kind::Other;
    QString words; ///< the database's own, in English, unless Refused
};

template <class T>
using SqlResult = Result<T, SqlFailure>;

/// Of SQLite's primary result code. Where the file system only said that something failed, a small file is
/// written beside `databasePath` to learn whether the disk is full.
[[nodiscard]] SqlFailure failureOf(const QSqlError &error, const QString &databasePath);

/// Whether nothing more can be written beside `databasePath`, or the file may not grow.
[[nodiscard]] bool isDiskFull(const QString &databasePath);

} // namespace flowconsole
