#pragma once

#include "domain/apierror.h"
#include "domain/errorcodes.h"

#include <QFutureWatcher>
#include <QPromise>

#include <utility>

namespace flowconsole {

[[nodiscard]] inline ApiError cancelledError()
{
    return {.kind = ApiError::Kind::Local,
            .retryAfter = {},
            .code = errorcodes::cancelled,
            .message = QStringLiteral("The request was cancelled."),
            .correlationId = {}};
}

/// The giving side of a future answer. One that is destroyed without an answer gives cancelledError(), so that
/// nobody waits for ever.
template <class T>
class PendingAnswer final
{
    Q_DISABLE_COPY_MOVE(PendingAnswer)

public:
    PendingAnswer() { m_promise.start(); }
    ~PendingAnswer() { finish(cancelledError()); }

    [[nodiscard]] QFuture<ApiResult<T>> future() { return m_promise.future(); }

    /// Only the first answer counts.
    void finish(ApiResult<T> result)
    {
        if (std::exchange(m_finished, true)) {
            return;
        }
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    QPromise<ApiResult<T>> m_promise;
    bool m_finished = false;
};

/// Calls `receive(ApiResult<T>)` in the context's thread, from its event loop, once `future` has its answer;
/// not at all when `context` is destroyed before. QFuture::then(context, …) of Qt 6.4 asserts in that case.
template <class T, class Receiver>
void whenFinished(const QFuture<ApiResult<T>> &future, QObject *context, Receiver receive)
{
    auto *watcher = new QFutureWatcher<ApiResult<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, receive = std::move(receive)]() mutable {
                         watcher->deleteLater();
                         const auto answer = watcher->future();
                         receive(answer.resultCount() > 0 ? answer.result() : ApiResult<T>(cancelledError()));
                     });
    watcher->setFuture(future);
}

} // namespace flowconsole
