#pragma once

#include "domain/ids.h"

#include <QString>

namespace flowconsole {

class ExecutionStore;
class LaunchDesk;
struct BatchSpec;
struct FlowExecution;

// What keeps a batch from going on, for people.

/// Why launches of `spec` cannot leave now: its connection is not open, or goes elsewhere. Empty where they
/// can.
[[nodiscard]] QString connectionProblem(const LaunchDesk &desk, const BatchSpec &spec);

/// Why a batch that the history has lost does not go on.
[[nodiscard]] QString lostBatch();

/// Rows of the batch in memory that have left, or may have.
[[nodiscard]] qint64 rowsInStore(const ExecutionStore &store, const BatchId &id);

/// The launch came to nothing for a reason that is not the row's own.
[[nodiscard]] bool isWasted(const FlowExecution &execution);

} // namespace flowconsole
