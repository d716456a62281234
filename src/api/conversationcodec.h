#pragma once

#include "domain/apierror.h"
#include "domain/conversation.h"

namespace flowconsole {

/// A conversation of the published API (API.md, "Conversations"). MalformedAnswer where it has no id. Of a
/// participant's calls, the last one that is not over counts, else the last.
[[nodiscard]] ApiResult<Conversation> decodeConversation(const QByteArray &body);

} // namespace flowconsole
