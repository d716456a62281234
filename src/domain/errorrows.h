#pragma once

#include "domain/errorcatalogue.h"

namespace flowconsole {

/// Of what happens on the way to the platform and on this side.
[[nodiscard]] std::span<const ErrorRow> connectionErrorRows();

/// Of what the platform and its login host answer.
[[nodiscard]] std::span<const ErrorRow> platformErrorRows();

} // namespace flowconsole
