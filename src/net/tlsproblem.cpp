#include "net/tlsproblem.h"

#include "domain/errorcodes.h"

#include <QFile>
#include <QSslCertificate>

#include <algorithm>
#include <array>
#include <utility>

namespace flowconsole {

namespace {

/// The system's whole list of authorities is smaller.
constexpr qint64 longestCaFile = 4 * 1024 * 1024;

/// What is not listed has to do with the TLS library's own words.
QString codeOf(QSslError::SslError error)
{
    static const std::array known{
        std::pair(QSslError::CertificateExpired, errorcodes::tlsExpired),
        std::pair(QSslError::CertificateNotYetValid, errorcodes::tlsNotYetValid),
        std::pair(QSslError::CertificateRevoked, errorcodes::tlsRevoked),
        std::pair(QSslError::CertificateBlacklisted, errorcodes::tlsRevoked),
        std::pair(QSslError::SelfSignedCertificate, errorcodes::tlsSelfSigned),
        std::pair(QSslError::HostNameMismatch, errorcodes::tlsWrongHost),
        std::pair(QSslError::SelfSignedCertificateInChain, errorcodes::tlsUnknownAuthority),
        std::pair(QSslError::UnableToGetIssuerCertificate, errorcodes::tlsUnknownAuthority),
        std::pair(QSslError::UnableToGetLocalIssuerCertificate, errorcodes::tlsUnknownAuthority),
        std::pair(QSslError::UnableToVerifyFirstCertificate, errorcodes::tlsUnknownAuthority),
        std::pair(QSslError::CertificateUntrusted, errorcodes::tlsUnknownAuthority),
        std::pair(QSslError::InvalidCaCertificate, errorcodes::tlsUnknownAuthority),
    };
    const auto found =
        std::find_if(known.begin(), known.end(), [error](const auto &entry) { return entry.first == error; });
    return found == known.end() ? errorcodes::tlsHandshake : found->second;
}

/// The hosts that the certificate is good for.
QString namesOf(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty()) {
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    }
    names.removeDuplicates();
    return names.mid(0, 5).join(QStringLiteral(", "));
}

} // namespace

TlsProblem tlsProblemOf(const QList<QSslError> &errors)
{
    static const std::array gravestFirst{errorcodes::tlsRevoked,          errorcodes::tlsExpired,
                                         errorcodes::tlsNotYetValid,      errorcodes::tlsSelfSigned,
                                         errorcodes::tlsUnknownAuthority, errorcodes::tlsWrongHost,
                                         errorcodes::tlsHandshake};
    auto gravest = gravestFirst.end();
    QStringList words;
    for (const QSslError &error : errors) {
        const QString code = codeOf(error.error());
        gravest = std::min(gravest, std::find(gravestFirst.begin(), gravestFirst.end(), code));
        QString sentence = error.errorString();
        if (code == errorcodes::tlsWrongHost) {
            sentence += QStringLiteral(" (it is for %1)").arg(namesOf(error.certificate()));
        }
        if (!words.contains(sentence)) {
            words.append(sentence);
        }
    }
    return {gravest == gravestFirst.end() ? errorcodes::tlsHandshake : *gravest, words.join(u"; ")};
}

Result<std::optional<QSslConfiguration>> tlsTrusting(const QString &path)
{
    if (path.isEmpty()) {
        return std::optional<QSslConfiguration>();
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{
            QStringLiteral("The certificate file “%1” cannot be read: %2.").arg(path, file.errorString())};
    }
    const QByteArray content = file.read(longestCaFile + 1);
    const QList<QSslCertificate> authorities = QSslCertificate::fromData(content, QSsl::Pem);
    if (content.size() > longestCaFile || authorities.isEmpty()) {
        return Error{
            QStringLiteral("The file “%1” holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).")
                .arg(path)};
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(authorities);
    return std::optional(configuration);
}

Result<QByteArray> authoritiesOf(const QString &path)
{
    const auto tls = tlsTrusting(path);
    if (!tls) {
        return tls.error();
    }
    QByteArray pem;
    if (tls.value()) {
        for (const QSslCertificate &authority : tls.value()->caCertificates()) {
            pem += authority.toPem();
        }
    }
    return pem;
}

} // namespace flowconsole
