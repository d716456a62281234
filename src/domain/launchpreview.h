#pragma once

#include "domain/apierror.h"
#include "domain/ids.h"
#include "domain/requestrecord.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace flowconsole {

/// A launch as it would leave now, to be read and copied before it is sent.
struct LaunchPreview
{
    ExecutionId id;        ///< of the launch that it is of
    RequestRecord request; ///< what would be sent, with placeholders for the token and for secure values
    QString sha256;        ///< of the exact bytes of the body, hexadecimal
    qint64 bytes = 0;      ///< of the exact body
    bool isMasked = false; ///< the body in `request` has placeholders, so that its bytes are others
    std::optional<ApiError> problem; ///< why the dialect would refuse it

    friend bool operator==(const LaunchPreview &, const LaunchPreview &) = default;
};

} // namespace flowconsole
