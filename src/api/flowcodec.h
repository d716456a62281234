#pragma once

#include "domain/apierror.h"
#include "domain/flow.h"

#include <optional>

namespace flowconsole {

/// One page of the flow list.
struct FlowPage
{
    QList<Flow> flows;
    std::optional<qint64> pageCount;
    bool hasNextUri = false;
};

/// MalformedAnswer where the body is no page, or one of its flows has neither id nor name.
[[nodiscard]] ApiResult<FlowPage> decodeFlowPage(const QByteArray &body);

/// The input schema is that of the flow, else that of its published version. A schema that is none is left out.
[[nodiscard]] ApiResult<Flow> decodeFlow(const QByteArray &body);

} // namespace flowconsole
