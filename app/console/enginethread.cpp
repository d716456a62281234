#include "app/console/enginethread.h"

namespace flowconsole {

EngineThread::EngineThread(const Clock &clock, const EngineSettings &settings)
{
    m_thread.setObjectName(QStringLiteral("engine"));
    m_inThread.moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        &m_inThread, [&] { m_engine = std::make_unique<Engine>(clock, settings); },
        Qt::BlockingQueuedConnection);
}

EngineThread::~EngineThread()
{
    QMetaObject::invokeMethod(
        &m_inThread, [this] { m_engine.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace flowconsole
