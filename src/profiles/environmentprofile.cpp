#include "profiles/environmentprofile.h"

#include "domain/region.h"

namespace flowconsole {

namespace {

const QString environmentVariable = QStringLiteral("GENESYS_ENVIRONMENT");
const QString clientIdVariable = QStringLiteral("GENESYS_CLIENT_ID");
const QString clientSecretVariable = QStringLiteral("GENESYS_CLIENT_SECRET");
const QString callbackVariable = QStringLiteral("WEBHOOK_CALLBACK_URL");

/// The addresses of `profile`, from `baseUrl` or from a region's name.
Result<Done> locate(ConnectionProfile &profile, const QString &environment, const QUrl &baseUrl)
{
    if (!baseUrl.isEmpty()) {
        profile.name = baseUrl.host();
        profile.environment = baseUrl.authority();
        profile.apiUrl = baseUrl;
        profile.loginUrl = baseUrl;
        return Done{};
    }
    if (environment.isEmpty()) {
        return Error{
            QStringLiteral("Set %1 to the organisation's region, such as eu-west-1, or give --base-url.")
                .arg(environmentVariable)};
    }
    const auto hosts = resolveEnvironment(environment);
    if (!hosts) {
        return hosts.error();
    }
    profile.name = hosts.value().domain;
    profile.region = hosts.value().region;
    profile.environment = hosts.value().domain;
    profile.apiUrl = hosts.value().apiUrl;
    profile.loginUrl = hosts.value().loginUrl;
    return Done{};
}

} // namespace

ProfileId environmentProfileId()
{
    return ProfileId(QStringLiteral("environment"));
}

std::optional<Result<ReadyProfile>> profileFromEnvironment(const QProcessEnvironment &environment,
                                                           const QUrl &baseUrl)
{
    if (!environment.contains(environmentVariable) && !environment.contains(clientIdVariable) &&
        !environment.contains(clientSecretVariable)) {
        return std::nullopt;
    }
    ReadyProfile ready;
    ready.profile.id = environmentProfileId();
    ready.profile.clientId = environment.value(clientIdVariable).trimmed();
    ready.secrets.clientSecret = environment.value(clientSecretVariable);
    if (ready.profile.clientId.isEmpty() || ready.secrets.clientSecret.isEmpty()) {
        return Error{QStringLiteral(
                         "Set both %1 and %2 to sign in to an organisation; without any GENESYS_ variable the "
                         "embedded organisation is used.")
                         .arg(clientIdVariable, clientSecretVariable)};
    }
    if (const auto located = locate(ready.profile, environment.value(environmentVariable).trimmed(), baseUrl);
        !located) {
        return located.error();
    }
    ready.profile.webhookTarget = QUrl(environment.value(callbackVariable).trimmed(), QUrl::StrictMode);
    for (const ProfileProblem &problem : problemsOf(ready.profile)) {
        if (problem.field == ProfileProblem::Field::WebhookTarget) {
            return Error{QStringLiteral("%1: %2").arg(callbackVariable, problem.message)};
        }
        if (problem.field == ProfileProblem::Field::ApiUrl) {
            return Error{QStringLiteral("The address “%1” cannot be used: %2")
                             .arg(baseUrl.toDisplayString(), problem.message)};
        }
    }
    return ready;
}

} // namespace flowconsole
