#include "tests/benchmark/watchedworld.h"

#include "domain/jsonvalue.h"
#include "simulator/flowloader.h"

#include <array>

namespace flowconsole {

namespace {

constexpr int usesOfToken = 250; // a token of its own window of 300 requests a minute

/// Three flows: calls of 2 to 4 minutes, surveys of 8 to 12, waits of 5 to 25.
std::vector<simulator::FlowPtr> watchedFlows()
{
    static constexpr auto pattern = R"({
      "id": "7a52c0de-0000-4000-8000-00000000000%1", "name": "Watched %1", "type": "INBOUNDCALL",
      "division": "Tests", "versions": [{
        "version": 1, "datePublished": "2026-01-01T08:00:00Z", "publishedBy": "Dana Okafor", "variables": [],
        "nodes": [
          {"id": "start", "name": "Start", "kind": "start"},
          {"id": "pause", "name": "Pause", "kind": "wait", "duration": {"least": %2, "most": %3}},
          {"id": "end", "name": "End", "kind": "end", "reason": "Success"}],
        "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "end"}]}]
    })";
    static constexpr std::array<std::pair<int, int>, 3> minutes{{{2, 4}, {8, 12}, {5, 25}}};
    std::vector<simulator::FlowPtr> flows;
    for (size_t i = 0; i < minutes.size(); ++i) {
        const QString text =
            QString::fromLatin1(pattern).arg(i).arg(minutes[i].first * 60'000).arg(minutes[i].second * 60'000);
        flows.push_back(simulator::readFlow(text.toUtf8(), QStringLiteral("watched.json")).value());
    }
    return flows;
}

VirtualPlatformOptions watchedOptions()
{
    VirtualPlatformOptions options;
    options.flows = watchedFlows();
    return options;
}

std::string textIn(const std::string &body, QStringView key)
{
    const auto json = JsonValue::parse(QByteArray::fromStdString(body));
    return json ? json.value().value(key).toString().toStdString() : std::string();
}

} // namespace

WatchedWorld::WatchedWorld(int running) : m_wanted(running), m_platform(watchedOptions())
{
    for (const simulator::FlowPtr &flow : watchedFlows()) {
        m_flowIds.push_back(flow->id);
    }
    m_platform.organisation().observe(*this);
}

std::string WatchedWorld::askAside(const std::string &method, const std::string &path, const std::string &body)
{
    if (m_tokenUses++ % usesOfToken == 0) {
        m_token = tokenAside();
    }
    http::Request request;
    request.method = method;
    request.path = path;
    request.headers = {{"Authorization", "Bearer " + m_token}, {"Content-Type", "application/json"}};
    request.body = body;
    return m_platform.organisation().handle(request).body;
}

std::string WatchedWorld::tokenAside()
{
    http::Request request;
    request.method = "POST";
    request.path = "/oauth/token";
    const QByteArray credentials = m_platform.profile(Dialect::ConversationFlow).clientId.toUtf8() + ':' +
                                   m_platform.secrets().clientSecret.toUtf8();
    request.headers = {{"Authorization", "Basic " + credentials.toBase64().toStdString()},
                       {"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = "grant_type=client_credentials";
    return textIn(m_platform.organisation().handle(request).body, u"access_token");
}

void WatchedWorld::fillUp(const Begun &begun)
{
    while (m_running < m_wanted) {
        const std::string &flow = m_flowIds[m_nextFlow++ % m_flowIds.size()];
        const std::string answer = askAside(
            "POST", "/api/v2/conversations/flow/" + flow,
            R"({"flowId":")" + flow +
                R"(","initialState":{"variables":[]},"interactionContext":{"type":"voice","queueId":null,)"
                R"("routingData":{"priority":1}}})");
        ++m_running;
        begun(QString::fromStdString(textIn(answer, u"conversationId")), QString::fromStdString(flow));
    }
}

void WatchedWorld::ended(const simulator::Execution &execution)
{
    --m_running;
    ++m_ended;
    m_endOf.emplace(execution.conversationId, execution.run->ended().value());
}

void WatchedWorld::learn(const std::string &conversation)
{
    const auto found = m_endOf.find(conversation);
    if (found != m_endOf.end()) {
        m_delays.push_back(std::chrono::duration<double>(m_platform.now() - found->second).count());
        m_endOf.erase(found);
    }
}

} // namespace flowconsole
