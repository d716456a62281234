#pragma once

#include "base/result.h"
#include "domain/connectionprofile.h"

#include <QProcessEnvironment>
#include <QUrl>

#include <optional>

namespace flowconsole {

/// A profile with what it takes to open it.
struct ReadyProfile
{
    ConnectionProfile profile;
    ConnectionSecrets secrets;

    friend bool operator==(const ReadyProfile &, const ReadyProfile &) = default;
};

/// Of every profile that the environment names.
[[nodiscard]] ProfileId environmentProfileId();

/// The organisation that the environment names (API.md, "Environment variables"): GENESYS_ENVIRONMENT or, where
/// it is not empty, `baseUrl`; GENESYS_CLIENT_ID, GENESYS_CLIENT_SECRET, and WEBHOOK_CALLBACK_URL for the
/// webhook's target. Nothing where none of the first three is set. The error says which is missing or of no
/// use. The profile has the same id each time, so that its history stays together.
[[nodiscard]] std::optional<Result<ReadyProfile>> profileFromEnvironment(const QProcessEnvironment &environment,
                                                                         const QUrl &baseUrl = {});

} // namespace flowconsole
