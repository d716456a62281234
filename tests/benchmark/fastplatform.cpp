#include "tests/benchmark/fastplatform.h"

#include <ctime>
#include <future>

namespace flowconsole {

namespace {

constexpr auto fastFlow = "3d6f2c1a-0000-4000-8000-000000000001";
constexpr int looksUntilOver = 4;

} // namespace

FastPlatform::FastPlatform(std::chrono::milliseconds latency)
{
    const http::ServerOptions options;
    m_server =
        http::Server::start(options, [this, latency](const http::Request &request, http::Responder responder) {
            http::Response response = answer(request);
            if (latency.count() == 0 || request.path == "/oauth/token") {
                responder.send(std::move(response));
                return;
            }
            m_server->postAfter(latency,
                                [responder, response = std::move(response)] { responder.send(response); });
        }).value();
}

FastPlatform::~FastPlatform()
{
    m_server->stop();
}

QUrl FastPlatform::baseUrl() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server->port()));
}

QString FastPlatform::flowId()
{
    return QString::fromLatin1(fastFlow);
}

double FastPlatform::cpuSeconds() const
{
    std::promise<double> told;
    m_server->post([&told] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        told.set_value(static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9);
    });
    return told.get_future().get();
}

/// With a window of a minute that is never used up.
http::Response FastPlatform::json(std::string body)
{
    using namespace std::chrono;
    const auto now = steady_clock::now();
    if (now >= m_windowEnd) {
        m_windowEnd = now + minutes(1);
        m_windowCount = 0;
    }
    return {200,
            {{"Content-Type", "application/json"},
             {"inin-ratelimit-count", std::to_string(++m_windowCount)},
             {"inin-ratelimit-allowed", "10000000"},
             {"inin-ratelimit-reset", std::to_string(ceil<seconds>(m_windowEnd - now).count())}},
            std::move(body)};
}

http::Response FastPlatform::answer(const http::Request &request)
{
    static constexpr std::string_view executions = "/api/v2/flows/executions";
    static constexpr std::string_view conversations = "/api/v2/conversations/";
    const std::string_view path = request.path;
    if (path == "/oauth/token") {
        return json(R"({"access_token":"token","token_type":"bearer","expires_in":86400})");
    }
    if (path == "/api/v2/flows") {
        return json(R"({"entities":[],"pageSize":25,"pageNumber":1,"total":0,"pageCount":0})");
    }
    if (request.method == "POST") {
        // A UUID in form, counted.
        std::string id = std::to_string(++m_launched);
        id = "00000000-0000-4000-8000-" + std::string(12 - id.size(), '0') + id;
        m_looks.emplace(id, 0);
        return path.starts_with(conversations)
                   ? json(R"({"conversationId":")" + id + R"(","id":")" + id + R"("})")
                   : json(R"({"id":")" + id + R"(","flowId":")" + fastFlow +
                          R"(","state":"Running","startTime":"2026-01-05T09:00:00.000Z","endTime":null})");
    }
    const std::string id(path.substr(path.rfind('/') + 1));
    if (path.starts_with(conversations)) {
        return json(look(id, "status", "active", "closed"));
    }
    if (path.starts_with(executions)) {
        return json(look(id, "state", "Running", "Completed"));
    }
    return {404, {}, {}};
}

std::string FastPlatform::look(const std::string &id, const char *key, const char *running, const char *over)
{
    const bool isOver = ++m_looks[id] >= looksUntilOver;
    return R"({"id":")" + id + R"(","flowId":")" + fastFlow +
           R"(","startTime":"2026-01-05T09:00:00.000Z","endTime":)" +
           (isOver ? R"("2026-01-05T09:00:01.000Z")" : "null") + R"(,")" + key + R"(":")" +
           (isOver ? over : running) + R"("})";
}

} // namespace flowconsole
