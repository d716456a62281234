#pragma once

#include <QList>
#include <QSslError>
#include <QString>

struct ssl_ctx_st;
struct x509_store_ctx_st;

namespace flowconsole {

/// Watches over TLS handshakes with one host: collects all that OpenSSL finds wrong with the server's
/// certificates, where it would tell only the first. It lets nothing pass that OpenSSL would not. It outlives
/// the handshakes, not the connections that they lead to.
class CertificateCheck final
{
    Q_DISABLE_COPY_MOVE(CertificateCheck)

public:
    /// `host` is the name or the address that was asked for, in ASCII.
    explicit CertificateCheck(const QByteArray &host);

    /// To be called for each context before its handshake; forgets what was found before.
    void watch(ssl_ctx_st *context);

    /// A certificate for another host is among them, though it is libcurl that refuses it.
    [[nodiscard]] const QList<QSslError> &problems() const { return m_problems; }

private:
    static int verify(x509_store_ctx_st *store, void *check);
    static int note(int isGood, x509_store_ctx_st *store);
    void checkHost(x509_store_ctx_st *store);

    const QByteArray m_host;
    QList<QSslError> m_problems;
    bool m_hasUnnamedProblem = false; ///< one that Qt has no words for
};

} // namespace flowconsole
