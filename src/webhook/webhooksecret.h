#pragma once

#include <QString>

#include <string_view>

namespace flowconsole {

/// 256 random bits as 43 characters that need no encoding in a path.
[[nodiscard]] QString makeWebhookSecret();

/// Whether the last part of `path` (still percent-encoded, without a query) is `secret`. Takes the same time
/// whatever they have in common. False for an empty secret.
[[nodiscard]] bool endsInSecret(std::string_view path, std::string_view secret);

} // namespace flowconsole
