#include "embeddedorganisation.h"

#include "httpserver/httpserver.h"
#include "simulator/flowloader.h"
#include "simulator/frontdoor.h"
#include "simulator/httpeventposter.h"
#include "simulator/organisationpulse.h"
#include "simulator/simulatedorganisation.h"

#include <QRandomGenerator>
#include <QUuid>

#include <array>
#include <cmath>

namespace flowconsole {

namespace {

constexpr double highestSpeed = 10'000.0;
constexpr int highestRateLimit = 1'000'000;
constexpr int longestTokenLifetime = 48 * 60 * 60;

std::optional<Error> badOption(const EmbeddedOrganisationOptions &options)
{
    if (!std::isfinite(options.speed) || options.speed <= 0.0 || options.speed > highestSpeed) {
        return Error{QStringLiteral("The speed must be more than 0 and at most 10,000; 1 is real time.")};
    }
    if (options.rateLimitPerMinute < 1 || options.rateLimitPerMinute > highestRateLimit) {
        return Error{QStringLiteral("The rate limit must be 1 to 1,000,000 requests a minute.")};
    }
    if (options.tokenLifetimeSeconds < 1 || options.tokenLifetimeSeconds > longestTokenLifetime) {
        return Error{QStringLiteral("Tokens must live for 1 to 172,800 seconds.")};
    }
    return std::nullopt;
}

QString newSecret()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), static_cast<qsizetype>(sizeof(words)));
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

/// The calendar's time at the start plus what a clock has counted since that never goes back.
simulator::SimulatedOrganisation::Now steadyCalendar()
{
    using std::chrono::steady_clock;
    const auto begin = std::chrono::floor<simulator::Milliseconds>(std::chrono::system_clock::now());
    return [begin, counted = steady_clock::now()] {
        return begin + std::chrono::floor<simulator::Milliseconds>(steady_clock::now() - counted);
    };
}

Result<std::vector<simulator::Fault>> readFaults(const QStringList &lines)
{
    std::vector<std::string> texts;
    for (const QString &line : lines) {
        texts.push_back(line.toStdString());
    }
    return simulator::parseFaults(texts);
}

void answer(simulator::Reaction reaction, http::Responder responder, simulator::OrganisationPulse &pulse)
{
    pulse.later(reaction.delay, [responder = std::move(responder), reaction = std::move(reaction)] {
        if (reaction.hangUp) {
            responder.hangUp();
        } else {
            responder.send(reaction.response);
        }
    });
}

/// Where a client on this machine finds it: an address for all interfaces is none to connect to.
QString reachableHost(const QString &listenAddress)
{
    if (listenAddress == QLatin1String("0.0.0.0")) {
        return QStringLiteral("127.0.0.1");
    }
    if (listenAddress == QLatin1String("::")) {
        return QStringLiteral("[::1]");
    }
    return listenAddress.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(listenAddress) : listenAddress;
}

simulator::OrganisationSettings settingsOf(const EmbeddedOrganisationOptions &options,
                                           const EmbeddedEndpoint &endpoint)
{
    simulator::OrganisationSettings settings;
    settings.clientId = endpoint.clientId.toStdString();
    settings.clientSecret = endpoint.clientSecret.toStdString();
    settings.publicClientId = endpoint.publicClientId.toStdString();
    for (const QString &permission : options.missingPermissions) {
        settings.missingPermissions.insert(permission.toStdString());
    }
    settings.tokenLifetime = std::chrono::seconds(options.tokenLifetimeSeconds);
    settings.seed = options.seed;
    settings.speed = options.speed;
    settings.rateLimitPerMinute = options.rateLimitPerMinute;
    return settings;
}

/// A socket that opens or closes changes when the organisation is next due.
http::UpgradeAnswer rearming(http::UpgradeAnswer answer, simulator::OrganisationPulse &pulse)
{
    if (auto *events = std::get_if<http::SocketEvents>(&answer)) {
        events->opened = [&pulse, opened = std::move(events->opened)](const http::WebSocket &socket) {
            opened(socket);
            pulse.rearm();
        };
    }
    return answer;
}

} // namespace

