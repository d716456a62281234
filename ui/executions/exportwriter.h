#pragma once

#include <QObject>
#include <QSaveFile>

#include <atomic>
#include <memory>

namespace flowconsole {

/// How far a file is: told by both its halves, each in its thread. One that was begun to be given up is never
/// finished, nor the other way round.
enum class ExportStage { Writing, Finishing, GivenUp };

/// The half of an ExportFile that touches the file; lives in a thread of its own, which deletes it at its end.
/// Nobody waits for it: a file system that answers no more may keep both for ever.
class ExportWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportWriter)

public:
    /// Does nothing more once the other half has given up.
    ExportWriter(std::unique_ptr<QSaveFile> file, std::shared_ptr<std::atomic<ExportStage>> stage);
    ~ExportWriter() override;

    void write(const QByteArray &piece);
    void commit();

signals:
    void written();
    void committed();
    /// For people: why, by the system's word.
    void failed(const QString &reason);

private:
    QSaveFile *m_file; ///< a child, which moves into the thread with it
    std::shared_ptr<std::atomic<ExportStage>> m_stage;
};

} // namespace flowconsole
