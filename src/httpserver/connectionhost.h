#pragma once

#include "httpserver/httpserver.h"

#include <chrono>
#include <memory>

namespace flowconsole::http {

class Connection;

/// What a connection needs from its server. Thread: the server's.
class ConnectionHost
{
public:
    virtual ~ConnectionHost() = default;
    [[nodiscard]] virtual const Limits &limits() const = 0;
    [[nodiscard]] virtual bool compresses() const = 0;
    virtual void handle(const Request &request, Responder responder) = 0;
    /// False: an upgrade is ignored and the request is one like any other (RFC 9110 § 7.8).
    [[nodiscard]] virtual bool takesUpgrades() const = 0;
    [[nodiscard]] virtual UpgradeAnswer upgrade(const Request &request) = 0;
    [[nodiscard]] virtual Response failure(int status, std::string_view reason) = 0;
    virtual void replaced(Connection &old, std::shared_ptr<Connection> next) = 0;
    virtual void closed(Connection &connection) = 0;
};

/// One client, whatever its stream is made of and whatever is spoken on it.
class Connection
{
public:
    virtual ~Connection() = default;
    [[nodiscard]] virtual const std::string &remoteAddress() const = 0;
    /// True while the next step is the client's: it is idle, has not yet sent a whole request, or has its last
    /// answer and does not leave.
    [[nodiscard]] virtual bool isWaiting() const = 0;
    [[nodiscard]] virtual std::chrono::steady_clock::time_point waitingSince() const = 0;
    virtual void close() = 0;
};

} // namespace flowconsole::http
