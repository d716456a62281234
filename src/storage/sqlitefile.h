#pragma once

#include "storage/sqlconnection.h"

#include <QDateTime>

#include <optional>

namespace flowconsole::sqlite {

// All that is SQLite's own and not SQL: the pragmas, the look at the file, its copy and its removal.

/// Which file it is, whatever it is called.
struct FileIdentity
{
    quint64 device = 0;
    quint64 number = 0;

    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

enum class Access { Write, Read };

/// A transaction that has the right to write from its start, so that it never fails for lack of it later.
[[nodiscard]] QString beginWriting();

/// Opens and sets up the connection: write-ahead log; waits up to ten seconds for other programs. Damaged where
/// the file's first page or its list of tables cannot be read.
[[nodiscard]] SqlResult<Done> open(SqlConnection &connection, const QString &path, Access access);

/// Whether a commit waits until the disk has it (survives a loss of power), or only the system (survives the
/// end of this program). Between transactions.
[[nodiscard]] SqlResult<Done> setDurable(SqlConnection &connection, bool isDurable);

/// Reads all pages of a table and its indexes. Damaged where they contradict each other.
[[nodiscard]] SqlResult<Done> check(SqlConnection &connection, const QString &table);

/// A whole copy of the database, readable by its owner only. Nothing stays where it fails.
[[nodiscard]] SqlResult<Done> copyTo(SqlConnection &connection, const QString &target);

/// Makes the file, readable by its owner only, and its folder where they are missing.
[[nodiscard]] SqlResult<Done> prepareFile(const QString &path);

/// Nothing where there is no file.
[[nodiscard]] std::optional<FileIdentity> identityOf(const QString &path);

/// Renames the file and what belongs to it to "….damaged-YYYYMMDD-HHMMSS". The new name, empty where it could
/// not be done. Precondition: no connection of this program is open.
[[nodiscard]] QString setAside(const QString &path, const QDateTime &now);

} // namespace flowconsole::sqlite