struct EmbeddedOrganisation::Parts
{
    Parts() = default;
    Parts(const Parts &) = delete;
    Parts &operator=(const Parts &) = delete;
    ~Parts()
    {
        // Nobody may post any more when the poster goes, and the poster hands its results to the server.
        if (server) {
            server->stop();
        }
        poster.reset();
    }

    /// Starts the server over the others, which must be there.
    [[nodiscard]] std::optional<Error> serve(const EmbeddedOrganisationOptions &options);

    EmbeddedEndpoint endpoint;
    std::unique_ptr<simulator::SimulatedOrganisation> organisation;
    std::unique_ptr<simulator::OrganisationPulse> pulse;
    std::unique_ptr<simulator::FrontDoor> door;
    std::unique_ptr<simulator::HttpEventPoster> poster;
    std::unique_ptr<http::Server> server; ///< last: its thread uses the others until it has stopped
};

std::optional<Error> EmbeddedOrganisation::Parts::serve(const EmbeddedOrganisationOptions &options)
{
    http::ServerOptions serverOptions;
    serverOptions.address = options.listenAddress.toStdString();
    serverOptions.port = options.port;
    serverOptions.compression = true;
    serverOptions.failureFormatter = [served = organisation.get()](int status, std::string_view reason) {
        return served->failureBeforeRequest(status, reason);
    };
    serverOptions.upgradeHandler = [this](const http::Request &request) {
        return rearming(organisation->upgrade(request), *pulse);
    };
    auto started =
        http::Server::start(serverOptions, [this](const http::Request &request, http::Responder responder) {
            answer(door->take(request), std::move(responder), *pulse);
            pulse->rearm();
        });
    if (!started) {
        return started.error();
    }
    server = std::move(started).value();
    server->post([this, running = server.get()] { pulse->drive(*running); });
    poster = std::make_unique<simulator::HttpEventPoster>(
        [this, running = server.get()](simulator::HttpEventPoster::Work work) {
            running->post([this, work = std::move(work)] {
                work();
                pulse->rearm();
            });
        });
    server->post([this, delivering = poster.get()] { organisation->deliverBy(*delivering); });
    endpoint.baseUrl =
        QStringLiteral("http://%1:%2").arg(reachableHost(options.listenAddress)).arg(server->port());
    return std::nullopt;
}

EmbeddedOrganisation::EmbeddedOrganisation(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

EmbeddedOrganisation::~EmbeddedOrganisation() = default;

const EmbeddedEndpoint &EmbeddedOrganisation::endpoint() const
{
    return m_parts->endpoint;
}

Result<std::unique_ptr<EmbeddedOrganisation>>
EmbeddedOrganisation::start(const EmbeddedOrganisationOptions &options)
{
    if (const auto bad = badOption(options)) {
        return *bad;
    }
    auto flows = options.flowsDirectory.isEmpty() ? simulator::loadBuiltInFlows()
                                                  : simulator::loadFlows(options.flowsDirectory);
    if (!flows) {
        return flows.error();
    }
    auto parts = std::make_unique<Parts>();
    parts->endpoint.clientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    parts->endpoint.clientSecret = newSecret();
    parts->endpoint.publicClientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto now = steadyCalendar();
    parts->organisation = std::make_unique<simulator::SimulatedOrganisation>(
        std::move(flows).value(), settingsOf(options, parts->endpoint), now);
    parts->pulse = std::make_unique<simulator::OrganisationPulse>(*parts->organisation, now);

    auto faults = readFaults(options.faults);
    if (!faults) {
        return faults.error();
    }
    parts->endpoint.controlToken = newSecret();
    parts->door = std::make_unique<simulator::FrontDoor>(*parts->organisation, std::move(faults).value(),
                                                         parts->endpoint.controlToken.toStdString());

    if (auto failure = parts->serve(options)) {
        return *std::move(failure);
    }
    return std::unique_ptr<EmbeddedOrganisation>(new EmbeddedOrganisation(std::move(parts)));
}

} // namespace flowconsole
