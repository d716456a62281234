#pragma once

#include "domain/preflight.h"

#include <QFuture>

namespace flowconsole {

class ApiCaller;

/// Asks one cheap request after the other, each for something that the console does, and tells what the answers
/// say. Nothing is launched, changed or ended: where a request needs an id, it is the nil UUID, which nothing
/// has. Fails as a whole where nobody can sign in, or nothing is reached.
[[nodiscard]] QFuture<ApiResult<PreflightReport>> runPreflight(ApiCaller &caller);

} // namespace flowconsole
