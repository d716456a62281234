#include "app/console/presets.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
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
    const QString aside = m_path + QStringLiteral(".damaged");
    QFile::remove(aside);
    const bool isMoved = QFile::rename(m_path, aside);
    emit noticed(tr("The presets could not be read. %1 The file is %2.", "%1: why, as a sentence; %2: a path")
                     .arg(read.error().message, isMoved ? aside : m_path));
}

void Presets::save(const QList<InputPreset> &presets)
{
    m_presets = presets;
    emit changed(m_presets);
    if (!m_path.isEmpty()) {
        QDir().mkpath(QFileInfo(m_path).path());
        static_cast<void>(write(m_path));
    }
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
    save(withPresets(m_presets, read.value()));
    emit noticed(tr("%n preset(s) imported.", nullptr, static_cast<int>(read.value().size())));
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
