#pragma once

#include "httpserver/httpserver.h"

#include <QUrl>

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>

namespace flowconsole {

/// A platform that costs next to nothing, so that its clients are what is measured: it answers launches and
/// looks of the two tutorial dialects, and says at the fourth look that an execution is over. Thread: it owns
/// one; its methods are for the owner's.
class FastPlatform final
{
    Q_DISABLE_COPY_MOVE(FastPlatform)

public:
    /// Every answer but those of the token endpoint comes that much later.
    explicit FastPlatform(std::chrono::milliseconds latency = std::chrono::milliseconds(0));
    ~FastPlatform();

    [[nodiscard]] QUrl baseUrl() const;
    [[nodiscard]] static QString flowId();
    /// Of its own thread, up to now.
    [[nodiscard]] double cpuSeconds() const;

private:
    [[nodiscard]] http::Response json(std::string body);
    [[nodiscard]] http::Response answer(const http::Request &request);
    [[nodiscard]] std::string look(const std::string &id, const char *key, const char *running,
                                   const char *over);

    std::unordered_map<std::string, int> m_looks; ///< by the execution's id
    unsigned m_launched = 0;
    std::chrono::steady_clock::time_point m_windowEnd;
    int m_windowCount = 0;
    std::unique_ptr<http::Server> m_server; ///< last: its thread uses the others until it has stopped
};

} // namespace flowconsole
