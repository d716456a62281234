#include "net/curlattempt.h"

#include "domain/errorcodes.h"
#include "net/tlsproblem.h"

#include <openssl/err.h>
#include <openssl/sslerr.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace flowconsole {

namespace {

using Reason = AttemptEnd::Reason;

/// Of one answer and of all that come before it (1xx).
constexpr qsizetype longestHead = 256 * 1024;

/// Seconds that a connection may have been idle before a launch leaves by it. A server that closes it in that
/// very moment would leave the launch in doubt; reads are repeated by libcurl on another connection.
constexpr long idleBeforeLaunch = 3;
constexpr long idleBeforeRead = 55;

struct KnownResult
{
    CURLcode result;
    Reason reason;
    QString code;
};

/// What is not listed kept a connection from coming about.
const KnownResult *findResult(CURLcode result)
{
    static const std::array known{
        KnownResult{CURLE_COULDNT_RESOLVE_HOST, Reason::Unreachable, errorcodes::hostNotFound},
        KnownResult{CURLE_PARTIAL_FILE, Reason::Broke, errorcodes::connectionBroke},
        KnownResult{CURLE_GOT_NOTHING, Reason::Broke, errorcodes::connectionBroke},
        KnownResult{CURLE_SEND_ERROR, Reason::Broke, errorcodes::connectionBroke},
        KnownResult{CURLE_RECV_ERROR, Reason::Broke, errorcodes::connectionBroke},
        KnownResult{CURLE_SSL_CONNECT_ERROR, Reason::Tls, errorcodes::tlsHandshake},
        KnownResult{CURLE_SSL_CIPHER, Reason::Tls, errorcodes::tlsHandshake},
        KnownResult{CURLE_SSL_CLIENTCERT, Reason::Tls, errorcodes::tlsHandshake},
        KnownResult{CURLE_SSL_CACERT_BADFILE, Reason::Tls, errorcodes::tlsHandshake},
        KnownResult{CURLE_PEER_FAILED_VERIFICATION, Reason::Tls, errorcodes::tlsHandshake},
        KnownResult{CURLE_UNSUPPORTED_PROTOCOL, Reason::Malformed, errorcodes::answerNotHttp},
        KnownResult{CURLE_WEIRD_SERVER_REPLY, Reason::Malformed, errorcodes::answerNotHttp},
        KnownResult{CURLE_BAD_CONTENT_ENCODING, Reason::Malformed, QString()},
    };
    const auto *found = std::find_if(known.begin(), known.end(),
                                     [result](const KnownResult &entry) { return entry.result == result; });
    return found == known.end() ? nullptr : found;
}

/// Whether the other side hung up during the handshake. libcurl tells this from a handshake that failed in its
/// words only: OpenSSL's ("error:" and its number), or its own where the socket failed.
bool saysHungUp(const char *words)
{
    const QByteArray text = QByteArray::fromRawData(words, qsizetype(std::strlen(words)));
    static const QByteArray mark = "error:";
    const qsizetype begin = text.indexOf(mark);
    if (begin < 0) {
        return true;
    }
    const auto number = text.mid(begin + mark.size()).split(':').value(0).toULong(nullptr, 16);
    return ERR_GET_REASON(number) == SSL_R_UNEXPECTED_EOF_WHILE_READING;
}

/// Nobody's value may begin another header.
QByteArray headerLine(const QByteArray &name, const QByteArray &value)
{
    QByteArray line = value.isEmpty() ? name + ';' : name + ": " + value;
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
    return line;
}

} // namespace

CurlAttempt::CurlAttempt(CurlNetwork &network, const HttpRequest &request, const HttpHeaders &headers,
                         HttpAnswer &answer, AttemptListener &listener)
    : m_network(network),
      m_request(request),
      m_answer(answer),
      m_listener(listener),
      m_certificates(request.url.host(QUrl::FullyEncoded).toLatin1()),
      m_handle(network.takeHandle())
{
    setUpCallbacks(m_handle.get());
    setUpRequest(m_handle.get(), headers);
    m_network.add(m_handle.get());
}

CurlAttempt::~CurlAttempt()
{
    if (m_handle) {
        release();
    } else {
        m_network.forget(this);
    }
}

