#include "api/webhookregistration.h"

#include "api/apicaller.h"
#include "api/dialectcodec.h"
#include "api/errorcodec.h"
#include "api/jsonfields.h"
#include "api/launchsecrets.h"
#include "api/pagewalk.h"
#include "base/redaction.h"
#include "domain/nodetransition.h"

#include <algorithm>

namespace flowconsole {

namespace {

const QString webhookName = QStringLiteral("FlowExecutionMonitor");
const QString webhooksPath = QStringLiteral("/api/v2/webhooks");

/// A webhook as the platform lists it.
struct Webhook
{
    QString id;
    QString name;
    QUrl targetUrl;
    bool enabled = true;
    QStringList events;
};

QStringList ourEvents()
{
    QStringList events;
    for (const NodeEvent event :
         {NodeEvent::Entered, NodeEvent::Exited, NodeEvent::Failed, NodeEvent::Completed}) {
        events.append(nodeEventKey(event));
    }
    return events;
}

/// The address without its last part, which is the secret.
QString callbackBase(const QUrl &target)
{
    const QString address = target.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash)
                                .toString(QUrl::FullyEncoded);
    return address.left(address.lastIndexOf(u'/'));
}

/// The secret, in the forms in which it may come back.
QList<QByteArray> secretOf(const QUrl &target)
{
    const QString path = target.path(QUrl::FullyEncoded);
    const QByteArray last = path.mid(path.lastIndexOf(u'/') + 1).toUtf8();
    QList<QByteArray> secrets{last, QUrl::fromPercentEncoding(last).toUtf8()};
    secrets.removeAll(QByteArray());
    return secrets;
}

QByteArray encodeWebhook(const QString &target)
{
    JsonValue events = JsonValue::array();
    for (const QString &event : ourEvents()) {
        events.append(JsonValue::string(event));
    }
    JsonValue configuration = JsonValue::object();
    configuration.insert(QStringLiteral("includeConversationId"), JsonValue::boolean(true));
    configuration.insert(QStringLiteral("includeFlowId"), JsonValue::boolean(true));
    JsonValue body = JsonValue::object();
    body.insert(QStringLiteral("name"), JsonValue::string(webhookName));
    body.insert(QStringLiteral("enabled"), JsonValue::boolean(true));
    body.insert(QStringLiteral("targetUrl"), JsonValue::string(target));
    body.insert(QStringLiteral("events"), events);
    body.insert(QStringLiteral("configuration"), configuration);
    return body.toJson();
}

ApiResult<Webhook> readWebhook(const JsonValue &object)
{
    const auto id = requiredText(object, u"id");
    if (!id) {
        return id.error();
    }
    Webhook webhook;
    webhook.id = id.value();
    webhook.name = textField(object, u"name");
    webhook.targetUrl = QUrl(textField(object, u"targetUrl"), QUrl::StrictMode);
    webhook.enabled = booleanField(object, u"enabled", true);
    for (const JsonValue &event : object.value(u"events").elements()) {
        webhook.events.append(event.toString());
    }
    return webhook;
}

/// A page of `entities`, or the bare list: the tutorial shows neither.
ApiResult<Page<Webhook>> decodeWebhooks(const QByteArray &body)
{
    const auto document = JsonValue::parse(body);
    if (!document || !document.value().isArray()) {
        return decodePage<Webhook>(body, readWebhook);
    }
    Page<Webhook> page;
    for (const JsonValue &object : document.value().elements()) {
        auto webhook = readWebhook(object);
        if (!webhook) {
            return webhook.error();
        }
        page.items.append(std::move(webhook).value());
    }
    return page;
}

bool doesOurs(const Webhook &webhook, const QUrl &target)
{
    const QStringList events = ourEvents();
    return webhook.enabled && webhook.targetUrl == target &&
           std::all_of(events.cbegin(), events.cend(),
                       [&webhook](const QString &event) { return webhook.events.contains(event); });
}

} // namespace

class WebhookRegistration::Private
{
public:
    Private(Transport &transport, TokenSource &tokens, const ConnectionProfile &profile, const Clock &clock)
        : caller(transport, tokens, clock, profile), storedId(profile.webhookId)
    {}

    using Id = std::shared_ptr<PendingAnswer<QString>>;

    [[nodiscard]] QFuture<ApiResult<QList<Webhook>>> list();
    void add(const QUrl &target, const Id &pending);
    /// Calls `then` with the error that keeps the webhook there, if any.
    void drop(const QString &id, const std::function<void(const std::optional<ApiError> &)> &then);
    [[nodiscard]] std::optional<Webhook> oursAmong(const QList<Webhook> &webhooks, const QUrl &target) const;

