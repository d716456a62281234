#include "app/console/consoleapplication.h"

#include "engine/batches.h"
#include "engine/flowcatalogue.h"
#include "engine/schedules.h"
#include "engine/storedruns.h"
#include "models/historytablemodel.h"
#include "ui/flows/flowspane.h"

#include <QApplication>
#include <QDesktopServices>
#include <QRandomGenerator>
#include <QSaveFile>

namespace flowconsole {

namespace {

EngineSettings engineSettings(const ConsoleSettings &settings)
{
    EngineSettings engine;
    engine.auditPath = settings.auditPath;
    engine.actor = settings.actor;
    engine.historyPath = settings.historyPath;
    engine.pollInterval = settings.pollInterval;
    engine.seed = QRandomGenerator::global()->generate();
    return engine;
}

} // namespace

ConsoleApplication::ConsoleApplication(const ConsoleSettings &settings, QObject *parent)
    : QObject(parent),
      m_consoleSettings(settings),
      m_settings(settings.settingsPath, QSettings::IniFormat),
      m_connections(m_clock, settings.profilesPath, settings.organisation),
      m_presets(settings.presetsPath),
      m_views(settings.viewsPath),
      m_engineThread(m_clock, engineSettings(settings)),
      m_window(m_theme, m_clock, m_settings),
      m_session(settings.sessionPath, m_window, m_clock)
{
    if (settings.theme) {
        m_theme.setChoice(*settings.theme);
    }
    connectIntents();
    connectFacts();
    connectLaunching();
    connectBatches();
    connectStoredRuns();
    connectConnections();
    connectFlows();
    connectPresets();
    connectViews();
    m_session.restore();
    // What the engine registered with the platform is taken back before the program ends.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    connect(qApp, &QGuiApplication::lastWindowClosed, &m_engineThread.engine(), &Engine::prepareToQuit);
    connect(&m_engineThread.engine(), &Engine::readyToQuit, qApp, &QCoreApplication::quit);
}

ConsoleApplication::~ConsoleApplication() = default;

void ConsoleApplication::start()
{
    QMetaObject::invokeMethod(&m_engineThread.engine(), &Engine::start, Qt::QueuedConnection);
    m_presets.load();
    m_views.load();
    m_connections.start();
}

void ConsoleApplication::connectIntents()
{
    Engine *engine = &m_engineThread.engine();
    connect(&m_window, &MainWindow::launchRequested, engine, &Engine::launch);
    connect(&m_window, &MainWindow::previewRequested, engine, &Engine::preview);
    connect(&m_window, &MainWindow::reloadFlowsRequested, engine, &Engine::reloadFlows);
    connect(&m_window, &MainWindow::lookRequested, engine, &Engine::lookNow);
    connect(&m_window, &MainWindow::inspectRequested, engine, &Engine::inspect);
    connect(&m_window, &MainWindow::endRequested, engine, &Engine::endExecutions);
    connect(&m_window, &MainWindow::preflightRequested, engine, &Engine::runPreflight);
    connect(&m_window, &MainWindow::signOutRequested, engine, &Engine::signOut);
    connect(&m_window, &MainWindow::signInRequested, &m_connections, &Connections::reopen);
    connect(&m_window, &MainWindow::signInPageRequested, engine, &Engine::continueSignIn);
    connect(&m_window, &MainWindow::profileChosen, &m_connections, &Connections::open);
    connect(&m_window, &MainWindow::profileSaved, &m_connections, &Connections::save);
    connect(&m_window, &MainWindow::profileDeleted, &m_connections, &Connections::remove);
    connect(&m_window, &MainWindow::profileTestRequested, &m_connections, &Connections::tryOut);
    connect(&m_window, &MainWindow::profilesExportRequested, &m_connections, &Connections::exportTo);
    connect(&m_window, &MainWindow::profilesImportRequested, &m_connections, &Connections::importFrom);
}

void ConsoleApplication::connectLaunching()
{
    Engine *engine = &m_engineThread.engine();
    connect(&m_window, &MainWindow::launchCopiesRequested, engine, &Engine::launchCopies);
    connect(&m_window, &MainWindow::launcherSettingsChosen, engine, &Engine::setLauncher);
    connect(&m_window, &MainWindow::pauseLaunchingRequested, engine, &Engine::pauseLaunching);
    connect(&m_window, &MainWindow::resumeLaunchingRequested, engine, &Engine::resumeLaunching);
    connect(&m_window, &MainWindow::takeBackQueuedRequested, engine, &Engine::takeBackQueued);
    connect(engine, &Engine::launchQueueChanged, &m_window, &MainWindow::showLaunchQueue);
    connect(engine, &Engine::queuedTakenBack, &m_window, &MainWindow::showTakenBack);
    Schedules *schedules = &engine->schedules();
    connect(&m_window, &MainWindow::scheduleAdded, schedules, &Schedules::add);
    connect(&m_window, &MainWindow::scheduleRemoved, schedules, &Schedules::remove);
    connect(schedules, &Schedules::changed, &m_window, &MainWindow::showSchedules);
    connect(schedules, &Schedules::refused, &m_window, &MainWindow::showScheduleRefusal);
}

void ConsoleApplication::connectBatches()
{
    Batches *batches = &m_engineThread.engine().batches();
    connect(&m_window, &MainWindow::batchInspectRequested, batches, &Batches::inspect);
    connect(&m_window, &MainWindow::batchCheckRequested, batches, &Batches::check);
    connect(&m_window, &MainWindow::batchCheckCancelled, batches, &Batches::cancelCheck);
    connect(&m_window, &MainWindow::batchStartRequested, batches, &Batches::start);
    connect(&m_window, &MainWindow::batchPauseRequested, batches, &Batches::pause);
    connect(&m_window, &MainWindow::batchResumeRequested, batches, &Batches::resume);
    connect(&m_window, &MainWindow::batchStopRequested, batches, &Batches::stop);
    connect(&m_window, &MainWindow::batchesWanted, batches, &Batches::list);
    connect(&m_window, &MainWindow::boundaryFileChosen, this, &ConsoleApplication::writeBatchFile);
    connect(batches, &Batches::inspected, &m_window, &MainWindow::showBatchInspection);
    connect(batches, &Batches::checkProgressed, &m_window, &MainWindow::showBatchCheckProgress);
    connect(batches, &Batches::checked, &m_window, &MainWindow::showBatchCheck);
    connect(batches, &Batches::progressed, &m_window, &MainWindow::showBatchProgress);
    connect(batches, &Batches::refused, &m_window, &MainWindow::showBatchRefusal);
    connect(batches, &Batches::listed, &m_window, &MainWindow::showBatches);
}

void ConsoleApplication::connectStoredRuns()
{
    StoredRuns *stored = &m_engineThread.engine().storedRuns();
    HistoryTableModel *table = &m_window.storedRuns();
    connect(table, &HistoryTableModel::searchRequested, stored, &StoredRuns::search);
    connect(table, &HistoryTableModel::stopRequested, stored, &StoredRuns::stop);
    connect(table, &HistoryTableModel::resumeRequested, stored, &StoredRuns::resume);
    connect(table, &HistoryTableModel::pageRequested, stored, &StoredRuns::readPage);
    connect(table, &HistoryTableModel::windowRequested, stored, &StoredRuns::readWindow);
    connect(stored, &StoredRuns::windowRead, table, &HistoryTableModel::windowRead);
    connect(table, &HistoryTableModel::newerRequested, stored, &StoredRuns::bringNewer);
    connect(stored, &StoredRuns::found, table, &HistoryTableModel::take);
    connect(stored, &StoredRuns::pageRead, table, &HistoryTableModel::takePage);
    connect(stored, &StoredRuns::failed, table, &HistoryTableModel::takeFailure);
    connect(stored, &StoredRuns::newerCounted, table, &HistoryTableModel::takeNewerCount);
    connect(&m_window, &MainWindow::runsWanted, stored, &StoredRuns::readRuns);
    connect(stored, &StoredRuns::runsRead, &m_window, &MainWindow::showRuns);
    connect(stored, &StoredRuns::runsFailed, &m_window, &MainWindow::showRunsFailure);
}

void ConsoleApplication::writeBatchFile(const QString &path, const QByteArray &lines)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size() && file.commit()) {
        m_window.openBatchFile(path);
    } else {
        m_window.announce(
            tr("%1 could not be written: %2", "%1: a path, %2: why").arg(path, file.errorString()));
    }
}

