#include "engine/connectiontest.h"

#include "api/platformclient.h"
#include "api/ratebudget.h"
#include "api/tokensource.h"
#include "engine/connection.h"
#include "engine/engine.h"
#include "net/pendinganswer.h"
#include "net/transport.h"

namespace flowconsole {

struct ConnectionTest::Parts
{
    Parts(const Clock &clock, const EngineSettings &settings, const ConnectionProfile &testedProfile,
          const ConnectionSecrets &secrets)
        : profile(testedProfile),
          transport(clock, transportSettings(settings, profile), settings.seed),
          tokens(transport, clock, profile, secrets),
          budget(clock),
          client(transport, tokens, budget, clock, profile, settings.requestDeadline)
    {}

    ConnectionProfile profile;
    Transport transport;
    TokenSource tokens;
    RateBudget budget;
    PlatformClient client;
};

ConnectionTest::ConnectionTest(const Clock &clock, const EngineSettings &settings,
                               const ConnectionProfile &profile, const ConnectionSecrets &secrets,
                               QObject *parent)
    : QObject(parent), m_parts(std::make_unique<Parts>(clock, settings, profile, secrets))
{
    connect(&m_parts->tokens, &TokenSource::signInPageNeeded, this, &ConnectionTest::signInPageNeeded);
    connect(&m_parts->tokens, &TokenSource::refreshTokenChanged, this, &ConnectionTest::refreshTokenChanged);
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::start()
{
    whenFinished(m_parts->client.preflight(), this, [this](const ApiResult<PreflightReport> &report) {
        if (report) {
            emit finished(report.value(), std::nullopt);
            return;
        }
        PreflightReport none;
        none.profileId = m_parts->profile.id;
        none.dialect = m_parts->profile.dialect;
        emit finished(none, report.error());
    });
}

} // namespace flowconsole
