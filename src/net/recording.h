#pragma once

#include "net/exchange.h"
#include "net/httprequest.h"

namespace flowconsole {

/// What the request log may show of one attempt: headers that authorise, bodies that are secret and the
/// request's secrets are replaced by the placeholder, bodies are cut at 64 KiB. `attempt` counts from 1.
[[nodiscard]] RequestRecord makeRecord(const HttpRequest &request, const HttpHeaders &sentHeaders,
                                       const QString &requestId, int attempt, const ExchangeOutcome &outcome);

} // namespace flowconsole
