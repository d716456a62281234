#pragma once

#include "domain/batch.h"

namespace flowconsole {

/// Reads the first rows of `draft`'s file. The answer's spec says what was made of it: format, separator and
/// where each column goes. A draft that names columns keeps its format and separator, and its mapping of the
/// columns that are still there. `problem` says why the file cannot be read at all.
[[nodiscard]] BatchCheck inspectFile(const BatchSpec &draft);

/// The schema of a flow whose own cannot be read: nobody knows which of its values are secure, so each of
/// `columns` is.
[[nodiscard]] InputSchema schemaOfSecrets(const QList<BatchColumn> &columns, BatchFormat format);

/// `spec` with that schema where the flow's own cannot be read.
[[nodiscard]] BatchSpec withKnownSecrets(BatchSpec spec);

} // namespace flowconsole
