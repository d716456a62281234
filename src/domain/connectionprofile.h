#pragma once

#include "domain/apierror.h"
#include "domain/dialect.h"

#include <QDateTime>
#include <QString>
#include <QUrl>

#include <optional>

namespace flowconsole {

/// Where an organisation is reached and how it is spoken to. Holds no secret.
struct ConnectionProfile
{
    QString name;
    QString environment; ///< what telemetry calls it: a domain, or "simulator"
    QUrl apiUrl;
    QUrl loginUrl;
    QString clientId;
    Dialect dialect = Dialect::Published;

    friend bool operator==(const ConnectionProfile &, const ConnectionProfile &) = default;
};

/// How the sign-in of a connection stands.
struct ConnectionStatus
{
    enum class State { SignedOut, SigningIn, SignedIn, Failed };

    State state = State::SignedOut;
    ConnectionProfile profile;
    std::optional<ApiError> error; ///< with Failed

    friend bool operator==(const ConnectionStatus &, const ConnectionStatus &) = default;
};

/// What the last answer's rate-limit headers said, API.md "Rate limits".
struct RateBudgetState
{
    int count = 0;            ///< requests counted in this window
    int allowed = 0;          ///< 0 until an answer has told
    QDateTime resetsAt;       ///< when the window ends
    QDateTime pausedUntil;    ///< valid while a 429 holds the connection back
    QDateTime looksWaitUntil; ///< valid while looks at executions wait so that launches find room

    friend bool operator==(const RateBudgetState &, const RateBudgetState &) = default;
};

} // namespace flowconsole
