#include "notificationchannels.h"

#include "simulator/accesstokens.h"

#include <QUuid>

#include <algorithm>

namespace flowconsole::simulator {

namespace {

const std::string metadataTopic = "channel.metadata";
/// How long an event that is to be overtaken waits for one that does.
constexpr Milliseconds longestOvertaking{2000};
constexpr std::size_t mostHeld = 10'000;

/// Ids in topics are compared without regard to case.
std::string keyOf(const std::string &topic)
{
    return QString::fromStdString(topic).toLower().toStdString();
}

std::string eventFrame(const std::string &topic, const Json &body)
{
    Json frame = Json::object();
    frame["topicName"] = topic;
    frame["version"] = "2";
    frame["eventBody"] = body;
    frame["metadata"] = {{"CorrelationId", QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()}};
    return writeJson(frame);
}

void sendMetadata(const http::WebSocket &socket, const char *message)
{
    Json frame = Json::object();
    frame["topicName"] = metadataTopic;
    frame["eventBody"] = {{"message", message}};
    socket.send(writeJson(frame));
}

} // namespace

const NotificationChannel &NotificationChannels::create(const std::string &clientId, const std::string &token,
                                                        PublicHost host, Instant now)
{
    const auto isOfClient = [&clientId](const auto &entry) { return entry.second.clientId == clientId; };
    if (static_cast<std::size_t>(std::ranges::count_if(m_channels, isOfClient)) >= mostChannels) {
        evictOne(clientId);
    }
    const std::string id = "streaming-0-" + newSecretToken();
    return m_channels[id] = NotificationChannel{id, clientId, token, std::move(host), now + lifetime, now, {}};
}

const NotificationChannel *NotificationChannels::find(const std::string &id) const
{
    const auto found = m_channels.find(id);
    return found == m_channels.end() ? nullptr : &found->second;
}

std::vector<const NotificationChannel *> NotificationChannels::all() const
{
    std::vector<const NotificationChannel *> channels;
    for (const auto &[id, channel] : m_channels) {
        channels.push_back(&channel);
    }
    return channels;
}

void NotificationChannels::subscribe(const std::string &id, std::vector<std::string> topics, Instant now)
{
    NotificationChannel &channel = m_channels.at(id);
    unsubscribe(channel);
    channel.topics = std::move(topics);
    channel.expires = now + lifetime;
    channel.lastUsed = now;
    for (const std::string &topic : channel.topics) {
        m_subscribers[keyOf(topic)].insert(id);
    }
}

std::optional<http::SocketEvents> NotificationChannels::connect(const std::string &id,
                                                                std::function<Instant()> now)
{
    if (!m_channels.contains(id)) {
        return std::nullopt;
    }
    const std::uint64_t connection = ++m_connections;
    return http::SocketEvents{
        [this, id, connection, now](const http::WebSocket &socket) { opened(id, connection, socket, now()); },
        [this, id, connection](const std::string &text) { received(id, connection, text); },
        [this, id, connection, now] { closed(id, connection, now()); }};
}

void NotificationChannels::opened(const std::string &id, std::uint64_t connection,
                                  const http::WebSocket &socket, Instant now)
{
    const auto found = m_channels.find(id);
    if (found == m_channels.end()) {
        socket.close(1008, "The channel has gone.");
        return;
    }
    NotificationChannel &channel = found->second;
    channel.socket.close(1000, "Another socket was opened for this channel.");
    channel.socket = socket;
    channel.connection = connection;
    channel.lastUsed = now;
    channel.nextHeartbeat = now + heartbeat;
    channel.goneUnlessBack.reset();
}

NotificationChannel *NotificationChannels::current(const std::string &id, std::uint64_t connection)
{
    const auto found = m_channels.find(id);
    return found != m_channels.end() && found->second.connection == connection ? &found->second : nullptr;
}

void NotificationChannels::received(const std::string &id, std::uint64_t connection,
                                    const std::string &text) const
{
    const NotificationChannel *channel = find(id);
    const auto message = parseJson(text);
    const bool isPing =
        message && message.value().is_object() && message.value().value("message", Json()) == Json("ping");
    if (channel != nullptr && channel->connection == connection && isPing) {
        sendMetadata(channel->socket, "pong");
    }
}

void NotificationChannels::closed(const std::string &id, std::uint64_t connection, Instant now)
{
    if (NotificationChannel *channel = current(id, connection)) {
        channel->socket = {};
        channel->connection = 0;
        channel->lastUsed = now;
        channel->nextHeartbeat.reset();
    }
}

bool NotificationChannels::hasSubscriber(const std::string &topic) const
{
    return m_subscribers.contains(keyOf(topic));
}

std::vector<const NotificationChannel *> NotificationChannels::listeners(const std::string &topic) const
{
    std::vector<const NotificationChannel *> channels;
    if (const auto found = m_subscribers.find(keyOf(topic)); found != m_subscribers.end()) {
        for (const std::string &id : found->second) {
            if (const NotificationChannel *channel = find(id); channel->connection != 0) {
                channels.push_back(channel);
            }
        }
    }
    return channels;
}

void NotificationChannels::push(const NotificationChannel &channel, const std::string &topic, const Json &body,
                                Instant now)
{
    const EventFate fate = m_faults.fateOfEvent();
    if (fate.lost || m_held.size() >= mostHeld) {
        return;
    }
    const auto sameTopic = [key = keyOf(topic)](const std::string &name) { return keyOf(name) == key; };
    const auto asSubscribed = std::ranges::find_if(channel.topics, sameTopic);
    const std::string frame = eventFrame(asSubscribed == channel.topics.end() ? topic : *asSubscribed, body);
    for (int copy = 0; copy < fate.copies; ++copy) {
        if (fate.delay > Milliseconds(0)) {
            m_held.emplace(now + fate.delay, Held{channel.id, frame});
        } else if (fate.overtaken) {
            m_held.emplace(now + longestOvertaking, Held{channel.id, frame, true});
        } else {
            channel.socket.send(frame);
            releaseOvertaken(channel.id);
        }
    }
}

void NotificationChannels::sendHeld(std::multimap<Instant, Held>::iterator held)
{
    if (const NotificationChannel *channel = find(held->second.channelId)) {
        channel->socket.send(held->second.frame);
    }
    m_held.erase(held);
}

void NotificationChannels::releaseOvertaken(const std::string &channelId)
{
    for (auto entry = m_held.begin(); entry != m_held.end();) {
        const auto held = entry++;
        if (held->second.overtaken && held->second.channelId == channelId) {
            sendHeld(held);
        }
    }
}

void NotificationChannels::announceClosing(Instant now)
{
    for (auto &[id, channel] : m_channels) {
        if (channel.connection == 0) {
            continue;
        }
        Json body = Json::object();
        body["message"] = "This socket closes for maintenance. Connect again to the same address.";
        body["channelId"] = id;
        channel.socket.send(eventFrame("v2.system.socket_closing", body));
        channel.socket.close(1001, "Maintenance.");
        channel.socket = {};
        channel.connection = 0;
        channel.nextHeartbeat.reset();
        channel.goneUnlessBack = now + reconnectTime;
    }
}

std::optional<Instant> NotificationChannels::nextDue() const
{
    std::optional<Instant> due = m_held.empty() ? std::nullopt : std::optional(m_held.begin()->first);
    for (const auto &[id, channel] : m_channels) {
        Instant next = channel.expires;
        next = std::min(next, channel.nextHeartbeat.value_or(next));
        next = std::min(next, channel.goneUnlessBack.value_or(next));
        due = std::min(due.value_or(next), next);
    }
    return due;
}

void NotificationChannels::advance(Instant now)
{
    while (!m_held.empty() && m_held.begin()->first <= now) {
        sendHeld(m_held.begin());
    }
    for (auto entry = m_channels.begin(); entry != m_channels.end();) {
        const auto at = entry++;
        NotificationChannel &channel = at->second;
        if (channel.expires <= now || (channel.goneUnlessBack && *channel.goneUnlessBack <= now)) {
            remove(at);
        } else if (channel.nextHeartbeat && *channel.nextHeartbeat <= now) {
            sendMetadata(channel.socket, "WebSocket Heartbeat");
            channel.nextHeartbeat = now + heartbeat;
        }
    }
}

void NotificationChannels::evictOne(const std::string &clientId)
{
    const auto rank = [](const auto &entry) {
        return std::pair(entry->second.connection != 0, entry->second.lastUsed);
    };
    auto least = m_channels.end();
    for (auto entry = m_channels.begin(); entry != m_channels.end(); ++entry) {
        if (entry->second.clientId == clientId && (least == m_channels.end() || rank(entry) < rank(least))) {
            least = entry;
        }
    }
    remove(least);
}

void NotificationChannels::remove(Channels::iterator channel)
{
    unsubscribe(channel->second);
    channel->second.socket.close(1000, "The channel has gone.");
    m_channels.erase(channel);
}

void NotificationChannels::unsubscribe(const NotificationChannel &channel)
{
    for (const std::string &topic : channel.topics) {
        const auto found = m_subscribers.find(keyOf(topic));
        found->second.erase(channel.id);
        if (found->second.empty()) {
            m_subscribers.erase(found);
        }
    }
}

} // namespace flowconsole::simulator
