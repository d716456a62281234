#include "httpeventposter.h"

#include <QUrl>

// Boost 1.74's Asio uses std::exchange without including <utility>.
#include <utility>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <limits>
#include <map>
#include <optional>
#include <thread>
#include <vector>

namespace flowconsole::simulator {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::size_t longestAnswer = 64 * 1024;
constexpr std::size_t mostIdle = 4;

struct Address
{
    std::string host;
    std::string port;
    std::string target; ///< path and query
    std::string authority;
};

Address addressOf(const std::string &text)
{
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    const QByteArray path = url.path(QUrl::FullyEncoded).toUtf8();
    const QByteArray query = url.query(QUrl::FullyEncoded).toUtf8();
    Address address;
    address.host = url.host(QUrl::FullyEncoded).toStdString();
    address.port = std::to_string(url.port(80));
    address.target = (path.isEmpty() ? QByteArray("/") : path).toStdString() +
                     (query.isEmpty() ? std::string() : "?" + query.toStdString());
    const bool isIpv6 = address.host.find(':') != std::string::npos;
    address.authority = (isIpv6 ? "[" + address.host + "]" : address.host) +
                        (url.port() < 0 ? std::string() : ":" + address.port);
    return address;
}

struct Line
{
    beast::tcp_stream stream;
    beast::flat_buffer buffer{longestAnswer};

    explicit Line(asio::io_context &io) : stream(io) {}
};

} // namespace

/// The thread and the idle connections.
class HttpEventPoster::Core final
{
public:
    Core(std::function<void(Work)> backHome, PosterLimits limits);
    ~Core();

    void post(const std::string &url, const std::string &body, std::function<void(PostResult)> done);

    asio::io_context &io() { return m_io; }
    const PosterLimits &limits() const { return m_limits; }
    [[nodiscard]] std::unique_ptr<Line> takeIdle(const std::string &authority);
    void keep(const std::string &authority, std::unique_ptr<Line> line);
    void finish(std::function<void(PostResult)> done, PostResult result);

private:
    const std::function<void(Work)> m_backHome;
    const PosterLimits m_limits;
    asio::io_context m_io{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_work{m_io.get_executor()};
    std::map<std::string, std::vector<std::unique_ptr<Line>>> m_idle;
    std::thread m_thread;
};

namespace {

/// One POST: an idle connection or a new one, request, answer. Kept alive by its pending operation.
template <class Core>
class Exchange final : public std::enable_shared_from_this<Exchange<Core>>
{
public:
    Exchange(Core &core, Address address, const std::string &body, std::function<void(PostResult)> done)
        : m_core(core), m_address(std::move(address)), m_done(std::move(done)), m_resolver(core.io())
    {
        m_request.method(beast::http::verb::post);
        m_request.target(m_address.target);
        m_request.version(11);
        m_request.set(beast::http::field::host, m_address.authority);
        m_request.set(beast::http::field::content_type, "application/json");
        m_request.set(beast::http::field::user_agent, "FlowConsoleSimulator/" FLOWCONSOLE_VERSION);
        m_request.body() = body;
        m_request.prepare_payload();
    }

    void run()
    {
        m_line = m_core.takeIdle(m_address.authority);
        m_isReused = m_line != nullptr;
        if (m_isReused) {
            write();
        } else {
            connect();
        }
    }

private:
    void connect()
    {
        m_isReused = false;
        m_line = std::make_unique<Line>(m_core.io());
        m_line->stream.expires_after(m_core.limits().connectTime);
        m_resolver.async_resolve(
            m_address.host, m_address.port,
            [self = this->shared_from_this()](error_code error, const tcp::resolver::results_type &found) {
                if (error) {
                    self->fail(error);
                    return;
                }
                self->m_line->stream.async_connect(found, [self](error_code refused, const tcp::endpoint &) {
                    if (refused) {
                        self->fail(refused);
                    } else {
                        self->write();
                    }
                });
            });
    }

