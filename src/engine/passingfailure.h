#pragma once

#include "domain/apierror.h"

namespace flowconsole {

/// Whether the same request may do better a little later, since nothing was wrong with what was asked.
[[nodiscard]] bool mayPass(const ApiError &error);

} // namespace flowconsole
