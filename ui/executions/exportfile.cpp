#include "ui/executions/exportfile.h"

#include "ui/executions/exportwriter.h"

#include <QDeadlineTimer>
#include <QThread>

namespace flowconsole {

namespace {

constexpr std::chrono::milliseconds waitForLastPiece{200};

} // namespace

ExportFile::ExportFile(const QString &path, QObject *parent)
    : ExportFile(std::make_unique<QSaveFile>(path), parent)
{}

ExportFile::ExportFile(std::unique_ptr<QSaveFile> file, QObject *parent)
    : QObject(parent),
      m_stage(std::make_shared<std::atomic<ExportStage>>(ExportStage::Writing)),
      m_thread(new QThread),
      m_writer(new ExportWriter(std::move(file), m_stage))
{
    m_thread->setObjectName(QStringLiteral("export"));
    m_writer->moveToThread(m_thread);
    connect(m_writer, &ExportWriter::written, this, &ExportFile::written);
    connect(m_writer, &ExportWriter::committed, this, &ExportFile::committed);
    connect(m_writer, &ExportWriter::failed, this, &ExportFile::failed);
    connect(m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    m_thread->start(QThread::LowPriority);
}

ExportFile::~ExportFile()
{
    const bool isPatient = m_stage->exchange(ExportStage::GivenUp) != ExportStage::GivenUp;
    m_thread->quit();
    if (isPatient && m_thread->wait(QDeadlineTimer(waitForLastPiece))) {
        // Where no event is handled any more, deleteLater() would not.
        delete m_thread;
    }
}

void ExportFile::write(const QByteArray &piece)
{
    QMetaObject::invokeMethod(m_writer, [writer = m_writer, piece] { writer->write(piece); });
}

void ExportFile::commit()
{
    QMetaObject::invokeMethod(m_writer, &ExportWriter::commit);
}

bool ExportFile::giveUp()
{
    ExportStage stage = ExportStage::Writing;
    return m_stage->compare_exchange_strong(stage, ExportStage::GivenUp) || stage == ExportStage::GivenUp;
}

} // namespace flowconsole
