#pragma once

#include "engine/audittrail.h"
#include "engine/connection.h"
#include "engine/executionpaths.h"
#include "engine/executionstore.h"
#include "engine/launchdesk.h"
#include "engine/watchmemory.h"
#include "storage/executionhistory.h"
#include "tests/integration/turning.h"
#include "tests/net/scriptedplatform.h"

#include <QTemporaryDir>

namespace flowconsole {

/// A launch desk, and the connections that a test opens before it, on a clock that the test moves, against a
/// platform that takes every launch.
struct DeskBench
{
    explicit DeskBench(const Clock *calendar = nullptr)
        : store(calendar != nullptr ? *calendar : clock),
          audit(clock, folder.filePath(QStringLiteral("audit.jsonl")), QStringLiteral("ada")),
          history(clock, {}),
          memory(store, clock),
          desk(store, calendar != nullptr ? *calendar : clock)
    {
        platform.onApi = [this](const SeenRequest &request) { return respond(request); };
    }

    /// The one that was open is left.
    Connection &connect(Dialect dialect, const QString &profileId = QStringLiteral("profile"))
    {
        disconnect();
        ConnectionProfile profile = platform.profile(dialect);
        profile.id = ProfileId(profileId);
        profile.environment = QStringLiteral("test");
        EngineSettings settings;
        settings.listensForNews = false;
        settings.pollInterval = std::chrono::hours(1);
        connection =
            std::make_unique<Connection>(clock, settings, profile, ConnectionSecrets{clientSecret, {}, {}},
                                         EngineRecords{store, paths, audit, history, memory});
        desk.setConnection(connection.get());
        return *connection;
    }

    void disconnect()
    {
        desk.setConnection(nullptr);
        connection.reset();
    }

    [[nodiscard]] const FlowExecution &of(const ExecutionId &id) const { return *store.find(id); }
    [[nodiscard]] int inState(ExecutionState state) const
    {
        return static_cast<int>(store.idsIn(state).size());
    }

    /// The bodies of the launches that the platform has seen.
    [[nodiscard]] QList<QByteArray> posts() const
    {
        QList<QByteArray> bodies;
        for (const SeenRequest &request : platform.server().seen()) {
            if (request.method == "POST" && request.target.startsWith("/api")) {
                bodies.append(request.body);
            }
        }
        return bodies;
    }

    /// Turns the event loop, without moving the clock, until `isSo`; false after five seconds.
    [[nodiscard]] bool reaches(const std::function<bool()> &isSo) { return turnUntil(clock, isSo); }

    /// For what shall not happen: long enough for it to happen.
    void linger()
    {
        turnForAWhile(clock, [this] { return isWriting(); });
    }

    ManualClock clock;
    QTemporaryDir folder;
    ScriptedPlatform platform;
    bool isHolding = false; ///< the platform does not answer
    int allowed = 0;        ///< requests a minute; 0: it does not say
    ExecutionStore store;
    ExecutionPaths paths;
    AuditTrail audit;
    ExecutionHistory history; ///< of nothing
    WatchMemory memory;
    LaunchDesk desk;
    std::unique_ptr<Connection> connection;

private:
    [[nodiscard]] bool isWriting() const { return connection && connection->work().launcher.isWriting(); }

    [[nodiscard]] QByteArray respond(const SeenRequest &request)
    {
        if (isHolding) {
            return {};
        }
        HttpHeaders headers;
        if (allowed > 0) {
            headers = {{"inin-ratelimit-count", QByteArray::number(++m_answers)},
                       {"inin-ratelimit-allowed", QByteArray::number(allowed)},
                       {"inin-ratelimit-reset", "60"}};
        }
        const QByteArray id = QByteArray::number(posts().size());
        if (request.method != "POST") {
            return httpAnswer(404, {}, headers);
        }
        const QByteArray known = "{\"id\":\"e" + id + "\",\"flowExecutionId\":\"e" + id +
                                 "\",\"flowId\":\"f\",\"state\":\"Running\",\"status\":\"RUNNING\"}";
        return httpAnswer(201, known, headers);
    }

    int m_answers = 0;
};

} // namespace flowconsole
