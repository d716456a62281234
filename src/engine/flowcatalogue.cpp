#include "engine/flowcatalogue.h"

#include "base/logging.h"
#include "engine/connection.h"
#include "engine/executionstore.h"
#include "net/pendinganswer.h"
#include "storage/executionhistory.h"

#include <QPointer>

#include <utility>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

/// Runs end by the hundred where a batch runs.
constexpr Milliseconds healthInterval = 500ms;

/// A question to the history: others may come between.
constexpr qsizetype flowsAtATime = 100;

} // namespace

FlowCatalogue::FlowCatalogue(const ExecutionStore &store, ExecutionHistory &history, const Clock &clock,
                             QObject *parent)
    : QObject(parent), m_history(history), m_alarm(clock.createAlarm([this] { tellDue(); }))
{
    connect(&store, &ExecutionStore::stateChanged, this, &FlowCatalogue::noteRun);
}

FlowCatalogue::~FlowCatalogue() = default;

void FlowCatalogue::setConnection(Connection *connection)
{
    m_connection = connection;
    m_loading.reset();
    m_asking = std::make_unique<QObject>();
    m_due.clear();
}

void FlowCatalogue::reload()
{
    if (m_connection == nullptr) {
        return;
    }
    m_loading = std::make_unique<QObject>();
    const auto onPage = [this, wanted = QPointer<QObject>(m_loading.get())](const FlowPage &page) {
        if (wanted) {
            take(page);
        }
        return !wanted.isNull();
    };
    whenFinished(m_connection->client().flows(onPage), m_loading.get(),
                 [this](const ApiResult<QList<Flow>> &flows) {
                     if (flows) {
                         emit loaded(flows.value());
                     } else {
                         emit loadFailed(flows.error());
                     }
                 });
}

void FlowCatalogue::take(const FlowPage &page)
{
    emit pageLoaded(page);
    QList<FlowId> ids;
    ids.reserve(page.flows.size());
    for (const Flow &flow : page.flows) {
        ids.append(flow.id);
    }
    askHealth(ids);
}

void FlowCatalogue::readVersions(const FlowId &flow)
{
    if (m_connection == nullptr) {
        emit versionsFailed(flow, cancelledError());
        return;
    }
    whenFinished(m_connection->client().versions(flow), m_asking.get(),
                 [this, flow](const ApiResult<QList<FlowVersion>> &versions) {
                     if (versions) {
                         emit versionsRead(flow, versions.value());
                     } else {
                         emit versionsFailed(flow, versions.error());
                     }
                 });
}

void FlowCatalogue::readVersion(const FlowId &flow, const QString &versionId)
{
    if (m_connection == nullptr) {
        emit versionFailed(flow, versionId, cancelledError());
        return;
    }
    whenFinished(m_connection->client().version(flow, versionId), m_asking.get(),
                 [this, flow, versionId](const ApiResult<VersionSchemas> &version) {
                     if (version) {
                         emit versionRead(flow, version.value());
                     } else {
                         emit versionFailed(flow, versionId, version.error());
                     }
                 });
}

void FlowCatalogue::noteRun(const FlowExecution &execution)
{
    const bool counts = isFinal(execution.state) || execution.state == ExecutionState::Unknown;
    if (!counts || m_connection == nullptr || execution.profileId != m_connection->profile().id) {
        return;
    }
    m_due.insert(execution.flowId);
    if (!std::exchange(m_isDue, true)) {
        m_alarm->start(healthInterval);
    }
}

void FlowCatalogue::tellDue()
{
    m_isDue = false;
    const QSet<FlowId> due = std::exchange(m_due, {});
    askHealth(due.values());
}

void FlowCatalogue::askHealth(const QList<FlowId> &flows)
{
    if (m_connection == nullptr) {
        return;
    }
    const ProfileId profile = m_connection->profile().id;
    for (qsizetype from = 0; from < flows.size(); from += flowsAtATime) {
        m_history.readFlowHealth(profile, flows.mid(from, flowsAtATime), m_asking.get(),
                                 [this](const Result<QList<FlowHealth>> &health) {
                                     if (!health) {
                                         qCWarning(lcEngine)
                                             << "The health of flows cannot be read:" << health.error().message;
                                     } else if (!health.value().isEmpty()) {
                                         emit healthChanged(health.value());
                                     }
                                 });
    }
}

} // namespace flowconsole
