#pragma once

#include "domain/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

#include <chrono>

namespace flowconsole {

using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

/// One exchange with the platform, for the request log. Secrets are already replaced by the placeholder, and
/// bodies are cut at 64 KiB.
struct RequestRecord
{
    QString requestId;       ///< ours, unique in this run of the program
    ExecutionId executionId; ///< empty where the request served no single execution
    QString method;
    QUrl url;
    int attempt = 1; ///< 1 for the first try
    QDateTime startedAt;
    std::chrono::milliseconds duration{0};
    int status = 0;  ///< 0 where no answer came
    QString failure; ///< the transport's words where no answer came
    QString correlationId;
    HttpHeaders requestHeaders;
    QByteArray requestBody;
    HttpHeaders responseHeaders;
    QByteArray responseBody;

    friend bool operator==(const RequestRecord &, const RequestRecord &) = default;
};

} // namespace flowconsole
