#pragma once

#include "base/clock.h"
#include "engine/audittrail.h"
#include "engine/batches.h"
#include "engine/connection.h"
#include "engine/connectiontest.h"
#include "engine/engine.h"
#include "engine/executionpaths.h"
#include "engine/executionstore.h"
#include "engine/flowcatalogue.h"
#include "engine/historykeeper.h"
#include "engine/launchdesk.h"
#include "engine/requestlog.h"
#include "engine/schedules.h"
#include "engine/storedruns.h"
#include "engine/wakewatch.h"
#include "engine/watchmemory.h"
#include "storage/executionhistory.h"
#include "telemetry/telemetry.h"

#include <map>

namespace flowconsole {

/// What an engine is made of, in the order in which the parts depend on each other. For the engine's own files.
struct Engine::Parts
{
    Parts(const Clock &engineClock, const EngineSettings &engineSettings)
        : clock(engineClock),
          settings(engineSettings),
          store(clock, settings.liveLimit),
          memory(store, clock),
          audit(clock, settings.auditPath, settings.actor),
          history(clock, historySettings(settings.historyPath)),
          desk(store, clock),
          schedules(desk, clock),
          flows(store, history, clock),
          keeper(store, paths, requests, desk, history, clock),
          batches(store, desk, history, clock),
          storedRuns(store, paths, requests, history, clock),
          wake(clock),
          startedAt(clock.nowUtc())
    {}

    [[nodiscard]] static HistorySettings historySettings(const QString &path)
    {
        HistorySettings settings;
        settings.path = path;
        return settings;
    }

    [[nodiscard]] Telemetry &telemetryOf(const ProfileId &profile)
    {
        return telemetry.try_emplace(profile, clock).first->second;
    }

    static constexpr Milliseconds telemetryInterval{1000};

    const Clock &clock;
    EngineSettings settings;
    ExecutionStore store;
    WatchMemory memory;
    ExecutionPaths paths;
    AuditTrail audit;
    std::map<ProfileId, Telemetry> telemetry;
    RequestLog requests;
    ExecutionHistory history;
    LaunchDesk desk;
    Schedules schedules;
    FlowCatalogue flows;
    HistoryKeeper keeper;
    Batches batches;
    StoredRuns storedRuns;
    WakeWatch wake;
    const QDateTime startedAt;
    ExecutionId inspected;
    std::unique_ptr<Alarm> telemetryAlarm;
    std::unique_ptr<Alarm> sweep;
    ConnectionStatus status; ///< as told last
    bool telemetryChanged = false;
    QDateTime lastPoint; ///< of the trend that was told last
    std::unique_ptr<ConnectionTest> test;
    std::vector<std::unique_ptr<Connection>> parting; ///< left, and saying good-bye
    QList<const Connection *> parted;                 ///< of these, the ones that have said it
    std::unique_ptr<Alarm> patience;                  ///< with batches, as the program is about to end
    bool isQuitting = false;
    bool isReadyToQuit = false;
    bool hasLeft = false; ///< the audit log says how what was not over was left
    std::unique_ptr<Connection> connection;
    bool isOpen = false; ///< the connection has been signed in
    /// What hears of the connection; without it, a connection that is being left is not heard any more.
    std::unique_ptr<QObject> wires;
};

} // namespace flowconsole
