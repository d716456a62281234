#pragma once

#include "domain/connectionprofile.h"
#include "domain/preflight.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace flowconsole {

class Clock;
struct EngineSettings;

/// Signs in with a profile and looks what would work, with requests of its own. Lifecycle: start() once; over
/// with finished(), or when it is destroyed. Lives in the engine's thread.
class ConnectionTest final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionTest)

public:
    ConnectionTest(const Clock &clock, const EngineSettings &settings, const ConnectionProfile &profile,
                   const ConnectionSecrets &secrets, QObject *parent = nullptr);
    ~ConnectionTest() override;

    void start();

signals:
    void signInPageNeeded(const QUrl &page);
    void refreshTokenChanged(const QString &token);
    /// `report` has no checks where `error` says that signing in or the network failed.
    void finished(const flowconsole::PreflightReport &report,
                  const std::optional<flowconsole::ApiError> &error);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace flowconsole
