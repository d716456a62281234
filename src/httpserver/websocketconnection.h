#pragma once

// Of connection.h and websocketconnection.cpp: Beast's WebSocket is compiled in the latter alone.

#include "httpserver/connectionhost.h"

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace flowconsole::http {

using BeastRequest = boost::beast::http::request<boost::beast::http::string_body>;

/// RFC 6455 § 4.2.1, as far as it decides whether the request is one for a WebSocket.
[[nodiscard]] bool isWebSocketUpgrade(const BeastRequest &request);

/// Takes the stream over from `old`, whose place in the register the WebSocket takes, and answers the upgrade.
template <class Stream>
void startWebSocket(Stream stream, BeastRequest request, Connection &old, ConnectionHost &host,
                    SocketEvents events);

} // namespace flowconsole::http
