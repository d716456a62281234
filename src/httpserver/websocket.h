#pragma once

#include "httpserver/httpmessage.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <variant>

namespace flowconsole::http {

/// The server's side of one WebSocket, as far as its handle needs to know it.
class SocketSink
{
public:
    virtual ~SocketSink() = default;
    virtual void sendText(std::string text) = 0;
    virtual void closeWith(std::uint16_t code, std::string reason) = 0;
};

/// A handle to one WebSocket (RFC 6455); copies mean the same one. What is asked of a socket that has gone does
/// nothing. Thread: the server's.
class WebSocket final
{
public:
    WebSocket() = default;
    explicit WebSocket(std::weak_ptr<SocketSink> sink) : m_sink(std::move(sink)) {}

    /// Queues one text message of valid UTF-8. A client that does not read for long is closed.
    void send(std::string text) const;

    /// Closes after what is queued has been sent; codes of RFC 6455 § 7.4.1.
    void close(std::uint16_t code, std::string reason) const;

    [[nodiscard]] bool isOpen() const { return !m_sink.expired(); }

private:
    std::weak_ptr<SocketSink> m_sink;
};

/// Called in the server's thread; `closed` once and last, whichever side closed, unless the server stops.
struct SocketEvents
{
    std::function<void(const WebSocket &)> opened;
    std::function<void(const std::string &text)> received;
    std::function<void()> closed;
};

/// What is to become of a request to upgrade to WebSocket: taken, or refused with an answer.
using UpgradeAnswer = std::variant<SocketEvents, Response>;
using UpgradeHandler = std::function<UpgradeAnswer(const Request &)>;

} // namespace flowconsole::http
