#pragma once

#include "app/console/connections.h"
#include "app/console/enginethread.h"
#include "app/console/presets.h"
#include "app/console/savedviews.h"
#include "app/console/sessionkeeper.h"
#include "base/clock.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/theme.h"

#include <QSettings>

#include <optional>

namespace flowconsole {

/// What a console is made with; tests point it elsewhere.
struct ConsoleSettings
{
    QString settingsPath; ///< preferences, such as the theme
    QString sessionPath;  ///< where the operator was; empty: it is not kept
    QString profilesPath; ///< the connections that are stored
    QString presetsPath;  ///< presets and personas; empty: none are kept
    QString viewsPath;    ///< saved filters and views; empty: none are kept
    QString auditPath;
    QString historyPath; ///< of the executions; empty: none is kept
    QString actor;
    EmbeddedOrganisationOptions organisation;
    std::optional<SchemeChoice> theme;                     ///< instead of the remembered one
    std::optional<std::chrono::milliseconds> pollInterval; ///< absent: by dialect
};

/// The composition root: owns the parts and connects the window's intents with the engine and the engine's
/// facts with the window. The order of the members is the order in which they depend on each other. GUI thread.
class ConsoleApplication final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsoleApplication)

public:
    explicit ConsoleApplication(const ConsoleSettings &settings, QObject *parent = nullptr);
    ~ConsoleApplication() override;

    [[nodiscard]] MainWindow &window() { return m_window; }
    [[nodiscard]] Theme &theme() { return m_theme; }

    /// Starts the embedded organisation and opens the connection that was open last. To be called once the
    /// window is shown, so that the first paint waits for nothing.
    void start();

private:
    void connectIntents();
    void connectFacts();
    void connectLaunching();
    void connectBatches();
    void connectStoredRuns();
    void connectConnections();
    void connectFlows();
    void connectPresets();
    void connectViews();
    void writeBatchFile(const QString &path, const QByteArray &lines);
    void showStartFailure(const Error &error);

    SystemClock m_clock;
    ConsoleSettings m_consoleSettings;
    QSettings m_settings;
    Theme m_theme;
    Connections m_connections;
    Presets m_presets;
    SavedViews m_views;
    EngineThread m_engineThread;
    MainWindow m_window;
    SessionKeeper m_session;
};

} // namespace flowconsole
