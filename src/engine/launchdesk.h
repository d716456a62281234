#pragma once

#include "base/clock.h"
#include "domain/launchqueue.h"
#include "domain/launchrequest.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <memory>

namespace flowconsole {

class Connection;
class ExecutionStore;
class Launcher;
struct FlowExecution;

/// Why launches are held back that the operator wants held back, for people.
[[nodiscard]] QString operatorsWish();

/// Takes what shall be launched, by the operator, a schedule or a batch, makes its execution and hands it to
/// the launcher of the connection that is open; where none is, the execution fails with the reason. Knows how
/// fast launches may leave and whether they are held back, whichever connection is open. Lives in the engine's
/// thread, as long as the engine.
class LaunchDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaunchDesk)

public:
    static constexpr int mostCopies = 10000;

    LaunchDesk(ExecutionStore &store, const Clock &clock, QObject *parent = nullptr);
    ~LaunchDesk() override;

    /// nullptr: none is open any more; to be told before Connection::leave(). The connection must outlive its
    /// use here.
    void setConnection(Connection *connection);
    [[nodiscard]] Connection *connection() const { return m_connection; }

    /// The execution's id: that of the request, else a new one.
    ExecutionId launch(const LaunchRequest &request);
    /// The same `copies` times, at most mostCopies; the first has the id of the request, where it has one.
    QList<ExecutionId> launchCopies(const LaunchRequest &request, int copies);

    /// The request as it is sent where it is launched once: plain names, the dialect's time limit, a name.
    [[nodiscard]] LaunchRequest completed(const LaunchRequest &asked) const;

    void setSettings(const LauncherSettings &settings);
    /// Nothing leaves from now on. Several reasons may hold at a time; they are told to people.
    void pause(const QString &reason);
    void resume(const QString &reason);
    /// Takes back all that has not left: these become Terminated. What has left goes on. Told by takenBack().
    TakenBack takeBackAll();
    /// The same for those of one batch, without telling.
    TakenBack takeBack(const BatchId &batch);

    [[nodiscard]] LaunchQueueState state() const;

signals:
    /// At most 15 a second.
    void stateChanged(const flowconsole::LaunchQueueState &state);
    void takenBack(const flowconsole::TakenBack &result);

private:
    [[nodiscard]] FlowExecution executionOf(const LaunchRequest &request) const;
    void queue(const LaunchRequest &request, const FlowExecution &execution);
    void refuse(const ExecutionId &id);
    void tellSoon();
    void tell();

    ExecutionStore &m_store;
    const Clock &m_clock;
    Connection *m_connection = nullptr;
    QPointer<Launcher> m_launcher;
    LauncherSettings m_settings;
    QStringList m_pauses;
    LaunchQueueState m_told;
    Milliseconds m_lastTold{0};
    std::unique_ptr<Alarm> m_tell;
    std::unique_ptr<QObject> m_wires; ///< what hears of the connection
};

} // namespace flowconsole
