#pragma once

#include "domain/inputschema.h"
#include "domain/jsonvalue.h"

namespace flowconsole {

/// The schema with all that FlowVariable holds; the default and the example of a secure variable are left out.
[[nodiscard]] JsonValue inputSchemaToJson(const InputSchema &schema);
[[nodiscard]] InputSchema inputSchemaFromJson(const JsonValue &json);

} // namespace flowconsole
