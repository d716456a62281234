#pragma once

#include "api/apicaller.h"

#include <QStringList>

#include <deque>
#include <functional>

namespace flowconsole {

/// One go at subscribing a channel to exactly these topics. A call with one bad topic fails as a whole (API.md,
/// "Notification channel"): the bad one is the one that the error names, else it is found by halves; it is
/// refused, and the others go on. Owned by its channel; destroying it ends it without a word.
class TopicSubscription final
{
    Q_DISABLE_COPY_MOVE(TopicSubscription)

public:
    struct Receiver
    {
        std::function<void(const QString &topic, const ApiError &error)> refused;
        /// The last word: the topics that the platform has confirmed. NotFound: the channel is lost.
        std::function<void(const ApiResult<QStringList> &)> finished;
    };

    TopicSubscription(ApiCaller &caller, const QString &channelId, const QStringList &topics,
                      Receiver receiver);
    ~TopicSubscription();

private:
    class Go;

    std::shared_ptr<Go> m_go;
};

} // namespace flowconsole
