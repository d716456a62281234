#pragma once

#include "domain/apierror.h"
#include "domain/flow.h"

#include <QFuture>

#include <functional>

namespace flowconsole {

class ApiCaller;

/// What the platform is asked about flows and their versions. Lives in the thread of `caller`, which outlives
/// it.
class FlowRequests final
{
    Q_DISABLE_COPY_MOVE(FlowRequests)

public:
    explicit FlowRequests(ApiCaller &caller) : m_caller(caller) {}

    /// All flows with their schemas. `onPage` may be empty; where it answers false no further page is asked
    /// for.
    [[nodiscard]] QFuture<ApiResult<QList<Flow>>> list(const std::function<bool(const FlowPage &)> &onPage);
    [[nodiscard]] QFuture<ApiResult<Flow>> flow(const FlowId &id);
    [[nodiscard]] QFuture<ApiResult<QList<FlowVersion>>> versions(const FlowId &id);
    [[nodiscard]] QFuture<ApiResult<VersionSchemas>> version(const FlowId &id, const QString &versionId);

private:
    ApiCaller &m_caller;
};

} // namespace flowconsole
