#pragma once

#include "net/httpnetwork.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <curl/curl.h>

#include <deque>
#include <map>
#include <memory>
#include <vector>

namespace flowconsole {

class CurlAttempt;

struct CurlNetworkSettings
{
    qint64 answerLimit = 0; ///< bytes of a body, unpacked
    int connections = 0;    ///< kept for the next request
    QByteArray authorities; ///< PEM; the only ones that are trusted; empty: those of the system
};

struct CurlHandleDeleter
{
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
using CurlHandle = std::unique_ptr<CURL, CurlHandleDeleter>;

/// The network of this machine: HTTP/1.1 by libcurl. libcurl says which sockets and what time it waits for;
/// Qt's event loop waits and calls it back, and whoever listens hears of an end only when libcurl has returned.
///
///     socket ready, or time passed → curl_multi_socket_action() → attempts that have ended → their listeners
///
/// libcurl's own times (of connecting, of looking a name up) are real ones; the deadlines that count are
/// Exchange's. Cookies, caches, proxies, credentials of a file and HTTP/2 are not used. Lives in the thread
/// that made it, which needs an event loop.
class CurlNetwork final : public QObject, public HttpNetwork
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurlNetwork)

public:
    explicit CurlNetwork(const CurlNetworkSettings &settings);
    ~CurlNetwork() override;

    [[nodiscard]] std::unique_ptr<NetworkAttempt> start(const HttpRequest &request, const HttpHeaders &headers,
                                                        HttpAnswer &answer, AttemptListener &listener) override;

private:
    friend class CurlAttempt;

    struct Watch
    {
        std::unique_ptr<QSocketNotifier> reads;
        std::unique_ptr<QSocketNotifier> writes;
    };

    static int socketWanted(CURL *handle, curl_socket_t socket, int what, void *network, void *);
    static int timeWanted(CURLM *multi, long milliseconds, void *network);

    [[nodiscard]] CurlHandle takeHandle();
    void giveBack(CurlHandle handle);
    [[nodiscard]] CurlHandle makeHandle() const;
    void add(CURL *handle);
    void remove(CURL *handle);
    void forget(const CurlAttempt *attempt);
    void watch(curl_socket_t socket, int what);
    void act(curl_socket_t socket, int events);
    void takeEnded();
    void tellEnded();

    const CurlNetworkSettings m_settings;
    CURLM *const m_multi;
    QTimer m_timer;
    bool m_isTurnPosted = false;
    /// By the descriptor's number. They stay when the descriptor is closed, and serve the next one of that
    /// number.
    std::map<curl_socket_t, Watch> m_watches;
    std::vector<CurlHandle> m_spare;
    std::deque<CurlAttempt *> m_ended; ///< their listeners have not heard of it yet
};

} // namespace flowconsole
