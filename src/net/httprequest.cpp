#include "net/httprequest.h"

namespace flowconsole {

QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    return headerValue(headers, name);
}

QString redirectTarget(const HttpHeaders &headers)
{
    const QUrl target = QUrl::fromEncoded(headerValue(headers, "Location"), QUrl::StrictMode);
    return target.isValid()
               ? target.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)
               : QString();
}

QUrl urlBelow(const QUrl &base, const QString &encodedPath)
{
    QString path = base.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    QUrl url = base;
    url.setPath(path + encodedPath, QUrl::TolerantMode);
    return url;
}

} // namespace flowconsole
