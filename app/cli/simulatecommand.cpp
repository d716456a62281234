#include "app/cli/simulatecommand.h"

#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/common/terminationsignal.h"
#include "domain/jsonvalue.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace flowconsole {

void SimulateCommand::addTo(CLI::App &app)
{
    app.add_option("--listen", m_listen, "Address and port to serve on; port 0 takes a free one")
        ->capture_default_str();
    app.add_option("--flows", m_flows, "Folder of flow files (*.json) instead of the built-in flows");
    app.add_option("--seed", m_seed, "Seed of everything that is drawn by chance")->capture_default_str();
    app.add_option("--speed", m_speed, "How many times faster than real time flows run")->capture_default_str();
    app.add_option("--rate-limit", m_rateLimit, "Requests a minute that each token may make")
        ->capture_default_str();
    app.add_option(
           "--fault", m_faults,
           "A fault on demand; may be repeated. launch:503, poll:latency=300ms:p=0.2, launch:drop-after:n=1, "
           "events:lost:p=0.1, …: the manual page has them all")
        ->allow_extra_args(false);
    app.add_option(
           "--missing-permission", m_missingPermissions,
           "A permission or scope that its clients lack, such as architect:flow:launch; may be repeated")
        ->allow_extra_args(false);
    app.footer("Prints one JSON line once it is ready: {\"baseUrl\":…,\"clientId\":…,\"clientSecret\":…,"
               "\"publicClientId\":…,\"controlToken\":…}.\n"
               "The public client signs in by authorization code with PKCE; the control token opens "
               "/simulator/faults and\n/simulator/statistics. SIGTERM ends it.");
}

int SimulateCommand::run()
{
    const auto chosen = options();
    if (!chosen) {
        printProblem(chosen.error().message);
        return static_cast<int>(ExitCode::BadUsage);
    }
    // Before the organisation starts: its thread must not take the signals.
    TerminationSignal termination;
    QObject::connect(&termination, &TerminationSignal::received, qApp, &QCoreApplication::quit);

    const auto started = EmbeddedOrganisation::start(chosen.value());
    if (!started) {
        printProblem(started.error().message);
        return static_cast<int>(ExitCode::BadUsage);
    }
    const EmbeddedEndpoint endpoint = started.value()->endpoint();
    JsonValue line = JsonValue::object();
    line.insert(QStringLiteral("baseUrl"), JsonValue::string(endpoint.baseUrl));
    line.insert(QStringLiteral("clientId"), JsonValue::string(endpoint.clientId));
    line.insert(QStringLiteral("clientSecret"), JsonValue::string(endpoint.clientSecret));
    line.insert(QStringLiteral("publicClientId"), JsonValue::string(endpoint.publicClientId));
    line.insert(QStringLiteral("controlToken"), JsonValue::string(endpoint.controlToken));
    printLine(QString::fromUtf8(line.toJson()));
    return QCoreApplication::exec();
}

Result<EmbeddedOrganisationOptions> SimulateCommand::options() const
{
    const QString listen = QString::fromStdString(m_listen);
    const qsizetype colon = listen.lastIndexOf(u':');
    bool isPort = false;
    const ushort port = QStringView(listen).mid(colon + 1).toUShort(&isPort);
    if (colon < 1 || !isPort) {
        return Error{
            QStringLiteral("--listen takes ADDRESS:PORT, such as 127.0.0.1:8080, not \"%1\".").arg(listen)};
    }
    EmbeddedOrganisationOptions chosen;
    chosen.listenAddress = listen.left(colon);
    if (chosen.listenAddress.startsWith(u'[') && chosen.listenAddress.endsWith(u']')) {
        chosen.listenAddress = chosen.listenAddress.mid(1).chopped(1); // RFC 3986 § 3.2.2
    }
    chosen.port = port;
    chosen.flowsDirectory = QString::fromStdString(m_flows);
    chosen.seed = m_seed;
    chosen.speed = m_speed;
    chosen.rateLimitPerMinute = m_rateLimit;
    for (const std::string &fault : m_faults) {
        chosen.faults.append(QString::fromStdString(fault));
    }
    for (const std::string &permission : m_missingPermissions) {
        chosen.missingPermissions.append(QString::fromStdString(permission));
    }
    return chosen;
}

} // namespace flowconsole
