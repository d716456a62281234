#pragma once

#include <QStringList>

namespace flowconsole {

/// How the first version of the program made its history: written down here, so that no later change of the
/// program touches it.
[[nodiscard]] QStringList firstSchema();

} // namespace flowconsole
