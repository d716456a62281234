#pragma once

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/requestrecord.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUrl>

#include <optional>

namespace flowconsole {

/// What is asked of a server, once or with the repeats that it allows.
struct HttpRequest
{
    /// What may be sent a second time without doing harm.
    enum class Repeat {
        Safe,       ///< reads, and whatever has the same effect once or twice
        LaunchOnce, ///< the network sees the body once; only 429 and 503, which say "not taken", allow another
                    ///< try
        LaunchRetried, ///< as LaunchOnce, but 500, 502 and 504 allow another try too: asked for by an operator
                       ///< who prefers a launch that starts twice to one that does not start
    };
    /// Who goes first when requests have to wait for each other.
    enum class Priority { Launch, Interactive, Poll };

    QByteArray method = QByteArrayLiteral("GET");
    QUrl url;
    HttpHeaders headers;
    QByteArray body;
    QByteArray contentType; ///< empty without a body
    Repeat repeat = Repeat::Safe;
    Priority priority = Priority::Interactive;
    ExecutionId executionId; ///< for the request log; may be empty
    /// For one attempt, from the moment it goes to the network to the last byte of the answer. Time in the
    /// queue, in a pause and between two attempts does not count.
    Milliseconds deadline{10000};

    std::optional<QByteArray> bodyForLog; ///< what the record shows instead of `body`
    std::optional<QUrl> urlForLog;        ///< what the record shows instead of `url`: of presigned addresses
    QList<QByteArray> secrets;            ///< replaced in the recorded answer wherever the server repeats them
    bool recordsBodies = true;            ///< false where both bodies are secret: the token endpoint
    /// Only JSON can be the answer to this. A redirect, or a 2xx with something else (the page of a proxy or of
    /// a captive portal), is then an error and no answer.
    bool expectsJson = false;

    [[nodiscard]] bool isLaunch() const { return repeat != Repeat::Safe; }
};

/// A whole answer, whatever its status.
struct HttpAnswer
{
    int status = 0;
    HttpHeaders headers;
    QByteArray body;
    QDateTime startedAt;      ///< UTC; when the attempt that was answered went to the network
    Milliseconds duration{0}; ///< of that attempt; of a launch, from the moment that it leaves
    int retries = 0;          ///< attempts before that one
    /// Of a LaunchRetried: an attempt before that one was answered by 500, 502 or 504 and may have taken
    /// effect.
    bool mayHaveStartedTwice = false;
    QString requestId;

    /// The first header of that name (compared without regard to case), or an empty array.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// The first value in `headers` under `name`, compared without regard to case (RFC 9110 § 5.1); empty where
/// absent.
[[nodiscard]] QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name);

/// Where the Location header of an answer leads, but for user, query and fragment, which may be a key; empty
/// where it leads nowhere.
[[nodiscard]] QString redirectTarget(const HttpHeaders &headers);

/// `base` with `encodedPath` (percent-encoded, beginning with a slash) after its own path.
[[nodiscard]] QUrl urlBelow(const QUrl &base, const QString &encodedPath);

} // namespace flowconsole
