#pragma once

#include "net/certificatecheck.h"
#include "net/curlnetwork.h"
#include "net/httpnetwork.h"

#include <array>
#include <optional>

namespace flowconsole {

/// One request of a CurlNetwork. What it does within libcurl's callbacks is to fill in the answer and to take
/// note. A launch leaves once: libcurl would send it anew where a connection that was kept turns out to be
/// dead, and is stopped before it does.
class CurlAttempt final : public NetworkAttempt
{
    Q_DISABLE_COPY_MOVE(CurlAttempt)

public:
    CurlAttempt(CurlNetwork &network, const HttpRequest &request, const HttpHeaders &headers,
                HttpAnswer &answer, AttemptListener &listener);
    ~CurlAttempt() override;

    /// libcurl is done with it. Tells nobody yet.
    void conclude(CURLcode result);
    /// Tells the listener, who may destroy this attempt. Precondition: concluded.
    void tell();

private:
    enum class Head { Awaited, Open, Whole };
    struct ListDeleter
    {
        void operator()(curl_slist *list) const { curl_slist_free_all(list); }
    };

    static size_t lineCame(char *data, size_t, size_t size, void *attempt);
    static size_t bodyCame(char *data, size_t, size_t size, void *attempt);
    static int requestLeaves(void *attempt, char *, char *, int, int);
    static CURLcode handshakeBegins(CURL *, void *context, void *attempt);

    void setUpCallbacks(CURL *handle);
    void setUpRequest(CURL *handle, const HttpHeaders &headers);
    void addHeader(const QByteArray &line);
    [[nodiscard]] bool takeLine(const QByteArray &line);
    [[nodiscard]] bool endHead();
    [[nodiscard]] bool takeBody(const char *data, qsizetype size);
    [[nodiscard]] bool refuseLength();
    [[nodiscard]] AttemptEnd endOf(CURLcode result) const;
    [[nodiscard]] AttemptEnd connectEnd(const QString &message) const;
    [[nodiscard]] AttemptEnd tlsEnd(CURLcode result, const QString &message) const;
    void release();

    CurlNetwork &m_network;
    const HttpRequest &m_request;
    HttpAnswer &m_answer;
    AttemptListener &m_listener;
    CertificateCheck m_certificates;
    std::unique_ptr<curl_slist, ListDeleter> m_headers;
    std::array<char, CURL_ERROR_SIZE> m_words{}; ///< libcurl's, of what went wrong
    Head m_head = Head::Awaited;
    qsizetype m_headBytes = 0;
    bool m_hasLeft = false;
    std::optional<AttemptEnd> m_refusal; ///< why we take no more of it
    AttemptEnd m_end;
    CurlHandle m_handle; ///< null once concluded
};

} // namespace flowconsole
