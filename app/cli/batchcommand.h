#pragma once

#include "app/cli/batchreport.h"
#include "app/cli/connectionoptions.h"
#include "domain/flow.h"

#include <QObject>

#include <string>
#include <vector>

namespace flowconsole {

class Engine;

/// `batch`: launches a flow once for each row of a file, follows the executions to their end and writes what
/// became of each row; goes on where an earlier call ended.
///
///     signing in → looking for earlier batches → inspecting → checking → launching → leaving
class BatchCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchCommand)

public:
    BatchCommand();
    ~BatchCommand() override;

    void addTo(CLI::App &app);
    int run();

private:
    enum class Step { SigningIn, Looking, Inspecting, Checking, Launching, Leaving };

    void addPaceTo(CLI::App &app);
    void createEngine();
    void wireBatches();
    void open(Result<ReadyConnection> connection);
    void receiveConnection(const ConnectionStatus &status);
    void receiveFlows(const QList<Flow> &flows);
    void receiveBatches(const QList<BatchProgress> &stored);
    void receiveInspection(const BatchCheck &found);
    void receiveCheck(const BatchCheck &check);
    void receiveProgress(const BatchProgress &progress);
    [[nodiscard]] QString applyMap(BatchSpec &spec) const;
    [[nodiscard]] const BatchProgress *earlier() const;
    [[nodiscard]] bool goesOn(const BatchProgress &batch);
    void limitSearch(const BatchProgress &progress);
    void interrupt();
    void stopLaunching();
    void end(const BatchProgress &progress);
    void refuse(const QString &problem, ExitCode code = ExitCode::BadUsage);
    void leave(ExitCode code);

    ConnectionOptions m_connection;
    std::string m_file;
    std::string m_flow;
    std::string m_flowVersion;
    std::vector<std::string> m_map;
    std::string m_separator;
    std::string m_result;
    std::string m_timeoutAction = "terminate";
    int m_concurrency = 6;
    int m_staggerMs = 0;
    int m_timeoutSeconds = 0;
    int m_priority = 1;
    int m_searchSeconds = 65;
    bool m_resume = false;
    bool m_again = false;
    bool m_dryRun = false;
    bool m_skipBadRows = false;
    bool m_yes = false;
    bool m_json = false;

    SystemClock m_clock;
    std::optional<BatchReport> m_report;
    std::unique_ptr<Engine> m_engine;
    std::optional<ReadyConnection> m_open;
    Step m_step = Step::SigningIn;
    BatchSpec m_spec;
    bool m_isSchemaUnreadable = false;
    bool m_isHistoryLost = false;    ///< it was damaged and has been begun anew
    bool m_isInspectedAgain = false; ///< by the separator that was given
    QList<BatchProgress> m_stored;   ///< of this file, flow and connection; newest first
    int m_requestsPerMinute = 0;
    std::optional<ExitCode> m_stopCode; ///< why launching was stopped
    bool m_isEnded = false;             ///< the batch has told its end
    std::unique_ptr<Alarm> m_search;    ///< until what cannot be found is given up
    std::unique_ptr<Alarm> m_patience;
};

} // namespace flowconsole
