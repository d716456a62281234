#pragma once

#include <QString>

#include <array>
#include <optional>

namespace flowconsole {

/// The forms of the flow-execution API that a connection can speak (API.md).
enum class Dialect { Published, FlowExecutions, ConversationFlow };

inline constexpr std::array allDialects{Dialect::Published, Dialect::FlowExecutions, Dialect::ConversationFlow};

/// "published", "flow-executions", "conversation-flow": on the command line and in files.
[[nodiscard]] QString dialectKey(Dialect dialect);
[[nodiscard]] std::optional<Dialect> dialectFromKey(QStringView key);

/// Whether the dialect can launch a flow of that type (the platform's word, upper case).
[[nodiscard]] bool canLaunch(Dialect dialect, QStringView flowType);

/// Whether a launch can name the version that is to run. Where it cannot, the latest published one runs.
[[nodiscard]] bool canPinVersion(Dialect dialect);

/// Whether the dialect has a request that ends an execution itself. Where it has none, only a conversation that
/// is linked to it can be disconnected (API.md, "The three API dialects").
[[nodiscard]] bool canTerminate(Dialect dialect);

} // namespace flowconsole
