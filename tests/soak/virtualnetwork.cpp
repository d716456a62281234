#include "tests/soak/virtualnetwork.h"

#include "base/clock.h"
#include "domain/errorcodes.h"

namespace flowconsole {

/// One request on its way there and back.
class VirtualAttempt final : public NetworkAttempt
{
    Q_DISABLE_COPY_MOVE(VirtualAttempt)

public:
    VirtualAttempt(VirtualNetwork &network, const HttpRequest &request, const HttpHeaders &headers,
                   HttpAnswer &answer, AttemptListener &listener)
        : m_network(network),
          m_answer(answer),
          m_listener(listener),
          m_alarm(network.m_clock.createAlarm([this] { m_hasArrived ? finish() : arrive(); }))
    {
        m_request.method = request.method.toStdString();
        m_request.remoteAddress = "127.0.0.1";
        http::setTarget(request.url.toEncoded(QUrl::RemoveFragment).toStdString(), m_request);
        for (const auto &[name, value] : headers) {
            m_request.headers.push_back({name.toStdString(), value.toStdString()});
        }
        m_request.body = request.body.toStdString();
        m_listener.requestLeaves();
        m_network.leave(m_request);
        m_alarm->start(m_network.m_travel);
    }

private:
    void arrive()
    {
        m_hasArrived = true;
        m_reaction = m_network.deliver(m_request);
        m_alarm->start(m_reaction.delay + m_network.m_travel);
    }

    void finish()
    {
        if (m_reaction.hangUp) {
            m_listener.attemptEnded(
                {AttemptEnd::Reason::Broke, errorcodes::connectionBroke, QStringLiteral("Connection closed")});
            return;
        }
        m_answer.status = m_reaction.response.status;
        for (const http::Header &header : m_reaction.response.headers) {
            m_answer.headers.append(
                {QByteArray::fromStdString(header.name), QByteArray::fromStdString(header.value)});
        }
        m_answer.body = QByteArray::fromStdString(m_reaction.response.body);
        m_answer.headers.append(
            {QByteArrayLiteral("Content-Length"), QByteArray::number(m_answer.body.size())});
        m_listener.attemptEnded({});
    }

    VirtualNetwork &m_network;
    HttpAnswer &m_answer;
    AttemptListener &m_listener;
    http::Request m_request;
    std::unique_ptr<Alarm> m_alarm;
    bool m_hasArrived = false;
    simulator::Reaction m_reaction;
};

namespace {

/// What one transport has of it.
class VirtualAccess final : public HttpNetwork
{
    Q_DISABLE_COPY_MOVE(VirtualAccess)

public:
    explicit VirtualAccess(VirtualNetwork &network) : m_network(network) {}

    [[nodiscard]] std::unique_ptr<NetworkAttempt> start(const HttpRequest &request, const HttpHeaders &headers,
                                                        HttpAnswer &answer, AttemptListener &listener) override
    {
        return std::make_unique<VirtualAttempt>(m_network, request, headers, answer, listener);
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
    return [this] { return std::make_unique<VirtualAccess>(*this); };
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
