#include "app/cli/batchcommand.h"

#include "app/cli/console.h"
#include "app/cli/flowchoice.h"
#include "app/cli/launchreport.h"
#include "app/common/programpaths.h"
#include "app/common/terminationsignal.h"
#include "engine/batches.h"
#include "engine/engine.h"
#include "profiles/environmentprofile.h"
#include "profiles/profilestore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRandomGenerator>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace flowconsole {

namespace {

/// How long what has left is awaited after a signal.
constexpr Milliseconds stopPatience = std::chrono::seconds(30);
/// What a result file may take when the program is to end.
constexpr Milliseconds leavePatience = std::chrono::seconds(10);
/// Executions that are over and kept in memory: as many as a person may want to look back on.
constexpr size_t mostLive = 2000;

bool isResumable(const BatchProgress &batch)
{
    return batch.state == BatchState::Stopped || batch.state == BatchState::Interrupted;
}

} // namespace

BatchCommand::BatchCommand() = default;
BatchCommand::~BatchCommand() = default;

void BatchCommand::addTo(CLI::App &app)
{
    m_options.addTo(app);
}

int BatchCommand::run()
{
    m_report.emplace(m_options.json, m_clock);
    const QFileInfo file(QString::fromStdString(m_options.file));
    if (!file.exists()) {
        m_report->refused(QStringLiteral("There is no file %1.").arg(file.filePath()));
        return static_cast<int>(ExitCode::BadUsage);
    }
    m_spec.filePath = file.canonicalFilePath();
    m_spec.resultPath = m_options.resultPath(QFileInfo(m_spec.filePath));
    m_search = m_clock.createAlarm([this] { m_engine->batches().stop(m_spec.id); });
    m_patience = m_clock.createAlarm([this] { leave(m_stopCode.value_or(ExitCode::Interrupted)); });
    createEngine();
    m_engine->start();
    TerminationSignal termination;
    connect(&termination, &TerminationSignal::received, this, &BatchCommand::interrupt);
    m_options.connection.open(this,
                              [this](Result<ReadyConnection> connection) { open(std::move(connection)); });
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
    // What belongs to other connections is left to whoever opens them.
    settings.restored = EngineSettings::Restored::OfConnection;
    settings.liveLimit = mostLive + static_cast<size_t>(m_options.concurrency);
    settings.pollInterval = Milliseconds(2000);
    settings.seed = QRandomGenerator::global()->generate();
    settings.checksAfterSignIn = false;
    m_engine = std::make_unique<Engine>(m_clock, settings);
    Engine *engine = m_engine.get();
    connect(engine, &Engine::connectionChanged, this, &BatchCommand::receiveConnection);
    connect(engine, &Engine::signInPageNeeded, this, printSignInPage);
    connect(engine, &Engine::refreshTokenChanged, this, [this](const ProfileId &, const QString &token) {
        m_options.connection.keepRefreshToken(*m_open, token);
    });
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
    if (m_open->profile.production && !m_options.yes && !m_options.dryRun) {
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
    const auto chosen = chooseFlow(flows, QString::fromStdString(m_options.flow));
    if (!chosen) {
        refuse(chosen.error().message);
        return;
    }
    const Flow &flow = chosen.value();
    const Dialect dialect = m_open->profile.dialect;
    if (const QString problem = launchProblem(flow, m_options.flowVersion, dialect); !problem.isEmpty()) {
        refuse(problem);
        return;
    }
    m_spec.id = newBatchId();
    m_spec.profileId = m_open->profile.id;
    m_spec.flowId = flow.id;
    m_spec.flowName = flow.name;
    m_spec.flowVersion = flow.publishedVersion ? flow.publishedVersion->id : QString();
    m_spec.pinnedVersion = QString::fromStdString(m_options.flowVersion);
    m_spec.schema = flow.inputSchema;
    m_spec.isSchemaUnreadable = !flow.inputSchemaProblem.isEmpty();
    m_spec.dialect = dialect;
    m_options.applyPace(m_spec);
    m_step = Step::Looking;
    m_engine->batches().list();
}

void BatchCommand::receiveBatches(const QList<BatchProgress> &stored)
{
    if (m_step != Step::Looking) {
        return;
    }
    QList<BatchProgress> byOthers;
    const BatchProgress *elsewhere = nullptr;
    for (const BatchProgress &batch : stored) {
        if (batch.spec.filePath != m_spec.filePath) {
            continue;
        }
        if (isOfOrganisation(batch.spec)) {
            // Its flow may have another name by now.
            (isOfConnection(batch.spec) ? m_stored : byOthers).append(batch);
        } else if (elsewhere == nullptr && batch.spec.flowName == m_spec.flowName && isResumable(batch)) {
            elsewhere = &batch;
        }
    }
    m_stored += byOthers;
    const BatchProgress *batch = earlier();
    if (m_options.resume && batch == nullptr && elsewhere != nullptr) {
        refuse(begunElsewhere(*elsewhere));
        return;
    }
    if (m_options.resume && !m_options.dryRun && batch != nullptr && goesOn(*batch)) {
        return;
    }
    if (m_options.resume && !m_options.dryRun && batch == nullptr && m_isHistoryLost) {
        refuse(QStringLiteral("Nobody can tell which rows of this file were launched: leave out --resume to "
                              "launch all of them."));
        return;
    }
    m_step = Step::Inspecting;
    m_engine->batches().inspect(m_spec);
}

/// By whichever connection: its rows are launches of this very flow.
bool BatchCommand::isOfOrganisation(const BatchSpec &spec) const
{
    return spec.flowId == m_spec.flowId &&
           (spec.environment.isEmpty() || spec.environment == m_open->profile.environment);
}

bool BatchCommand::isOfConnection(const BatchSpec &spec) const
{
    return spec.profileId == m_open->profile.id && isOfOrganisation(spec);
}

/// Going on here would launch all its rows another time.
QString BatchCommand::begunElsewhere(const BatchProgress &batch) const
{
    const QString where =
        batch.spec.environment.isEmpty() ? QStringLiteral("another connection") : batch.spec.environment;
    return QStringLiteral(
               "The batch of this file was begun in %1, and this connection leads to %2. Use the "
               "connection that it was begun with to go on, or leave out --resume to launch all rows "
               "in %2.")
        .arg(where, m_open->profile.environment);
}

/// Another connection leads to the same organisation: only with that one its rows are not launched again.
QString BatchCommand::begunByAnother(const BatchProgress &batch) const
{
    return QStringLiteral("The batch of this file was begun in this organisation with another connection: %1. "
                          "Use that one to go on.")
        .arg(connectionName(batch.spec.profileId));
}

/// Launching it anew would launch these rows another time.
QString BatchCommand::begunBefore(const BatchProgress &batch) const
{
    const QString way = isOfConnection(batch.spec)
                            ? QStringLiteral("with --resume")
                            : QStringLiteral("with --resume and the connection that it was begun with (%1)")
                                  .arg(connectionName(batch.spec.profileId));
    return QStringLiteral(
               "A batch of this file was begun on %1, and %2 of its %3 rows were launched: go on %4, "
               "or launch all of them again with --again.")
        .arg(batch.startedAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")))
        .arg(batch.launched)
        .arg(batch.rows)
        .arg(way);
}

/// As people would give it on the command line.
QString BatchCommand::connectionName(const ProfileId &id) const
{
    if (id == environmentProfileId()) {
        return QStringLiteral("that of the GENESYS_ variables, without --profile");
    }
    ProfileStore store(profilesPath(), m_clock);
    const bool isLoaded = store.load().ok();
    const auto profile = isLoaded ? store.profile(id) : std::nullopt;
    return profile ? QStringLiteral("--profile \"%1\"").arg(profile->name)
                   : QStringLiteral("--profile %1").arg(id.text());
}

/// The first that can be resumed, else the first of all; nullptr where there is none.
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
        if (!isOfConnection(batch.spec)) {
            refuse(begunByAnother(batch));
            return true;
        }
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
    const auto separator = m_options.separatorCharacter();
    const bool isOther =
        separator && found.spec.format == BatchFormat::Csv && found.spec.separator != *separator;
    m_spec = found.spec;
    if (isOther && !std::exchange(m_isInspectedAgain, true)) {
        m_spec.separator = *separator;
        m_engine->batches().inspect(m_spec);
        return;
    }
    if (const QString problem = m_options.applyMap(m_spec); !problem.isEmpty()) {
        refuse(problem);
        return;
    }
    m_step = Step::Checking;
    m_engine->batches().check(m_spec);
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
    if (check.badRows > 0 && !m_options.skipBadRows) {
        refuse(
            QStringLiteral("%1 of %2 rows cannot be sent, so nothing was: correct them, or launch the others "
                           "with --skip-bad-rows.")
                .arg(check.badRows)
                .arg(check.rows));
        return;
    }
    if (m_options.dryRun) {
        leave(ExitCode::Completed);
        return;
    }
    const BatchProgress *batch = earlier();
    if (batch != nullptr && isResumable(*batch) && batch->sha256Hex == check.sha256Hex && !m_options.again) {
        refuse(begunBefore(*batch));
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
        m_search->start(std::chrono::seconds(m_options.searchSeconds));
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
