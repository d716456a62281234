#pragma once

#include "domain/batch.h"

#include <atomic>
#include <functional>

namespace flowconsole {

/// Told now and then, in the thread that reads.
using ReadProgress = std::function<void(qint64 bytesRead, qint64 bytes)>;

/// Reads the whole file as `spec` says and finds every row that cannot be sent. Nothing where `isCancelled`
/// became true on the way.
[[nodiscard]] std::optional<BatchCheck> checkFile(const BatchSpec &spec, const std::atomic<bool> &isCancelled,
                                                  const ReadProgress &progressed);

/// SHA-256 of a file, hexadecimal, as BatchCheck has it. An empty one where `isCancelled` became true.
[[nodiscard]] Result<QString> sha256OfFile(const QString &path, const std::atomic<bool> &isCancelled);

} // namespace flowconsole
