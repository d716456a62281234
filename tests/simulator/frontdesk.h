#pragma once

#include "simulator/flowloader.h"
#include "simulator/frontdoor.h"

#include <QByteArray>

namespace flowconsole::simulator::test {

inline const std::string billingId = "7c1e0f62-93ab-4d0e-8a51-3f1c9a7d2b10";
inline const std::string waiverId = "b94d27ea-1c60-4f58-9e3b-6a5d0c8f7e12";
inline const std::string paymentId = "a86b4f25-c90e-4713-b2d7-08f5e1936c4d";

/// Reading them takes a while, and nobody changes them.
inline const std::vector<FlowPtr> &builtInFlows()
{
    static const std::vector<FlowPtr> flows = loadBuiltInFlows().value();
    return flows;
}

/// An organisation behind its front door, with a clock that stands still until the test moves it.
class FrontDesk final
{
public:
    explicit FrontDesk(const std::vector<std::string> &faults = {}, int rateLimit = 300)
        : m_organisation(builtInFlows(), settings(rateLimit), [this] { return m_now; }),
          m_door(m_organisation, parseFaults(faults).value(), "control")
    {
        signIn();
    }

    SimulatedOrganisation &organisation() { return m_organisation; }

    /// Moves the clock in steps as the organisation asks for them, as the embedding does.
    void pass(Milliseconds time)
    {
        const Instant end = m_now + time;
        for (auto due = m_organisation.nextDue(); due && *due <= end; due = m_organisation.nextDue()) {
            m_now = std::max(m_now, *due);
            m_organisation.advance();
        }
        m_now = end;
        m_organisation.advance();
    }

    Reaction take(const std::string &method, const std::string &path, const std::string &body = {},
                  const std::string &token = {})
    {
        return m_door.take(
            {method, path, "", {{"Authorization", "Bearer " + (token.empty() ? m_token : token)}}, body, ""});
    }
    http::Response ask(const std::string &method, const std::string &path, const std::string &body = {})
    {
        return take(method, path, body).response;
    }
    http::Response control(const std::string &method, const std::string &path, const std::string &body = {})
    {
        return take(method, path, body, "control").response;
    }
    http::Response signIn()
    {
        const http::Response response = takeSignIn().response;
        const auto answer = parseJson(response.body);
        if (response.status == 200) {
            m_token = answer.value()["access_token"].get<std::string>();
        }
        return response;
    }
    Reaction takeSignIn()
    {
        const std::string basic = "Basic " + QByteArray("client:secret").toBase64().toStdString();
        return m_door.take(
            {"POST", "/oauth/token", "", {{"Authorization", basic}}, "grant_type=client_credentials", ""});
    }
    /// The tutorial's payload with these variables, a JSON array.
    http::Response launchConversation(const std::string &flowId, const std::string &variables)
    {
        return ask(
            "POST", "/api/v2/conversations/flow/" + flowId,
            R"({"flowId":")" + flowId + R"(","initialState":{"variables":)" + variables +
                R"(},"interactionContext":{"type":"voice","queueId":null,"routingData":{"priority":5}}})");
    }
    /// The conversation of a good launch of the billing flow.
    std::string launchBilling()
    {
        const auto answer = launchConversation(billingId, billingVariables);
        return text(json(answer), "conversationId");
    }
    Json look(const std::string &conversationId)
    {
        return json(ask("GET", "/api/v2/conversations/" + conversationId));
    }

    static Json json(const http::Response &response) { return parseJson(response.body).value(); }
    static std::string text(const Json &object, const char *name)
    {
        return object.contains(name) && object[name].is_string() ? object[name].get<std::string>()
                                                                 : std::string();
    }
    static std::string header(const http::Response &response, const char *name)
    {
        for (const http::Header &header : response.headers) {
            if (http::equalsIgnoringCase(header.name, name)) {
                return header.value;
            }
        }
        return {};
    }

    static inline const std::string billingVariables =
        R"([{"name":"customerName","value":"Alex Johnson"},{"name":"accountId","value":"ACC-99821"},)"
        R"({"name":"priorityFlag","value":true},{"name":"selectedOptions","value":["support","billing"]}])";

private:
    static OrganisationSettings settings(int rateLimit)
    {
        OrganisationSettings made;
        made.clientId = "client";
        made.clientSecret = "secret";
        made.rateLimitPerMinute = rateLimit;
        return made;
    }

    Instant m_now{Milliseconds(1'790'000'000'000)};
    SimulatedOrganisation m_organisation;
    FrontDoor m_door;
    std::string m_token;
};

} // namespace flowconsole::simulator::test
