#pragma once

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "api/tokensource.h"
#include "net/transport.h"
#include "tests/net/testserver.h"
#include "tests/support/manualclock.h"

namespace flowconsole {

inline const QString clientSecret = QStringLiteral("s3/cr=t");

/// A platform of one script: it gives out tokens "token-1", "token-2", … and answers API calls that bear a
/// token that it still accepts.
class ScriptedPlatform
{
public:
    ScriptedPlatform() : m_server([this](const SeenRequest &request) { return respond(request); }) {}

    [[nodiscard]] const TestServer &server() const { return m_server; }
    [[nodiscard]] ConnectionProfile profile(Dialect dialect = Dialect::Published) const
    {
        ConnectionProfile profile;
        profile.apiUrl = m_server.url(QStringLiteral("/"));
        profile.loginUrl = m_server.url(QStringLiteral("/login"));
        profile.clientId = QStringLiteral("client");
        profile.dialect = dialect;
        return profile;
    }
    [[nodiscard]] qsizetype tokenRequests() const { return m_server.count("POST", "/login/oauth/token"); }
    void refuseOldTokens() { m_firstGoodToken = m_tokens + 1; }
    void refuseAllTokens() { m_firstGoodToken = 1000; }

    TestServer::Responder onApi = [](const SeenRequest &) { return httpAnswer(404); };
    TestServer::Responder onToken; ///< instead of giving a token, where set

private:
    [[nodiscard]] QByteArray respond(const SeenRequest &request);

    int m_tokens = 0;
    int m_firstGoodToken = 1;
    TestServer m_server;
};

/// The client side, whole.
struct Console
{
    explicit Console(const ScriptedPlatform &platform, Dialect dialect = Dialect::Published)
        : Console(platform.profile(dialect))
    {}
    explicit Console(const ConnectionProfile &profile)
        : transport(clock, settings(), 1),
          tokens(transport, clock, profile, ConnectionSecrets{clientSecret, {}, {}}),
          budget(clock),
          client(transport, tokens, budget, clock, profile)
    {}
    static TransportSettings settings()
    {
        TransportSettings result;
        result.retry.jitter = Milliseconds(0);
        return result;
    }

    ManualClock clock;
    Transport transport;
    TokenSource tokens;
    RateBudget budget;
    PlatformClient client;
};

/// One launch with a plain input and a secure one that JSON has to escape.
[[nodiscard]] LaunchRequest someLaunch();

} // namespace flowconsole