void ConsoleApplication::connectConnections()
{
    Engine *engine = &m_engineThread.engine();
    connect(&m_connections, &Connections::profilesChanged, &m_window, &MainWindow::showProfiles);
    connect(&m_connections, &Connections::noticed, &m_window, &MainWindow::announce);
    connect(&m_connections, &Connections::secretsAreTransient, &m_window, &MainWindow::showSecretsHint);
    connect(&m_connections, &Connections::demoFailed, this, &ConsoleApplication::showStartFailure);
    connect(&m_connections, &Connections::opened, engine, &Engine::connectTo);
    connect(&m_connections, &Connections::tryReady, engine, &Engine::testConnection);
    connect(engine, &Engine::refreshTokenChanged, &m_connections, &Connections::keepRefreshToken);
    connect(engine, &Engine::webhookSecretChanged, &m_connections, &Connections::keepWebhookSecret);
    connect(engine, &Engine::webhookRegistered, &m_connections, &Connections::keepWebhookId);
}

void ConsoleApplication::connectFlows()
{
    FlowCatalogue *catalogue = &m_engineThread.engine().flows();
    FlowsPane *pane = &m_window.flows();
    connect(pane, &FlowsPane::versionsWanted, catalogue, &FlowCatalogue::readVersions);
    connect(pane, &FlowsPane::versionWanted, catalogue, &FlowCatalogue::readVersion);
    connect(catalogue, &FlowCatalogue::pageLoaded, pane, &FlowsPane::showPage);
    connect(catalogue, &FlowCatalogue::healthChanged, pane, &FlowsPane::showHealth);
    connect(catalogue, &FlowCatalogue::versionsRead, pane, &FlowsPane::showVersions);
    connect(catalogue, &FlowCatalogue::versionsFailed, pane, &FlowsPane::showVersionsFailure);
    connect(catalogue, &FlowCatalogue::versionRead, pane, &FlowsPane::showVersion);
    connect(catalogue, &FlowCatalogue::versionFailed, pane, &FlowsPane::showVersionFailure);
}

