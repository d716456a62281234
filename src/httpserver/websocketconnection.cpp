#include "websocketconnection.h"

// Boost 1.74's Asio uses std::exchange without including <utility>.
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket.hpp>

#include <deque>

namespace flowconsole::http {

namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using boost::system::error_code;

void WebSocket::send(std::string text) const
{
    if (const auto sink = m_sink.lock()) {
        sink->sendText(std::move(text));
    }
}

void WebSocket::close(std::uint16_t code, std::string reason) const
{
    if (const auto sink = m_sink.lock()) {
        sink->closeWith(code, std::move(reason));
    }
}

bool isWebSocketUpgrade(const BeastRequest &request)
{
    return websocket::is_upgrade(request);
}

namespace {

/// One WebSocket from its handshake to its end.
/// Lifecycle: kept alive by its pending operations and by the server's register. Thread: the server's.
template <class Stream>
class WebSocketConnection final : public Connection,
                                  public SocketSink,
                                  public std::enable_shared_from_this<WebSocketConnection<Stream>>
{
    using Steady = std::chrono::steady_clock;

public:
    WebSocketConnection(Stream stream, BeastRequest request, std::string remoteAddress, ConnectionHost &host,
                        SocketEvents events)
        : m_socket(std::move(stream)),
          m_request(std::move(request)),
          m_remoteAddress(std::move(remoteAddress)),
          m_host(host),
          m_events(std::move(events))
    {}

    const std::string &remoteAddress() const override { return m_remoteAddress; }
    /// Silence is a WebSocket's nature: it makes no room for others, but is closed when it answers no ping.
    bool isWaiting() const override { return false; }
    Steady::time_point waitingSince() const override { return m_since; }

    void run()
    {
        const Limits &limits = m_host.limits();
        m_socket.set_option(websocket::stream_base::timeout{limits.headerTime, limits.socketIdleTime, true});
        m_socket.read_message_max(limits.socketMessageBytes);
        // Whoever asks learns no more of what serves him than from other answers.
        m_socket.set_option(websocket::stream_base::decorator(
            [](websocket::response_type &answer) { answer.erase(beast::http::field::server); }));
        m_socket.async_accept(m_request, [self = this->shared_from_this()](error_code error) {
            if (self->m_isClosed) {
                return;
            }
            if (error) {
                self->close();
                return;
            }
            self->m_isOpen = true;
            self->read();
            if (self->m_events.opened) {
                self->m_events.opened(WebSocket(self->weak_from_this()));
            }
        });
    }

    void close() override
    {
        if (std::exchange(m_isClosed, true)) {
            return;
        }
        error_code ignored;
        beast::get_lowest_layer(m_socket).socket().shutdown(boost::asio::socket_base::shutdown_both, ignored);
        beast::get_lowest_layer(m_socket).close();
        const auto self = this->shared_from_this();
        m_host.closed(*this);
        const SocketEvents events = std::exchange(m_events, {});
        if (m_isOpen && events.closed) {
            // Later: whoever has just sent something does not expect to be called back.
            boost::asio::post(m_socket.get_executor(), events.closed);
        }
    }

    void sendText(std::string text) override
    {
        if (m_isClosed || m_closing) {
            return;
        }
        m_queuedBytes += text.size();
        m_queue.push_back(std::move(text));
        if (m_queuedBytes > m_host.limits().socketQueueBytes) {
            close();
            return;
        }
        if (m_queue.size() == 1) {
            write();
        }
    }

    void closeWith(std::uint16_t code, std::string reason) override
    {
        if (m_isClosed || m_closing) {
            return;
        }
        // A close frame has room for 123 bytes (RFC 6455 § 5.5).
        m_closing = websocket::close_reason(websocket::close_code(code), reason.substr(0, 123));
        if (m_queue.empty()) {
            sayGoodbye();
        }
    }

private:
    void read()
    {
        m_socket.async_read(m_buffer, [self = this->shared_from_this()](error_code error, std::size_t) {
            if (self->m_isClosed) {
                return;
            }
            if (error) {
                self->close();
                return;
            }
            if (!self->m_socket.got_text()) {
                self->closeWith(websocket::close_code::unknown_data, "Only text is understood.");
            } else if (self->m_events.received) {
                self->m_events.received(beast::buffers_to_string(self->m_buffer.data()));
            }
            self->m_buffer.consume(self->m_buffer.size());
            if (!self->m_isClosed) {
                self->read();
            }
        });
    }

    void write()
    {
        m_socket.text(true);
        m_socket.async_write(boost::asio::buffer(m_queue.front()),
                             [self = this->shared_from_this()](error_code error, std::size_t) {
                                 if (self->m_isClosed) {
                                     return;
                                 }
                                 if (error) {
                                     self->close();
                                     return;
                                 }
                                 self->m_queuedBytes -= self->m_queue.front().size();
                                 self->m_queue.pop_front();
                                 if (!self->m_queue.empty()) {
                                     self->write();
                                 } else if (self->m_closing) {
                                     self->sayGoodbye();
                                 }
                             });
    }

    void sayGoodbye()
    {
        m_socket.async_close(*m_closing, [self = this->shared_from_this()](error_code) { self->close(); });
    }

    websocket::stream<Stream> m_socket;
    const BeastRequest m_request;
    const std::string m_remoteAddress;
    ConnectionHost &m_host;
    SocketEvents m_events;
    const Steady::time_point m_since = Steady::now();
    beast::flat_buffer m_buffer;
    std::deque<std::string> m_queue;
    std::size_t m_queuedBytes = 0;
    std::optional<websocket::close_reason> m_closing;
    bool m_isOpen = false;
    bool m_isClosed = false;
};

} // namespace

template <class Stream>
void startWebSocket(Stream stream, BeastRequest request, Connection &old, ConnectionHost &host,
                    SocketEvents events)
{
    auto connection = std::make_shared<WebSocketConnection<Stream>>(
        std::move(stream), std::move(request), old.remoteAddress(), host, std::move(events));
    host.replaced(old, connection);
    connection->run();
}

template void startWebSocket(boost::beast::tcp_stream, BeastRequest, Connection &, ConnectionHost &,
                             SocketEvents);

} // namespace flowconsole::http
