#include "app/cli/batchcommand.h"

#include "app/cli/console.h"
#include "app/cli/flowchoice.h"
#include "app/cli/launchreport.h"
#include "app/common/programpaths.h"
#include "app/common/terminationsignal.h"
#include "batch/inspection.h"
#include "engine/batches.h"
#include "engine/engine.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <limits>
#include <map>

namespace flowconsole {

namespace {

/// How long what has left is awaited after a signal.
constexpr Milliseconds stopPatience = std::chrono::seconds(30);
/// What a result file may take when the program is to end.
constexpr Milliseconds leavePatience = std::chrono::seconds(10);
/// Executions that are over and kept in memory: as many as a person may want to look back on.
constexpr size_t mostLive = 2000;

std::optional<QChar> separatorOf(const std::string &given)
{
    static const std::map<std::string, QChar> separators{{"comma", u','}, {",", u','},    {"semicolon", u';'},
                                                         {";", u';'},     {"tab", u'\t'}, {"\\t", u'\t'}};
    const auto found = separators.find(given);
    return found == separators.end() ? std::nullopt : std::optional(found->second);
}

/// Beside the file: "calls.result.csv" for "calls.csv".
QString defaultResultPath(const QFileInfo &file)
{
    const QString suffix = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    return file.dir().filePath(file.completeBaseName() + QStringLiteral(".result") + suffix);
}

bool isResumable(const BatchProgress &batch)
{
    return batch.state == BatchState::Stopped || batch.state == BatchState::Interrupted;
}

} // namespace

BatchCommand::BatchCommand() = default;
BatchCommand::~BatchCommand() = default;

void BatchCommand::addTo(CLI::App &app)
{
    app.add_option(
           "file", m_file,
           "CSV with a line of column names (UTF-8; separated by comma, semicolon or tab), or JSON lines "
           "with one object a line")
        ->required();
    app.add_option("--flow", m_flow, "The flow's name or id; GENESYS_FLOW_ID where it is left out")
        ->envname("GENESYS_FLOW_ID")
        ->required();
    app.add_flag(
        "--resume", m_resume,
        "Go on with the newest batch of this file, flow and connection that was stopped or interrupted; "
        "no row is launched twice. Where there is none the file is begun");
    app.add_flag("--dry-run", m_dryRun, "Read and check everything, tell what it would take, send nothing");
    app.add_option("--map", m_map,
                   "column=variable: where a column goes that has another name; column= is not sent. May be "
                   "repeated")
        ->allow_extra_args(false);
    app.add_option("--separator", m_separator, "comma, semicolon or tab; found out where it is left out")
        ->check(CLI::IsMember({"comma", "semicolon", "tab", ",", ";", "\\t"}));
    app.add_flag("--skip-bad-rows", m_skipBadRows, "Launch the good rows although there are bad ones");
    app.add_flag("--again", m_again, "Launch all rows although an earlier batch of this file was not finished");
    app.add_flag("--yes", m_yes, "Launch in an organisation that is marked as production");
    addPaceTo(app);
    app.add_option("--result", m_result,
                   "Where to write what became of each row; FILE.result.csv beside the file where it is left "
                   "out");
    app.add_flag("--json", m_json, "One JSON object a line");
    m_connection.addTo(app);
    app.footer("Interrupt once to stop: nothing more leaves, what has left is awaited for 30 s; twice to end "
               "at once.\n"
               "Either way --resume goes on at the right row. Exit code 0 means that every row completed.\n\n" +
               exitCodeHelp());
}

void BatchCommand::addPaceTo(CLI::App &app)
{
    app.add_option("--concurrency", m_concurrency, "Executions under way at a time; 6 where it is left out")
        ->check(CLI::Range(1, 10000));
    app.add_option("--stagger", m_staggerMs, "At least so many milliseconds between two launches")
        ->check(CLI::Range(0, 3600000));
    app.add_option("--timeout", m_timeoutSeconds, "Of each execution, in seconds from its launch")
        ->check(CLI::Range(1, std::numeric_limits<int>::max()));
    app.add_option("--timeout-action", m_timeoutAction,
                   "What happens then: terminate, disconnect (the conversation), or mark")
        ->check(CLI::IsMember({"terminate", "disconnect", "mark"}));
    app.add_option(
           "--search-time", m_searchSeconds,
           "Look so many seconds for launches whose answer never came, once all others are over and where "
           "the dialect can be asked; 65 where it is left out")
        ->check(CLI::Range(0, 3600));
    app.add_option("--priority", m_priority, "Of the conversations' routing; dialect conversation-flow only")
        ->check(CLI::Range(1, 99));
    app.add_option("--flow-version", m_flowVersion,
                   "Id of the version to run instead of the latest published one; dialect published only");
}

int BatchCommand::run()
{
    m_report.emplace(m_json, m_clock);
    const QFileInfo file(QString::fromStdString(m_file));
    if (!file.exists()) {
        m_report->refused(QStringLiteral("There is no file %1.").arg(file.filePath()));
        return static_cast<int>(ExitCode::BadUsage);
    }
    m_spec.filePath = file.canonicalFilePath();
    m_spec.resultPath = m_result.empty() ? defaultResultPath(QFileInfo(m_spec.filePath))
                                         : QFileInfo(QString::fromStdString(m_result)).absoluteFilePath();
    m_search = m_clock.createAlarm([this] { m_engine->batches().stop(m_spec.id); });
    m_patience = m_clock.createAlarm([this] { leave(m_stopCode.value_or(ExitCode::Interrupted)); });
    createEngine();
    m_engine->start();
    TerminationSignal termination;
    connect(&termination, &TerminationSignal::received, this, &BatchCommand::interrupt);
    m_connection.open(this, [this](Result<ReadyConnection> connection) { open(std::move(connection)); });
    const int code = QCoreApplication::exec();
    m_engine.reset();
    return code;
}

void BatchCommand::createEngine()
{
    EngineSettings settings;
    settings.auditPath = auditLogPath();
    settings.actor = operatorName();
    settings.historyPath = historyPath();
    settings.liveLimit = mostLive + static_cast<size_t>(m_concurrency);
    settings.pollInterval = Milliseconds(2000);
    settings.seed = QRandomGenerator::global()->generate();
    settings.checksAfterSignIn = false;
    m_engine = std::make_unique<Engine>(m_clock, settings);
    Engine *engine = m_engine.get();
    connect(engine, &Engine::connectionChanged, this, &BatchCommand::receiveConnection);
    connect(engine, &Engine::signInPageNeeded, this, printSignInPage);
    connect(engine, &Engine::refreshTokenChanged, this,
            [this](const ProfileId &, const QString &token) { m_connection.keepRefreshToken(*m_open, token); });
    connect(engine, &Engine::flowsChanged, this, &BatchCommand::receiveFlows);
    connect(engine, &Engine::flowsFailed, this, [this](const ApiError &error) {
        printProblem(error, m_open->profile.dialect);
        leave(exitCodeOf(error));
    });
    connect(engine, &Engine::rateBudgetChanged, this,
            [this](const RateBudgetState &state) { m_requestsPerMinute = state.allowed; });
    connect(engine, &Engine::historyChanged, this, [this](const HistoryState &state) {
        m_isHistoryLost = !state.setAside.isEmpty();
        if (!state.problem.isEmpty()) {
            printProblem(state.problem);
        }
    });
    wireBatches();
}

void BatchCommand::wireBatches()
{
    const Batches *batches = &m_engine->batches();
    connect(batches, &Batches::listed, this, &BatchCommand::receiveBatches);
    connect(batches, &Batches::inspected, this, &BatchCommand::receiveInspection);
    connect(batches, &Batches::checked, this, &BatchCommand::receiveCheck);
    connect(batches, &Batches::progressed, this, &BatchCommand::receiveProgress);
    connect(batches, &Batches::refused, this,
            [this](const BatchId &, const QString &reason) { refuse(reason); });
}

void BatchCommand::open(Result<ReadyConnection> connection)
{
    if (!connection) {
        refuse(connection.error().message);
        return;
    }
    m_open.emplace(std::move(connection).value());
    if (m_open->profile.production && !m_yes && !m_dryRun) {
        refuse(QStringLiteral("\"%1\" is a production organisation: add --yes to launch there, or --dry-run to "
                              "see what it would take.")
                   .arg(m_open->profile.name));
        return;
    }
    m_engine->connectTo(m_open->profile, m_open->secrets);
}

void BatchCommand::receiveConnection(const ConnectionStatus &status)
{
    switch (status.state) {
    case ConnectionStatus::State::SignedIn:
        m_report->connected(status.profile);
        break;
    case ConnectionStatus::State::Failed:
        printProblem(*status.error, status.profile.dialect);
        if (m_step == Step::Launching) {
            m_stopCode = exitCodeOf(*status.error);
            stopLaunching();
        } else {
            leave(exitCodeOf(*status.error));
        }
        break;
    case ConnectionStatus::State::SignedOut:
    case ConnectionStatus::State::SigningIn:
        break;
    }
}

void BatchCommand::receiveFlows(const QList<Flow> &flows)
{
    if (m_step != Step::SigningIn) {
        return;
    }
    const auto chosen = chooseFlow(flows, QString::fromStdString(m_flow));
    if (!chosen) {
        refuse(chosen.error().message);
        return;
    }
    const Flow &flow = chosen.value();
    const Dialect dialect = m_open->profile.dialect;
    if (const QString problem = launchProblem(flow, m_flowVersion, dialect); !problem.isEmpty()) {
        refuse(problem);
        return;
    }
    m_spec.id = newBatchId();
    m_spec.profileId = m_open->profile.id;
    m_spec.flowId = flow.id;
    m_spec.flowName = flow.name;
    m_spec.flowVersion = flow.publishedVersion ? flow.publishedVersion->id : QString();
    m_spec.pinnedVersion = QString::fromStdString(m_flowVersion);
    m_spec.schema = flow.inputSchema;
    m_isSchemaUnreadable = !flow.inputSchemaProblem.isEmpty();
    m_spec.dialect = dialect;
    m_spec.concurrency = m_concurrency;
    m_spec.stagger = Milliseconds(m_staggerMs);
    m_spec.priority = m_priority;
    if (m_timeoutSeconds > 0) {
        m_spec.timeout = std::chrono::seconds(m_timeoutSeconds);
    }
    m_spec.timeoutAction =
        timeoutActionFromKey(QString::fromStdString(m_timeoutAction)).value_or(TimeoutAction::Terminate);
    m_step = Step::Looking;
    m_engine->batches().list();
}

void BatchCommand::receiveBatches(const QList<BatchProgress> &stored)
{
    if (m_step != Step::Looking) {
        return;
    }
    for (const BatchProgress &batch : stored) {
        if (batch.spec.filePath == m_spec.filePath && batch.spec.flowId == m_spec.flowId &&
            batch.spec.profileId == m_spec.profileId) {
            m_stored.append(batch);
        }
    }
    const BatchProgress *batch = earlier();
    if (m_resume && !m_dryRun && batch != nullptr && goesOn(*batch)) {
        return;
    }
    if (m_resume && !m_dryRun && batch == nullptr && m_isHistoryLost) {
        refuse(QStringLiteral("Nobody can tell which rows of this file were launched: leave out --resume to "
                              "launch all of them."));
        return;
    }
    m_step = Step::Inspecting;
    m_engine->batches().inspect(m_spec);
}

/// The newest that can be resumed, else the newest of all; nullptr where there is none.
const BatchProgress *BatchCommand::earlier() const
{
    const auto found = std::find_if(m_stored.begin(), m_stored.end(), isResumable);
    if (found != m_stored.end()) {
        return &*found;
    }
    return m_stored.isEmpty() ? nullptr : &m_stored.first();
}

/// True where nothing is left to do here: it was resumed, or needs not be.
bool BatchCommand::goesOn(const BatchProgress &batch)
{
    if (isResumable(batch)) {
        m_spec.id = batch.spec.id;
        m_report->resuming(batch);
        m_step = Step::Launching;
        m_engine->batches().resumeWith(m_spec);
        return true;
    }
    if (batch.state == BatchState::Finished) {
        printProblem(QStringLiteral("The batch of this file is finished: nothing is left to launch."));
        end(batch);
        return true;
    }
    refuse(QStringLiteral("The batch of this file runs in another program."));
    return true;
}

void BatchCommand::receiveInspection(const BatchCheck &found)
{
    if (m_step != Step::Inspecting) {
        return;
    }
    if (!found.problem.isEmpty()) {
        refuse(found.problem);
        return;
    }
    const auto separator = separatorOf(m_separator);
    const bool isOther =
        separator && found.spec.format == BatchFormat::Csv && found.spec.separator != *separator;
    m_spec = found.spec;
    if (isOther && !std::exchange(m_isInspectedAgain, true)) {
        m_spec.separator = *separator;
        m_engine->batches().inspect(m_spec);
        return;
    }
    if (const QString problem = applyMap(m_spec); !problem.isEmpty()) {
        refuse(problem);
        return;
    }
    if (m_isSchemaUnreadable) {
        m_spec.schema = schemaOfSecrets(m_spec.columns, m_spec.format);
    }
    m_step = Step::Checking;
    m_engine->batches().check(m_spec);
}

/// What is wrong with --map; empty where nothing is.
QString BatchCommand::applyMap(BatchSpec &spec) const
{
    for (const std::string &given : m_map) {
        const QString assignment = QString::fromStdString(given);
        const qsizetype equals = assignment.lastIndexOf(u'=');
        if (equals < 1) {
            return QStringLiteral("--map takes column=variable, not \"%1\".").arg(assignment);
        }
        const QString name = assignment.left(equals);
        const QString variable = plainVariableName(assignment.mid(equals + 1));
        const auto column =
            std::find_if(spec.columns.begin(), spec.columns.end(),
                         [&name](const BatchColumn &candidate) { return candidate.name == name; });
        if (column == spec.columns.end()) {
            QStringList names;
            for (const BatchColumn &candidate : spec.columns) {
                names.append(candidate.name);
            }
            return QStringLiteral("The file has no column \"%1\". There are: %2.")
                .arg(name, names.join(QStringLiteral(", ")));
        }
        // What somebody says goes before what was guessed.
        for (BatchColumn &other : spec.columns) {
            if (other.variable == variable && spec.format == BatchFormat::Csv) {
                other.variable.clear();
            }
        }
        column->variable = variable;
    }
    return {};
}

void BatchCommand::receiveCheck(const BatchCheck &check)
{
    if (m_step != Step::Checking) {
        return;
    }
    m_report->checked(check);
    if (!check.problem.isEmpty()) {
        refuse(check.problem);
        return;
    }
    const int limit = m_open->profile.requestsPerMinute;
    m_report->impact(
        impactOf(check, m_requestsPerMinute > 0 ? m_requestsPerMinute : limit, m_open->profile.production));
    if (check.badRows > 0 && !m_skipBadRows) {
        refuse(
            QStringLiteral("%1 of %2 rows cannot be sent, so nothing was: correct them, or launch the others "
                           "with --skip-bad-rows.")
                .arg(check.badRows)
                .arg(check.rows));
        return;
    }
    if (m_dryRun) {
        leave(ExitCode::Completed);
        return;
    }
    const BatchProgress *batch = earlier();
    if (batch != nullptr && isResumable(*batch) && batch->sha256Hex == check.sha256Hex && !m_again) {
        refuse(
            QStringLiteral("A batch of this file was begun on %1, and %2 of its %3 rows were launched: go on "
                           "with --resume, or launch all of them again with --again.")
                .arg(batch->startedAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")))
                .arg(batch->launched)
                .arg(batch->rows));
        return;
    }
    m_step = Step::Launching;
    m_engine->batches().start(check);
}

void BatchCommand::receiveProgress(const BatchProgress &progress)
{
    if (m_step != Step::Launching || progress.spec.id != m_spec.id) {
        return;
    }
    switch (progress.state) {
    case BatchState::Running:
        m_report->follow(progress);
        limitSearch(progress);
        break;
    case BatchState::Stopping:
        m_report->follow(progress);
        break;
    case BatchState::Paused:
        // Nobody is here to resume it.
        m_report->follow(progress);
        m_stopCode = m_stopCode.value_or(ExitCode::PlatformError);
        stopLaunching();
        break;
    case BatchState::Finished:
    case BatchState::Stopped:
    case BatchState::Interrupted:
        end(progress);
        break;
    }
}

/// Once nothing but launches whose answer never came is left, they are looked for no longer than was asked for.
void BatchCommand::limitSearch(const BatchProgress &progress)
{
    const bool isSearching =
        progress.launched == progress.rows && progress.running == 0 && progress.unknown > 0;
    if (isSearching && !m_search->isActive()) {
        m_search->start(std::chrono::seconds(m_searchSeconds));
    }
}

void BatchCommand::interrupt()
{
    if (m_step != Step::Launching || m_stopCode) {
        leave(ExitCode::Interrupted);
        return;
    }
    m_stopCode = ExitCode::Interrupted;
    printProblem(QStringLiteral("Stopping: nothing more is launched, and what has left is awaited for %1 s. "
                                "Interrupt again to end at once.")
                     .arg(std::chrono::duration_cast<std::chrono::seconds>(stopPatience).count()));
    stopLaunching();
}

void BatchCommand::stopLaunching()
{
    m_engine->batches().stop(m_spec.id);
    m_patience->start(stopPatience);
}

void BatchCommand::end(const BatchProgress &progress)
{
    m_isEnded = true;
    m_report->end(progress);
    if (isResumable(progress)) {
        if (!progress.sha256Hex.isEmpty()) {
            printProblem(QStringLiteral("To go on: the same command with --resume."));
        }
        leave(m_stopCode.value_or(ExitCode::PlatformError));
        return;
    }
    leave(exitCodeOf(progress));
}

void BatchCommand::refuse(const QString &problem, ExitCode code)
{
    m_report->refused(problem);
    leave(code);
}

/// The result file is written and what the engine registered with the platform is taken back first; whoever
/// calls again does not wait for that.
void BatchCommand::leave(ExitCode code)
{
    const auto exit = [code] { QCoreApplication::exit(static_cast<int>(code)); };
    if (std::exchange(m_step, Step::Leaving) == Step::Leaving) {
        exit();
        return;
    }
    m_stopCode = code;
    disconnect(m_engine.get(), nullptr, this, nullptr);
    connect(m_engine.get(), &Engine::readyToQuit, this, exit);
    m_patience->start(leavePatience);
    if (!m_isEnded && !m_engine->batches().isIdle()) {
        printProblem(QStringLiteral("To go on: the same command with --resume."));
    }
    m_engine->prepareToQuit();
}

} // namespace flowconsole
