#pragma once

#include "domain/apierror.h"
#include "domain/errorcodes.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
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

/// Calls `receive(ApiResult<T>)` from the event loop, once `future` has its answer; not at all when `context`
/// is destroyed before. All three belong to one thread, and nobody else may ask the future to continue. One
/// posted event: QFutureWatcher takes four, a system call each, and QFuture::then(context, …) of Qt 6.4 asserts
/// when the context goes first.
template <class T, class Receiver>
void whenFinished(const QFuture<ApiResult<T>> &future, QObject *context, Receiver receive)
{
    auto pass = [context = QPointer<QObject>(context),
                 receive = std::move(receive)](const QFuture<ApiResult<T>> &finished) mutable {
        if (!context) {
            return;
        }
        QMetaObject::invokeMethod(
            context.data(),
            [finished, receive = std::move(receive)]() mutable {
                receive(finished.resultCount() > 0 ? finished.result() : ApiResult<T>(cancelledError()));
            },
            Qt::QueuedConnection);
    };
    QFuture<ApiResult<T>>(future).then(QtFuture::Launch::Sync, std::move(pass));
}

} // namespace flowconsole