void ConsoleApplication::connectPresets()
{
    connect(&m_window, &MainWindow::presetsChanged, &m_presets, &Presets::save);
    connect(&m_window, &MainWindow::presetsExportRequested, &m_presets, &Presets::exportTo);
    connect(&m_window, &MainWindow::presetsImportRequested, &m_presets, &Presets::importFrom);
    connect(&m_presets, &Presets::changed, &m_window, &MainWindow::showPresets);
    connect(&m_presets, &Presets::noticed, &m_window, &MainWindow::announce);
}

void ConsoleApplication::connectViews()
{
    connect(&m_window, &MainWindow::viewsChanged, &m_views, &SavedViews::save);
    connect(&m_window, &MainWindow::viewsExportRequested, &m_views, &SavedViews::exportTo);
    connect(&m_window, &MainWindow::viewsImportRequested, &m_views, &SavedViews::importFrom);
    connect(&m_views, &SavedViews::changed, &m_window, &MainWindow::showViews);
    connect(&m_views, &SavedViews::noticed, &m_window, &MainWindow::announce);
    connect(&m_views, &SavedViews::troubled, &m_window, &MainWindow::showViewsTrouble);
}

void ConsoleApplication::connectFacts()
{
    Engine *engine = &m_engineThread.engine();
    connect(engine, &Engine::connectionChanged, &m_window, &MainWindow::showConnection);
    connect(engine, &Engine::connectionTested, &m_window, &MainWindow::showConnectionTest);
    connect(engine, &Engine::preflightChanged, &m_window, &MainWindow::showPreflight);
    connect(engine, &Engine::preflightFailed, &m_window, &MainWindow::showPreflightFailure);
    connect(engine, &Engine::pushChanged, &m_window, &MainWindow::showPush);
    connect(engine, &Engine::signInPageNeeded, this, [](const QUrl &page) { QDesktopServices::openUrl(page); });
    connect(engine, &Engine::flowsChanged, &m_window, &MainWindow::showFlows);
    connect(engine, &Engine::flowsFailed, &m_window, &MainWindow::showFlowsFailure);
    connect(engine, &Engine::executionsChanged, &m_window, &MainWindow::applyChanges);
    connect(engine, &Engine::detailsChanged, &m_window, &MainWindow::showDetails);
    connect(engine, &Engine::previewReady, &m_window, &MainWindow::showPreview);
    connect(engine, &Engine::metricsChanged, &m_window, &MainWindow::showMetrics);
    connect(engine, &Engine::trendChanged, &m_window, &MainWindow::showTrend);
    connect(engine, &Engine::rateBudgetChanged, &m_window, &MainWindow::showRateBudget);
    connect(engine, &Engine::auditChanged, &m_window, &MainWindow::showAudit);
    connect(engine, &Engine::historyChanged, &m_window, &MainWindow::showHistory);
}

void ConsoleApplication::showStartFailure(const Error &error)
{
    ConnectionStatus status;
    status.state = ConnectionStatus::State::Failed;
    status.profile.name = tr("Demo organisation");
    status.error = ApiError{.kind = ApiError::Kind::Local,
                            .retryAfter = {},
                            .code = {},
                            .message = error.message,
                            .correlationId = {}};
    m_window.showConnection(status);
}

} // namespace flowconsole
