#include "webhook/webhooklistener.h"

#include "domain/jsonvalue.h"
#include "httpserver/httpserver.h"
#include "webhook/webhooksecret.h"

#include <algorithm>
#include <atomic>

namespace flowconsole {

namespace {

constexpr Milliseconds batchInterval{20};
constexpr qsizetype shortestSecret = 16;
constexpr std::size_t mostBodyBytes = 64 * 1024;
constexpr std::size_t mostConnections = 256;

http::Response jsonAnswer(int status, const QString &message)
{
    JsonValue body = JsonValue::object();
    body.insert(QStringLiteral("message"), JsonValue::string(message));
    body.insert(QStringLiteral("status"), JsonValue::integer(status));
    return {status, {{"Content-Type", "application/json"}}, body.toJson().toStdString()};
}

bool isJson(std::string_view contentType)
{
    std::string_view type = contentType.substr(0, contentType.find(';'));
    type = type.substr(0, type.find_last_not_of(" \t") + 1);
    return http::equalsIgnoringCase(type, "application/json");
}

bool needsNoEncoding(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' ||
           c == u'_';
}

} // namespace

/// The server's side. Thread: the server's, but for what is said to be otherwise.
class WebhookListener::Reception final
{
    Q_DISABLE_COPY_MOVE(Reception)

public:
    Reception(WebhookListener &listener, const Clock &clock, const WebhookListenerOptions &options)
        : m_listener(listener),
          m_clock(clock),
          m_secret(options.secret.toStdString()),
          m_longestQueue(options.longestQueue)
    {}
    ~Reception() = default;

    /// The owner's thread.
    [[nodiscard]] Result<Done> listen(const WebhookListenerOptions &options);
    /// The owner's thread.
    [[nodiscard]] quint16 port() const { return m_server->port(); }
    /// Any thread.
    [[nodiscard]] qint64 refused(WebhookRefusal reason) const { return m_refused.at(indexOf(reason)); }

private:
    [[nodiscard]] static std::size_t indexOf(WebhookRefusal reason) { return static_cast<std::size_t>(reason); }

    [[nodiscard]] http::Response answer(const http::Request &request);
    [[nodiscard]] http::Response refuse(WebhookRefusal reason, int status, const QString &message);
    void deliver();

    WebhookListener &m_listener;
    const Clock &m_clock;
    const std::string m_secret;
    const int m_longestQueue;
    QList<FlowEvent> m_gathered;
    std::array<std::atomic<qint64>, allWebhookRefusals.size()> m_refused{};
    /// Handed to the owner's thread and not yet taken there. Shared with what is on its way when this is gone.
    std::shared_ptr<std::atomic<qsizetype>> m_underWay = std::make_shared<std::atomic<qsizetype>>(0);
    /// Null until start() is over, although requests may come in before.
    std::atomic<http::Server *> m_serving = nullptr;
    std::unique_ptr<http::Server> m_server; ///< last: its thread uses the others until it has stopped
};

Result<Done> WebhookListener::Reception::listen(const WebhookListenerOptions &options)
{
    http::ServerOptions serverOptions;
    serverOptions.address = options.address.toStdString();
    serverOptions.port = options.port;
    serverOptions.limits.bodyBytes = mostBodyBytes;
    serverOptions.limits.headerTime = options.readTime;
    serverOptions.limits.bodyTime = options.readTime;
    serverOptions.limits.writeTime = options.readTime;
    serverOptions.limits.idleTime = options.idleTime;
    serverOptions.limits.connections = mostConnections;
    serverOptions.limits.connectionsPerAddress = mostConnections;
    serverOptions.failureFormatter = [this](int status, std::string_view reason) {
        return refuse(WebhookRefusal::BrokenRequest, status,
                      QString::fromUtf8(reason.data(), static_cast<qsizetype>(reason.size())));
    };
    auto server = http::Server::start(serverOptions,
                                      [this](const http::Request &request, const http::Responder &responder) {
                                          responder.send(answer(request));
                                      });
    if (!server) {
        return server.error();
    }
    m_server = std::move(server).value();
    m_serving = m_server.get();
    return Done();
}

http::Response WebhookListener::Reception::refuse(WebhookRefusal reason, int status, const QString &message)
{
    ++m_refused.at(indexOf(reason));
    return jsonAnswer(status, message);
}

http::Response WebhookListener::Reception::answer(const http::Request &request)
{
    if (!endsInSecret(request.path, m_secret)) {
        return refuse(WebhookRefusal::WrongSecret, 404, QStringLiteral("Nothing is here."));
    }
    if (request.method != "POST") {
        http::Response response =
            refuse(WebhookRefusal::NotPost, 405, QStringLiteral("Events are sent by POST."));
        response.headers.push_back({"Allow", "POST"});
        return response;
    }
    if (!isJson(request.header("Content-Type"))) {
        return refuse(WebhookRefusal::NotJson, 415, QStringLiteral("An event is sent as application/json."));
    }
    if (m_gathered.size() + *m_underWay >= m_longestQueue) {
        http::Response response = refuse(WebhookRefusal::QueueFull, 503,
                                         QStringLiteral("Too many events are waiting. Send it again."));
        response.headers.push_back({"Retry-After", "1"});
        return response;
    }
    auto decoded = decodeFlowEvent(QByteArray::fromStdString(request.body), m_clock.nowUtc());
    if (const auto *bad = std::get_if<BadEvent>(&decoded)) {
        return refuse(bad->reason, 400, bad->message);
    }
    const bool isFirst = m_gathered.isEmpty();
    m_gathered.append(std::get<FlowEvent>(std::move(decoded)));
    if (http::Server *server = m_serving; server == nullptr) {
        deliver();
    } else if (isFirst) {
        server->setAlarm(batchInterval, [this] { deliver(); });
    }
    return {200, {}, {}};
}

void WebhookListener::Reception::deliver()
{
    const QList<FlowEvent> batch = std::exchange(m_gathered, {});
    *m_underWay += batch.size();
    WebhookListener *listener = &m_listener;
    QMetaObject::invokeMethod(
        listener,
        [listener, batch, underWay = m_underWay] {
            *underWay -= batch.size();
            emit listener->eventsReceived(batch);
        },
        Qt::QueuedConnection);
}

WebhookListener::WebhookListener(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) {}

WebhookListener::~WebhookListener() = default;

Result<Done> WebhookListener::start(const WebhookListenerOptions &options)
{
    const bool isPlain = std::all_of(options.secret.cbegin(), options.secret.cend(), needsNoEncoding);
    if (options.secret.size() < shortestSecret || !isPlain) {
        return Error{QStringLiteral("The webhook's secret needs at least %1 letters, digits, hyphens and "
                                    "underscores.")
                         .arg(shortestSecret)};
    }
    auto reception = std::make_unique<Reception>(*this, m_clock, options);
    if (const auto listening = reception->listen(options); !listening) {
        return listening;
    }
    m_address = options.address;
    m_reception = std::move(reception);
    return Done();
}

QUrl WebhookListener::url() const
{
    if (!m_reception) {
        return {};
    }
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(m_address);
    url.setPort(m_reception->port());
    return url;
}

qint64 WebhookListener::refused(WebhookRefusal reason) const
{
    return m_reception ? m_reception->refused(reason) : 0;
}

} // namespace flowconsole
