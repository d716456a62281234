#include "engine/connection.h"

#include "engine/audittrail.h"
#include "engine/executionstore.h"
#include "engine/notificationlink.h"
#include "engine/webhooklink.h"

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

/// For the good-bye to the platform.
constexpr Milliseconds partingTime = 3s;

/// The tutorial's, and good enough for the others (API.md, "Dialect ConversationFlow").
constexpr Milliseconds usualInterval = 5s;

} // namespace

TransportSettings transportSettings(const EngineSettings &engine, const ConnectionProfile &profile)
{
    TransportSettings settings;
    settings.network = engine.network;
    settings.caFile = profile.caFile;
    return settings;
}

ConnectionWork::ConnectionWork(PlatformClient &client, const RateBudget &budget, const Clock &clock,
                               const EngineSettings &settings, const ConnectionProfile &profile,
                               const EngineRecords &records)
    : launcher(client, records.store, records.audit, records.history, budget, clock),
      ender(client, records.store, records.audit, budget, clock, profile),
      monitor(client, records.store, ender, records.memory, budget, clock, profile,
              MonitorSettings{settings.pollInterval.value_or(usualInterval), settings.seed}),
      router(client, records.store, records.paths, records.audit, clock, profile),
      reconciler(client, records.store, router, records.audit, budget, clock, profile),
      history(client, records.store, records.paths, clock, profile)
{
    QObject::connect(&ender, &Ender::lookWanted, &monitor, &Monitor::lookNow);
    QObject::connect(&router, &FlowEventRouter::lookWanted, &monitor, &Monitor::lookAtEnd);
    QObject::connect(&monitor, &Monitor::endsToSee, &launcher, &Launcher::leaveToLooks);
    QObject::connect(&router, &FlowEventRouter::seen, &monitor, &Monitor::postpone);
}

Connection::Connection(const Clock &clock, const EngineSettings &settings, const ConnectionProfile &profile,
                       const ConnectionSecrets &secrets, const EngineRecords &records, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_profile(profile),
      m_transport(clock, transportSettings(settings, profile), settings.seed),
      m_tokens(m_transport, clock, profile, secrets),
      m_budget(clock),
      m_client(m_transport, m_tokens, m_budget, clock, profile, settings.requestDeadline),
      m_work(std::make_unique<ConnectionWork>(m_client, m_budget, clock, settings, profile, records)),
      m_patience(clock.createAlarm([this] { emit left(); }))
{
    if (settings.listensForNews) {
        makePushLink(secrets.webhookSecret, records);
    }
}

Connection::~Connection() = default;

void Connection::makePushLink(const QString &webhookSecret, const EngineRecords &records)
{
    switch (m_profile.dialect) {
    case Dialect::Published: {
        auto link = std::make_unique<NotificationLink>(m_transport, m_tokens, m_client, records.store,
                                                       records.paths, m_clock, m_profile);
        connect(link.get(), &NotificationLink::lookWanted, &m_work->monitor, &Monitor::lookAtEnd);
        m_push = std::move(link);
        break;
    }
    case Dialect::ConversationFlow: {
        auto link = std::make_unique<WebhookLink>(m_transport, m_tokens, m_clock, m_profile, webhookSecret);
        connect(link.get(), &WebhookLink::eventsReceived, &m_work->router, &FlowEventRouter::take);
        connect(link.get(), &WebhookLink::registered, this, &Connection::webhookRegistered);
        m_push = std::move(link);
        break;
    }
    case Dialect::FlowExecutions:
        return;
    }
    connect(m_push.get(), &PushLink::stateChanged, this, &Connection::pushChanged);
    connect(m_push.get(), &PushLink::stateChanged, &m_work->monitor, &Monitor::followPush);
    connect(m_push.get(), &PushLink::left, this, &Connection::left);
}

void Connection::listenForNews()
{
    if (m_push) {
        m_push->start();
    }
}

void Connection::leave()
{
    m_work.reset();
    m_patience->start(partingTime);
    if (m_push) {
        m_push->leave();
    } else {
        emit left();
    }
}

} // namespace flowconsole
