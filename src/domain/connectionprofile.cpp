#include "domain/connectionprofile.h"

#include "domain/region.h"

#include <QRegularExpression>

namespace flowconsole {

namespace {

constexpr qsizetype longestName = 100;
constexpr int mostRequestsPerMinute = 100000;

const QString idKey = QStringLiteral("id");
const QString nameKey = QStringLiteral("name");
const QString regionKey = QStringLiteral("region");
const QString apiUrlKey = QStringLiteral("apiUrl");
const QString loginUrlKey = QStringLiteral("loginUrl");
const QString dialectFieldKey = QStringLiteral("dialect");
const QString grantFieldKey = QStringLiteral("grant");
const QString clientIdKey = QStringLiteral("clientId");
const QString redirectPortKey = QStringLiteral("redirectPort");
const QString colourFieldKey = QStringLiteral("colour");
const QString productionKey = QStringLiteral("production");
const QString requestsKey = QStringLiteral("requestsPerMinute");
const QString retriesKey = QStringLiteral("retriesLaunches");
const QString webhookTargetKey = QStringLiteral("webhookTarget");
const QString caFileKey = QStringLiteral("caFile");

bool isLoopback(const QUrl &url)
{
    static const QRegularExpression ipv4(QStringLiteral("^127(\\.\\d{1,3}){3}$"));
    return url.host() == u"localhost" || url.host() == u"::1" || ipv4.match(url.host()).hasMatch();
}

/// Nothing where `url` is one that a request may be sent to.
std::optional<QString> addressProblem(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http")) {
        return QStringLiteral("Give a whole address, such as https://api.mypurecloud.ie.");
    }
    if (!url.userInfo().isEmpty()) {
        return QStringLiteral("Leave name and password out of the address.");
    }
    if (url.hasQuery() || url.hasFragment()) {
        return QStringLiteral("Leave everything from ? or # on out of the address.");
    }
    if (url.scheme() == u"http" && !isLoopback(url)) {
        return QStringLiteral("Use https: over http, credentials could be read on the way.");
    }
    return std::nullopt;
}

/// Reads the parts of a profile one by one and remembers the first that has the wrong type.
class ProfileReader final
{
public:
    explicit ProfileReader(const JsonValue &object) : m_object(object) {}

    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

    [[nodiscard]] QString text(const QString &key)
    {
        const JsonValue value = m_object.value(key);
        if (value.isNull()) {
            return {};
        }
        if (value.type() != JsonValue::Type::String) {
            complain(key, QStringLiteral("text"));
            return {};
        }
        return value.toString();
    }

    [[nodiscard]] bool flag(const QString &key)
    {
        const JsonValue value = m_object.value(key);
        if (value.isNull()) {
            return false;
        }
        if (value.type() != JsonValue::Type::Boolean) {
            complain(key, QStringLiteral("true or false"));
            return false;
        }
        return value.toBoolean();
    }

    [[nodiscard]] int wholeNumber(const QString &key, int fallback, int least, int most)
    {
        const JsonValue value = m_object.value(key);
        if (value.isNull()) {
            return fallback;
        }
        const auto number = value.toInteger();
        if (!number || *number < least || *number > most) {
            complain(key, QStringLiteral("a whole number from %1 to %2").arg(least).arg(most));
            return fallback;
        }
        return static_cast<int>(*number);
    }

    template <class T, class Read>
    [[nodiscard]] T word(const QString &key, T fallback, Read read)
    {
        const QString given = text(key);
        const std::optional<T> known = read(given);
        if (!given.isEmpty() && !known) {
            complain(key, QStringLiteral("one of the words that are known, not \"%1\"").arg(given));
        }
        return known.value_or(fallback);
    }

private:
    void complain(const QString &key, const QString &wanted)
    {
        if (!m_problem) {
            m_problem = Error{QStringLiteral("\"%1\" must be %2.").arg(key, wanted)};
        }
    }

    const JsonValue &m_object;
    std::optional<Error> m_problem;
};

} // namespace

QString grantKey(Grant grant)
{
    switch (grant) {
    case Grant::ClientCredentials:
        return QStringLiteral("client-credentials");
    case Grant::AuthorizationCode:
        return QStringLiteral("authorization-code");
    }
    Q_UNREACHABLE();
}

std::optional<Grant> grantFromKey(QStringView key)
{
    for (const Grant grant : {Grant::ClientCredentials, Grant::AuthorizationCode}) {
        if (grantKey(grant) == key) {
            return grant;
        }
    }
    return std::nullopt;
}

QString colourKey(ProfileColour colour)
{
    switch (colour) {
    case ProfileColour::Blue:
        return QStringLiteral("blue");
    case ProfileColour::Green:
        return QStringLiteral("green");
    case ProfileColour::Amber:
        return QStringLiteral("amber");
    case ProfileColour::Red:
        return QStringLiteral("red");
    case ProfileColour::Purple:
        return QStringLiteral("purple");
    case ProfileColour::Teal:
        return QStringLiteral("teal");
    case ProfileColour::Grey:
        return QStringLiteral("grey");
    }
    Q_UNREACHABLE();
}

std::optional<ProfileColour> colourFromKey(QStringView key)
{
    for (const ProfileColour colour : allProfileColours) {
        if (colourKey(colour) == key) {
            return colour;
        }
    }
    return std::nullopt;
}

