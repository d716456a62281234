#pragma once

#include "api/pagewalk.h"
#include "domain/apierror.h"
#include "domain/flow.h"

#include <optional>

namespace flowconsole {

/// MalformedAnswer where the body is no page, or one of its flows has neither id nor name.
[[nodiscard]] ApiResult<Page<Flow>> decodeFlowPage(const QByteArray &body);

/// The input schema is that of the flow, else that of its published version. A schema that is none is left out.
[[nodiscard]] ApiResult<Flow> decodeFlow(const QByteArray &body);

/// MalformedAnswer where the body is no page, or one of its versions has no id.
[[nodiscard]] ApiResult<Page<FlowVersion>> decodeVersionPage(const QByteArray &body);

/// MalformedAnswer where the body is no version with an id. A schema that is none is left out.
[[nodiscard]] ApiResult<VersionSchemas> decodeVersion(const QByteArray &body);

/// The inputs of a flow's configuration: `variables[]` with `isInput` (API.md, "Flow list"). None of them is
/// required, since the configuration does not say so. MalformedAnswer where there is no list of variables.
[[nodiscard]] ApiResult<InputSchema> decodeConfigurationInputs(const QByteArray &body);

} // namespace flowconsole
