#include "tests/soak/virtualnetwork.h"

#include "base/clock.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>

namespace flowconsole {

/// One request on its way there and back.
class VirtualReply final : public QNetworkReply
{
    Q_DISABLE_COPY_MOVE(VirtualReply)

public:
    VirtualReply(VirtualNetwork &network, QNetworkAccessManager::Operation operation,
                 const QNetworkRequest &request, QIODevice *body, QObject *parent)
        : QNetworkReply(parent),
          m_network(network),
          m_body(body),
          m_alarm(network.m_clock.createAlarm([this] { m_hasArrived ? finish() : arrive(); }))
    {
        setRequest(request);
        setUrl(request.url());
        setOperation(operation);
        QIODevice::open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        m_network.leave(head());
        m_alarm->start(network.m_travel);
    }

    void abort() override { m_alarm->stop(); }
    qint64 bytesAvailable() const override
    {
        return m_content.size() - m_position + QIODevice::bytesAvailable();
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = std::min<qint64>(maxSize, m_content.size() - m_position);
        std::copy_n(m_content.constData() + m_position, size, data);
        m_position += size;
        return size;
    }

private:
    /// The request without its body, which is read when it arrives.
    [[nodiscard]] http::Request head() const
    {
        http::Request request;
        request.method = method();
        request.remoteAddress = "127.0.0.1";
        http::setTarget(url().toEncoded(QUrl::RemoveFragment).toStdString(), request);
        const QNetworkRequest sent = this->request();
        for (const QByteArray &name : sent.rawHeaderList()) {
            request.headers.push_back({name.toStdString(), sent.rawHeader(name).toStdString()});
        }
        return request;
    }

    void arrive()
    {
        m_hasArrived = true;
        http::Request request = head();
        if (m_body) {
            request.body = m_body->readAll().toStdString();
        }
        m_reaction = m_network.deliver(request);
        m_alarm->start(m_reaction.delay + m_network.m_travel);
    }

    void finish()
    {
        if (m_reaction.hangUp) {
            setError(RemoteHostClosedError, QStringLiteral("Connection closed"));
        } else {
            setAttribute(QNetworkRequest::HttpStatusCodeAttribute, m_reaction.response.status);
            for (const http::Header &header : m_reaction.response.headers) {
                setRawHeader(QByteArray::fromStdString(header.name), QByteArray::fromStdString(header.value));
            }
            m_content = QByteArray::fromStdString(m_reaction.response.body);
            setRawHeader("Content-Length", QByteArray::number(m_content.size()));
            emit readyRead();
        }
        setFinished(true);
        emit finished();
    }

    [[nodiscard]] std::string method() const
    {
        switch (operation()) {
        case QNetworkAccessManager::HeadOperation:
            return "HEAD";
        case QNetworkAccessManager::GetOperation:
            return "GET";
        case QNetworkAccessManager::PutOperation:
            return "PUT";
        case QNetworkAccessManager::PostOperation:
            return "POST";
        case QNetworkAccessManager::DeleteOperation:
            return "DELETE";
        case QNetworkAccessManager::CustomOperation:
        case QNetworkAccessManager::UnknownOperation:
            break;
        }
        return request().attribute(QNetworkRequest::CustomVerbAttribute).toByteArray().toStdString();
    }

    VirtualNetwork &m_network;
    QPointer<QIODevice> m_body;
    std::unique_ptr<Alarm> m_alarm;
    bool m_hasArrived = false;
    simulator::Reaction m_reaction;
    QByteArray m_content;
    qint64 m_position = 0;
};

namespace {

class VirtualNetworkManager final : public QNetworkAccessManager
{
    Q_DISABLE_COPY_MOVE(VirtualNetworkManager)

public:
    explicit VirtualNetworkManager(VirtualNetwork &network) : m_network(network) {}

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body) override
    {
        return new VirtualReply(m_network, operation, request, body, this);
    }

private:
    VirtualNetwork &m_network;
};

} // namespace

VirtualNetwork::VirtualNetwork(const Clock &clock, Platform platform, std::chrono::milliseconds travel)
    : m_clock(clock), m_platform(std::move(platform)), m_travel(travel)
{}

NetworkFactory VirtualNetwork::factory()
{
    return [this] { return std::make_unique<VirtualNetworkManager>(*this); };
}

qint64 VirtualNetwork::answered(int status) const
{
    const auto found = m_byStatus.find(status);
    return found == m_byStatus.end() ? 0 : found->second;
}

void VirtualNetwork::leave(const http::Request &request)
{
    if (simulator::operationOf(request) == simulator::ApiOperation::Launch) {
        m_launchesLeft.insert(QByteArray::fromStdString(std::string(request.header("X-Request-Id"))));
    }
}

simulator::Reaction VirtualNetwork::deliver(const http::Request &request)
{
    ++m_arrived;
    simulator::Reaction reaction = m_platform(request);
    ++m_byStatus[reaction.hangUp ? 0 : reaction.response.status];
    return reaction;
}

} // namespace flowconsole
