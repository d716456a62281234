#pragma once

#include "app/cli/batchoptions.h"
#include "app/cli/batchreport.h"
#include "domain/flow.h"

#include <QObject>

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

    void createEngine();
    void wireBatches();
    void open(Result<ReadyConnection> connection);
    void receiveConnection(const ConnectionStatus &status);
    void receiveFlows(const QList<Flow> &flows);
    void receiveBatches(const QList<BatchProgress> &stored);
    void receiveInspection(const BatchCheck &found);
    void receiveCheck(const BatchCheck &check);
    void receiveProgress(const BatchProgress &progress);
    [[nodiscard]] bool isOfOrganisation(const BatchSpec &spec) const;
    [[nodiscard]] bool isOfConnection(const BatchSpec &spec) const;
    [[nodiscard]] QString begunElsewhere(const BatchProgress &batch) const;
    [[nodiscard]] QString begunByAnother(const BatchProgress &batch) const;
    [[nodiscard]] QString begunBefore(const BatchProgress &batch) const;
    [[nodiscard]] QString connectionName(const ProfileId &id) const;
    [[nodiscard]] const BatchProgress *earlier() const;
    [[nodiscard]] bool goesOn(const BatchProgress &batch);
    void limitSearch(const BatchProgress &progress);
    void interrupt();
    void stopLaunching();
    void end(const BatchProgress &progress);
    void refuse(const QString &problem, ExitCode code = ExitCode::BadUsage);
    void leave(ExitCode code);

    BatchOptions m_options;

    SystemClock m_clock;
    std::optional<BatchReport> m_report;
    std::unique_ptr<Engine> m_engine;
    std::optional<ReadyConnection> m_open;
    Step m_step = Step::SigningIn;
    BatchSpec m_spec;
    bool m_isHistoryLost = false;    ///< it was damaged and has been begun anew
    bool m_isInspectedAgain = false; ///< by the separator that was given
    QList<BatchProgress>
        m_stored; ///< of this file, flow and organisation; this connection's first, then newest first
    int m_requestsPerMinute = 0;
    std::optional<ExitCode> m_stopCode; ///< why launching was stopped
    bool m_isEnded = false;             ///< the batch has told its end
    std::unique_ptr<Alarm> m_search;    ///< until what cannot be found is given up
    std::unique_ptr<Alarm> m_patience;
};

} // namespace flowconsole
