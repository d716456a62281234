#include "ui/executions/exportfile.h"

namespace flowconsole {

namespace {

/// The system's word, and what to do.
QString withAdvice(const QString &reason, const QString &advice)
{
    return reason.endsWith(u'.') ? QStringLiteral("%1 %2").arg(reason, advice)
                                 : QStringLiteral("%1. %2").arg(reason, advice);
}

} // namespace

ExportFile::ExportFile(const QString &path, QObject *parent)
    : QObject(parent), m_worker(new QObject), m_file(std::make_unique<QSaveFile>(path))
{
    m_thread.setObjectName(QStringLiteral("export"));
    m_worker->moveToThread(&m_thread);
    m_file->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

ExportFile::~ExportFile()
{
    m_thread.quit();
    m_thread.wait();
}

void ExportFile::write(const QByteArray &piece)
{
    QMetaObject::invokeMethod(m_worker, [this, piece] {
        if (!m_file->isOpen() && !m_file->open(QIODevice::WriteOnly)) {
            emit failed(withAdvice(m_file->errorString(), tr("Choose a folder that you may write to.")));
            return;
        }
        // Flushed, so that a full disk is known now and not after the last row.
        if (m_file->write(piece) == piece.size() && m_file->flush()) {
            emit written();
        } else {
            emit failed(withAdvice(m_file->errorString(), tr("Make room on the disk, or choose another one.")));
        }
    });
}

void ExportFile::commit()
{
    QMetaObject::invokeMethod(m_worker, [this] {
        if (m_file->commit()) {
            emit committed();
        } else {
            emit failed(withAdvice(m_file->errorString(), tr("Try again, or choose another folder.")));
        }
    });
}

} // namespace flowconsole
