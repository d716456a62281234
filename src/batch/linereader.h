#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QString>

namespace flowconsole {

/// The most bytes that one line, or one record of several lines, may have.
inline constexpr qsizetype longestRecord = qsizetype(1024) * 1024;

/// One line of a file as an editor counts them, with what ends it.
struct PhysicalLine
{
    qint64 number = 0;      ///< counted from 1
    QByteArray bytes;       ///< with its LF, CRLF or CR; the last one of a file may lack it
    bool isTooLong = false; ///< `bytes` holds only the beginning
};

/// Reads a UTF-8 file line by line in flat memory, and makes its SHA-256 on the way. Used in one thread at a
/// time.
class LineReader final
{
    Q_DISABLE_COPY_MOVE(LineReader)

public:
    explicit LineReader(const QString &path);

    /// Goes past a byte order mark; refuses what is no file, or UTF-16.
    [[nodiscard]] Result<Done> open();
    /// False at the end, and where reading fails: then failure() says why.
    [[nodiscard]] bool next(PhysicalLine &line);
    [[nodiscard]] const QString &failure() const { return m_failure; }

    [[nodiscard]] QString path() const { return m_file.fileName(); }
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }
    /// Of all that was read: of the whole file once next() has answered false.
    [[nodiscard]] QString sha256Hex() const;
    /// The open file is another now than when it was opened, by its size or the time of its last change.
    [[nodiscard]] bool hasChanged() const;

private:
    [[nodiscard]] bool refill();

    QFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    QByteArray m_buffer;
    qsizetype m_position = 0;
    qint64 m_size = 0;
    QDateTime m_modifiedAt;
    qint64 m_bytesRead = 0;
    qint64 m_lines = 0;
    QString m_failure;
};

} // namespace flowconsole
