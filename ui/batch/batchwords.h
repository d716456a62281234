#pragma once

#include "domain/batch.h"
#include "domain/connectionprofile.h"
#include "domain/flowexecution.h"

#include <QString>

namespace flowconsole {

/// "Running", "Paused", …
[[nodiscard]] QString batchStateName(BatchState state);
[[nodiscard]] QString batchStateIcon(BatchState state);
/// The colour of a state's word and icon: that of the execution's state it is closest to.
[[nodiscard]] ExecutionState batchStateLook(BatchState state);

/// Rows can still leave by resuming it.
[[nodiscard]] bool canResume(BatchState state);

/// "calls.csv": the file's name without its folder.
[[nodiscard]] QString fileNameOf(const BatchSpec &spec);
/// Beside the input: "/home/ada/calls.csv" gives "/home/ada/calls-results.csv".
[[nodiscard]] QString proposedResultPath(const BatchSpec &spec);

/// What `rows` launches cost at least, by the budget that the platform has told of.
[[nodiscard]] BatchImpact impactOf(qint64 rows, const RateBudgetState &budget,
                                   const ConnectionProfile &profile);
/// "1,000 launches · at least 2,000 requests · at least 7 minutes at 300 requests a minute".
[[nodiscard]] QString impactWords(const BatchImpact &impact);

/// "calls.csv was interrupted at row 412 of 1,000."
[[nodiscard]] QString interruptionWords(const BatchProgress &progress);
/// What is on its way while nothing more leaves: "6 have left and are awaited."
[[nodiscard]] QString awaitedWords(const BatchProgress &progress);

} // namespace flowconsole
