#include "net/certificatecheck.h"

#include <QSslCertificate>

#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <utility>

namespace flowconsole {

namespace {

/// Qt's name for what OpenSSL says, so that the notification channel and the requests speak the same words.
std::optional<QSslError::SslError> nameOf(int opensslError)
{
    static constexpr std::array known{
        std::pair(X509_V_ERR_CERT_HAS_EXPIRED, QSslError::CertificateExpired),
        std::pair(X509_V_ERR_CERT_NOT_YET_VALID, QSslError::CertificateNotYetValid),
        std::pair(X509_V_ERR_CERT_REVOKED, QSslError::CertificateRevoked),
        std::pair(X509_V_ERR_CERT_REJECTED, QSslError::CertificateRejected),
        std::pair(X509_V_ERR_CERT_UNTRUSTED, QSslError::CertificateUntrusted),
        std::pair(X509_V_ERR_CERT_SIGNATURE_FAILURE, QSslError::CertificateSignatureFailed),
        std::pair(X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, QSslError::SelfSignedCertificate),
        std::pair(X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, QSslError::SelfSignedCertificateInChain),
        std::pair(X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, QSslError::UnableToGetIssuerCertificate),
        std::pair(X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, QSslError::UnableToGetLocalIssuerCertificate),
        std::pair(X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, QSslError::UnableToVerifyFirstCertificate),
        std::pair(X509_V_ERR_INVALID_CA, QSslError::InvalidCaCertificate),
        std::pair(X509_V_ERR_INVALID_PURPOSE, QSslError::InvalidPurpose),
        std::pair(X509_V_ERR_PATH_LENGTH_EXCEEDED, QSslError::PathLengthExceeded),
        std::pair(X509_V_ERR_HOSTNAME_MISMATCH, QSslError::HostNameMismatch),
    };
    const auto *found = std::find_if(known.begin(), known.end(),
                                     [opensslError](const auto &entry) { return entry.first == opensslError; });
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

QSslCertificate certificateOf(const X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = certificate ? i2d_X509(certificate, &der) : 0;
    const QByteArray copy(reinterpret_cast<const char *>(der), std::max(size, 0));
    OPENSSL_free(der);
    return QSslCertificate(copy, QSsl::Der);
}

} // namespace

CertificateCheck::CertificateCheck(const QByteArray &host) : m_host(host) {}

void CertificateCheck::watch(SSL_CTX *context)
{
    m_problems.clear();
    m_hasUnnamedProblem = false;
    SSL_CTX_set_cert_verify_callback(context, &CertificateCheck::verify, this);
    // Certificates are looked at in the first handshake only: no later one may find this check gone.
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION);
}

int CertificateCheck::verify(X509_STORE_CTX *store, void *check)
{
    auto *self = static_cast<CertificateCheck *>(check);
    X509_STORE_CTX_set_app_data(store, self);
    X509_STORE_CTX_set_verify_cb(store, &CertificateCheck::note);
    const int result = X509_verify_cert(store);
    const bool isGood = result == 1 && self->m_problems.isEmpty() && !self->m_hasUnnamedProblem;
    self->checkHost(store);
    return isGood ? 1 : 0;
}

/// Goes on after each problem, to hear of the next; verify() remembers that there was one.
int CertificateCheck::note(int isGood, X509_STORE_CTX *store)
{
    if (isGood == 1) {
        return 1;
    }
    auto *self = static_cast<CertificateCheck *>(X509_STORE_CTX_get_app_data(store));
    const auto name = nameOf(X509_STORE_CTX_get_error(store));
    if (name) {
        self->m_problems.append(QSslError(*name, certificateOf(X509_STORE_CTX_get_current_cert(store))));
    }
    self->m_hasUnnamedProblem |= !name;
    return 1;
}

void CertificateCheck::checkHost(X509_STORE_CTX *store)
{
    X509 *leaf = X509_STORE_CTX_get0_cert(store);
    if (!leaf) {
        return;
    }
    const int asAddress = X509_check_ip_asc(leaf, m_host.constData(), 0);
    const bool isAddress = asAddress != -2;
    const int result =
        isAddress ? asAddress : X509_check_host(leaf, m_host.constData(), size_t(m_host.size()), 0, nullptr);
    if (result == 0) {
        m_problems.append(QSslError(QSslError::HostNameMismatch, certificateOf(leaf)));
    }
}

} // namespace flowconsole
