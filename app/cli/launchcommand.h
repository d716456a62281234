#pragma once

#include "app/cli/connectionoptions.h"
#include "app/cli/launchreport.h"
#include "base/clock.h"
#include "domain/flow.h"
#include "domain/launchrequest.h"

#include <QObject>

#include <vector>

namespace flowconsole {

class Engine;

/// `launch`: launches one execution, follows it to its end and tells how it went.
class LaunchCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaunchCommand)

public:
    LaunchCommand();
    ~LaunchCommand() override;

    void addTo(CLI::App &app);
    int run();

private:
    void open(Result<ReadyConnection> connection);
    void createEngine();
    void receiveConnection(const ConnectionStatus &status);
    void receiveFlows(const QList<Flow> &flows);
    void receiveDetails(const ExecutionDetails &details);
    void receivePush(const PushState &state);
    void receiveBudget(const RateBudgetState &state);
    [[nodiscard]] bool isOver(const FlowExecution &execution) const;
    [[nodiscard]] bool isHopeless(const ApiError &error, int failedLooks);
    void finishWhenTold();
    void stopWatching(const QString &why, ExitCode code);
    void refuse(const QStringList &problems);
    void leave(ExitCode code);

    [[nodiscard]] Dialect dialect() const { return m_open->profile.dialect; }

    ConnectionOptions m_connection;
    std::string m_flow;
    std::vector<std::string> m_variables;
    std::string m_variablesFile;
    bool m_sampleInput = false;
    std::string m_flowVersion;
    int m_priority = 1;
    int m_timeoutSeconds = 0;
    std::optional<int> m_searchSeconds; ///< absent: by dialect
    bool m_json = false;

    SystemClock m_clock;
    std::optional<LaunchReport> m_report;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<Alarm> m_deadline; ///< of the whole launch, also before the platform has answered
    std::unique_ptr<Alarm> m_ending;
    std::optional<Milliseconds> m_failingSince; ///< of the clock's monotonic time
    JsonValue m_fileInput = JsonValue::object();
    std::optional<ReadyConnection> m_open;
    bool m_isRunning = false;
    bool m_isOver = false;
    std::unique_ptr<Alarm> m_search; ///< since the launch's fate is not known
    bool m_isSearchOver = false;
    bool m_hasToldPush = false;
    bool m_isLeaving = false;
    ExecutionId m_execution;
    std::optional<ExecutionDetails> m_details;
    std::optional<Metrics> m_metrics;
    QDateTime m_toldPause;
};

} // namespace flowconsole
