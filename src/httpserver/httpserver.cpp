#include "httpserver.h"

#include "connection.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <thread>
#include <unordered_map>

namespace flowconsole::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using boost::system::error_code;

namespace {

/// How long accepting pauses when the process has no descriptor left.
constexpr std::chrono::milliseconds acceptPause{100};

} // namespace

struct Responder::Ticket
{
    std::weak_ptr<AnswerSink> sink;
    bool answered = false;

    explicit Ticket(std::weak_ptr<AnswerSink> s) : sink(std::move(s)) {}
    Ticket(const Ticket &) = delete;
    Ticket &operator=(const Ticket &) = delete;
    ~Ticket()
    {
        if (!answered) {
            if (const auto target = sink.lock()) {
                target->abandoned();
            }
        }
    }

    void answer(Response response)
    {
        if (std::exchange(answered, true)) {
            return;
        }
        if (const auto target = sink.lock()) {
            target->answer(std::move(response));
        }
    }

    void hangUp()
    {
        if (std::exchange(answered, true)) {
            return;
        }
        if (const auto target = sink.lock()) {
            target->close();
        }
    }
};

Responder::Responder(std::weak_ptr<AnswerSink> sink) : m_ticket(std::make_shared<Ticket>(std::move(sink))) {}

void Responder::send(Response response) const
{
    m_ticket->answer(std::move(response));
}

void Responder::hangUp() const
{
    m_ticket->hangUp();
}

/// The thread, the acceptor and the register of connections.
class Server::Core final : public ConnectionHost
{
public:
    Core(const ServerOptions &options, Handler handler)
        : m_limits(options.limits),
          m_handler(std::move(handler)),
          m_upgradeHandler(options.upgradeHandler),
          m_formatter(options.failureFormatter),
          m_compresses(options.compression)
    {}
    ~Core() override { stop(); }

    [[nodiscard]] Result<Done> listen(const std::string &address, std::uint16_t port);
    void run();
    void stop();
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    void post(std::function<void()> work) { asio::post(m_io, std::move(work)); }
    void postAfter(std::chrono::milliseconds delay, std::function<void()> work);
    void setAlarm(std::chrono::milliseconds delay, std::function<void()> work);

    const Limits &limits() const override { return m_limits; }
    void handle(const Request &request, Responder responder) override
    {
        m_handler(request, std::move(responder));
    }
    bool compresses() const override { return m_compresses; }
    bool takesUpgrades() const override { return m_upgradeHandler != nullptr; }
    UpgradeAnswer upgrade(const Request &request) override { return m_upgradeHandler(request); }
    Response failure(int status, std::string_view reason) override;
    void replaced(Connection &old, std::shared_ptr<Connection> next) override
    {
        m_connections.erase(&old);
        m_connections.emplace(next.get(), std::move(next));
    }
    void closed(Connection &connection) override { m_connections.erase(&connection); }

private:
    void accept();
    void accepted(tcp::socket socket);
    [[nodiscard]] bool makeRoom(const std::string &address);
    [[nodiscard]] bool evictOne(const std::string *address);