    ApiCaller caller;
    QString storedId;
};

QFuture<ApiResult<QList<Webhook>>> WebhookRegistration::Private::list()
{
    return PageWalk<Webhook>::start(caller, webhooksPath, {}, decodeWebhooks,
                                    PageWalk<Webhook>::Record::Masked);
}

/// By the stored id; else by name and callback base, the one that does what is wanted before the others.
std::optional<Webhook> WebhookRegistration::Private::oursAmong(const QList<Webhook> &webhooks,
                                                               const QUrl &target) const
{
    std::optional<Webhook> ours;
    for (const Webhook &webhook : webhooks) {
        if (!storedId.isEmpty() && webhook.id == storedId) {
            return webhook;
        }
        const bool matches =
            webhook.name == webhookName && callbackBase(webhook.targetUrl) == callbackBase(target);
        if (matches && (!ours || doesOurs(webhook, target))) {
            ours = webhook;
        }
    }
    return ours;
}

void WebhookRegistration::Private::add(const QUrl &target, const Id &pending)
{
    const QList<QByteArray> secrets = secretOf(target);
    const QString address = target.toString(QUrl::FullyEncoded);
    HttpRequest request = caller.request(QByteArrayLiteral("POST"), webhooksPath, encodeWebhook(address));
    request.bodyForLog = encodeWebhook(callbackBase(target) + u'/' + redactedPlaceholder());
    request.secrets = secrets;
    // A second one would post everything twice.
    request.repeat = HttpRequest::Repeat::LaunchOnce;
    caller.ask(request, [this, secrets, pending](const ApiResult<HttpAnswer> &answer) {
        ApiResult<QString> id = cancelledError();
        if (answer) {
            const auto webhook = parseObject(answer.value().body);
            id = ApiCaller::explained(answer.value(), webhook ? requiredText(webhook.value(), u"id")
                                                              : ApiResult<QString>(webhook.error()));
        } else {
            id = answer.error();
        }
        if (id) {
            storedId = id.value();
            pending->finish(id);
        } else {
            ApiError error = id.error();
            removeSecrets(error, secrets);
            pending->finish(error);
        }
    });
}

void WebhookRegistration::Private::drop(const QString &id,
                                        const std::function<void(const std::optional<ApiError> &)> &then)
{
    HttpRequest request = caller.request(QByteArrayLiteral("DELETE"), webhooksPath + u'/' + pathPart(id));
    request.expectsJson = false;
    request.recordsBodies = false;
    caller.ask(request, [this, id, then](const ApiResult<HttpAnswer> &answer) {
        const bool isGone = answer || answer.error().kind == ApiError::Kind::NotFound;
        if (isGone && storedId == id) {
            storedId.clear();
        }
        then(isGone ? std::optional<ApiError>() : answer.error());
    });
}

WebhookRegistration::WebhookRegistration(Transport &transport, TokenSource &tokens,
                                         const ConnectionProfile &profile, const Clock &clock, QObject *parent)
    : QObject(parent), m_d(std::make_unique<Private>(transport, tokens, profile, clock))
{}

WebhookRegistration::~WebhookRegistration() = default;

QFuture<ApiResult<QString>> WebhookRegistration::ensure(const QUrl &targetUrl)
{
    const auto pending = std::make_shared<PendingAnswer<QString>>();
    whenFinished(m_d->list(), &m_d->caller,
                 [this, targetUrl, pending](const ApiResult<QList<Webhook>> &webhooks) {
                     if (!webhooks) {
                         pending->finish(webhooks.error());
                         return;
                     }
                     const auto ours = m_d->oursAmong(webhooks.value(), targetUrl);
                     if (!ours) {
                         m_d->add(targetUrl, pending);
                     } else if (doesOurs(*ours, targetUrl)) {
                         m_d->storedId = ours->id;
                         pending->finish(ours->id);
                     } else {
                         m_d->drop(ours->id, [this, targetUrl, pending](const std::optional<ApiError> &error) {
                             if (error) {
                                 pending->finish(*error);
                             } else {
                                 m_d->add(targetUrl, pending);
                             }
                         });
                     }
                 });
    return pending->future();
}

QFuture<ApiResult<Done>> WebhookRegistration::remove()
{
    const auto pending = std::make_shared<PendingAnswer<Done>>();
    auto future = pending->future();
    if (m_d->storedId.isEmpty()) {
        pending->finish(Done());
        return future;
    }
    m_d->drop(m_d->storedId, [pending](const std::optional<ApiError> &error) {
        pending->finish(error ? ApiResult<Done>(*error) : ApiResult<Done>(Done()));
    });
    return future;
}

} // namespace flowconsole
