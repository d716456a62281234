#include "app/cli/launchcommand.h"

#include "app/cli/console.h"
#include "app/cli/flowchoice.h"
#include "app/cli/inputassembly.h"
#include "app/common/programpaths.h"
#include "app/common/terminationsignal.h"
#include "base/clock.h"
#include "domain/words.h"
#include "engine/engine.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <limits>

namespace flowconsole {

namespace {

/// How long looks may fail, and how many of them, before the program gives up.
constexpr Milliseconds patience = std::chrono::seconds(60);
constexpr int leastFailedLooks = 3;
/// What the engine's last look and the end that it asks for may take beyond the time-out, with their repeats.
constexpr Milliseconds graceTime = std::chrono::seconds(45);
/// The fate of a launch is known this long after its sign-in was refused.
constexpr Milliseconds settleTime{300};

bool isUnknown(const FlowExecution &execution)
{
    return execution.state == ExecutionState::Unknown;
}

/// How long the engine looks for a launch whose answer never came, with some room for the answers; where the
/// dialect cannot be asked, until it has said what to check by hand.
std::chrono::seconds searchTimeOf(Dialect dialect)
{
    return std::chrono::seconds(dialect == Dialect::Published ? 65 : 3);
}

/// A command line is seen by others: says so of each secure variable among `assignments`.
void warnOfSecure(const QStringList &assignments, const QStringList &secure)
{
    for (const QString &assignment : assignments) {
        const QString name = assignment.left(assignment.indexOf(u'='));
        if (secure.contains(plainVariableName(name))) {
            printProblem(
                QStringLiteral("%1 is secure, and a command line is seen by others: give it by --vars-file.")
                    .arg(name));
        }
    }
}

} // namespace

LaunchCommand::LaunchCommand() = default;
LaunchCommand::~LaunchCommand() = default;

void LaunchCommand::addTo(CLI::App &app)
{
    app.add_option("flow", m_flow, "The flow's name or id; GENESYS_FLOW_ID where it is left out")
        ->envname("GENESYS_FLOW_ID")
        ->required();
    app.add_option(
           "--var", m_variables,
           "An input variable as name=value, typed by the flow's input schema; may be repeated. Text needs no "
           "quotes; lists and objects are JSON")
        ->allow_extra_args(false);
    app.add_option("--vars-file", m_variablesFile, "A JSON object of input variables; - is standard input");
    app.add_flag("--sample-input", m_sampleInput, "Begin with the examples of the flow's input schema");
    app.add_option("--timeout", m_timeoutSeconds, "Stop waiting after so many seconds (exit code 5)")
        ->check(CLI::Range(1, std::numeric_limits<int>::max()));
    app.add_option("--flow-version", m_flowVersion,
                   "Id of the version to run instead of the latest published one; dialect published only");
    app.add_option("--priority", m_priority, "Of the conversation's routing; dialect conversation-flow only")
        ->check(CLI::Range(1, 99));
    app.add_option("--search-time", m_searchSeconds,
                   "Look so many seconds for a launch whose answer never came, where the dialect can be asked "
                   "(published: 65); 0 ends at once")
        ->check(CLI::Range(0, 3600));
    app.add_flag("--json", m_json,
                 "One JSON object a line: each state, then the result with telemetry and metrics");
    m_connection.addTo(app);
    app.footer(
        "A file, then --var, win over --sample-input. Secure values belong into a file or standard input: a "
        "command line is seen by others.\n\n" +
        exitCodeHelp());
}

int LaunchCommand::run()
{
    if (!m_variablesFile.empty()) {
        // Now, while a signal still ends a read from a terminal or a pipe.
        const auto input = readInputFile(QString::fromStdString(m_variablesFile));
        if (!input) {
            printProblem(input.error().message);
            return static_cast<int>(ExitCode::BadUsage);
        }
        m_fileInput = input.value();
    }
    m_report.emplace(m_json);
    createEngine();
    m_engine->start();
    TerminationSignal termination;
    connect(&termination, &TerminationSignal::received, this,
            [this] { stopWatching({}, ExitCode::Interrupted); });
    m_connection.open(this, [this](Result<ReadyConnection> connection) { open(std::move(connection)); });
    const int code = QCoreApplication::exec();
    m_engine.reset();
    return code;
}

void LaunchCommand::open(Result<ReadyConnection> connection)
{
    if (!connection) {
        printProblem(connection.error().message);
        leave(ExitCode::BadUsage);
        return;
    }
    m_open.emplace(std::move(connection).value());
    m_engine->connectTo(m_open->profile, m_open->secrets);
}

void LaunchCommand::createEngine()
{
    EngineSettings settings;
    settings.auditPath = auditLogPath();
    settings.actor = operatorName();
    settings.historyPath = historyPath();
    settings.restored = EngineSettings::Restored::Nothing; // One execution is watched, and no other.
    settings.pollInterval = Milliseconds(1000);
    settings.seed = QRandomGenerator::global()->generate();
    settings.checksAfterSignIn = false;
    m_engine = std::make_unique<Engine>(m_clock, settings);
    Engine *engine = m_engine.get();
    connect(engine, &Engine::connectionChanged, this, &LaunchCommand::receiveConnection);
    connect(engine, &Engine::signInPageNeeded, this, printSignInPage);
    connect(engine, &Engine::refreshTokenChanged, this,
            [this](const ProfileId &, const QString &token) { m_connection.keepRefreshToken(*m_open, token); });
    connect(engine, &Engine::flowsChanged, this, &LaunchCommand::receiveFlows);
    connect(engine, &Engine::pushChanged, this, &LaunchCommand::receivePush);
    connect(engine, &Engine::flowsFailed, this, [this](const ApiError &error) {
        m_report->failed(error, dialect());
        leave(exitCodeOf(error));
    });
    connect(engine, &Engine::detailsChanged, this, &LaunchCommand::receiveDetails);
    connect(engine, &Engine::rateBudgetChanged, this, &LaunchCommand::receiveBudget);
    connect(engine, &Engine::launchQueueChanged, this, [](const LaunchQueueState &state) {
        if (state.isPaused) {
            printProblem(state.pausedBecause); // The disk is full: it waits.
        }
    });
    connect(engine, &Engine::metricsChanged, this, [this](const Metrics &metrics) {
        m_metrics = metrics;
        finishWhenTold();
    });
}

void LaunchCommand::receiveConnection(const ConnectionStatus &status)
{
    switch (status.state) {
    case ConnectionStatus::State::SignedIn:
        m_report->connected(status.profile);
        break;
    case ConnectionStatus::State::Failed:
        m_report->failed(*status.error, status.profile.dialect);
        m_ending = m_clock.createAlarm([this, code = exitCodeOf(*status.error)] { stopWatching({}, code); });
        m_ending->start(m_execution.isEmpty() ? Milliseconds::zero() : settleTime);
        break;
    case ConnectionStatus::State::SignedOut:
    case ConnectionStatus::State::SigningIn:
        break;
    }
}

void LaunchCommand::receiveFlows(const QList<Flow> &flows)
{
    if (!m_execution.isEmpty()) {
        return;
    }
    const auto chosen = chooseFlow(flows, QString::fromStdString(m_flow));
    if (!chosen) {
        refuse({chosen.error().message});
        return;
    }
    const Flow &flow = chosen.value();
    if (const QString problem = launchProblem(flow, m_flowVersion, dialect()); !problem.isEmpty()) {
        refuse({problem});
        return;
    }
    InputSources sources{m_sampleInput, m_fileInput, {}};
    for (const std::string &variable : m_variables) {
        sources.variables.append(QString::fromStdString(variable));
    }
    const auto input = assembleInput(flow, sources);
    if (!input) {
        refuse(input.error());
        return;
    }
    warnOfSecure(sources.variables, secureNames(flow, input.value()));
    LaunchRequest request;
    request.id = newExecutionId();
    request.flowId = flow.id;
    request.flowName = flow.name;
    request.flowVersion = flow.publishedVersion ? flow.publishedVersion->id : QString();
    request.pinnedVersion = QString::fromStdString(m_flowVersion);
    request.priority = m_priority;
    request.inputs = input.value();
    request.secureNames = secureNames(flow, request.inputs);
    if (m_timeoutSeconds > 0) {
        request.timeout = std::chrono::seconds(m_timeoutSeconds);
        m_deadline = m_clock.createAlarm([this] {
            stopWatching(m_isRunning
                             ? QStringLiteral("The time-out has passed, and the organisation does not answer.")
                             : QStringLiteral("No answer to the launch within the time-out."),
                         ExitCode::TimedOut);
        });
        m_deadline->start(*request.timeout);
    }
    m_execution = request.id;
    m_engine->inspect(request.id);
    m_engine->launch(request);
}

void LaunchCommand::receiveDetails(const ExecutionDetails &details)
{
    m_details = details;
    const FlowExecution &execution = details.execution;
    m_report->follow(execution);
    m_report->followSteps(execution, details.steps);
    if (execution.state == ExecutionState::Running) {
        // From here on the engine holds it; this one is for an organisation that does not answer the last look.
        if (m_deadline && !m_isRunning) {
            m_deadline->start(*execution.timeout + graceTime);
        }
        m_isRunning = true;
    }
    if (isOver(execution) && !m_isOver) {
        m_isOver = true;
        m_metrics.reset(); // The next ones count this execution too.
    }
    if (isUnknown(execution) && !m_search) {
        m_search = m_clock.createAlarm([this] {
            m_isSearchOver = true;
            finishWhenTold();
        });
        m_search->start(
            std::chrono::seconds(m_searchSeconds.value_or(static_cast<int>(searchTimeOf(dialect()).count()))));
    }
    if (execution.failedLooks > 0 && execution.error && isHopeless(*execution.error, execution.failedLooks)) {
        printProblem(*execution.error, execution.dialect);
        stopWatching({}, ExitCode::PlatformError);
        return;
    }
    if (execution.failedLooks == 0) {
        m_failingSince.reset();
    }
    finishWhenTold();
}

/// An unknown one is over once nobody looks for it any more.
bool LaunchCommand::isOver(const FlowExecution &execution) const
{
    return isFinal(execution.state) || (isUnknown(execution) && m_isSearchOver);
}

bool LaunchCommand::isHopeless(const ApiError &error, int failedLooks)
{
    if (!m_failingSince) {
        m_failingSince = m_clock.monotonic();
    }
    switch (error.kind) {
    case ApiError::Kind::Permission:
    case ApiError::Kind::MalformedAnswer:
        return true;
    case ApiError::Kind::NotFound: // The engine decides when that is the end.
        return false;
    case ApiError::Kind::Network:
    case ApiError::Kind::Tls:
    case ApiError::Kind::DeadlinePassed:
    case ApiError::Kind::OutcomeUnknown:
    case ApiError::Kind::SignIn:
    case ApiError::Kind::RejectedInput:
    case ApiError::Kind::RateLimited:
    case ApiError::Kind::Unavailable:
    case ApiError::Kind::Server:
    case ApiError::Kind::FlowFailed:
    case ApiError::Kind::Local:
        return failedLooks >= leastFailedLooks && m_clock.monotonic() - *m_failingSince >= patience;
    }
    Q_UNREACHABLE();
}

void LaunchCommand::receiveBudget(const RateBudgetState &state)
{
    if (state.pausedUntil.isValid() && state.pausedUntil != m_toldPause) {
        printProblem(QStringLiteral("Too many requests for this minute: going on at %1.")
                         .arg(state.pausedUntil.toLocalTime().toString(QStringLiteral("HH:mm:ss"))));
    }
    m_toldPause = state.pausedUntil;
}

/// Without news of its own the organisation's nodes are not seen while they run: said once.
void LaunchCommand::receivePush(const PushState &state)
{
    if (state.state == PushState::State::Lost && !std::exchange(m_hasToldPush, true)) {
        printProblem(QStringLiteral("No live nodes: %1").arg(state.detail));
    }
}

/// The end is told once telemetry has taken it in; a launch that was not taken, or whose fate is unknown, is
/// none of telemetry's.
void LaunchCommand::finishWhenTold()
{
    if (!m_details || !isOver(m_details->execution)) {
        return;
    }
    if (m_details->telemetry && !m_metrics) {
        return;
    }
    m_report->end(*m_details, m_details->telemetry ? m_metrics : std::nullopt);
    leave(exitCodeOf(m_details->execution));
}

void LaunchCommand::stopWatching(const QString &why, ExitCode code)
{
    if (!why.isEmpty()) {
        printProblem(why);
    }
    if (m_details && !isFinal(m_details->execution.state) && m_details->execution.launchedAt.isValid()) {
        const QString id = m_details->execution.platformId.text();
        if (id.isEmpty()) {
            printProblem(
                QStringLiteral("The launch has left and may have started an execution: look for it in the "
                               "organisation before launching again."));
        } else if (m_open->embedded) {
            printProblem(
                QStringLiteral("Stopped watching the execution %1; the embedded organisation ends too.")
                    .arg(id));
        } else {
            printProblem(QStringLiteral("Stopped watching. The execution %1 was last seen running.").arg(id));
        }
    }
    leave(code);
}

/// What the engine registered with the platform is taken back first; a second signal does not wait for that.
void LaunchCommand::leave(ExitCode code)
{
    const auto exit = [code] { QCoreApplication::exit(static_cast<int>(code)); };
    if (std::exchange(m_isLeaving, true)) {
        exit();
        return;
    }
    disconnect(m_engine.get(), nullptr, this, nullptr);
    connect(m_engine.get(), &Engine::readyToQuit, this, exit);
    m_engine->prepareToQuit();
}

void LaunchCommand::refuse(const QStringList &problems)
{
    m_report->refused(problems);
    leave(ExitCode::BadUsage);
}

} // namespace flowconsole