    const Limits m_limits;
    const Handler m_handler;
    const UpgradeHandler m_upgradeHandler;
    const FailureFormatter m_formatter;
    const bool m_compresses;
    std::uint16_t m_port = 0;
    asio::io_context m_io{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_work{m_io.get_executor()};
    tcp::acceptor m_acceptor{m_io};
    asio::steady_timer m_pause{m_io};
    asio::steady_timer m_alarm{m_io};
    std::unordered_map<Connection *, std::shared_ptr<Connection>> m_connections;
    std::thread m_thread;
};

Result<Done> Server::Core::listen(const std::string &address, std::uint16_t port)
{
    const QString shown = QString::fromStdString(address);
    error_code error;
    const auto ip = asio::ip::make_address(address, error);
    if (error) {
        return Error{
            QStringLiteral("“%1” is not an IP address to listen on. Write for example 127.0.0.1 or ::1.")
                .arg(shown)};
    }
    const tcp::endpoint endpoint(ip, port);
    m_acceptor.open(endpoint.protocol(), error);
    if (!error) {
        m_acceptor.set_option(asio::socket_base::reuse_address(true), error);
    }
    if (!error) {
        m_acceptor.bind(endpoint, error);
    }
    if (!error) {
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    if (error == asio::error::address_in_use) {
        return Error{
            QStringLiteral("Port %1 of %2 is already in use. Choose another port, or 0 for a free one.")
                .arg(port)
                .arg(shown)};
    }
    if (error) {
        return Error{QStringLiteral("Cannot listen on port %1 of %2: %3.")
                         .arg(port)
                         .arg(shown, QString::fromStdString(error.message()))};
    }
    m_port = m_acceptor.local_endpoint().port();
    return Done{};
}

void Server::Core::run()
{
    accept();
    m_thread = std::thread([this] { m_io.run(); });
}

void Server::Core::stop()
{
    if (m_thread.joinable()) {
        asio::post(m_io, [this] {
            error_code ignored;
            m_acceptor.close(ignored);
            m_pause.cancel();
            m_alarm.cancel();
            const auto open = std::exchange(m_connections, {});
            for (const auto &[key, connection] : open) {
                connection->close();
            }
            m_io.stop();
        });
        m_thread.join();
    }
}

void Server::Core::postAfter(std::chrono::milliseconds delay, std::function<void()> work)
{
    auto timer = std::make_shared<asio::steady_timer>(m_io, delay);
    timer->async_wait([timer, work = std::move(work)](error_code error) {
        if (!error) {
            work();
        }
    });
}

void Server::Core::setAlarm(std::chrono::milliseconds delay, std::function<void()> work)
{
    m_alarm.expires_after(delay);
    m_alarm.async_wait([work = std::move(work)](error_code cancelled) {
        if (!cancelled) {
            work();
        }
    });
}

Response Server::Core::failure(int status, std::string_view reason)
{
    if (m_formatter) {
        return m_formatter(status, reason);
    }
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::string(reason) + "\n"};
}

void Server::Core::accept()
{
    m_acceptor.async_accept([this](error_code error, tcp::socket socket) {
        if (!m_acceptor.is_open()) {
            return;
        }
        if (!error) {
            accepted(std::move(socket));
            accept();
            return;
        }
        if (error == asio::error::connection_aborted || error == asio::error::interrupted) {
            accept();
            return;
        }
        // Out of descriptors or memory: accepting again at once would spin, as the client stays in the queue.
        [[maybe_unused]] const bool freed = evictOne(nullptr);
        m_pause.expires_after(acceptPause);
        m_pause.async_wait([this](error_code cancelled) {
            if (!cancelled && m_acceptor.is_open()) {
                accept();
            }
        });
    });
}

void Server::Core::accepted(tcp::socket socket)
{
    error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) {
        return;
    }
    socket.set_option(tcp::no_delay(true), error);
    const std::string address = remote.address().to_string();
    if (!makeRoom(address)) {
        return;
    }
    auto connection = std::make_shared<StreamConnection<beast::tcp_stream>>(
        beast::tcp_stream(std::move(socket)), address, *this);
    m_connections.emplace(connection.get(), connection);
    connection->run();
}

bool Server::Core::makeRoom(const std::string &address)
{
    const auto same = static_cast<std::size_t>(std::ranges::count_if(
        m_connections, [&](const auto &entry) { return entry.second->remoteAddress() == address; }));
    if (same >= m_limits.connectionsPerAddress && !evictOne(&address)) {
        return false;
    }
    return m_connections.size() < m_limits.connections || evictOne(nullptr);
}

bool Server::Core::evictOne(const std::string *address)
{
    std::shared_ptr<Connection> longest;
    for (const auto &[key, connection] : m_connections) {
        if (!connection->isWaiting() || (address != nullptr && connection->remoteAddress() != *address)) {
            continue;
        }
        if (!longest || connection->waitingSince() < longest->waitingSince()) {
            longest = connection;
        }
    }
    if (!longest) {
        return false;
    }
    m_connections.erase(longest.get());
    longest->close();
    return true;
}

Result<std::unique_ptr<Server>> Server::start(const ServerOptions &options, Handler handler)
{
    auto core = std::make_unique<Core>(options, std::move(handler));
    if (const auto listening = core->listen(options.address, options.port); !listening) {
        return listening.error();
    }
    core->run();
    return std::unique_ptr<Server>(new Server(std::move(core)));
}

Server::Server(std::unique_ptr<Core> core) : m_core(std::move(core)) {}

Server::~Server() = default;

std::uint16_t Server::port() const
{
    return m_core->port();
}

void Server::post(std::function<void()> work)
{
    m_core->post(std::move(work));
}

void Server::postAfter(std::chrono::milliseconds delay, std::function<void()> work)
{
    m_core->postAfter(delay, std::move(work));
}

void Server::setAlarm(std::chrono::milliseconds delay, std::function<void()> work)
{
    m_core->setAlarm(delay, std::move(work));
}

void Server::stop()
{
    m_core->stop();
}

} // namespace flowconsole::http
