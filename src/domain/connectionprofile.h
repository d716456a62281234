#pragma once

#include "domain/apierror.h"
#include "domain/dialect.h"
#include "domain/ids.h"
#include "domain/jsonvalue.h"

#include <QDateTime>
#include <QString>
#include <QUrl>

#include <optional>

namespace flowconsole {

/// How a connection comes to its tokens.
enum class Grant {
    ClientCredentials, ///< RFC 6749 § 4.4: a client id and a secret
    AuthorizationCode, ///< RFC 6749 § 4.1 with PKCE (RFC 7636): a person signs in with the browser
};

/// The mark by which an operator tells organisations apart; ui/theme has its two shades.
enum class ProfileColour { Blue, Green, Amber, Red, Purple, Teal, Grey };

inline constexpr std::array allProfileColours{
    ProfileColour::Blue,   ProfileColour::Green, ProfileColour::Amber, ProfileColour::Red,
    ProfileColour::Purple, ProfileColour::Teal,  ProfileColour::Grey,
};

/// Where an organisation is reached, as whom, and how it is spoken to. Holds no secret.
struct ConnectionProfile
{
    ProfileId id;
    QString name;
    QString region;      ///< a region's name, "eu-west-1"; empty where the addresses were given by hand
    QString environment; ///< what telemetry calls it: a domain, a host, or "simulator"
    QUrl apiUrl;
    QUrl loginUrl;
    Dialect dialect = Dialect::Published;
    Grant grant = Grant::ClientCredentials;
    QString clientId;
    quint16 redirectPort = 8089; ///< of the loopback redirect that the authorization code comes back to
    ProfileColour colour = ProfileColour::Blue;
    bool production = false;      ///< asks before anything that concerns many executions
    int requestsPerMinute = 0;    ///< at most this many, although the platform allows more; 0: what it allows
    bool retriesLaunches = false; ///< also after 500, 502 and 504, where the first may have started
    QUrl webhookTarget; ///< where the platform reaches the listener; empty: the listener's own address
    QString webhookId;  ///< as the platform answered when ours was registered; may be empty
    QString caFile;     ///< PEM file of the one authority that is trusted; empty: those of the system

    friend bool operator==(const ConnectionProfile &, const ConnectionProfile &) = default;
};

/// What must never be written but to the keychain. Handed over beside a profile, in memory.
struct ConnectionSecrets
{
    QString clientSecret;  ///< with Grant::ClientCredentials
    QString refreshToken;  ///< with Grant::AuthorizationCode, once somebody has signed in
    QString webhookSecret; ///< the last part of the webhook's path

    friend bool operator==(const ConnectionSecrets &, const ConnectionSecrets &) = default;
};

/// "client-credentials", "authorization-code": in files.
[[nodiscard]] QString grantKey(Grant grant);
[[nodiscard]] std::optional<Grant> grantFromKey(QStringView key);
/// "blue", …: in files.
[[nodiscard]] QString colourKey(ProfileColour colour);
[[nodiscard]] std::optional<ProfileColour> colourFromKey(QStringView key);

/// "http://127.0.0.1:8089/callback": what the organisation's OAuth client has to allow (RFC 8252 § 7.3).
[[nodiscard]] QUrl redirectUri(const ConnectionProfile &profile);

/// What is wrong with one part of a profile.
struct ProfileProblem
{
    enum class Field {
        Name,
        Region,
        ApiUrl,
        LoginUrl,
        ClientId,
        RedirectPort,
        RequestsPerMinute,
        WebhookTarget,
        CaFile
    };

    Field field = Field::Name;
    QString message; ///< says what to type instead

    friend bool operator==(const ProfileProblem &, const ProfileProblem &) = default;
};

/// All that keeps a profile from being used; empty where it is sound. Addresses must be https, but for loopback
/// hosts, and hold no credentials.
[[nodiscard]] QList<ProfileProblem> problemsOf(const ConnectionProfile &profile);

/// A profile as files hold it: everything but secrets and the webhook's id.
[[nodiscard]] JsonValue toJson(const ConnectionProfile &profile);
/// Unknown keys are ignored, absent ones have their defaults, a wrong type is an error that names the key. A
/// profile without an id gets a new one.
[[nodiscard]] Result<ConnectionProfile> profileFromJson(const JsonValue &object);

/// How the sign-in of a connection stands.
struct ConnectionStatus
{
    enum class State { SignedOut, SigningIn, SignedIn, Failed };

    State state = State::SignedOut;
    ConnectionProfile profile;
    std::optional<ApiError> error; ///< with Failed
    QUrl signInPage;               ///< with SigningIn, while a person is to sign in with the browser

    friend bool operator==(const ConnectionStatus &, const ConnectionStatus &) = default;
};

/// What the last answer's rate-limit headers said, API.md "Rate limits".
struct RateBudgetState
{
    int count = 0;            ///< requests counted in this window
    int allowed = 0;          ///< 0 until an answer has told; the profile's own limit where that is lower
    QDateTime resetsAt;       ///< when the window ends
    QDateTime pausedUntil;    ///< valid while a 429 holds the connection back
    QDateTime looksWaitUntil; ///< valid while looks at executions wait so that launches find room

    friend bool operator==(const RateBudgetState &, const RateBudgetState &) = default;
};

/// How news reach this console without being asked for.
struct PushState
{
    enum class Channel { None, Notifications, Webhook };
    enum class State { Off, Connecting, Connected, Lost };

    Channel channel = Channel::None;
    State state = State::Off;
    QString detail;        ///< one line: the address that listens, or why it is lost
    QDateTime lastEventAt; ///< this console's clock; invalid before the first
    qint64 events = 0;     ///< taken in since the connection was opened

    friend bool operator==(const PushState &, const PushState &) = default;
};

} // namespace flowconsole
