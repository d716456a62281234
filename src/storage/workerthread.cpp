#include "storage/workerthread.h"

namespace flowconsole {

WorkerThread::WorkerThread(const QString &name) : m_doer(std::make_unique<QObject>())
{
    m_thread.setObjectName(name);
    m_doer->moveToThread(&m_thread);
    m_thread.start();
}

WorkerThread::~WorkerThread()
{
    post([this] { m_thread.quit(); });
    m_thread.wait();
}

void WorkerThread::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(m_doer.get(), std::move(job), Qt::QueuedConnection);
}

} // namespace flowconsole
