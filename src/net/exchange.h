#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "net/httprequest.h"

#include <QObject>

#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace flowconsole {

class OneShotBody;

/// How one attempt ended. Without `failure`, the answer is whole.
struct ExchangeOutcome
{
    HttpAnswer answer; ///< what came of it, even where it is not whole; status 0 where nothing did
    std::optional<ApiError> failure;
    bool brokeOff = false; ///< a connection that stood broke, and the request may be repeated
};

/// One attempt of one request, on one manager. It begins when constructed and ends with finished(), once;
/// destroying it before gives the attempt up without a signal. Lives in the engine's thread.
class Exchange final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Exchange)

public:
    Exchange(QNetworkAccessManager &manager, const HttpRequest &request, const HttpHeaders &headers,
             const Clock &clock, qint64 answerLimit);
    ~Exchange() override;

signals:
    /// Never from within a signal of the network layer, so that a receiver may destroy whatever it likes.
    void finished(const flowconsole::ExchangeOutcome &outcome);

private:
    [[nodiscard]] QNetworkReply *start(QNetworkAccessManager &manager, const HttpHeaders &headers);
    void read();
    void replyFinished();
    void deadlinePassed();
    void giveUpReply();
    void takeHead();
    void fail(ApiError::Kind kind, const QString &message);
    void finish();
    [[nodiscard]] QString networkMessage() const;

    const Clock &m_clock;
    const HttpRequest m_request;
    const qint64 m_answerLimit;
    OneShotBody *m_body = nullptr; ///< of a launch; owned by the reply
    bool m_bodyLeft = false;
    QNetworkReply *m_reply = nullptr; ///< null once it is given up
    QString m_tlsProblems;
    Milliseconds m_begin{0};
    std::unique_ptr<Alarm> m_deadline;
    ExchangeOutcome m_outcome;
};

} // namespace flowconsole
