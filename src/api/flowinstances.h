#pragma once

#include "api/executiondatacodec.h"
#include "base/clock.h"
#include "domain/flowexecution.h"

#include <QFuture>

#include <memory>
#include <set>

namespace flowconsole {

class ApiCaller;

/// Asks what the organisation keeps of runs that are over (API.md, "Node transitions"). Lives as long as its
/// caller, in its thread; destroying it ends its futures with ApiError::Kind::Local.
class FlowInstances final
{
    Q_DISABLE_COPY_MOVE(FlowInstances)

public:
    explicit FlowInstances(ApiCaller &caller);
    ~FlowInstances();

    /// Instances of `flow` that started within a span of time, by the platform's clock; at most 200.
    [[nodiscard]] QFuture<ApiResult<QList<FlowInstance>>> query(const FlowId &flow, const QDateTime &from,
                                                                const QDateTime &to);

    /// Query, job, polls and download; all within two minutes. NotFound where nothing is stored.
    [[nodiscard]] QFuture<ApiResult<QList<NodeTransition>>> steps(const FlowExecution &execution);

private:
    class Fetch;

    ApiCaller &m_caller;
    std::set<std::shared_ptr<Fetch>> m_fetches; ///< those under way
};

} // namespace flowconsole
