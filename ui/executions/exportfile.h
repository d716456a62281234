#pragma once

#include <QObject>
#include <QSaveFile>
#include <QThread>

#include <memory>

namespace flowconsole {

/// Writes one file piece by piece in a thread of its own, so that a slow disk or a folder on the network holds
/// up nobody. The file takes the place of an older one only when all is written; until then, and where
/// something fails, the older one stays. One object a file; its methods and signals are of the thread that
/// made it. Its destruction waits for the piece that is being written.
class ExportFile final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportFile)

public:
    explicit ExportFile(const QString &path, QObject *parent = nullptr);
    ~ExportFile() override;

    /// Answered by written() or failed(). To be called once before each answer.
    void write(const QByteArray &piece);
    /// Answered by committed() or failed().
    void commit();

signals:
    void written();
    void committed();
    /// For people: why, by the system's word.
    void failed(const QString &reason);

private:
    QThread m_thread;
    QObject *m_worker = nullptr;       ///< lives in the thread, which deletes it
    std::unique_ptr<QSaveFile> m_file; ///< touched in the thread alone
};

} // namespace flowconsole
