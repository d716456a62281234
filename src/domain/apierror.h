#pragma once

#include "base/result.h"

#include <QString>

#include <chrono>
#include <optional>

namespace flowconsole {

/// Why a request to the platform did not do what was asked. Words for people come from describe() in words.h.
struct ApiError
{
    enum class Kind {
        Network,        ///< no connection, or it broke before the request could take effect
        Tls,            ///< the server's certificate was not accepted
        DeadlinePassed, ///< no whole answer in time
        OutcomeUnknown, ///< a launch left, and nothing tells whether it was taken
        MalformedAnswer,
        SignIn,        ///< 401, or refused by the token endpoint
        Permission,    ///< 403
        NotFound,      ///< 404
        RejectedInput, ///< 400, 409, 422
        RateLimited,   ///< 429
        Unavailable,   ///< 503
        Server,        ///< any other 5xx
        FlowFailed,    ///< no request: the flow itself ended in this error; status and code are what it met
        Local,         ///< refused on this side: disk full, cancelled, bad settings
    };

    Kind kind = Kind::Network;
    int httpStatus = 0; ///< 0 where no answer came
    std::optional<std::chrono::milliseconds> retryAfter;
    QString code;          ///< the platform's word, "bad.request", or one of errorcodes.h where it said none
    QString message;       ///< the platform's or the system's sentence, in English
    QString correlationId; ///< ININ-Correlation-Id, to quote to the platform's support
    QString permission{};  ///< with Permission: the permission or scope that the platform names as missing

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

template <class T>
using ApiResult = Result<T, ApiError>;

} // namespace flowconsole
