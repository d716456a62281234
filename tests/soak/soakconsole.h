#pragma once

#include "engine/engine.h"
#include "tests/soak/virtualplatform.h"

#include <QHash>
#include <QRandomGenerator>

#include <memory>
#include <optional>

namespace flowconsole {

/// What is remembered of a row, and nothing else, so that the console's own memory is what grows.
struct SoakRow
{
    std::string mark;
    ExecutionState state = ExecutionState::Draft;
    bool hasTimeout = false;
    bool wasToEnd = false; ///< somebody asked for its end
    QString detail;
    QString platformId;
};

/// One console of the soak: an engine with a connection to the virtual platform.
class SoakConsole final
{
    Q_DISABLE_COPY_MOVE(SoakConsole)

public:
    /// `folder` is where it keeps its audit log and its history; `liveLimit` as in EngineSettings.
    SoakConsole(VirtualPlatform &platform, Dialect dialect, const QString &folder, size_t liveLimit);

    [[nodiscard]] Dialect dialect() const { return m_dialect; }
    [[nodiscard]] bool isReady() const { return !m_flows.isEmpty(); }
    /// Launches a flow that is drawn, with an input that carries `mark`.
    ExecutionId launch(const std::string &mark, QRandomGenerator &random);
    void end(const ExecutionId &id);
    [[nodiscard]] Engine &engine() { return *m_engine; }
    /// Ends the engine, which stores what is not stored yet, and reads its history again. The rows' number
    /// and states as they are stored; nothing where it cannot be read.
    [[nodiscard]] std::optional<QHash<ExecutionId, ExecutionState>> storedAfterTheEnd();
    [[nodiscard]] const QHash<ExecutionId, SoakRow> &rows() const { return m_rows; }
    [[nodiscard]] bool isAllOver() const;

private:
    void takeFlows(const QList<Flow> &flows);
    void take(const ChangeSet &changes);

    VirtualPlatform &m_platform;
    const Dialect m_dialect;
    const QString m_historyPath;
    QList<Flow> m_flows;
    QHash<ExecutionId, SoakRow> m_rows;
    std::unique_ptr<Engine> m_engine;
};

} // namespace flowconsole
