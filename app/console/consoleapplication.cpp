#include "app/console/consoleapplication.h"

#include <QRandomGenerator>

namespace flowconsole {

namespace {

EngineSettings engineSettings(const ConsoleSettings &settings)
{
    EngineSettings engine;
    engine.auditPath = settings.auditPath;
    engine.actor = settings.actor;
    engine.pollInterval = settings.pollInterval;
    engine.seed = QRandomGenerator::global()->generate();
    return engine;
}

} // namespace

ConsoleApplication::ConsoleApplication(const ConsoleSettings &settings, QObject *parent)
    : QObject(parent),
      m_consoleSettings(settings),
      m_settings(settings.settingsPath, QSettings::IniFormat),
      m_engineThread(m_clock, engineSettings(settings)),
      m_window(m_theme, m_clock, m_settings)
{
    if (settings.theme) {
        m_theme.setChoice(*settings.theme);
    }
    connectIntents();
    connectFacts();
}

ConsoleApplication::~ConsoleApplication() = default;

void ConsoleApplication::start()
{
    // The tutorial's dialect launches flows of every type, so that call flows can be tried too.
    auto connection = connectionToEmbedded(m_consoleSettings.organisation, Dialect::FlowExecutions);
    if (!connection) {
        showStartFailure(connection.error());
        return;
    }
    m_connection.emplace(std::move(connection).value());
    signIn();
}

void ConsoleApplication::connectIntents()
{
    Engine *engine = &m_engineThread.engine();
    connect(&m_window, &MainWindow::launchRequested, engine, &Engine::launch);
    connect(&m_window, &MainWindow::reloadFlowsRequested, engine, &Engine::reloadFlows);
    connect(&m_window, &MainWindow::lookRequested, engine, &Engine::lookNow);
    connect(&m_window, &MainWindow::inspectRequested, engine, &Engine::inspect);
    connect(&m_window, &MainWindow::signInRequested, this, [this] { m_connection ? signIn() : start(); });
}

void ConsoleApplication::connectFacts()
{
    Engine *engine = &m_engineThread.engine();
    connect(engine, &Engine::connectionChanged, &m_window, &MainWindow::showConnection);
    connect(engine, &Engine::flowsChanged, &m_window, &MainWindow::showFlows);
    connect(engine, &Engine::flowsFailed, &m_window, &MainWindow::showFlowsFailure);
    connect(engine, &Engine::executionsChanged, &m_window, &MainWindow::applyChanges);
    connect(engine, &Engine::detailsChanged, &m_window, &MainWindow::showDetails);
    connect(engine, &Engine::metricsChanged, &m_window, &MainWindow::showMetrics);
    connect(engine, &Engine::trendChanged, &m_window, &MainWindow::showTrend);
    connect(engine, &Engine::rateBudgetChanged, &m_window, &MainWindow::showRateBudget);
    connect(engine, &Engine::auditChanged, &m_window, &MainWindow::showAudit);
}

void ConsoleApplication::signIn()
{
    Engine *engine = &m_engineThread.engine();
    QMetaObject::invokeMethod(engine,
                              [engine, profile = m_connection->profile, secret = m_connection->clientSecret] {
                                  engine->connectTo(profile, secret);
                              });
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