QUrl redirectUri(const ConnectionProfile &profile)
{
    QUrl uri(QStringLiteral("http://127.0.0.1/callback"));
    uri.setPort(profile.redirectPort);
    return uri;
}

QList<ProfileProblem> problemsOf(const ConnectionProfile &profile)
{
    using Field = ProfileProblem::Field;
    QList<ProfileProblem> problems;
    if (profile.name.trimmed().isEmpty() || profile.name.size() > longestName) {
        problems.append({Field::Name,
                         QStringLiteral("Give the connection a name of 1 to %1 characters.").arg(longestName)});
    }
    if (!profile.region.isEmpty() && !resolveEnvironment(profile.region)) {
        problems.append(
            {Field::Region, QStringLiteral("Choose one of the platform's regions, or give the addresses.")});
    }
    if (const auto problem = addressProblem(profile.apiUrl)) {
        problems.append({Field::ApiUrl, *problem});
    }
    if (const auto problem = addressProblem(profile.loginUrl)) {
        problems.append({Field::LoginUrl, *problem});
    }
    if (profile.clientId.trimmed().isEmpty()) {
        problems.append({Field::ClientId, QStringLiteral("Give the id of the organisation's OAuth client.")});
    }
    if (profile.grant == Grant::AuthorizationCode && profile.redirectPort < 1024) {
        problems.append({Field::RedirectPort, QStringLiteral("Choose a port from 1024 to 65535.")});
    }
    if (profile.requestsPerMinute < 0 || profile.requestsPerMinute > mostRequestsPerMinute) {
        problems.append({Field::RequestsPerMinute,
                         QStringLiteral("Give 1 to %1 requests a minute, or 0 for what the platform allows.")
                             .arg(mostRequestsPerMinute)});
    }
    if (!profile.webhookTarget.isEmpty()) {
        if (const auto problem = addressProblem(profile.webhookTarget)) {
            problems.append({Field::WebhookTarget, *problem});
        }
    }
    return problems;
}

JsonValue toJson(const ConnectionProfile &profile)
{
    JsonValue object = JsonValue::object();
    const auto addText = [&object](const QString &key, const QString &value) {
        if (!value.isEmpty()) {
            object.insert(key, JsonValue::string(value));
        }
    };
    addText(idKey, profile.id.text());
    addText(nameKey, profile.name);
    if (profile.region.isEmpty()) {
        addText(apiUrlKey, profile.apiUrl.toString(QUrl::FullyEncoded));
        addText(loginUrlKey, profile.loginUrl.toString(QUrl::FullyEncoded));
    } else {
        addText(regionKey, profile.region);
    }
    addText(dialectFieldKey, dialectKey(profile.dialect));
    addText(grantFieldKey, grantKey(profile.grant));
    addText(clientIdKey, profile.clientId);
    object.insert(redirectPortKey, JsonValue::integer(profile.redirectPort));
    addText(colourFieldKey, colourKey(profile.colour));
    object.insert(productionKey, JsonValue::boolean(profile.production));
    object.insert(requestsKey, JsonValue::integer(profile.requestsPerMinute));
    object.insert(retriesKey, JsonValue::boolean(profile.retriesLaunches));
    addText(webhookTargetKey, profile.webhookTarget.toString(QUrl::FullyEncoded));
    addText(caFileKey, profile.caFile);
    return object;
}

Result<ConnectionProfile> profileFromJson(const JsonValue &object)
{
    if (!object.isObject()) {
        return Error{QStringLiteral("A connection must be an object.")};
    }
    ProfileReader read(object);
    ConnectionProfile profile;
    profile.id = ProfileId(read.text(idKey));
    if (profile.id.isEmpty()) {
        profile.id = newProfileId();
    }
    profile.name = read.text(nameKey);
    profile.apiUrl = QUrl(read.text(apiUrlKey), QUrl::StrictMode);
    profile.loginUrl = QUrl(read.text(loginUrlKey), QUrl::StrictMode);
    if (const QString region = read.text(regionKey); !region.isEmpty()) {
        const auto hosts = resolveEnvironment(region);
        if (!hosts) {
            return hosts.error();
        }
        profile.region = hosts.value().region;
        profile.apiUrl = hosts.value().apiUrl;
        profile.loginUrl = hosts.value().loginUrl;
        profile.environment = hosts.value().domain;
    } else {
        profile.environment = profile.apiUrl.authority();
    }
    profile.dialect = read.word(dialectFieldKey, Dialect::Published, dialectFromKey);
    profile.grant = read.word(grantFieldKey, Grant::ClientCredentials, grantFromKey);
    profile.clientId = read.text(clientIdKey);
    profile.redirectPort =
        static_cast<quint16>(read.wholeNumber(redirectPortKey, profile.redirectPort, 1, 65535));
    profile.colour = read.word(colourFieldKey, ProfileColour::Blue, colourFromKey);
    profile.production = read.flag(productionKey);
    profile.requestsPerMinute = read.wholeNumber(requestsKey, 0, 0, mostRequestsPerMinute);
    profile.retriesLaunches = read.flag(retriesKey);
    profile.webhookTarget = QUrl(read.text(webhookTargetKey), QUrl::StrictMode);
    profile.caFile = read.text(caFileKey);
    if (read.problem()) {
        return *read.problem();
    }
    return profile;
}

} // namespace flowconsole
