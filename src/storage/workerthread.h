#pragma once

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <utility>

namespace flowconsole {

/// A thread that does one job after the other, in the order in which they were posted. The destructor lets it
/// do all of them first. Used in the thread that made it.
class WorkerThread final
{
    Q_DISABLE_COPY_MOVE(WorkerThread)

public:
    explicit WorkerThread(const QString &name);
    ~WorkerThread();

    void post(std::function<void()> job);

    /// Calls `receive` with what `job` answers, in the thread of `context`, from its event loop; not at all
    /// when `context` is destroyed before. `context` must outlive this thread's jobs.
    template <class Job, class Receive>
    void ask(QObject *context, Job job, Receive receive)
    {
        post([context, job = std::move(job), receive = std::move(receive)]() mutable {
            auto answer = job();
            QMetaObject::invokeMethod(
                context, [receive = std::move(receive), answer = std::move(answer)] { receive(answer); },
                Qt::QueuedConnection);
        });
    }

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_doer; ///< lives in the thread; its event queue is the list of jobs
};

} // namespace flowconsole
