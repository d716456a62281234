#pragma once

#include "ui/theme/theme.h"

namespace flowconsole {

/// A colour by its name in the design's table ("running-soft"), in the given scheme. The one place where
/// colours are written.
[[nodiscard]] QColor designColour(ColourScheme scheme, QLatin1String name);

[[nodiscard]] Tokens designTokens(ColourScheme scheme);

/// Every name that designColour() knows, longest first, so that a plain text replacement never cuts a name.
[[nodiscard]] QList<QLatin1String> designColourNames();

} // namespace flowconsole
