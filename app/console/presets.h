#pragma once

#include "domain/inputpreset.h"

#include <QObject>

namespace flowconsole {

/// The file of presets and personas, which several consoles may share. One that cannot be read is set aside and
/// a new one begun; what cannot be written is said, and kept until the program ends. GUI thread.
class Presets final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Presets)

public:
    /// With an empty path nothing is read or written.
    explicit Presets(const QString &path, QObject *parent = nullptr);
    ~Presets() override;

    /// Told by changed().
    void load();

public slots:
    void save(const QList<flowconsole::InputPreset> &presets);
    void exportTo(const QString &path);
    /// Adds the file's; one of the same name and flow takes the place of the one that there is.
    void importFrom(const QString &path);

signals:
    void changed(const QList<flowconsole::InputPreset> &presets);
    /// One sentence for people.
    void noticed(const QString &sentence);

private:
    [[nodiscard]] bool write(const QString &path);

    const QString m_path;
    QList<InputPreset> m_presets;
};

} // namespace flowconsole
