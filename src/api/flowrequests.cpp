#include "api/flowrequests.h"

#include "api/apicaller.h"
#include "api/dialectcodec.h"
#include "api/flowcodec.h"

#include <QUrlQuery>

#include <utility>

namespace flowconsole {

namespace {

/// Where the answer about a flow or a version says nothing of its input. A configuration that may not be read,
/// or that is none, leaves it as it is.
template <class Target>
void addInputs(ApiCaller &caller, const Target &target, const QString &configurationPath,
               const std::shared_ptr<PendingAnswer<Target>> &pending)
{
    if (target.inputSchema || !target.inputSchemaProblem.isEmpty()) {
        pending->finish(target);
        return;
    }
    const HttpRequest request = caller.request(QByteArrayLiteral("GET"), configurationPath);
    whenFinished(caller.read<InputSchema>(request, decodeConfigurationInputs), &caller,
                 [target, pending](const ApiResult<InputSchema> &inputs) {
                     Target whole = target;
                     if (inputs) {
                         whole.inputSchema = inputs.value();
                     }
                     pending->finish(whole);
                 });
}

/// What is at `path`, with the inputs of the configuration beside it where it has no schema of its own.
template <class Target, class Decode>
QFuture<ApiResult<Target>> readWithInputs(ApiCaller &caller, const QString &path, const QString &configuration,
                                          Decode decode)
{
    const auto pending = std::make_shared<PendingAnswer<Target>>();
    whenFinished(caller.read<Target>(caller.request(QByteArrayLiteral("GET"), path), decode), &caller,
                 [&caller, path, configuration, pending](const ApiResult<Target> &answer) {
                     if (answer) {
                         addInputs(caller, answer.value(), path + configuration, pending);
                     } else {
                         pending->finish(answer);
                     }
                 });
    return pending->future();
}

QString flowPath(const FlowId &id)
{
    return QStringLiteral("/api/v2/flows/") + pathPart(id.text());
}

} // namespace

QFuture<ApiResult<QList<Flow>>> FlowRequests::list(const std::function<bool(const FlowPage &)> &onPage)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("includeSchemas"), QStringLiteral("true"));
    PageWalk<Flow>::OnPage told;
    if (onPage) {
        told = [onPage, isFirst = true](const QList<Flow> &flows, qint64 total) mutable {
            return onPage({flows, total, std::exchange(isFirst, false)});
        };
    }
    return PageWalk<Flow>::start(m_caller, QStringLiteral("/api/v2/flows"), query, decodeFlowPage,
                                 PageWalk<Flow>::Record::Whole, told);
}

QFuture<ApiResult<Flow>> FlowRequests::flow(const FlowId &id)
{
    return readWithInputs<Flow>(m_caller, flowPath(id), QStringLiteral("/latestconfiguration"), decodeFlow);
}

QFuture<ApiResult<QList<FlowVersion>>> FlowRequests::versions(const FlowId &id)
{
    return PageWalk<FlowVersion>::start(m_caller, flowPath(id) + QStringLiteral("/versions"), {},
                                        decodeVersionPage);
}

QFuture<ApiResult<VersionSchemas>> FlowRequests::version(const FlowId &id, const QString &versionId)
{
    return readWithInputs<VersionSchemas>(m_caller,
                                          flowPath(id) + QStringLiteral("/versions/") + pathPart(versionId),
                                          QStringLiteral("/configuration"), decodeVersion);
}

} // namespace flowconsole
