#include "tests/net/certificates.h"

#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace flowconsole {

namespace {

template <class Write>
QByteArray written(Write write)
{
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> bio(BIO_new(BIO_s_mem()), BIO_free_all);
    write(bio.get());
    const char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, size};
}

void extend(X509 *certificate, int nid, const QByteArray &value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

void setTime(ASN1_TIME *time, const QDateTime &value)
{
    ASN1_TIME_set(time, value.toSecsSinceEpoch());
}

} // namespace

class TestCertificate::Private
{
public:
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_EC_gen("P-256"), EVP_PKEY_free};
    std::unique_ptr<X509, decltype(&X509_free)> certificate{X509_new(), X509_free};
};

TestCertificate::TestCertificate(const Wanted &wanted, const TestCertificate *issuer)
    : m_d(std::make_unique<Private>())
{
    X509 *certificate = m_d->certificate.get();
    static long serial = 1000;
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    setTime(X509_getm_notBefore(certificate), wanted.from);
    setTime(X509_getm_notAfter(certificate), wanted.to);
    X509_set_pubkey(certificate, m_d->key.get());
    const QByteArray name = wanted.isAuthority ? QByteArray("Authority of a test") : wanted.host.toLatin1();
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(name.constData()), -1, -1, 0);
    const auto &signer = issuer ? *issuer->m_d : *m_d;
    X509_set_issuer_name(certificate, X509_get_subject_name(signer.certificate.get()));
    if (wanted.isAuthority) {
        extend(certificate, NID_basic_constraints, "critical,CA:TRUE");
        extend(certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
    } else {
        const bool isAddress = !QHostAddress(wanted.host).isNull();
        extend(certificate, NID_subject_alt_name, (isAddress ? "IP:" : "DNS:") + wanted.host.toLatin1());
    }
    X509_sign(certificate, signer.key.get(), EVP_sha256());
}

TestCertificate::~TestCertificate() = default;

QByteArray TestCertificate::pem() const
{
    return written([this](BIO *bio) { PEM_write_bio_X509(bio, m_d->certificate.get()); });
}

QSslConfiguration TestCertificate::serverConfiguration() const
{
    const QByteArray key = written([this](BIO *bio) {
        PEM_write_bio_PrivateKey_traditional(bio, m_d->key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(pem()));
    configuration.setPrivateKey(QSslKey(key, QSsl::Ec));
    return configuration;
}

} // namespace flowconsole
