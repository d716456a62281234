#include "batch/linereader.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cstring>

namespace flowconsole {

namespace {

constexpr qint64 chunkBytes = qint64(64) * 1024;

/// Carries the translation context of everything here.
struct LineWords
{
    Q_DECLARE_TR_FUNCTIONS(BatchFile)
};

/// The first LF or CR, else `end`.
const char *lineEnd(const char *begin, const char *end)
{
    const auto *lf = static_cast<const char *>(std::memchr(begin, '\n', static_cast<size_t>(end - begin)));
    const char *const stop = lf == nullptr ? end : lf;
    const auto *cr = static_cast<const char *>(std::memchr(begin, '\r', static_cast<size_t>(stop - begin)));
    return cr == nullptr ? stop : cr;
}

void take(PhysicalLine &line, const char *from, qsizetype count)
{
    const qsizetype room = longestRecord - line.bytes.size();
    line.bytes.append(from, std::min(room, count));
    line.isTooLong = line.isTooLong || count > room;
}

} // namespace

LineReader::LineReader(const QString &path) : m_file(path) {}

Result<Done> LineReader::open()
{
    const QFileInfo info(m_file.fileName());
    if (info.isDir()) {
        return Error{LineWords::tr("%1 is a folder: choose a file.").arg(m_file.fileName())};
    }
    if (!m_file.open(QIODevice::ReadOnly)) {
        return Error{LineWords::tr("%1 cannot be read: %2").arg(m_file.fileName(), m_file.errorString())};
    }
    if (m_file.isSequential()) {
        return Error{
            LineWords::tr("%1 must be a file: a pipe cannot be read a second time to resume the batch.")
                .arg(m_file.fileName())};
    }
    m_size = m_file.size();
    m_modifiedAt = m_file.fileTime(QFileDevice::FileModificationTime);
    if (!refill()) {
        return m_failure.isEmpty() ? Result<Done>(Done()) : Result<Done>(Error{m_failure});
    }
    if (m_buffer.startsWith("\xff\xfe") || m_buffer.startsWith("\xfe\xff")) {
        return Error{LineWords::tr("%1 is a UTF-16 file: save it as UTF-8.").arg(m_file.fileName())};
    }
    if (m_buffer.startsWith("\xef\xbb\xbf")) {
        m_position = 3;
    }
    return Done();
}

bool LineReader::next(PhysicalLine &line)
{
    line = {};
    line.number = ++m_lines;
    bool any = false;
    while (m_position < m_buffer.size() || refill()) {
        any = true;
        const char *const begin = m_buffer.constData() + m_position;
        const char *const end = m_buffer.constData() + m_buffer.size();
        const char *const found = lineEnd(begin, end);
        if (found == end) {
            take(line, begin, end - begin);
            m_position = m_buffer.size();
            continue;
        }
        const bool isCr = *found == '\r';
        take(line, begin, found - begin + 1);
        m_position += found - begin + 1;
        // A CRLF may lie across two chunks.
        if (isCr && (m_position < m_buffer.size() || refill()) && m_buffer.at(m_position) == '\n') {
            take(line, "\n", 1);
            ++m_position;
        }
        break;
    }
    return any && m_failure.isEmpty();
}

QString LineReader::sha256Hex() const
{
    return QString::fromLatin1(m_hash.result().toHex());
}

bool LineReader::hasChanged() const
{
    // Asked of the open file itself: another one may have taken its name, which does no harm.
    return m_file.size() != m_size || m_file.fileTime(QFileDevice::FileModificationTime) != m_modifiedAt;
}

/// False at the end of the file and where it cannot be read.
bool LineReader::refill()
{
    m_buffer.resize(chunkBytes);
    const qint64 count = m_file.read(m_buffer.data(), chunkBytes);
    m_buffer.resize(std::max<qint64>(count, 0));
    m_position = 0;
    if (count < 0) {
        m_failure =
            LineWords::tr("%1 cannot be read to its end: %2").arg(m_file.fileName(), m_file.errorString());
    }
    if (count <= 0) {
        return false;
    }
    m_hash.addData(m_buffer);
    m_bytesRead += count;
    return true;
}

} // namespace flowconsole
