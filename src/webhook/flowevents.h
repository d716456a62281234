#pragma once

#include "domain/nodetransition.h"

#include <QByteArray>
#include <QDateTime>

#include <array>
#include <variant>

namespace flowconsole {

/// Why a request of a webhook was not taken in.
enum class WebhookRefusal {
    WrongSecret,
    NotPost,
    NotJson,       ///< another content type
    BrokenRequest, ///< refused by the server itself: too long, or not HTTP
    Malformed,     ///< not one JSON object
    UnknownEvent,
    MissingField,
    WrongType,
    TooLong,
    BadTimestamp,
    QueueFull,
};

inline constexpr std::array allWebhookRefusals{
    WebhookRefusal::WrongSecret,   WebhookRefusal::NotPost,   WebhookRefusal::NotJson,
    WebhookRefusal::BrokenRequest, WebhookRefusal::Malformed, WebhookRefusal::UnknownEvent,
    WebhookRefusal::MissingField,  WebhookRefusal::WrongType, WebhookRefusal::TooLong,
    WebhookRefusal::BadTimestamp,  WebhookRefusal::QueueFull,
};

/// An event that cannot be taken in, with a sentence for its sender.
struct BadEvent
{
    WebhookRefusal reason = WebhookRefusal::Malformed;
    QString message;
};

/// Reads one event {eventType, conversationId, flowId, nodeId, nodeType, nodeName?, timestamp, message?}
/// (API.md, "Dialect ConversationFlow"). nodeId may be absent where the event is about the flow as a whole.
/// Ids have at most 128 printable characters; names are cut there, a message at 1,024. The timestamp is ISO
/// 8601 with a zone, not before 2000 and at most a day ahead of `nowUtc`. Unknown members are ignored.
[[nodiscard]] std::variant<FlowEvent, BadEvent> decodeFlowEvent(const QByteArray &body,
                                                                const QDateTime &nowUtc);

} // namespace flowconsole
