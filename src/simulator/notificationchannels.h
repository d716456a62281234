#pragma once

#include "httpserver/websocket.h"
#include "simulator/faultplan.h"

#include <functional>
#include <map>
#include <set>
#include <unordered_map>

namespace flowconsole::simulator {

/// Where a client reaches the organisation, as its own request says.
struct PublicHost
{
    std::string authority; ///< host and port
    bool secure = false;   ///< through a proxy that speaks TLS
};

/// A way to one client, its subscriptions and its socket (API.md, “Notification channel”).
struct NotificationChannel
{
    std::string id;
    std::string clientId;
    std::string token; ///< that it was created with
    PublicHost host;
    Instant expires;
    Instant lastUsed;
    std::vector<std::string> topics; ///< as the client wrote them, in order
    http::WebSocket socket = {};
    std::uint64_t connection = 0;               ///< counts its sockets; 0 while none is open
    std::optional<Instant> nextHeartbeat = {};  ///< while a socket is open
    std::optional<Instant> goneUnlessBack = {}; ///< after an announced closing
};

/// The channels of the organisation. A socket hears its topics, a heartbeat each 30 s, and is answered pings;
/// a channel lives for 24 h from its creation or last subscription.
/// Times of this part are of the wall, not of the flows. Thread: the organisation's.
class NotificationChannels final
{
public:
    static constexpr std::size_t mostTopics = 1'000;
    static constexpr std::size_t mostChannels = 20; ///< of one client
    static constexpr std::chrono::hours lifetime{24};
    static constexpr std::chrono::seconds heartbeat{30};
    static constexpr std::chrono::seconds reconnectTime{60};

    /// `faults` decide what becomes of each event.
    explicit NotificationChannels(FaultPlan &faults) : m_faults(faults) {}

    /// Beyond its 20 channels a client loses the one that was used least lately, those without a socket first.
    const NotificationChannel &create(const std::string &clientId, const std::string &token, PublicHost host,
                                      Instant now);
    /// Null when there is none with that id.
    [[nodiscard]] const NotificationChannel *find(const std::string &id) const;
    [[nodiscard]] std::vector<const NotificationChannel *> all() const;

    /// Replaces the topics and renews the channel's life.
    void subscribe(const std::string &id, std::vector<std::string> topics, Instant now);

    /// The events of a socket for the channel; nothing when there is none with that id. A second socket takes
    /// the place of the first. `now` is asked at each event.
    [[nodiscard]] std::optional<http::SocketEvents> connect(const std::string &id,
                                                            std::function<Instant()> now);

    [[nodiscard]] bool hasSubscriber(const std::string &topic) const;
    /// The channels with an open socket that have subscribed to the topic.
    [[nodiscard]] std::vector<const NotificationChannel *> listeners(const std::string &topic) const;
    /// One event, to one channel.
    void push(const NotificationChannel &channel, const std::string &topic, const Json &body, Instant now);

    /// Tells every socket that it is about to be closed, and closes it; the channel waits a minute for the
    /// client to come back.
    void announceClosing(Instant now);

    [[nodiscard]] std::optional<Instant> nextDue() const;
    void advance(Instant now);

private:
    using Channels = std::map<std::string, NotificationChannel>;

    /// A frame that a fault keeps back.
    struct Held
    {
        std::string channelId;
        std::string frame;
        bool overtaken = false; ///< goes after the next one to the channel, if that comes sooner
    };

    void opened(const std::string &id, std::uint64_t connection, const http::WebSocket &socket, Instant now);
    void received(const std::string &id, std::uint64_t connection, const std::string &text) const;
    void closed(const std::string &id, std::uint64_t connection, Instant now);
    [[nodiscard]] NotificationChannel *current(const std::string &id, std::uint64_t connection);
    void evictOne(const std::string &clientId);
    void remove(Channels::iterator channel);
    void unsubscribe(const NotificationChannel &channel);
    void sendHeld(std::multimap<Instant, Held>::iterator held);
    void releaseOvertaken(const std::string &channelId);

    FaultPlan &m_faults;
    Channels m_channels;
    std::multimap<Instant, Held> m_held;                                  ///< by when they go
    std::unordered_map<std::string, std::set<std::string>> m_subscribers; ///< channel ids by topic, lower case
    std::uint64_t m_connections = 0;
};

} // namespace flowconsole::simulator
