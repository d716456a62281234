#pragma once

#include "domain/apierror.h"
#include "net/httprequest.h"

#include <optional>

namespace flowconsole {

/// Why `answer` comes from somebody else than the API that was asked, a proxy or a captive portal: a redirect
/// (its host is named; none is followed), a web page, or a 2xx of another type that is no JSON.
/// MalformedAnswer; but OutcomeUnknown for a 2xx to a launch, which may stand for one that was taken. A status
/// of 400 and above is for the caller to judge, and so is the content of JSON.
[[nodiscard]] std::optional<ApiError> problemOfJsonAnswer(const HttpAnswer &answer, bool isLaunch);

/// Whether `body` begins as an object or an array of JSON and does not end as one.
[[nodiscard]] bool isCutJson(const QByteArray &body);

} // namespace flowconsole
