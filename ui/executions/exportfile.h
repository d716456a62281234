#pragma once

#include <QObject>

#include <atomic>
#include <memory>

class QSaveFile;
class QThread;

namespace flowconsole {

class ExportWriter;
enum class ExportStage;

/// Writes one file piece by piece in a thread of its own, so that a slow disk or a folder on the network holds
/// up nobody. The file takes the place of an older one only when all is written; until then, and where
/// something fails, the older one stays. One object a file; its methods and signals are of the thread that
/// made it.
///
/// Its end leaves nothing behind, unless the folder answers no more: the thread is then left to itself, and
/// removes the half-written file (which never has the final name) when it is answered after all. Where the
/// program ends before that, the half-written file may stay beside the older one.
class ExportFile final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportFile)

public:
    explicit ExportFile(const QString &path, QObject *parent = nullptr);
    /// The file has no parent, and is not open yet.
    explicit ExportFile(std::unique_ptr<QSaveFile> file, QObject *parent = nullptr);
    /// Unless it was given up, waits a fifth of a second at most for what is being written: at the end of the
    /// program nobody else would.
    ~ExportFile() override;

    /// Answered by written() or failed(). To be called once before each answer.
    void write(const QByteArray &piece);
    /// Answered by committed() or failed().
    void commit();
    /// Nothing more is written; what is being written is waited for by nobody. False where it is too late,
    /// since the file is taking its place, or has: that is told still, by committed() or failed().
    [[nodiscard]] bool giveUp();

signals:
    void written();
    void committed();
    /// For people: why, by the system's word.
    void failed(const QString &reason);

private:
    std::shared_ptr<std::atomic<ExportStage>> m_stage; ///< shared with the thread
    QThread *m_thread;                                 ///< belongs to itself, and so does the writer
    ExportWriter *m_writer;
};

} // namespace flowconsole
