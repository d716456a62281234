#include "api/pkce.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace flowconsole {

QString base64Url(const QByteArray &octets)
{
    return QString::fromLatin1(octets.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString randomSecret(QRandomGenerator &random)
{
    std::array<quint32, 8> words{};
    random.fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return base64Url(QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words));
}

QString challengeOf(const QString &verifier)
{
    return base64Url(QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256));
}

} // namespace flowconsole
