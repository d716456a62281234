#pragma once

#include "engine/audittrail.h"
#include "engine/ender.h"
#include "engine/executionpaths.h"
#include "engine/executionstore.h"
#include "engine/floweventrouter.h"
#include "engine/monitor.h"
#include "engine/watchmemory.h"
#include "storage/executionhistory.h"
#include "tests/net/scriptedplatform.h"

#include <QTemporaryDir>

namespace flowconsole {

/// What an open connection works with, on a clock that the test moves, against a platform that the test scripts
/// over a real socket.
struct Workbench
{
    explicit Workbench(Dialect dialect, Milliseconds pollInterval = Milliseconds(2000));

    /// An execution that runs, launched now.
    ExecutionId add(const QString &platformId, const std::function<void(FlowExecution &)> &change = {});
    [[nodiscard]] const FlowExecution &of(const ExecutionId &id) const { return *store.find(id); }
    [[nodiscard]] QString auditPath() const { return folder.filePath(QStringLiteral("audit.jsonl")); }
    /// The entries of the audit log with that event, oldest first.
    [[nodiscard]] QList<JsonValue> audited(QStringView event) const;
    /// Requests of that method whose target contains `part`.
    [[nodiscard]] int requests(QByteArrayView method, const QByteArray &part) const;

    /// Moves the clock on, step by step, and lets the exchanges of each step end before the next.
    void pass(Milliseconds time, Milliseconds step = Milliseconds(200));
    /// Turns the event loop until nothing is on the network any more, and nothing else is busy.
    void settle();

    QTemporaryDir folder;
    ScriptedPlatform platform;
    Console console;
    const ConnectionProfile profile;
    ExecutionStore store;
    WatchMemory memory;
    ExecutionPaths paths;
    AuditTrail audit;
    ExecutionHistory history; ///< of nothing
    Ender ender;
    Monitor monitor;
    FlowEventRouter router;
    qsizetype finishedAttempts = 0;
    std::function<bool()> isBusy = [] { return false; }; ///< beside the network
};

} // namespace flowconsole
