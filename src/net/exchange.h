#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "net/httprequest.h"

#include <QNetworkReply>
#include <QObject>
#include <QSslConfiguration>

#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace flowconsole {

class OneShotBody;

/// How one attempt ended. Without `failure`, the answer is whole.
struct ExchangeOutcome
{
    HttpAnswer answer; ///< what came of it, even where it is not whole; status 0 where nothing did
    std::optional<ApiError> failure;
    bool brokeOff = false; ///< a connection that stood broke, and the request may be repeated
};

/// What the attempts of one transport have in common.
struct ExchangeSettings
{
    qint64 answerLimit = 0;               ///< bytes of a body
    std::optional<QSslConfiguration> tls; ///< nothing: the system's
};

/// One attempt of one request, on one manager. It begins when constructed and ends with finished(), once;
/// destroying it before gives the attempt up without a signal. Lives in the engine's thread.
class Exchange final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Exchange)

public:
    Exchange(QNetworkAccessManager &manager, const HttpRequest &request, const HttpHeaders &headers,
             const Clock &clock, const ExchangeSettings &settings);
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
    void networkFailed(QNetworkReply::NetworkError error);
    [[nodiscard]] bool isTruncated() const;
    [[nodiscard]] bool isLaunch() const { return m_request.repeat != HttpRequest::Repeat::Safe; }
    void fail(ApiError::Kind kind, const QString &code, const QString &message);
    void finish();

    const Clock &m_clock;
    const HttpRequest m_request;
    const ExchangeSettings m_settings;
    OneShotBody *m_body = nullptr; ///< of a launch; owned by the reply
    bool m_bodyLeft = false;
    QNetworkReply *m_reply = nullptr; ///< null once it is given up
    QString m_tlsProblems;
    QString m_tlsCode; ///< of the first of them
    Milliseconds m_begin{0};
    std::unique_ptr<Alarm> m_deadline;
    ExchangeOutcome m_outcome;
};

} // namespace flowconsole
