#pragma once

#include "base/clock.h"
#include "engine/engine.h"
#include "simulator/embeddedorganisation.h"

#include <QHash>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>

namespace flowconsole {

/// An engine with what it has told so far, beside an organisation that runs fast.
struct EngineBench
{
    explicit EngineBench(double speed = 200, int rateLimit = 1'000'000, const QStringList &faults = {},
                         std::chrono::milliseconds pollInterval = std::chrono::milliseconds(20),
                         int tokenLifetimeSeconds = 24 * 60 * 60)
    {
        EmbeddedOrganisationOptions options;
        options.speed = speed;
        options.rateLimitPerMinute = rateLimit;
        options.faults = faults;
        options.tokenLifetimeSeconds = tokenLifetimeSeconds;
        auto started = EmbeddedOrganisation::start(options);
        Q_ASSERT(started);
        organisation = std::move(started).value();
        settings.auditPath = auditPath();
        settings.actor = QStringLiteral("ada");
        settings.pollInterval = pollInterval;
        settings.checksAfterSignIn = faults.isEmpty(); // A fault is meant for what the test does.
        makeEngine();
    }

    /// Ends the engine and begins with another one that remembers what the history holds.
    void restart()
    {
        engine.reset();
        latest.clear();
        seen.clear();
        flows.clear();
        status = {};
        details = {};
        makeEngine();
        engine->start();
    }

    void makeEngine()
    {
        engine = std::make_unique<Engine>(clock, settings);
        QObject::connect(engine.get(), &Engine::executionsChanged, engine.get(),
                         [this](const ChangeSet &changes) {
                             for (const FlowExecution &execution : changes.changed) {
                                 seen[execution.id].append(execution.state);
                                 latest[execution.id] = execution;
                             }
                         });
        QObject::connect(engine.get(), &Engine::flowsChanged, engine.get(),
                         [this](const QList<Flow> &loaded) { flows = loaded; });
        QObject::connect(engine.get(), &Engine::connectionChanged, engine.get(),
                         [this](const ConnectionStatus &now) { status = now; });
        QObject::connect(engine.get(), &Engine::metricsChanged, engine.get(),
                         [this](const Metrics &now) { metrics = now; });
        QObject::connect(engine.get(), &Engine::rateBudgetChanged, engine.get(),
                         [this](const RateBudgetState &now) { budget = now; });
        QObject::connect(engine.get(), &Engine::pushChanged, engine.get(),
                         [this](const PushState &now) { push = now; });
        QObject::connect(engine.get(), &Engine::historyChanged, engine.get(),
                         [this](const HistoryState &now) { history = now; });
        QObject::connect(engine.get(), &Engine::detailsChanged, engine.get(),
                         [this](const ExecutionDetails &now) { details = now; });
    }

    [[nodiscard]] QString auditPath() const { return folder.filePath(QStringLiteral("audit.jsonl")); }

    [[nodiscard]] ConnectionProfile profile(Dialect dialect) const
    {
        ConnectionProfile value;
        value.name = QStringLiteral("Demo organisation");
        value.environment = QStringLiteral("simulator");
        value.apiUrl = QUrl(organisation->endpoint().baseUrl);
        value.loginUrl = value.apiUrl;
        value.clientId = organisation->endpoint().clientId;
        value.dialect = dialect;
        return value;
    }

    [[nodiscard]] ConnectionSecrets secrets() const { return {organisation->endpoint().clientSecret, {}, {}}; }

    void connectTo(Dialect dialect) { engine->connectTo(profile(dialect), secrets()); }

    [[nodiscard]] const Flow *flow(const QString &name) const
    {
        const auto found = std::find_if(flows.begin(), flows.end(),
                                        [&name](const Flow &candidate) { return candidate.name == name; });
        return found == flows.end() ? nullptr : &*found;
    }

    [[nodiscard]] LaunchRequest request(const QString &flowName) const
    {
        const Flow *chosen = flow(flowName);
        Q_ASSERT(chosen != nullptr);
        LaunchRequest launch;
        launch.id = newExecutionId();
        launch.flowId = chosen->id;
        launch.flowName = chosen->name;
        launch.inputs = chosen->inputSchema->sampleInput();
        launch.secureNames = chosen->inputSchema->secureNames();
        return launch;
    }

    [[nodiscard]] ExecutionState state(const ExecutionId &id) const { return latest.value(id).state; }

    SystemClock clock;
    QTemporaryDir folder;
    std::unique_ptr<EmbeddedOrganisation> organisation;
    EngineSettings settings;
    std::unique_ptr<Engine> engine;
    QHash<ExecutionId, QList<ExecutionState>> seen;
    QHash<ExecutionId, FlowExecution> latest;
    QList<Flow> flows;
    ConnectionStatus status;
    Metrics metrics;
    RateBudgetState budget;
    PushState push;
    HistoryState history;
    ExecutionDetails details;
};

} // namespace flowconsole
