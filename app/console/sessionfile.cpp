#include "app/console/sessionfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QMutexLocker>
#include <QSaveFile>

namespace flowconsole {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("SessionFile", text);
}

/// Empty where it went well.
QString write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                           file.write(bytes) == bytes.size() && file.commit();
    return isWritten ? QString() : file.errorString();
}

} // namespace

/// What the writing thread has to tell.
struct SessionFile::Outcome
{
    QMutex mutex;
    QString failure;
};

SessionFile::SessionFile(const QString &path) : m_path(path), m_outcome(std::make_shared<Outcome>())
{
    m_writer.setMaxThreadCount(1);
    if (path.isEmpty()) {
        return;
    }
    QDir().mkpath(QFileInfo(path).path());
    m_lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    // However long it runs: only that its process is gone makes a lock worthless.
    m_lock->setStaleLockTime(0);
    m_isTaken = !m_lock->tryLock() && m_lock->error() == QLockFile::LockFailedError;
}

SessionFile::~SessionFile()
{
    m_writer.waitForDone();
}

SessionFile::Found SessionFile::load()
{
    QFile file(m_path);
    if (m_path.isEmpty() || m_isTaken || !file.exists()) {
        return {};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return setAside(file.errorString());
    }
    if (file.size() > largestSession) {
        return setAside(words(QT_TRANSLATE_NOOP("SessionFile", "It is too large.")));
    }
    const auto json = JsonValue::parse(file.readAll());
    if (!json) {
        return setAside(words(QT_TRANSLATE_NOOP("SessionFile", "It is damaged.")));
    }
    auto state = sessionFromJson(json.value());
    if (!state) {
        return setAside(state.error().message);
    }
    Found found;
    found.state = std::move(state).value();
    found.endedUnexpectedly = !json.value().value(u"ended").toBoolean();
    return found;
}

SessionFile::Found SessionFile::setAside(const QString &reason) const
{
    const QString aside = m_path + QStringLiteral(".damaged");
    QFile::remove(aside);
    const bool isMoved = QFile::rename(m_path, aside);
    Found found;
    found.problem = words(QT_TRANSLATE_NOOP("SessionFile",
                                            "The last session could not be brought back. %1 The file is %2."))
                        .arg(reason, isMoved ? aside : m_path);
    return found;
}

void SessionFile::save(const SessionState &state, bool isEnd)
{
    if (m_path.isEmpty() || m_isTaken) {
        return;
    }
    JsonValue object = toJson(state);
    object.insert(QStringLiteral("ended"), JsonValue::boolean(isEnd));
    const QByteArray bytes = object.toJson(JsonValue::Format::Indented);
    if (bytes == m_last) {
        return;
    }
    m_last = bytes;
    m_writer.start([path = m_path, bytes, outcome = m_outcome] {
        const QString failure = write(path, bytes);
        if (!failure.isEmpty()) {
            const QMutexLocker locker(&outcome->mutex);
            outcome->failure = failure;
        }
    });
    if (isEnd) {
        m_writer.waitForDone();
    }
}

QString SessionFile::takeFailure()
{
    const QMutexLocker locker(&m_outcome->mutex);
    return std::exchange(m_outcome->failure, QString());
}

} // namespace flowconsole
