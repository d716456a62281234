#include "audit/auditlog.h"

#include "base/logging.h"

#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QPromise>

#include <cerrno>
#include <cstring>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace flowconsole {

namespace {

constexpr qint64 blockSize = 64 * 1024;

JsonValue text(const QString &value)
{
    return value.isEmpty() ? JsonValue() : JsonValue::string(value);
}

QByteArray lineOf(const AuditEntry &entry, const QDateTime &recordedAt)
{
    JsonValue json = JsonValue::object();
    json.insert(QStringLiteral("event"), JsonValue::string(entry.event));
    json.insert(QStringLiteral("actor"), JsonValue::string(entry.actor));
    json.insert(QStringLiteral("target"), JsonValue::string(entry.target.text()));
    json.insert(QStringLiteral("outcome"), JsonValue::string(entry.outcome));
    json.insert(QStringLiteral("latency"),
                entry.latencyMs ? JsonValue::integer(*entry.latencyMs) : JsonValue());
    json.insert(QStringLiteral("auditId"), JsonValue::string(entry.auditId.text()));
    json.insert(QStringLiteral("recordedAt"), JsonValue::string(toIsoUtc(recordedAt)));
    json.insert(QStringLiteral("flowName"), text(entry.flowName));
    json.insert(QStringLiteral("executionId"), text(entry.platformId.text()));
    json.insert(QStringLiteral("payloadHash"), text(entry.payloadHash));
    json.insert(QStringLiteral("environment"), text(entry.environment));
    json.insert(QStringLiteral("dialect"), text(entry.dialect));
    if (!entry.reason.isEmpty()) {
        json.insert(QStringLiteral("reason"), text(entry.reason));
    }
    if (!entry.details.isNull()) {
        json.insert(QStringLiteral("details"), entry.details);
    }
    return json.toJson() + '\n';
}

} // namespace

AuditLog::AuditLog(const Clock &clock, const QString &path) : m_clock(clock), m_file(path)
{
    m_state.path = path;
    m_waiters.setMaxThreadCount(1);
}

Result<Done> AuditLog::append(const AuditEntry &entry)
{
    if (m_file.isOpen() && !isStillThere()) {
        m_file.close(); // Rotated or removed: what is written there now, nobody would find.
    }
    if (auto opened = open(); !opened) {
        return opened;
    }
    const QByteArray line = (m_endsInHalfALine ? "\n" : "") + lineOf(entry, m_clock.nowUtc());
    errno = 0;
    const ssize_t written = ::write(m_file.handle(), line.constData(), static_cast<size_t>(line.size()));
    // Half a line stays where it is: another program may have written behind it.
    m_endsInHalfALine = written > 0 ? written != line.size() : m_endsInHalfALine;
    if (written != line.size()) {
        // What is cut off is cut off by a disk that has no more room.
        return failure(written < 0 ? errno : ENOSPC);
    }
    m_state.problem.clear();
    m_state.isDiskFull = false;
    ++m_state.entries;
    return Done();
}

bool AuditLog::isStillThere() const
{
    struct stat atPath = {};
    struct stat opened = {};
    return ::stat(QFile::encodeName(m_file.fileName()).constData(), &atPath) == 0 &&
           ::fstat(m_file.handle(), &opened) == 0 && atPath.st_ino == opened.st_ino &&
           atPath.st_dev == opened.st_dev;
}

Result<Done> AuditLog::commit()
{
    if (!m_file.isOpen()) {
        return open();
    }
    if (::fdatasync(m_file.handle()) != 0) {
        return failure(errno);
    }
    return Done();
}

void AuditLog::commit(QObject *context, const std::function<void(const Result<Done> &)> &done)
{
    // A handle of its own: the file may be closed and another opened in the meantime.
    const int handle = m_file.isOpen() ? ::dup(m_file.handle()) : -1;
    const auto reason = std::make_shared<QPromise<int>>();
    auto *watcher = new QFutureWatcher<int>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [this, watcher, handle, done] {
        watcher->deleteLater();
        const int problem = watcher->future().result();
        if (handle < 0) {
            done(commit());
        } else {
            done(problem == 0 ? Result<Done>(Done()) : failure(problem));
        }
    });
    watcher->setFuture(reason->future());
    reason->start();
    m_waiters.start([handle, reason] {
        const bool isOnDisk = handle < 0 || ::fdatasync(handle) == 0;
        reason->addResult(isOnDisk ? 0 : errno);
        reason->finish();
        if (handle >= 0) {
            ::close(handle);
        }
    });
}

Result<Done> AuditLog::open()
{
    if (m_file.isOpen()) {
        return Done();
    }
    if (!QDir().mkpath(QFileInfo(m_file).absolutePath())) {
        return failure(QStringLiteral("The folder cannot be made."));
    }
    const QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered, ownerOnly)) {
        return failure(m_file.errorString());
    }
    m_state.entries = 0;
    QByteArray block;
    QByteArray last;
    const bool isRegular = !m_file.isSequential() && m_file.seek(0);
    while (isRegular && !(block = m_file.read(blockSize)).isEmpty()) {
        m_state.entries += block.count('\n');
        last = block.right(1);
    }
    // A crash may have left the last line without its end; the next entry must not be glued to it.
    m_endsInHalfALine = !last.isEmpty() && last != "\n";
    m_state.entries += m_endsInHalfALine ? 1 : 0;
    m_state.problem.clear();
    m_state.isDiskFull = false;
    return Done();
}

Result<Done> AuditLog::failure(int reason)
{
    if (reason != ENOSPC && reason != EDQUOT && reason != EFBIG) {
        return failure(QString::fromLocal8Bit(std::strerror(reason)));
    }
    m_state.problem = QStringLiteral("The disk is full: the audit log %1 cannot be written. Free disk space; "
                                     "launching goes on then.")
                          .arg(m_state.path);
    m_state.isDiskFull = true;
    qCWarning(lcAudit).noquote() << m_state.problem;
    return Error{m_state.problem};
}

Result<Done> AuditLog::failure(const QString &what)
{
    m_state.isDiskFull = false;
    m_state.problem = QStringLiteral("The audit log %1 cannot be written: %2 Free disk space or make the file "
                                     "writable; until then nothing can be launched.")
                          .arg(m_state.path, what.endsWith(u'.') ? what : what + u'.');
    qCWarning(lcAudit).noquote() << m_state.problem;
    return Error{m_state.problem};
}

} // namespace flowconsole
