#pragma once

#include <QString>

#include <optional>

namespace flowconsole {

/// The forms of the flow-execution API that a connection can speak (API.md).
enum class Dialect { Published, FlowExecutions };

/// "published", "flow-executions": on the command line and in files.
[[nodiscard]] QString dialectKey(Dialect dialect);
[[nodiscard]] std::optional<Dialect> dialectFromKey(QStringView key);

/// Whether the dialect can launch a flow of that type (the platform's word, upper case).
[[nodiscard]] bool canLaunch(Dialect dialect, QStringView flowType);

} // namespace flowconsole
