#pragma once

#include "simulator/flowloader.h"
#include "simulator/simulatedorganisation.h"

#include <QByteArray>

namespace flowconsole::simulator::test {

inline const std::string billing = "7c1e0f62-93ab-4d0e-8a51-3f1c9a7d2b10";
inline const std::string waiver = "b94d27ea-1c60-4f58-9e3b-6a5d0c8f7e12";
inline const std::string survey = "91c5b2e7-0f3d-4d86-a7e4-5b86d09c1f3a";
inline const std::string passwordReset = "4e7d9a30-6b21-4f0c-9d58-c2a1f5e80b64";
inline const std::string nobody = "00000000-0000-4000-8000-000000000000";
inline const std::string launchPath = "/api/v2/flows/executions";

inline Json parsed(const http::Response &response)
{
    return response.body.empty() ? Json() : parseJson(response.body).value();
}

inline std::string text(const Json &object, const char *name)
{
    return object.contains(name) && object[name].is_string() ? object[name].get<std::string>() : std::string();
}

inline std::string headerOf(const http::Response &response, const char *name)
{
    for (const http::Header &header : response.headers) {
        if (http::equalsIgnoringCase(header.name, name)) {
            return header.value;
        }
    }
    return {};
}

/// The client's end of a WebSocket, without a network.
class HeardSocket final : public http::SocketSink
{
public:
    void sendText(std::string frame) override { frames.push_back(parseJson(frame).value()); }
    void closeWith(std::uint16_t code, std::string) override { closeCode = code; }

    /// The bodies of the events of that topic, in order.
    [[nodiscard]] std::vector<Json> bodies(const std::string &topic) const
    {
        std::vector<Json> found;
        for (const Json &frame : frames) {
            if (text(frame, "topicName") == topic) {
                found.push_back(frame["eventBody"]);
            }
        }
        return found;
    }

    std::vector<Json> frames;
    std::uint16_t closeCode = 0;
};

/// A socket that is connected to the organisation.
struct Connected
{
    std::shared_ptr<HeardSocket> socket = std::make_shared<HeardSocket>();
    http::SocketEvents events;

    void say(const std::string &message) const { events.received(message); }
    void leave() const { events.closed(); }
};

/// The organisation with a clock that stands still until the test moves it.
class PublishedDesk final
{
public:
    explicit PublishedDesk(std::set<std::string> missing = {})
        : m_organisation(loadBuiltInFlows().value(), settings(std::move(missing)), [this] { return m_now; })
    {
        const auto signedIn = handle({"POST",
                                      "/oauth/token",
                                      "",
                                      {{"Authorization", "Basic Y2xpZW50OnNlY3JldA=="}},
                                      "grant_type=client_credentials",
                                      ""});
        m_token = text(parsed(signedIn), "access_token");
    }

    SimulatedOrganisation &organisation() { return m_organisation; }
    http::Response handle(const http::Request &request) { return m_organisation.handle(request); }
    http::Response ask(const std::string &method, const std::string &path, const std::string &body = {})
    {
        return askAs(m_token, method, path, body);
    }
    http::Response askAs(const std::string &token, const std::string &method, const std::string &target,
                         const std::string &body = {})
    {
        http::Request request;
        request.method = method;
        request.headers = {{"Authorization", "Bearer " + token}, {"Host", "simulator.test:8080"}};
        request.body = body;
        http::setTarget(target, request);
        return handle(request);
    }
    Json get(const std::string &path) { return parsed(ask("GET", path)); }

    /// The id of a new run.
    std::string launch(const std::string &flow, const std::string &inputs)
    {
        return text(parsed(ask("POST", launchPath, R"({"flowId":")" + flow + R"(",)" + inputs + "}")), "id");
    }
    std::string launchWaiver()
    {
        return launch(
            waiver,
            R"("inputData":{"Flow.customerName":"Alex Johnson","Flow.accountId":"ACC-99821","Flow.balance":118.40})");
    }
    /// Moves the clock in steps as the organisation asks for them, as the embedding does.
    void pass(Milliseconds time)
    {
        const Instant end = m_now + time;
        for (auto due = m_organisation.nextDue(); due && *due <= end; due = m_organisation.nextDue()) {
            m_now = std::max(m_now, *due);
            m_organisation.advance();
        }
        m_now = end;
    }

    /// Id of a new channel for the topics.
    std::string openChannel(const std::vector<std::string> &topics = {})
    {
        const std::string id = text(parsed(ask("POST", "/api/v2/notifications/channels")), "id");
        ask("PUT", subscriptionsOf(id), topicList(topics));
        return id;
    }
    static std::string subscriptionsOf(const std::string &channel)
    {
        return "/api/v2/notifications/channels/" + channel + "/subscriptions";
    }
    static std::string topicList(const std::vector<std::string> &topics)
    {
        Json list = Json::array();
        for (const std::string &topic : topics) {
            list.push_back({{"id", topic}});
        }
        return writeJson(list);
    }
    /// Nothing when the organisation refuses it.
    std::optional<Connected> connect(const std::string &channel)
    {
        auto answer = m_organisation.upgrade({"GET", "/channels/" + channel, "", {}, "", ""});
        auto *events = std::get_if<http::SocketEvents>(&answer);
        if (events == nullptr) {
            return std::nullopt;
        }
        Connected connected;
        connected.events = std::move(*events);
        connected.events.opened(http::WebSocket(connected.socket));
        return connected;
    }

private:
    static OrganisationSettings settings(std::set<std::string> missing)
    {
        OrganisationSettings made;
        made.clientId = "client";
        made.clientSecret = "secret";
        made.publicClientId = "public";
        made.missingPermissions = std::move(missing);
        made.rateLimitPerMinute = 100'000;
        return made;
    }

    Instant m_now{Milliseconds(1'790'000'000'000)};
    SimulatedOrganisation m_organisation;
    std::string m_token;
};

} // namespace flowconsole::simulator::test