    void write()
    {
        error_code ignored;
        m_line->stream.socket().set_option(tcp::no_delay(true), ignored);
        m_line->stream.expires_after(m_core.limits().writeTime);
        beast::http::async_write(m_line->stream, m_request,
                                 [self = this->shared_from_this()](error_code error, std::size_t) {
                                     if (error) {
                                         self->fail(error);
                                     } else {
                                         self->read();
                                     }
                                 });
    }

    void read()
    {
        m_answer.emplace();
        // readRest() sees to it. To Beast 1.74 any length is more than boost::none.
        m_answer->body_limit(std::numeric_limits<std::uint64_t>::max());
        m_line->stream.expires_after(m_core.limits().readTime);
        beast::http::async_read_header(m_line->stream, m_line->buffer, *m_answer,
                                       [self = this->shared_from_this()](error_code error, std::size_t) {
                                           if (error) {
                                               self->fail(error);
                                           } else {
                                               self->readRest();
                                           }
                                       });
    }

    /// Beast 1.74 does not hold the bodies of answers to a limit. The status says all that matters here, so a
    /// body that is long or of unknown length is left unread, at the price of the connection.
    void readRest()
    {
        const auto length = m_answer->content_length();
        if (!m_answer->keep_alive() || (!m_answer->is_done() && (!length || *length > longestAnswer))) {
            succeed();
            return;
        }
        beast::http::async_read(m_line->stream, m_line->buffer, *m_answer,
                                [self = this->shared_from_this()](error_code error, std::size_t) {
                                    if (!error) {
                                        self->m_line->stream.expires_never();
                                        self->m_core.keep(self->m_address.authority, std::move(self->m_line));
                                    }
                                    self->succeed();
                                });
    }

    void succeed() { m_core.finish(std::move(m_done), {static_cast<int>(m_answer->get().result_int()), {}}); }

    void fail(const error_code &error)
    {
        const bool heardSomething = m_answer && m_answer->got_some();
        if (std::exchange(m_isReused, false) && !heardSomething && error != beast::error::timeout) {
            connect();
            return;
        }
        m_core.finish(std::move(m_done), {0, error.message()});
    }

    Core &m_core;
    const Address m_address;
    std::function<void(PostResult)> m_done;
    tcp::resolver m_resolver;
    std::unique_ptr<Line> m_line;
    bool m_isReused = false;
    beast::http::request<beast::http::string_body> m_request;
    std::optional<beast::http::response_parser<beast::http::string_body>> m_answer;
};

} // namespace

HttpEventPoster::Core::Core(std::function<void(Work)> backHome, PosterLimits limits)
    : m_backHome(std::move(backHome)), m_limits(limits), m_thread([this] { m_io.run(); })
{}

HttpEventPoster::Core::~Core()
{
    m_io.stop();
    m_thread.join();
    m_idle.clear();
}

void HttpEventPoster::Core::post(const std::string &url, const std::string &body,
                                 std::function<void(PostResult)> done)
{
    auto exchange = std::make_shared<Exchange<Core>>(*this, addressOf(url), body, std::move(done));
    asio::post(m_io, [exchange] { exchange->run(); });
}

std::unique_ptr<Line> HttpEventPoster::Core::takeIdle(const std::string &authority)
{
    auto &idle = m_idle[authority];
    if (idle.empty()) {
        return nullptr;
    }
    auto line = std::move(idle.back());
    idle.pop_back();
    return line;
}

void HttpEventPoster::Core::keep(const std::string &authority, std::unique_ptr<Line> line)
{
    auto &idle = m_idle[authority];
    if (idle.size() < mostIdle) {
        idle.push_back(std::move(line));
    }
}

void HttpEventPoster::Core::finish(std::function<void(PostResult)> done, PostResult result)
{
    m_backHome([done = std::move(done), result = std::move(result)] { done(result); });
}

HttpEventPoster::HttpEventPoster(std::function<void(Work)> backHome, PosterLimits limits)
    : m_core(std::make_unique<Core>(std::move(backHome), limits))
{}

HttpEventPoster::~HttpEventPoster() = default;

void HttpEventPoster::post(const std::string &url, const std::string &body,
                           std::function<void(PostResult)> done)
{
    m_core->post(url, body, std::move(done));
}

} // namespace flowconsole::simulator
