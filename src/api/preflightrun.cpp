#include "api/preflightrun.h"

#include "api/apicaller.h"
#include "api/dialectcodec.h"
#include "api/errorcodec.h"
#include "api/executiondatacodec.h"
#include "api/jsonfields.h"

#include <QUrlQuery>

#include <algorithm>
#include <vector>

namespace flowconsole {

namespace {

using Verdict = PreflightCheck::Verdict;

const QString nothing = QStringLiteral("00000000-0000-0000-0000-000000000000");

/// One request, and what it stands for.
struct Probe
{
    Capability capability = Capability::SignIn;
    QString permission; ///< what to ask for where the answer is 403 and names nothing
    HttpRequest request;
    bool asksForNothing = false; ///< about the nil UUID: that there is no such thing says that it may be done
};

/// API.md: permissions that a client's role holds; with a person's sign-in the client's scope counts too.
QString published(const ConnectionProfile &profile, const QString &permission, const QString &scope)
{
    switch (profile.grant) {
    case Grant::ClientCredentials:
        return permission;
    case Grant::AuthorizationCode:
        return permission.isEmpty() ? scope : permission + QStringLiteral(", ") + scope;
    }
    Q_UNREACHABLE();
}

bool saysNothingThere(const HttpAnswer &answer)
{
    const int status = answer.status;
    const bool fits = status == 400 || status == 404 || status == 409 || status == 422;
    const auto body = JsonValue::parse(answer.body);
    // A page that says 404 comes of somebody else.
    return fits && body && body.value().isObject();
}

bool endsAll(const ApiError &error)
{
    return error.kind == ApiError::Kind::SignIn || error.kind == ApiError::Kind::Network ||
           error.kind == ApiError::Kind::Tls || error.kind == ApiError::Kind::Local;
}

/// "Acme · Console": the organisation and the client of the token.
QString signedInAs(const QByteArray &body)
{
    const auto document = parseObject(body);
    if (!document) {
        return {};
    }
    QStringList parts{textField(document.value().value(u"organization"), u"name"),
                      textField(document.value().value(u"OAuthClient"), u"name")};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

class Run final : public std::enable_shared_from_this<Run>
{
public:
    explicit Run(ApiCaller &caller) : m_caller(caller), m_codec(makeCodec(caller.profile().dialect))
    {
        m_report.profileId = caller.profile().id;
        m_report.dialect = caller.profile().dialect;
        m_report.madeAt = caller.clock().nowUtc();
    }

    QFuture<ApiResult<PreflightReport>> start()
    {
        probe(Capability::SignIn, {}, "GET", QStringLiteral("/api/v2/tokens/me"));
        probe(Capability::ListFlows,
              published(m_caller.profile(), QStringLiteral("architect:flow:view"),
                        QStringLiteral("architect:readonly")),
              "GET", QStringLiteral("/api/v2/flows"));
        QUrlQuery onePage;
        onePage.addQueryItem(QStringLiteral("pageNumber"), QStringLiteral("1"));
        onePage.addQueryItem(QStringLiteral("pageSize"), QStringLiteral("1"));
        m_probes.back().request.url.setQuery(onePage);
        switch (m_caller.profile().dialect) {
        case Dialect::Published:
            preparePublished();
            break;
        case Dialect::FlowExecutions:
            prepareFlowExecutions();
            break;
        case Dialect::ConversationFlow:
            prepareConversationFlow();
            break;
        }
        next();
        return m_answer.future();
    }

private:
    void probe(Capability capability, const QString &permission, const QByteArray &method, const QString &path)
    {
        m_probes.push_back({capability, permission, m_caller.request(method, path), false});
        // Lists of channels and webhooks hold addresses that are as good as keys.
        m_probes.back().request.recordsBodies =
            capability != Capability::Notifications && capability != Capability::Webhooks;
    }

    void probeNothing(Capability capability, const QString &permission, const QByteArray &method,
                      const QString &path, const QByteArray &body = {})
    {
        const HttpRequest request =
            body.isEmpty() ? m_caller.request(method, path) : m_caller.request(method, path, body);
        m_probes.push_back({capability, permission, request, true});
    }

    void probeLaunch(const QString &permission)
    {
        LaunchRequest launch;
        launch.flowId = FlowId(nothing);
        probeNothing(Capability::LaunchFlows, permission, "POST", m_codec->launchPath(launch.flowId),
                     m_codec->encodeLaunch(launch));
    }

    void probeWatch(const QString &permission)
    {
        probeNothing(Capability::WatchExecutions, permission, "GET",
                     m_codec->executionPath(PlatformExecutionId(nothing)));
    }

    void preparePublished();
    void prepareFlowExecutions();
    void prepareConversationFlow();

    void notOffered(Capability capability)
    {
        m_report.checks.append({capability, Verdict::NotOffered, {}, std::nullopt});
    }

    void next()
    {
        if (m_next == m_probes.size()) {
            std::stable_sort(
                m_report.checks.begin(), m_report.checks.end(),
                [](const PreflightCheck &a, const PreflightCheck &b) { return a.capability < b.capability; });
            m_answer.finish(m_report);
            return;
        }
        m_caller.call(m_probes[m_next].request,
                      [self = shared_from_this()](const ApiResult<HttpAnswer> &answer) { self->take(answer); });
    }

    void take(const ApiResult<HttpAnswer> &answer)
    {
        if (!answer && endsAll(answer.error())) {
            m_answer.finish(answer.error());
            return;
        }
        if (answer && answer.value().status == 401) {
            m_answer.finish(decodeError(answer.value(), m_caller.clock().nowUtc()));
            return;
        }
        const Probe &probe = m_probes[m_next++];
        note(judge(probe, answer));
        if (probe.capability == Capability::SignIn && answer) {
            m_report.signedInAs = signedInAs(answer.value().body);
        }
        next();
    }

    [[nodiscard]] PreflightCheck judge(const Probe &probe, const ApiResult<HttpAnswer> &answer) const
    {
        PreflightCheck check{probe.capability, Verdict::CannotTell, {}, std::nullopt};
        if (!answer) {
            check.error = answer.error();
            return check;
        }
        const bool isAnswered = isSuccess(answer.value()) ||
                                (probe.asksForNothing && saysNothingThere(answer.value())) ||
                                // The token was taken; a server of the tutorials may not know this request.
                                (probe.capability == Capability::SignIn && saysNothingThere(answer.value()));
        if (isAnswered) {
            check.verdict = Verdict::Works;
            return check;
        }
        check.error = decodeError(answer.value(), m_caller.clock().nowUtc());
        if (check.error->kind == ApiError::Kind::Permission) {
            check.verdict = Verdict::Missing;
            check.permission = check.error->permission.isEmpty() ? probe.permission : check.error->permission;
        }
        return check;
    }

    /// Where two requests stand for one thing, the worse answer counts.
    void note(const PreflightCheck &check)
    {
        PreflightCheck *last = m_report.checks.isEmpty() ? nullptr : &m_report.checks.last();
        if (last == nullptr || last->capability != check.capability) {
            m_report.checks.append(check);
        } else if (last->verdict == Verdict::Works || check.verdict == Verdict::Missing) {
            *last = check;
        }
    }

    ApiCaller &m_caller;
    const std::unique_ptr<DialectCodec> m_codec;
    std::vector<Probe> m_probes;
    size_t m_next = 0;
    PreflightReport m_report;
    PendingAnswer<PreflightReport> m_answer;
};

void Run::preparePublished()
{
    const ConnectionProfile &profile = m_caller.profile();
    const QString readScope = QStringLiteral("architect:readonly");
    const QString conversation = QStringLiteral("/api/v2/conversations/") + nothing;
    probeLaunch(published(profile, QStringLiteral("architect:flow:launch"), QStringLiteral("architect")));
    probeWatch(published(profile, QStringLiteral("architect:flowExecution:view"), readScope));
    probeNothing(Capability::ReadConversations,
                 published(profile, QStringLiteral("conversation:communication:view"),
                           QStringLiteral("conversations:readonly")),
                 "GET", conversation);
    probeNothing(Capability::EndExecutions,
                 published(profile, QStringLiteral("conversation:communication:disconnect"),
                           QStringLiteral("conversations")),
                 "POST", conversation + QStringLiteral("/disconnect"));
    probe(Capability::Notifications, published(profile, {}, QStringLiteral("notifications")), "GET",
          QStringLiteral("/api/v2/notifications/channels"));
    const QDateTime now = m_caller.clock().nowUtc();
    m_probes.push_back({Capability::ExecutionData,
                        published(profile, QStringLiteral("architect:flowInstance:search"), readScope),
                        m_caller.request("POST", QStringLiteral("/api/v2/flows/instances/query"),
                                         encodeInstanceQuery(FlowId(nothing), now.addSecs(-1), now)),
                        true});
    probeNothing(Capability::ExecutionData,
                 published(profile, QStringLiteral("architect:flowInstance:view"), readScope), "GET",
                 QStringLiteral("/api/v2/flows/instances/jobs/") + nothing);
    notOffered(Capability::Webhooks);
}

void Run::prepareFlowExecutions()
{
    probeLaunch(QStringLiteral("flow:execution:write"));
    probeWatch(QStringLiteral("flow:execution:read"));
    // Its answers name no conversation that could be read or disconnected.
    notOffered(Capability::ReadConversations);
    notOffered(Capability::EndExecutions);
    notOffered(Capability::Notifications);
    notOffered(Capability::ExecutionData);
    notOffered(Capability::Webhooks);
}

void Run::prepareConversationFlow()
{
    const QString view = QStringLiteral("conversation:view");
    const QString conversation = QStringLiteral("/api/v2/conversations/") + nothing;
    probeLaunch(QStringLiteral("flow:execute"));
    probeWatch(view);
    probeNothing(Capability::ReadConversations, view, "GET", conversation);
    probeNothing(Capability::EndExecutions, QStringLiteral("flow:execute"), "POST",
                 conversation + QStringLiteral("/terminate"), R"({"reason":"preflight"})");
    probe(Capability::Webhooks, QStringLiteral("webhook:read"), "GET", QStringLiteral("/api/v2/webhooks"));
    probeNothing(Capability::Webhooks, QStringLiteral("webhook:write"), "DELETE",
                 QStringLiteral("/api/v2/webhooks/") + nothing);
    notOffered(Capability::Notifications);
    notOffered(Capability::ExecutionData);
}

} // namespace

QFuture<ApiResult<PreflightReport>> runPreflight(ApiCaller &caller)
{
    return std::make_shared<Run>(caller)->start();
}

} // namespace flowconsole
