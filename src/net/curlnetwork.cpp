#include "net/curlnetwork.h"

#include "base/logging.h"
#include "net/curlattempt.h"

#include <QPointer>

#include <algorithm>

namespace flowconsole {

namespace {

/// libcurl's global state, once for the program; it lasts as long as the program.
CURLM *makeMulti()
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    return ready == CURLE_OK ? curl_multi_init() : nullptr;
}

} // namespace

CurlNetwork::CurlNetwork(const CurlNetworkSettings &settings) : m_settings(settings), m_multi(makeMulti())
{
    if (!m_multi) {
        qFatal("libcurl cannot be used: out of memory");
    }
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlNetwork::socketWanted);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlNetwork::timeWanted);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, long{m_settings.connections});
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
}

CurlNetwork::~CurlNetwork()
{
    // Handles that were used here refer to it until they go.
    m_spare.clear();
    curl_multi_cleanup(m_multi);
}

std::unique_ptr<NetworkAttempt> CurlNetwork::start(const HttpRequest &request, const HttpHeaders &headers,
                                                   HttpAnswer &answer, AttemptListener &listener)
{
    return std::make_unique<CurlAttempt>(*this, request, headers, answer, listener);
}

CurlHandle CurlNetwork::takeHandle()
{
    if (m_spare.empty()) {
        return makeHandle();
    }
    CurlHandle handle = std::move(m_spare.back());
    m_spare.pop_back();
    return handle;
}

void CurlNetwork::giveBack(CurlHandle handle)
{
    m_spare.push_back(std::move(handle));
}

/// With all that is the same for every request; CurlAttempt adds the rest.
CurlHandle CurlNetwork::makeHandle() const
{
    CurlHandle result(curl_easy_init());
    CURL *handle = result.get();
    if (!handle) {
        qFatal("libcurl cannot be used: out of memory");
    }
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    curl_easy_setopt(handle, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    // A name that takes long to look up must not hold up whoever gives the request up: its thread is left to
    // end by itself.
    curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
    const char *folder = nullptr;
    curl_easy_getinfo(handle, CURLINFO_CAPATH, &folder);
    if (!m_settings.authorities.isEmpty()) {
        curl_blob authorities{const_cast<char *>(m_settings.authorities.constData()),
                              static_cast<size_t>(m_settings.authorities.size()), CURL_BLOB_NOCOPY};
        curl_easy_setopt(handle, CURLOPT_CAINFO_BLOB, &authorities);
        curl_easy_setopt(handle, CURLOPT_CAINFO, nullptr);
        curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
    } else if (folder) {
        // In the folder the one authority that is needed is looked up; the file of all would be read anew for
        // each connection.
        curl_easy_setopt(handle, CURLOPT_CAINFO, nullptr);
    }
    return result;
}

void CurlNetwork::add(CURL *handle)
{
    const CURLMcode result = curl_multi_add_handle(m_multi, handle);
    if (result != CURLM_OK) {
        qFatal("libcurl takes no request: %s", curl_multi_strerror(result));
    }
}

void CurlNetwork::remove(CURL *handle)
{
    curl_multi_remove_handle(m_multi, handle);
}

void CurlNetwork::forget(const CurlAttempt *attempt)
{
    std::erase(m_ended, attempt);
}

int CurlNetwork::socketWanted(CURL *, curl_socket_t socket, int what, void *network, void *)
{
    static_cast<CurlNetwork *>(network)->watch(socket, what);
    return 0;
}

void CurlNetwork::watch(curl_socket_t socket, int what)
{
    Watch &watch = m_watches[socket];
    const auto set = [this, socket](std::unique_ptr<QSocketNotifier> &notifier, QSocketNotifier::Type type,
                                    int event, bool isWanted) {
        if (notifier) {
            notifier->setEnabled(isWanted);
        } else if (isWanted) {
            notifier = std::make_unique<QSocketNotifier>(socket, type);
            connect(notifier.get(), &QSocketNotifier::activated, this,
                    [this, socket, event] { act(socket, event); });
        }
    };
    const bool isOver = what == CURL_POLL_REMOVE;
    set(watch.reads, QSocketNotifier::Read, CURL_CSELECT_IN, !isOver && (what & CURL_POLL_IN) != 0);
    set(watch.writes, QSocketNotifier::Write, CURL_CSELECT_OUT, !isOver && (what & CURL_POLL_OUT) != 0);
}

/// libcurl must not be called from here: its wish is carried out on a turn of the event loop.
int CurlNetwork::timeWanted(CURLM *, long milliseconds, void *network)
{
    auto *self = static_cast<CurlNetwork *>(network);
    if (milliseconds > 0) {
        self->m_timer.start(static_cast<int>(std::min<long>(milliseconds, std::numeric_limits<int>::max())));
        return 0;
    }
    self->m_timer.stop();
    if (milliseconds == 0 && !std::exchange(self->m_isTurnPosted, true)) {
        QMetaObject::invokeMethod(
            self,
            [self] {
                self->m_isTurnPosted = false;
                self->act(CURL_SOCKET_TIMEOUT, 0);
            },
            Qt::QueuedConnection);
    }
    return 0;
}

void CurlNetwork::act(curl_socket_t socket, int events)
{
    int running = 0;
    const CURLMcode result = curl_multi_socket_action(m_multi, socket, events, &running);
    if (result != CURLM_OK) {
        qCWarning(lcNet) << "libcurl:" << curl_multi_strerror(result);
    }
    takeEnded();
    tellEnded();
}

void CurlNetwork::takeEnded()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE) {
            continue;
        }
        // The message goes when the handle is removed.
        const CURLcode result = message->data.result;
        void *attempt = nullptr;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &attempt);
        m_ended.push_back(static_cast<CurlAttempt *>(attempt));
        m_ended.back()->conclude(result);
    }
}

void CurlNetwork::tellEnded()
{
    const QPointer<CurlNetwork> alive(this);
    while (alive && !m_ended.empty()) {
        CurlAttempt *attempt = m_ended.front();
        m_ended.pop_front();
        attempt->tell();
    }
}

} // namespace flowconsole
