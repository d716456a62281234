#pragma once

#include "engine/launcher.h"
#include "tests/integration/turning.h"
#include "tests/integration/workbench.h"

#include <QTcpSocket>

namespace flowconsole {

/// A launcher, and what it launches. The platform holds back its answers while it is told to.
struct LauncherBench : Workbench
{
    explicit LauncherBench(Dialect dialect = Dialect::FlowExecutions, ExecutionHistory *stored = nullptr)
        : Workbench(dialect),
          launcher(console.client, store, audit, stored != nullptr ? *stored : history, console.budget,
                   console.clock)
    {
        isBusy = [this] { return launcher.isWriting(); };
        platform.onApi = [this](const SeenRequest &request) {
            if (request.method == "POST") {
                launchedAt.append(console.clock.monotonic());
                mostUnanswered = std::max(mostUnanswered, ++unanswered);
                if (isHolding) {
                    held.append(request.socket);
                    return QByteArray();
                }
                --unanswered;
            }
            return answer();
        };
    }

    ExecutionId launch(const std::function<void(LaunchRequest &)> &change = {})
    {
        LaunchRequest request;
        request.flowId = FlowId(QStringLiteral("f"));
        if (change) {
            change(request);
        }
        request.id = add({}, [&request](FlowExecution &execution) {
            execution.state = ExecutionState::Queued;
            execution.launchedAt = {};
            execution.flowId = request.flowId;
            execution.batchId = request.batchId;
            execution.batchRow = request.batchRow;
        });
        launcher.launch(request);
        return request.id;
    }

    QList<ExecutionId> launch(int count, const std::function<void(LaunchRequest &)> &change = {})
    {
        QList<ExecutionId> ids;
        for (int i = 0; i < count; ++i) {
            ids.append(launch(change));
        }
        return ids;
    }

    /// Turns the event loop, without moving the clock, until `isSo`; false after five seconds.
    [[nodiscard]] bool reaches(const std::function<bool()> &isSo) { return turnUntil(console.clock, isSo); }

    /// For what shall not happen: long enough for it to happen.
    void linger()
    {
        turnForAWhile(console.clock, [this] { return launcher.isWriting(); });
    }

    void answerOne()
    {
        --unanswered;
        held.takeFirst()->write(answer());
    }

    [[nodiscard]] int posts() const { return requests("POST", "executions"); }
    [[nodiscard]] int inState(ExecutionState state) const
    {
        return static_cast<int>(store.idsIn(state).size());
    }

    bool isHolding = false;
    QList<QTcpSocket *> held; ///< wait for an answer, oldest first
    int unanswered = 0;
    int mostUnanswered = 0;
    QList<Milliseconds> launchedAt; ///< by the test's clock
    Launcher launcher;

private:
    [[nodiscard]] QByteArray answer()
    {
        const QByteArray id = QByteArray::number(++m_answers);
        return httpAnswer(201, "{\"id\":\"e" + id + "\",\"flowId\":\"f\",\"state\":\"Running\"}");
    }

    int m_answers = 0;
};

} // namespace flowconsole
