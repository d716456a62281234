#pragma once

#include "domain/apierror.h"
#include "domain/dialect.h"
#include "domain/ids.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace flowconsole {

/// What the console does with an organisation.
enum class Capability {
    SignIn,
    ListFlows,
    LaunchFlows,
    WatchExecutions,
    ReadConversations,
    EndExecutions, ///< terminate, or disconnect the linked conversation
    Notifications, ///< the notification channel
    ExecutionData, ///< node transitions after the run
    Webhooks,
};

/// What one cheap request told of a capability. Nothing is launched, changed or ended to find out.
struct PreflightCheck
{
    enum class Verdict {
        Works,
        Missing,    ///< `permission` has to be given
        NotOffered, ///< not part of this dialect
        CannotTell, ///< the request failed for another reason: `error`
    };

    Capability capability = Capability::SignIn;
    Verdict verdict = Verdict::CannotTell;
    QString permission; ///< the permission (client credentials) or scope to ask for, by dialect; may be empty
    std::optional<ApiError> error;

    friend bool operator==(const PreflightCheck &, const PreflightCheck &) = default;
};

/// What will work with a connection and what is missing.
struct PreflightReport
{
    ProfileId profileId;
    Dialect dialect = Dialect::Published;
    QDateTime madeAt;
    QString signedInAs;           ///< organisation and client as `tokens/me` told; may be empty
    QList<PreflightCheck> checks; ///< in the order of Capability

    friend bool operator==(const PreflightReport &, const PreflightReport &) = default;
};

/// True where nothing that the dialect offers is missing or in doubt.
[[nodiscard]] bool everythingWorks(const PreflightReport &report);

} // namespace flowconsole
