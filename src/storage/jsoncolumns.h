#pragma once

#include "domain/apierror.h"
#include "domain/batch.h"
#include "domain/jsonvalue.h"

namespace flowconsole {

// What stands in one column as JSON. Each comes back as it was written; members that are missing or of another
// type leave the value as it was made.

[[nodiscard]] JsonValue errorToJson(const ApiError &error);
[[nodiscard]] ApiError errorFromJson(const JsonValue &json);

/// The default and the example of a secure variable are left out.
[[nodiscard]] JsonValue specToJson(const BatchSpec &spec);
[[nodiscard]] BatchSpec specFromJson(const JsonValue &json);

} // namespace flowconsole
