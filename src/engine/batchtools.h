#pragma once

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

namespace flowconsole {

class Clock;
class ExecutionHistory;
class ExecutionStore;
class LaunchDesk;

/// What batches work with.
struct BatchTools
{
    ExecutionStore &store;
    LaunchDesk &desk;
    ExecutionHistory &history;
    const Clock &clock;
    QThreadPool &files; ///< reads and writes files; must outlive whoever uses it
};

/// Calls `work()` in a thread of `pool`, then `receive(result)` in the context's thread, from its event loop;
/// not at all when `context` is destroyed before. `work` may hold values only.
template <class Work, class Receive>
void inWorker(QThreadPool &pool, QObject *context, Work work, Receive receive)
{
    using Value = std::invoke_result_t<Work &>;
    const auto promise = std::make_shared<QPromise<Value>>();
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, receive = std::move(receive)]() mutable {
                         watcher->deleteLater();
                         receive(watcher->future().result());
                     });
    promise->start();
    watcher->setFuture(promise->future());
    pool.start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace flowconsole
