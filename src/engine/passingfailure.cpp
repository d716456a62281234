#include "engine/passingfailure.h"

#include <QtGlobal>

namespace flowconsole {

bool mayPass(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Network:
    case ApiError::Kind::DeadlinePassed:
    case ApiError::Kind::OutcomeUnknown:
    case ApiError::Kind::MalformedAnswer:
    case ApiError::Kind::RateLimited:
    case ApiError::Kind::Unavailable:
    case ApiError::Kind::Server:
        return true;
    case ApiError::Kind::Tls:
    case ApiError::Kind::SignIn:
    case ApiError::Kind::Permission:
    case ApiError::Kind::NotFound:
    case ApiError::Kind::RejectedInput:
    case ApiError::Kind::FlowFailed:
    case ApiError::Kind::Local:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
