#include "webhook/webhooksecret.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace flowconsole {

namespace {

QByteArray digestOf(std::string_view text)
{
    return QCryptographicHash::hash(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())),
                                    QCryptographicHash::Sha256);
}

} // namespace

QString makeWebhookSecret()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), static_cast<qsizetype>(sizeof(words)));
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool endsInSecret(std::string_view path, std::string_view secret)
{
    const std::string_view last = path.substr(path.rfind('/') + 1);
    // Digests have one length, so that not even that of the secret shows in the time.
    const QByteArray given = digestOf(last);
    const QByteArray wanted = digestOf(secret);
    int difference = secret.empty() ? 1 : 0;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        difference |= given.at(i) ^ wanted.at(i);
    }
    return difference == 0;
}

} // namespace flowconsole