void CurlAttempt::setUpCallbacks(CURL *handle)
{
    curl_easy_setopt(handle, CURLOPT_PRIVATE, this);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, m_words.data());
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &CurlAttempt::lineCame);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &CurlAttempt::bodyCame);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, &CurlAttempt::requestLeaves);
    curl_easy_setopt(handle, CURLOPT_PREREQDATA, this);
    curl_easy_setopt(handle, CURLOPT_SSL_CTX_FUNCTION, &CurlAttempt::handshakeBegins);
    curl_easy_setopt(handle, CURLOPT_SSL_CTX_DATA, this);
}

/// The handle may have served another request: everything that differs is set anew.
void CurlAttempt::setUpRequest(CURL *handle, const HttpHeaders &headers)
{
    const QByteArray url = m_request.url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    curl_easy_setopt(handle, CURLOPT_URL, url.constData());
    curl_easy_setopt(handle, CURLOPT_MAXAGE_CONN, m_request.isLaunch() ? idleBeforeLaunch : idleBeforeRead);

    const QByteArray &method = m_request.method;
    // This one undoes what another method has set.
    curl_easy_setopt(handle, CURLOPT_HTTPGET, 1L);
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, nullptr);
    if (method == "HEAD") {
        curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
    } else if (!m_request.body.isEmpty() || method == "POST" || method == "PUT" || method == "PATCH") {
        curl_easy_setopt(handle, CURLOPT_POST, 1L);
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t{m_request.body.size()});
        // Not copied; a null pointer would mean that the body is to be read by a callback.
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, m_request.body.constData());
    }
    if (method != "GET" && method != "HEAD" && method != "POST") {
        curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, method.constData());
    }

    for (const auto &[name, value] : headers) {
        addHeader(headerLine(name, value));
    }
    // What libcurl would add by itself.
    for (const char *name : {"Accept", "Content-Type"}) {
        if (headerValue(headers, name).isEmpty()) {
            addHeader(QByteArray(name) + ':');
        }
    }
    addHeader("Expect:");
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, m_headers.get());
}

void CurlAttempt::addHeader(const QByteArray &line)
{
    curl_slist *grown = curl_slist_append(m_headers.get(), line.constData());
    Q_CHECK_PTR(grown);
    static_cast<void>(m_headers.release());
    m_headers.reset(grown);
}

int CurlAttempt::requestLeaves(void *attempt, char *, char *, int, int)
{
    auto *self = static_cast<CurlAttempt *>(attempt);
    if (self->m_hasLeft && self->m_request.isLaunch()) {
        self->m_refusal = AttemptEnd{Reason::Broke, errorcodes::connectionBroke,
                                     QStringLiteral("The server closed the connection before it answered.")};
        return CURL_PREREQFUNC_ABORT;
    }
    self->m_hasLeft = true;
    self->m_listener.requestLeaves();
    return CURL_PREREQFUNC_OK;
}

CURLcode CurlAttempt::handshakeBegins(CURL *, void *context, void *attempt)
{
    static_cast<CurlAttempt *>(attempt)->m_certificates.watch(static_cast<SSL_CTX *>(context));
    return CURLE_OK;
}

size_t CurlAttempt::lineCame(char *data, size_t, size_t size, void *attempt)
{
    const bool isTaken =
        static_cast<CurlAttempt *>(attempt)->takeLine(QByteArray::fromRawData(data, qsizetype(size)));
    return isTaken ? size : 0;
}

size_t CurlAttempt::bodyCame(char *data, size_t, size_t size, void *attempt)
{
    return static_cast<CurlAttempt *>(attempt)->takeBody(data, qsizetype(size)) ? size : 0;
}

/// `line` is that of a head, of one that only announces another (1xx), or of what may follow a body in chunks,
/// which is passed over.
bool CurlAttempt::takeLine(const QByteArray &line)
{
    m_headBytes += line.size();
    if (m_headBytes > longestHead) {
        m_refusal =
            AttemptEnd{Reason::Malformed, errorcodes::answerTooLong,
                       QStringLiteral("The head of the answer is longer than %1 bytes.").arg(longestHead)};
        return false;
    }
    if (m_head != Head::Open) {
        if (line.startsWith("HTTP/")) {
            m_head = Head::Open;
            m_answer.headers.clear();
        }
        return true;
    }
    const QByteArray text = line.trimmed();
    if (text.isEmpty()) {
        return endHead();
    }
    const qsizetype colon = text.indexOf(':');
    const bool goesOn = line.startsWith(' ') || line.startsWith('\t');
    if (goesOn && !m_answer.headers.isEmpty()) {
        m_answer.headers.last().second += ' ' + text;
    } else if (colon > 0) {
        m_answer.headers.append({text.left(colon).trimmed(), text.mid(colon + 1).trimmed()});
    }
    return true;
}

