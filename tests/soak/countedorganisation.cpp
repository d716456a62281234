#include "tests/soak/countedorganisation.h"

namespace flowconsole {

namespace {

constexpr auto countedClientId = "counted-client";
constexpr auto countedClientSecret = "counted-secret";

simulator::OrganisationSettings countedSettings(quint64 seed)
{
    simulator::OrganisationSettings settings;
    settings.clientId = countedClientId;
    settings.clientSecret = countedClientSecret;
    settings.seed = seed;
    settings.rateLimitPerMinute = 1'000'000;
    return settings;
}

simulator::Instant calendarNow()
{
    return std::chrono::floor<simulator::Milliseconds>(std::chrono::system_clock::now());
}

} // namespace

CountedOrganisation::CountedOrganisation(std::vector<simulator::FlowPtr> flows,
                                         const std::vector<std::string> &faults, quint64 seed)
    : m_organisation(std::move(flows), countedSettings(seed), calendarNow),
      m_pulse(m_organisation, calendarNow),
      m_door(m_organisation, simulator::parseFaults(faults).value(), {}),
      m_ledger(m_door)
{
    m_organisation.observe(m_ledger);
    http::ServerOptions options;
    options.upgradeHandler = [this](const http::Request &request) { return m_organisation.upgrade(request); };
    m_server = http::Server::start(options, [this](const http::Request &request, http::Responder responder) {
                   simulator::Reaction reaction = m_ledger.take(request);
                   m_launches = m_ledger.launches();
                   m_pulse.later(reaction.delay, [reaction, responder] {
                       reaction.hangUp ? responder.hangUp() : responder.send(reaction.response);
                   });
                   m_pulse.rearm();
               }).value();
    m_server->post([this, server = m_server.get()] { m_pulse.drive(*server); });
}

CountedOrganisation::~CountedOrganisation() = default;

QString CountedOrganisation::baseUrl() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_server->port());
}

void CountedOrganisation::addCredentials(QProcessEnvironment &environment) const
{
    environment.insert(QStringLiteral("GENESYS_CLIENT_ID"), QString::fromLatin1(countedClientId));
    environment.insert(QStringLiteral("GENESYS_CLIENT_SECRET"), QString::fromLatin1(countedClientSecret));
}

} // namespace flowconsole
