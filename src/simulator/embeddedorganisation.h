#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>
#include <QtGlobal>

#include <memory>

namespace flowconsole {

struct EmbeddedOrganisationOptions
{
    QString listenAddress = QStringLiteral("127.0.0.1");
    quint16 port = 0;       ///< 0: the system chooses a free one
    QString flowsDirectory; ///< empty: the flows that come with the program
    quint64 seed = 1;
    double speed = 1.0;           ///< seconds of a flow that pass in a second; more than 0, at most 10,000
    int rateLimitPerMinute = 300; ///< for each token; 1 to 1,000,000
    int tokenLifetimeSeconds = 24 * 60 * 60; ///< 1 to 172,800
    QStringList missingPermissions; ///< permissions and scopes that nobody has, such as architect:flow:launch
    QStringList faults;             ///< faults on demand, such as launch:500:n=1; see simulator/fault.h
};

/// How to reach the organisation, and as whom. New credentials at each start.
struct EmbeddedEndpoint
{
    QString baseUrl;
    QString clientId;
    QString clientSecret;
    QString publicClientId; ///< of the authorization code grant with PKCE
    QString controlToken;   ///< for /simulator/ on the same address, by Authorization: Bearer
};

/// The offline organisation: a SimulatedOrganisation behind an HTTP server. Nothing but its endpoint is handed
/// over inside the process. Lifecycle: serves from start() until its destruction, which closes what is open and
/// ends its thread. Thread: it owns one for itself; start(), endpoint() and the destructor are called in the
/// owner's.
class EmbeddedOrganisation final
{
    Q_DISABLE_COPY_MOVE(EmbeddedOrganisation)

public:
    /// Fails, with words for the operator, for options out of range, flow files with errors, or an address or
    /// port that cannot be listened on.
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedOrganisation>>
    start(const EmbeddedOrganisationOptions &options);

    ~EmbeddedOrganisation();

    [[nodiscard]] const EmbeddedEndpoint &endpoint() const;

private:
    struct Parts;
    explicit EmbeddedOrganisation(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace flowconsole
