#include "app/console/presets.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>

namespace flowconsole {

namespace {

Result<QList<InputPreset>> readPresetFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{file.errorString()};
    }
    if (file.size() > largestPresetFile) {
        return Error{Presets::tr("The file is too large to be one of presets.")};
    }
    return readPresets(file.readAll());
}

} // namespace

Presets::Presets(const QString &path, QObject *parent) : QObject(parent), m_path(path) {}

Presets::~Presets() = default;

void Presets::load()
{
    if (m_path.isEmpty() || !QFile::exists(m_path)) {
        return;
    }
    const auto read = readPresetFile(m_path);
    if (read) {
        m_presets = read.value();
        emit changed(m_presets);
        return;
    }
    const QString aside =
        m_path + QDateTime::currentDateTimeUtc().toString(QStringLiteral("'.'yyyyMMdd-HHmmss'.unread'"));
    const bool isMoved = QFile::rename(m_path, aside);
    emit noticed(tr("The presets could not be read. %1 The file is %2.", "%1: why, as a sentence; %2: a path")
                     .arg(read.error().message, isMoved ? aside : m_path));
}

/// What has changed here is brought into what the file holds now: another console may have written it.
void Presets::save(const QList<InputPreset> &presets)
{
    const QList<InputPreset> before = std::exchange(m_presets, presets);
    if (!m_path.isEmpty()) {
        QDir().mkpath(QFileInfo(m_path).path());
        QLockFile lock(m_path + QStringLiteral(".lock"));
        constexpr int patience = 500; // milliseconds
        const bool isLocked = lock.tryLock(patience);
        if (const auto stored = readPresetFile(m_path); isLocked && stored) {
            m_presets = stored.value();
            m_presets.removeIf(
                [&](const InputPreset &each) { return before.contains(each) && !presets.contains(each); });
            QList<InputPreset> added = presets;
            added.removeIf([&before](const InputPreset &each) { return before.contains(each); });
            m_presets = withPresets(m_presets, added);
        }
        static_cast<void>(write(m_path));
    }
    emit changed(m_presets);
}

void Presets::exportTo(const QString &path)
{
    if (write(path)) {
        emit noticed(tr("%n preset(s) exported to %1.", nullptr, static_cast<int>(m_presets.size())).arg(path));
    }
}

void Presets::importFrom(const QString &path)
{
    const auto read = readPresetFile(path);
    if (!read) {
        emit noticed(tr("Nothing was imported from %1. %2", "%1: a path, %2: why, as a sentence")
                         .arg(path, read.error().message));
        return;
    }
    const QList<InputPreset> all = besidePresets(m_presets, read.value());
    const auto added = static_cast<int>(all.size() - m_presets.size());
    save(all);
    emit noticed(added == 0 ? tr("There is nothing new among the presets of %1.", "%1: a path").arg(path)
                            : tr("%n preset(s) imported. None was replaced.", nullptr, added));
}

bool Presets::write(const QString &path)
{
    QSaveFile file(path);
    const QByteArray document = presetDocument(m_presets);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(document) == document.size() && file.commit();
    if (!isWritten) {
        emit noticed(tr("The presets could not be written to %1: %2.", "%1: a path, %2: why")
                         .arg(path, file.errorString()));
    }
    return isWritten;
}

} // namespace flowconsole
