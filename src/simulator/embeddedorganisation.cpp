#include "embeddedorganisation.h"

#include "httpserver/httpserver.h"
#include "simulator/flowloader.h"
#include "simulator/simulatedorganisation.h"

#include <QRandomGenerator>
#include <QUuid>

#include <array>
#include <cmath>

namespace flowconsole {

namespace {

constexpr double highestSpeed = 10'000.0;
constexpr int highestRateLimit = 1'000'000;

std::optional<Error> badOption(const EmbeddedOrganisationOptions &options)
{
    if (!std::isfinite(options.speed) || options.speed <= 0.0 || options.speed > highestSpeed) {
        return Error{QStringLiteral("The speed must be more than 0 and at most 10,000; 1 is real time.")};
    }
    if (options.rateLimitPerMinute < 1 || options.rateLimitPerMinute > highestRateLimit) {
        return Error{QStringLiteral("The rate limit must be 1 to 1,000,000 requests a minute.")};
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

} // namespace

struct EmbeddedOrganisation::Parts
{
    EmbeddedEndpoint endpoint;
    std::unique_ptr<simulator::SimulatedOrganisation> organisation;
    std::unique_ptr<http::Server> server; ///< last: its thread uses the organisation until it has stopped
};

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
    simulator::OrganisationSettings settings;
    settings.clientId = parts->endpoint.clientId.toStdString();
    settings.clientSecret = parts->endpoint.clientSecret.toStdString();
    settings.seed = options.seed;
    settings.speed = options.speed;
    settings.rateLimitPerMinute = options.rateLimitPerMinute;
    parts->organisation = std::make_unique<simulator::SimulatedOrganisation>(
        std::move(flows).value(), std::move(settings), steadyCalendar());

    auto *organisation = parts->organisation.get();
    http::ServerOptions serverOptions;
    serverOptions.address = options.listenAddress.toStdString();
    serverOptions.port = options.port;
    serverOptions.failureFormatter = [organisation](int status, std::string_view reason) {
        return organisation->failureBeforeRequest(status, reason);
    };
    auto server = http::Server::start(serverOptions,
                                      [organisation](const http::Request &request, http::Responder responder) {
                                          responder.send(organisation->handle(request));
                                      });
    if (!server) {
        return server.error();
    }
    parts->server = std::move(server).value();
    parts->endpoint.baseUrl =
        QStringLiteral("http://%1:%2").arg(reachableHost(options.listenAddress)).arg(parts->server->port());
    return std::unique_ptr<EmbeddedOrganisation>(new EmbeddedOrganisation(std::move(parts)));
}

} // namespace flowconsole
