#pragma once

#include "app/common/connectionsource.h"
#include "base/clock.h"

#include <functional>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace flowconsole {

class SecretStore;

/// The options by which every subcommand that talks to an organisation is told which one.
class ConnectionOptions final
{
    Q_DISABLE_COPY_MOVE(ConnectionOptions)

public:
    ConnectionOptions();
    ~ConnectionOptions();

    void addTo(CLI::App &app);

    /// The profile that is named, else what the environment names, else the embedded organisation. `receive` is
    /// called from the event loop, since a keychain may take its time; not at all when `context` is destroyed
    /// before.
    void open(QObject *context, const std::function<void(Result<ReadyConnection>)> &receive);

    /// Puts a new refresh token where the old one was.
    void keepRefreshToken(ReadyConnection &connection, const QString &token);

private:
    [[nodiscard]] Result<ReadyConnection> find() const;
    [[nodiscard]] Result<ReadyConnection> findStored() const;
    [[nodiscard]] Result<ReadyConnection> findInEnvironment() const;
    [[nodiscard]] std::optional<Dialect> dialect() const;

    std::string m_profile;
    std::string m_dialect; ///< empty: by the kind of organisation
    std::string m_baseUrl;
    SystemClock m_clock;
    std::unique_ptr<SecretStore> m_secrets; ///< once a stored profile was opened
};

} // namespace flowconsole
