#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/flow.h"
#include "domain/flowexecution.h"
#include "domain/flowhealth.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace flowconsole {

class Connection;
class ExecutionHistory;
class ExecutionStore;

/// The flows of the organisation that is open: the list, page by page, versions on demand, and of each flow how
/// its last runs went. Lives in the engine's thread, as long as the engine; nothing is told of a connection
/// that was left.
class FlowCatalogue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowCatalogue)

public:
    FlowCatalogue(const ExecutionStore &store, ExecutionHistory &history, const Clock &clock,
                  QObject *parent = nullptr);
    ~FlowCatalogue() override;

    /// nullptr: none.
    void setConnection(Connection *connection);

public slots:
    /// Reads the whole list from its first page on. One that is under way is given up.
    void reload();
    /// Answered by versionsRead() or versionsFailed().
    void readVersions(const flowconsole::FlowId &flow);
    /// Answered by versionRead() or versionFailed().
    void readVersion(const flowconsole::FlowId &flow, const QString &versionId);

signals:
    /// Some flows that this load had not told of yet.
    void pageLoaded(const flowconsole::FlowPage &page);
    /// All of them.
    void loaded(const QList<flowconsole::Flow> &flows);
    /// The pages that were told of are all that came.
    void loadFailed(const flowconsole::ApiError &error);
    void versionsRead(const flowconsole::FlowId &flow, const QList<flowconsole::FlowVersion> &versions);
    void versionsFailed(const flowconsole::FlowId &flow, const flowconsole::ApiError &error);
    void versionRead(const flowconsole::FlowId &flow, const flowconsole::VersionSchemas &version);
    void versionFailed(const flowconsole::FlowId &flow, const QString &versionId,
                       const flowconsole::ApiError &error);
    /// Of the flows of a page, and of those that have run; at most twice a second.
    void healthChanged(const QList<flowconsole::FlowHealth> &health);

private:
    void take(const FlowPage &page);
    void noteRun(const FlowExecution &execution);
    void tellDue();
    void askHealth(const QList<FlowId> &flows);

    ExecutionHistory &m_history;
    Connection *m_connection = nullptr;
    std::unique_ptr<QObject> m_asking;  ///< answers of this connection come while it lives
    std::unique_ptr<QObject> m_loading; ///< the same, of the list that is read
    QSet<FlowId> m_due;                 ///< they have run since their health was told
    bool m_isDue = false;
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace flowconsole
