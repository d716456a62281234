#pragma once

// Included by httpserver.cpp alone: Beast is slow to compile.

#include "httpserver/compression.h"
#include "httpserver/connectionhost.h"
#include "httpserver/websocketconnection.h"

// Boost 1.74's Asio uses std::exchange without including <utility>.
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <optional>

namespace flowconsole::http {

/// The exchange of requests and answers on one stream, strictly one after the other, which keeps pipelined
/// answers in order: wait for a byte → header → body → handler → answer → again.
/// A TLS stream differs in its type only; an upgrade to WebSocket takes the stream over in dispatch().
/// Lifecycle: kept alive by its pending operation and by the server's register. Thread: the server's.
template <class Stream>
class StreamConnection final : public Connection,
                               public AnswerSink,
                               public std::enable_shared_from_this<StreamConnection<Stream>>
{
    using error_code = boost::system::error_code;
    using Steady = std::chrono::steady_clock;
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

public:
    StreamConnection(Stream stream, std::string remoteAddress, ConnectionHost &host)
        : m_stream(std::move(stream)), m_remoteAddress(std::move(remoteAddress)), m_host(host)
    {}

    const std::string &remoteAddress() const override { return m_remoteAddress; }
    bool isWaiting() const override { return m_phase == Phase::Waiting || m_phase == Phase::Draining; }
    Steady::time_point waitingSince() const override { return m_waitingSince; }

    void run() { waitForRequest(); }

    void close() override
    {
        if (std::exchange(m_phase, Phase::Closed) == Phase::Closed) {
            return;
        }
        error_code ignored;
        boost::beast::get_lowest_layer(m_stream).socket().shutdown(boost::asio::socket_base::shutdown_both,
                                                                   ignored);
        boost::beast::get_lowest_layer(m_stream).close();
        m_host.closed(*this);
    }

    void answer(Response response) override
    {
        if (m_phase == Phase::Handling) {
            write(std::move(response));
        }
    }

    void abandoned() override
    {
        if (m_phase == Phase::Handling) {
            write(m_host.failure(500, "The request was not answered."));
        }
    }

private:
    enum class Phase { Waiting, Handling, Writing, Draining, Closed };

    /// Answers a request that could not be taken, then closes: what follows it in the stream cannot be trusted.
    void refuse(int status, std::string_view reason)
    {
        m_mustClose = true;
        m_phase = Phase::Handling;
        write(m_host.failure(status, reason));
    }

    void waitForRequest()
    {
        m_phase = Phase::Waiting;
        m_waitingSince = Steady::now();
        m_mustClose = false;
        m_isHead = false;
        m_wantsGzip = false;
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_host.limits().headerBytes));
        m_parser->body_limit(m_host.limits().bodyBytes);
        if (m_buffer.size() > 0) {
            readHeader();
            return;
        }
        expireAfter(m_host.limits().idleTime);
        m_stream.async_read_some(m_buffer.prepare(4096),
                                 [self = this->shared_from_this()](error_code error, std::size_t bytes) {
                                     if (error) {
                                         self->close();
                                         return;
                                     }
                                     self->m_buffer.commit(bytes);
                                     self->readHeader();
                                 });
    }

    void readHeader()
    {
        expireAfter(m_host.limits().headerTime);
        boost::beast::http::async_read_header(m_stream, m_buffer, *m_parser,
                                              [self = this->shared_from_this()](error_code error, std::size_t) {
                                                  if (self->m_phase == Phase::Closed) {
                                                      return;
                                                  }
                                                  if (error) {
                                                      self->readFailed(error);
                                                      return;
                                                  }
                                                  self->headerRead();
                                              });
    }

    void headerRead()
    {
        namespace http = boost::beast::http;
        m_version = m_parser->get().version();
        if (m_version >= 11 && m_parser->get().count(http::field::host) != 1) {
            refuse(400, "A request needs exactly one Host header.");
            return;
        }
        const auto expectation = m_parser->get()[http::field::expect];
        if (expectation.empty() || m_version < 11 || m_parser->is_done()) {
            readBody();
            return;
        }
        if (!equalsIgnoringCase({expectation.data(), expectation.size()}, "100-continue")) {
            refuse(417, "Only the expectation 100-continue is supported.");
            return;
        }
        static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        expireAfter(m_host.limits().writeTime);
        boost::asio::async_write(m_stream, boost::asio::buffer(goOn),
                                 [self = this->shared_from_this()](error_code error, std::size_t) {
                                     if (error) {
                                         self->close();
                                         return;
                                     }
                                     self->readBody();
                                 });
    }

    void readBody()
    {
        expireAfter(m_host.limits().bodyTime);
        boost::beast::http::async_read(m_stream, m_buffer, *m_parser,
                                       [self = this->shared_from_this()](error_code error, std::size_t) {
                                           if (self->m_phase == Phase::Closed) {
                                               return;
                                           }
                                           if (error) {
                                               self->readFailed(error);
                                               return;
                                           }
                                           self->dispatch();
                                       });
    }

    void readFailed(const error_code &error)
    {
        namespace http = boost::beast::http;
        if (error == http::error::body_limit) {
            refuse(413, "The body is longer than this server accepts.");
        } else if (error == http::error::header_limit || error == http::error::buffer_overflow) {
            refuse(431, "The header is longer than this server accepts.");
        } else if (error == boost::beast::error::timeout) {
            // The stream is closed by its own time limit; nothing can be said on it any more.
            close();
        } else if (error == http::error::end_of_stream || error == http::error::partial_message ||
                   error.category() != http::make_error_code(http::error::bad_method).category()) {
            close();
        } else {
            refuse(400, "The request is not valid HTTP.");
        }
    }

    void dispatch()
    {
        m_phase = Phase::Handling;
        boost::beast::get_lowest_layer(m_stream).expires_never();
        auto message = m_parser->release();
        m_mustClose = !message.keep_alive();
        m_isHead = message.method() == boost::beast::http::verb::head;
        const Request request = requestOf(message);
        m_wantsGzip = m_host.compresses() && asksForGzip(request.header("Accept-Encoding"));
        try {
            if (m_host.takesUpgrades() && isWebSocketUpgrade(message)) {
                upgrade(std::move(message), m_host.upgrade(request));
            } else {
                m_host.handle(request, Responder(this->weak_from_this()));
            }
        } catch (const std::exception &) {
            // A copy of the Responder may be waiting elsewhere; the first answer wins.
            abandoned();
        }
    }

    [[nodiscard]] Request requestOf(const BeastRequest &message) const
    {
        Request request;
        request.method = std::string(message.method_string());
        for (const auto &field : message) {
            request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
        }
        setTarget(std::string_view(message.target().data(), message.target().size()), request);
        request.body = message.body();
        request.remoteAddress = m_remoteAddress;
        return request;
    }

    void upgrade(BeastRequest message, UpgradeAnswer answer)
    {
        if (auto *refusal = std::get_if<Response>(&answer)) {
            write(std::move(*refusal));
            return;
        }
        if (m_buffer.size() > 0) {
            refuse(400, "A client must wait for the answer to its upgrade.");
            return;
        }
        // What remains of this object goes with its place in the register.
        const auto self = this->shared_from_this();
        m_phase = Phase::Closed;
        startWebSocket(std::move(m_stream), std::move(message), *this, m_host,
                       std::move(std::get<SocketEvents>(answer)));
    }

    void write(Response response)
    {
        namespace http = boost::beast::http;
        m_phase = Phase::Writing;
        const bool bodiless = response.status == 204 || response.status == 304;
        if (m_host.compresses() && !bodiless) {
            compress(response, m_wantsGzip);
        }
        auto message = std::make_shared<http::response<http::string_body>>();
        message->version(m_version);
        message->result(static_cast<unsigned>(response.status));
        for (const Header &header : response.headers) {
            message->insert(header.name, header.value);
        }
        message->keep_alive(!m_mustClose);
        if (!bodiless) {
            message->content_length(response.body.size());
            // An answer to HEAD has the length of what GET would bring, and nothing of it (RFC 9110 § 9.3.2).
            if (!m_isHead) {
                message->body() = std::move(response.body);
            }
        }
        expireAfter(m_host.limits().writeTime);
        auto serializer = std::make_shared<http::response_serializer<http::string_body>>(*message);
        http::async_write(m_stream, *serializer,
                          [self = this->shared_from_this(), message,
                           serializer](error_code error, std::size_t) { self->written(error); });
    }

    void written(const error_code &error)
    {
        if (m_phase == Phase::Closed) {
            return;
        }
        if (error) {
            close();
        } else if (m_mustClose) {
            beginDrain();
        } else {
            waitForRequest();
        }
    }

    /// Closing while the client still sends would make its kernel throw the answer away, so what comes is read
    /// and dropped for a moment (RFC 9112 § 9.6).
    void beginDrain()
    {
        m_phase = Phase::Draining;
        error_code ignored;
        boost::beast::get_lowest_layer(m_stream).socket().shutdown(boost::asio::socket_base::shutdown_send,
                                                                   ignored);
        expireAfter(std::chrono::seconds(2));
        drain(4 * 1024 * 1024);
    }

    void drain(std::size_t left)
    {
        m_stream.async_read_some(boost::asio::buffer(m_dropped),
                                 [self = this->shared_from_this(), left](error_code error, std::size_t bytes) {
                                     if (error || bytes >= left) {
                                         self->close();
                                         return;
                                     }
                                     self->drain(left - bytes);
                                 });
    }

    void expireAfter(std::chrono::milliseconds time)
    {
        boost::beast::get_lowest_layer(m_stream).expires_after(time);
    }

    Stream m_stream;
    const std::string m_remoteAddress;
    ConnectionHost &m_host;
    Phase m_phase = Phase::Waiting;
    Steady::time_point m_waitingSince = Steady::now();
    boost::beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    std::array<char, 4096> m_dropped{};
    unsigned m_version = 11;
    bool m_mustClose = false;
    bool m_isHead = false;
    bool m_wantsGzip = false;
};

} // namespace flowconsole::http
