#include "storage/unsentlaunches.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace flowconsole {

namespace {

/// An id, filled up with zeros.
constexpr qsizetype slotBytes = 40;

/// Of this start of the machine; empty where the system does not tell.
QByteArray bootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().left(slotBytes) : QByteArray();
}

QByteArray textOfSlot(const QByteArray &bytes, qsizetype slot)
{
    const QByteArray text = bytes.mid(slot * slotBytes, slotBytes);
    const qsizetype end = text.indexOf('\0');
    return end < 0 ? text : text.left(end);
}

} // namespace

UnsentLaunches::~UnsentLaunches()
{
    if (m_file >= 0) {
        ::close(m_file);
    }
}

void UnsentLaunches::add(const ExecutionId &id)
{
    const QByteArray text = id.text().toUtf8();
    if (m_slots.contains(id) || text.size() > slotBytes || !open()) {
        return;
    }
    const size_t slot = m_free.empty() ? m_next : m_free.back();
    if (!write(slot, text)) {
        return;
    }
    if (m_free.empty()) {
        ++m_next;
    } else {
        m_free.pop_back();
    }
    m_slots.insert(id, slot);
}

bool UnsentLaunches::remove(const ExecutionId &id)
{
    const auto found = m_slots.constFind(id);
    if (found == m_slots.constEnd()) {
        return true;
    }
    // A disk that takes nothing more still lets go of a file; then all of them are in doubt.
    const size_t slot = *found;
    if (!write(slot, {}) && ::ftruncate(m_file, 0) != 0 && !QFile::remove(m_path)) {
        return false;
    }
    m_slots.erase(found);
    m_free.push_back(slot);
    return true;
}

void UnsentLaunches::discard()
{
    if (m_file >= 0) {
        ::close(m_file);
        m_file = -1;
        QFile::remove(m_path);
    }
    m_slots.clear();
}

bool UnsentLaunches::open()
{
    if (m_file >= 0) {
        return true;
    }
    const QByteArray boot = bootId();
    if (boot.isEmpty()) {
        return false;
    }
    m_file = ::open(QFile::encodeName(m_path).constData(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC,
                    S_IRUSR | S_IWUSR);
    if (m_file < 0) {
        return false;
    }
    if (!write(0, boot)) {
        discard();
        return false;
    }
    return true;
}

bool UnsentLaunches::write(size_t slot, const QByteArray &text) const
{
    const QByteArray bytes = text.leftJustified(slotBytes, '\0', true);
    return ::pwrite(m_file, bytes.constData(), static_cast<size_t>(slotBytes),
                    static_cast<off_t>(slot) * slotBytes) == slotBytes;
}

QSet<ExecutionId> UnsentLaunches::read(const QString &path)
{
    QFile file(path);
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const QByteArray boot = bootId();
    QSet<ExecutionId> unsent;
    if (boot.isEmpty() || textOfSlot(bytes, 0) != boot) {
        return unsent;
    }
    for (qsizetype slot = 1; slot * slotBytes < bytes.size(); ++slot) {
        if (const QByteArray text = textOfSlot(bytes, slot); !text.isEmpty()) {
            unsent.insert(ExecutionId(QString::fromUtf8(text)));
        }
    }
    return unsent;
}

QString unsentLaunchesPath(const QString &databasePath, const QString &session)
{
    return databasePath + u'.' + session + QStringLiteral(".unsent");
}

} // namespace flowconsole
