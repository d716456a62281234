#include "ui/executions/exportwriter.h"

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

ExportWriter::ExportWriter(std::unique_ptr<QSaveFile> file, std::shared_ptr<std::atomic<ExportStage>> stage)
    : m_file(file.release()), m_stage(std::move(stage))
{
    m_file->setParent(this);
}

ExportWriter::~ExportWriter() = default;

void ExportWriter::write(const QByteArray &piece)
{
    if (*m_stage == ExportStage::GivenUp) {
        return;
    }
    if (!m_file->isOpen() && !m_file->open(QIODevice::WriteOnly)) {
        emit failed(
            withAdvice(m_file->errorString(), ExportFile::tr("Choose a folder that you may write to.")));
        return;
    }
    // Flushed, so that a full disk is known now and not after the last row.
    if (m_file->write(piece) == piece.size() && m_file->flush()) {
        emit written();
    } else {
        emit failed(
            withAdvice(m_file->errorString(), ExportFile::tr("Make room on the disk, or choose another one.")));
    }
}

void ExportWriter::commit()
{
    ExportStage stage = ExportStage::Writing;
    if (!m_stage->compare_exchange_strong(stage, ExportStage::Finishing)) {
        return;
    }
    if (m_file->commit()) {
        emit committed();
    } else {
        emit failed(withAdvice(m_file->errorString(), ExportFile::tr("Try again, or choose another folder.")));
    }
}

} // namespace flowconsole
