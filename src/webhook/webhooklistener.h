#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/nodetransition.h"
#include "webhook/flowevents.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace flowconsole {

struct WebhookListenerOptions
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0; ///< 0: the system chooses a free one
    QString secret; ///< the last part of the path that is answered; at least 16 characters of A–Z a–z 0–9 - _
    int longestQueue = 10000;     ///< events that the receiver has not taken yet
    Milliseconds readTime{5000};  ///< for a header, and for a body
    Milliseconds idleTime{30000}; ///< of a connection that is kept alive
};

/// Takes in the events that a platform POSTs to a webhook:
///
///     request → secret → POST → JSON → one event → answered 200 → a batch, every 20 ms → eventsReceived()
///
/// Whoever lacks the secret is answered 404, whatever they ask. What cannot be read is answered with the reason
/// and counted. While the receiver lags behind by `longestQueue` events, senders are told to come again (503).
/// An answered event is in the queue; it is lost only where the program ends.
///
/// Lifecycle: start() once; listens until its destruction. Thread: lives in its receiver's; the requests are
/// served in a thread of its own.
class WebhookListener final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebhookListener)

public:
    explicit WebhookListener(const Clock &clock, QObject *parent = nullptr);
    ~WebhookListener() override;

    /// Fails, with words for the operator, where the address cannot be listened on or the secret is too weak.
    [[nodiscard]] Result<Done> start(const WebhookListenerOptions &options);

    /// The address without the secret: "http://127.0.0.1:40001". Empty before start().
    [[nodiscard]] QUrl url() const;

    /// Requests that were refused for this reason since start(). Any thread.
    [[nodiscard]] qint64 refused(WebhookRefusal reason) const;

signals:
    /// In the order in which they came in.
    void eventsReceived(const QList<flowconsole::FlowEvent> &events);

private:
    class Reception;

    const Clock &m_clock;
    QString m_address;
    std::unique_ptr<Reception> m_reception;
};

} // namespace flowconsole