bool CurlAttempt::endHead()
{
    constexpr qint64 mostAtOnce = 1024 * 1024;
    long status = 0;
    curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status < 200) {
        m_head = Head::Awaited;
        return true;
    }
    m_head = Head::Whole;
    m_answer.status = static_cast<int>(status);
    const qint64 length = m_request.method == "HEAD" ? 0 : m_answer.header("Content-Length").toLongLong();
    if (length > m_network.m_settings.answerLimit) {
        return refuseLength();
    }
    m_answer.body.reserve(std::clamp(length, qint64{0}, mostAtOnce));
    return true;
}

bool CurlAttempt::takeBody(const char *data, qsizetype size)
{
    if (m_answer.body.size() + size > m_network.m_settings.answerLimit) {
        return refuseLength();
    }
    m_answer.body.append(data, size);
    return true;
}

bool CurlAttempt::refuseLength()
{
    m_refusal =
        AttemptEnd{Reason::Malformed, errorcodes::answerTooLong,
                   QStringLiteral("The answer is longer than %1 bytes.").arg(m_network.m_settings.answerLimit)};
    return false;
}

void CurlAttempt::conclude(CURLcode result)
{
    m_end = endOf(result);
    // Records keep bodies for long.
    if (m_answer.body.capacity() > m_answer.body.size() + m_answer.body.size() / 4 + 64) {
        m_answer.body.squeeze();
    }
    release();
}

void CurlAttempt::tell()
{
    const AttemptEnd end = std::move(m_end);
    m_listener.attemptEnded(end);
}

AttemptEnd CurlAttempt::endOf(CURLcode result) const
{
    if (m_refusal) {
        return *m_refusal;
    }
    if (result == CURLE_OK) {
        // libcurl takes a head that breaks off for a whole one.
        return m_head == Head::Whole
                   ? AttemptEnd{}
                   : AttemptEnd{Reason::Broke, errorcodes::connectionBroke,
                                QStringLiteral("The connection was closed before the answer's "
                                               "head was whole.")};
    }
    const QString message = QString::fromUtf8(m_words[0] != '\0' ? m_words.data() : curl_easy_strerror(result));
    if (result == CURLE_COULDNT_CONNECT) {
        return connectEnd(message);
    }
    const KnownResult *known = findResult(result);
    if (known && known->reason == Reason::Tls) {
        return tlsEnd(result, message);
    }
    return known ? AttemptEnd{known->reason, known->code, message}
                 : AttemptEnd{Reason::Unreachable, {}, message};
}

AttemptEnd CurlAttempt::connectEnd(const QString &message) const
{
    long number = 0;
    curl_easy_getinfo(m_handle.get(), CURLINFO_OS_ERRNO, &number);
    const int systemError = static_cast<int>(number);
    const QString inDetail =
        systemError == 0 ? message : QStringLiteral("%1 (%2)").arg(message, qt_error_string(systemError));
    if (systemError == ECONNREFUSED) {
        return {Reason::Unreachable, errorcodes::connectionRefused, inDetail};
    }
    // It stood for a moment.
    const bool isBroken = systemError == ECONNRESET || systemError == EPIPE;
    return {isBroken ? Reason::Broke : Reason::Unreachable, isBroken ? errorcodes::connectionBroke : QString(),
            inDetail};
}

AttemptEnd CurlAttempt::tlsEnd(CURLcode result, const QString &message) const
{
    if (result == CURLE_SSL_CONNECT_ERROR && saysHungUp(m_words.data())) {
        return {Reason::Broke, errorcodes::connectionBroke, message};
    }
    if (result == CURLE_PEER_FAILED_VERIFICATION && !m_certificates.problems().isEmpty()) {
        const TlsProblem problem = tlsProblemOf(m_certificates.problems());
        return {Reason::Tls, problem.code, problem.message};
    }
    return {Reason::Tls, errorcodes::tlsHandshake, message};
}

void CurlAttempt::release()
{
    m_network.remove(m_handle.get());
    curl_easy_setopt(m_handle.get(), CURLOPT_ERRORBUFFER, nullptr);
    m_network.giveBack(std::move(m_handle));
}

} // namespace flowconsole
