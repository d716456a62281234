#include "engine/webhooklink.h"

#include "domain/words.h"
#include "engine/passingfailure.h"
#include "net/pendinganswer.h"

#include <QHostAddress>

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds firstPause = 5s; // doubled with each failure
constexpr Milliseconds longestPause = 5min;
/// The numbers alone are told this often.
constexpr Milliseconds tellInterval = 1s;

bool isLoopback(const QUrl &url)
{
    return url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
}

} // namespace

WebhookLink::WebhookLink(Transport &transport, TokenSource &tokens, const Clock &clock,
                         const ConnectionProfile &profile, const QString &secret, QObject *parent)
    : PushLink(parent),
      m_clock(clock),
      m_profile(profile),
      m_secret(secret),
      m_registration(transport, tokens, profile, clock),
      m_listener(clock),
      m_again(clock.createAlarm([this] { registerTarget(); })),
      m_tell(clock.createAlarm([this] { emit stateChanged(m_state); }))
{
    m_state.channel = PushState::Channel::Webhook;
    connect(&m_listener, &WebhookListener::eventsReceived, this, &WebhookLink::take);
}

WebhookLink::~WebhookLink() = default;

void WebhookLink::start()
{
    if (m_state.state != PushState::State::Off) {
        return;
    }
    WebhookListenerOptions options;
    options.secret = m_secret;
    // A target on this machine says itself where to listen; any other finds its way here by other means.
    if (isLoopback(m_profile.webhookTarget)) {
        options.port = static_cast<quint16>(m_profile.webhookTarget.port(80));
    }
    if (const auto listening = m_listener.start(options); !listening) {
        become(PushState::State::Lost, listening.error().message);
        return;
    }
    registerTarget();
}

void WebhookLink::registerTarget()
{
    become(PushState::State::Connecting, tr("Listening at %1").arg(m_listener.url().toString()));
    QUrl target = isStable() ? m_profile.webhookTarget : m_listener.url();
    QString path = target.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    target.setPath(path + u'/' + m_secret, QUrl::StrictMode);
    m_isRegistering = true;
    whenFinished(m_registration.ensure(target), this,
                 [this](const ApiResult<QString> &webhookId) { registrationAnswered(webhookId); });
}

void WebhookLink::registrationAnswered(const ApiResult<QString> &webhookId)
{
    m_isRegistering = false;
    m_isRegistered = webhookId.ok();
    if (m_isLeaving) {
        deleteAndLeave();
    } else if (webhookId) {
        m_failures = 0;
        emit registered(webhookId.value());
        become(PushState::State::Connected, tr("Listening at %1").arg(m_listener.url().toString()));
    } else {
        registrationFailed(webhookId.error());
    }
}

void WebhookLink::registrationFailed(const ApiError &error)
{
    become(PushState::State::Lost,
           tr("The webhook could not be registered: %1").arg(describe(error).whatHappened));
    if (mayPass(error)) {
        m_again->start(std::min(firstPause * (1 << std::min(m_failures++, 10)), longestPause));
    }
}

void WebhookLink::leave()
{
    m_again->stop();
    m_tell->stop();
    m_isLeaving = true;
    if (!m_isRegistering) {
        deleteAndLeave();
    }
}

void WebhookLink::deleteAndLeave()
{
    if (isStable() || !std::exchange(m_isRegistered, false)) {
        emit left();
        return;
    }
    whenFinished(m_registration.remove(), this, [this](const ApiResult<Done> &removed) {
        if (removed) {
            emit registered({});
        }
        emit left();
    });
}

void WebhookLink::take(const QList<FlowEvent> &events)
{
    m_state.events += events.size();
    m_state.lastEventAt = m_clock.nowUtc();
    if (!m_tell->isActive()) {
        m_tell->start(tellInterval);
    }
    emit eventsReceived(events);
}

void WebhookLink::become(PushState::State state, const QString &detail)
{
    m_state.state = state;
    m_state.detail = detail;
    emit stateChanged(m_state);
}

} // namespace flowconsole
