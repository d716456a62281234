#include "app/cli/connectionoptions.h"

#include <CLI/CLI.hpp>

namespace flowconsole {

void ConnectionOptions::addTo(CLI::App &app)
{
    app.add_option(
           "--dialect", dialect,
           "Form of the API: published (default for a real organisation) or flow-executions (default for the "
           "embedded one, since it launches flows of every type)")
        ->check(CLI::IsMember({"published", "flow-executions"}));
    app.add_option("--base-url", baseUrl,
                   "One address for both the API and sign-in, such as a proxy or a simulated organisation");
}

Result<ReadyConnection> ConnectionOptions::open() const
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    const bool embedded = baseUrl.empty() && !hasCredentials(environment);
    const Dialect chosen = dialectFromKey(QString::fromStdString(dialect))
                               .value_or(embedded ? Dialect::FlowExecutions : Dialect::Published);
    if (embedded) {
        return connectionToEmbedded({}, chosen);
    }
    const QUrl url(QString::fromStdString(baseUrl), QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (!baseUrl.empty() && (!url.isValid() || !isHttp || url.host().isEmpty())) {
        return Error{
            QStringLiteral("--base-url must be an address such as https://api.mypurecloud.ie, not \"%1\".")
                .arg(QString::fromStdString(baseUrl))};
    }
    if (!url.userInfo().isEmpty()) {
        return Error{QStringLiteral("--base-url must not hold a name or a password: credentials come from the "
                                    "environment.")};
    }
    return connectionFromEnvironment(environment, url, chosen);
}

} // namespace flowconsole
