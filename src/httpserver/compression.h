#pragma once

#include "httpserver/httpmessage.h"

namespace flowconsole::http {

/// Whether the value of an Accept-Encoding header asks for gzip; a missing header does not (RFC 9110 § 12.5.3).
[[nodiscard]] bool asksForGzip(std::string_view acceptEncoding);

/// Marks an answer that could be compressed with Vary, and compresses it where `wanted` and it is long enough
/// to be worth it. Leaves alone what has a Content-Encoding of its own or is neither JSON nor text.
void compress(Response &response, bool wanted);

} // namespace flowconsole::http
