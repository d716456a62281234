#include "api/notificationchannel.h"

#include "api/apicaller.h"
#include "api/channelsocket.h"
#include "api/jsonfields.h"
#include "api/topicsubscription.h"
#include "domain/errorcodes.h"
#include "domain/words.h"
#include "net/tlsproblem.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype mostTopics = 1000;
constexpr Milliseconds firstDelay = 1s;
constexpr Milliseconds longestDelay = 60s;
/// Sockets to one address in a row, before the channel itself is taken for lost.
constexpr int mostSockets = 3;
constexpr Milliseconds channelLife = 24h;
constexpr Milliseconds shortestChannelLife = 10min;
/// Between two tellings of the numbers alone.
constexpr Milliseconds tellingInterval = 1s;

const QString instancesTopic = QStringLiteral("v2.flows.instances.flow.");

/// The answer to `POST /notifications/channels`.
struct Channel
{
    QString id;
    QUrl connectUri;
    QDateTime expires;
};

ApiResult<Channel> decodeChannel(const QByteArray &body)
{
    const auto document = parseObject(body);
    if (!document) {
        return document.error();
    }
    const auto id = requiredText(document.value(), u"id");
    if (!id) {
        return id.error();
    }
    Channel channel;
    channel.id = id.value();
    channel.connectUri = QUrl(textField(document.value(), u"connectUri"), QUrl::StrictMode);
    channel.expires = timeField(document.value(), u"expires");
    if (!mayConnect(channel.connectUri)) {
        return malformedAnswer(QStringLiteral("The channel's address is not a wss address."));
    }
    return channel;
}

ApiError localError(const QString &code, const QString &message)
{
    return {
        .kind = ApiError::Kind::Local, .retryAfter = {}, .code = code, .message = message, .correlationId = {}};
}

} // namespace

class NotificationChannel::Private
{
public:
    enum class Phase { Off, Idle, Opening, Connecting, Subscribing, Open, Waiting, Refused };

    Private(NotificationChannel &owner, Transport &transport, TokenSource &tokens,
            const ConnectionProfile &profile, const Clock &c)
        : q(owner),
          clock(c),
          caller(transport, tokens, c, profile),
          random(static_cast<quint32>(qHash(profile.id) ^ static_cast<size_t>(c.nowUtc().toMSecsSinceEpoch()))),
          retryAlarm(c.createAlarm([this] { retry(); })),
          renewalAlarm(c.createAlarm([this] { subscribe(); })),
          tellingAlarm(c.createAlarm([this] { emit q.stateChanged(push); }))
    {
        push.channel = PushState::Channel::Notifications;
    }

    void setTopics(const QStringList &topics);
    void refuse(const QString &topic, const ApiError &error);
    void goOn();
    void retry();
    void openChannel();
    void channelOpened(const ApiResult<Channel> &answer);
    void connectSocket();
    void subscribe();
    void subscribed(const ApiResult<QStringList> &answer);
    void receive(const JsonValue &frame);
    void receiveSystem(const QString &topic);
    void socketLost(const ApiError &error);
    void failed(const ApiError &error);
    void dropSocket();
    void dropChannel();
    void enter(Phase next, const QString &detail = {});
    [[nodiscard]] PushState::State pushStateOf(Phase p) const;
    [[nodiscard]] QStringList acceptable() const;

    NotificationChannel &q;
    const Clock &clock;
    ApiCaller caller;
    QRandomGenerator random;
    Phase phase = Phase::Off;
    PushState push;
    QStringList wanted;        ///< within the limit, each once
    QSet<QString> refused;     ///< of those asked for, the ones that were told to be left out
    QSet<QString> beyondLimit; ///< of the refused
    QStringList confirmed;
    bool topicsChanged = false; ///< since the subscription that is under way
    std::optional<Channel> channel;
    Milliseconds life = channelLife; ///< of the channel, from each subscription on
    int round = 0;                   ///< counts channels asked for: answers to an earlier one are late
    std::unique_ptr<ChannelSocket, void (*)(ChannelSocket *)> socket{
        nullptr, [](ChannelSocket *old) { old->deleteLater(); }};
    std::unique_ptr<TopicSubscription> subscription;
    int failures = 0;       ///< in a row
    int socketFailures = 0; ///< in a row, with this channel
    std::unique_ptr<Alarm> retryAlarm;
    std::unique_ptr<Alarm> renewalAlarm;
    std::unique_ptr<Alarm> tellingAlarm;
};

PushState::State NotificationChannel::Private::pushStateOf(Phase p) const
{
    switch (p) {
    case Phase::Off:
    case Phase::Idle:
        return PushState::State::Off;
    case Phase::Opening:
    case Phase::Connecting:
    case Phase::Subscribing:
        return PushState::State::Connecting;
    case Phase::Open:
        return PushState::State::Connected;
    case Phase::Waiting:
    case Phase::Refused:
        return PushState::State::Lost;
    }
    Q_UNREACHABLE();
}

void NotificationChannel::Private::enter(Phase next, const QString &detail)
{
    phase = next;
    PushState told = push;
    told.state = pushStateOf(next);
    told.detail = detail;
    if (told != push) {
        push = told;
        emit q.stateChanged(push);
    }
}

QStringList NotificationChannel::Private::acceptable() const
{
    QStringList topics;
    std::copy_if(wanted.cbegin(), wanted.cend(), std::back_inserter(topics),
                 [this](const QString &topic) { return !refused.contains(topic); });
    return topics;
}

void NotificationChannel::Private::refuse(const QString &topic, const ApiError &error)
{
    if (!refused.contains(topic)) {
        refused.insert(topic);
        emit q.topicRefused(topic, error);
    }
}

void NotificationChannel::Private::setTopics(const QStringList &topics)
{
    const QStringList before = acceptable();
    QStringList unique = topics;
    unique.removeDuplicates();
    const QSet<QString> asked(unique.cbegin(), unique.cend());
    refused.intersect(asked);
    beyondLimit.intersect(asked);
    wanted = unique.first(std::min(unique.size(), mostTopics));
    for (const QString &topic : std::as_const(wanted)) {
        if (beyondLimit.remove(topic)) {
            refused.remove(topic);
        }
    }
    for (const QString &topic : unique.mid(mostTopics)) {
        beyondLimit.insert(topic);
        refuse(topic,
               localError(QStringLiteral("topic.limit"),
                          QStringLiteral("A notification channel takes at most %1 topics.").arg(mostTopics)));
    }
    if (acceptable() == before) {
        return;
    }
    topicsChanged = true;
    switch (phase) {
    case Phase::Idle:
        goOn();
        return;
    case Phase::Open:
        subscribe();
        return;
    case Phase::Off:
    case Phase::Opening:
    case Phase::Connecting:
    case Phase::Subscribing:
    case Phase::Waiting:
    case Phase::Refused:
        return;
    }
}

/// The next step towards an open channel, from wherever this stands.
void NotificationChannel::Private::goOn()
{
    if (acceptable().isEmpty()) {
        dropChannel();
        enter(Phase::Idle);
    } else if (channel) {
        connectSocket();
    } else {
        openChannel();
    }
}

void NotificationChannel::Private::retry()
{
    if (phase == Phase::Waiting) {
        goOn();
    }
}

void NotificationChannel::Private::openChannel()
{
    enter(Phase::Opening);
    HttpRequest request =
        caller.request(QByteArrayLiteral("POST"), QStringLiteral("/api/v2/notifications/channels"));
    request.recordsBodies = false; // whoever has the channel's address can listen
    whenFinished(caller.read<Channel>(request, decodeChannel), &caller,
                 [this, asked = ++round](const ApiResult<Channel> &answer) {
                     if (asked == round && phase == Phase::Opening) {
                         channelOpened(answer);
                     }
                 });
}

void NotificationChannel::Private::channelOpened(const ApiResult<Channel> &answer)
{
    if (!answer) {
        failed(answer.error());
        return;
    }
    channel = answer.value();
    socketFailures = 0;
    confirmed.clear();
    topicsChanged = true;
    life = channelLife;
    if (channel->expires.isValid()) {
        const Milliseconds told(clock.nowUtc().msecsTo(channel->expires));
        life = std::clamp<Milliseconds>(told, shortestChannelLife, channelLife);
    }
    renewalAlarm->start(life - life / 24);
    connectSocket();
}

void NotificationChannel::Private::connectSocket()
{
    const auto tls = tlsTrusting(caller.profile().caFile);
    if (!tls) {
        failed(localError(errorcodes::badCaFile, tls.error().message));
        return;
    }
    dropSocket();
    enter(Phase::Connecting);
    socket.reset(new ChannelSocket(channel->connectUri, tls.value(), clock));
    QObject::connect(socket.get(), &ChannelSocket::opened, &q, [this] {
        if (topicsChanged || subscription) {
            enter(Phase::Subscribing);
            subscribe();
        } else {
            enter(Phase::Open, channel->connectUri.host());
        }
    });
    QObject::connect(socket.get(), &ChannelSocket::received, &q,
                     [this](const JsonValue &frame) { receive(frame); });
    QObject::connect(socket.get(), &ChannelSocket::lost, &q,
                     [this](const ApiError &error) { socketLost(error); });
}

void NotificationChannel::Private::subscribe()
{
    if (subscription || !channel) {
        return;
    }
    topicsChanged = false;
    const TopicSubscription::Receiver receiver{
        [this](const QString &topic, const ApiError &error) { refuse(topic, error); },
        [this](const ApiResult<QStringList> &answer) { subscribed(answer); }};
    subscription = std::make_unique<TopicSubscription>(caller, channel->id, acceptable(), receiver);
}

void NotificationChannel::Private::subscribed(const ApiResult<QStringList> &answer)
{
    subscription.reset();
    if (!answer) {
        topicsChanged = true;
        if (answer.error().kind == ApiError::Kind::NotFound) {
            dropChannel();
        }
        failed(answer.error());
        return;
    }
    confirmed = answer.value();
    if (acceptable().isEmpty()) {
        goOn();
        return;
    }
    // Subscribing has renewed the channel.
    renewalAlarm->start(life - life / 24);
    if (topicsChanged) {
        subscribe();
    } else if (phase == Phase::Subscribing) {
        enter(Phase::Open, channel->connectUri.host());
    }
}

void NotificationChannel::Private::receive(const JsonValue &frame)
{
    failures = 0;
    socketFailures = 0;
    const QString topic = textField(frame, u"topicName");
    if (topic == u"channel.metadata" || topic.isEmpty()) {
        return;
    }
    if (topic.startsWith(u"v2.system.")) {
        receiveSystem(topic);
        return;
    }
    ++push.events;
    push.lastEventAt = clock.nowUtc();
    if (!tellingAlarm->isActive()) {
        tellingAlarm->start(tellingInterval);
    }
    emit q.notification(topic, frame.value(u"eventBody"));
}

void NotificationChannel::Private::receiveSystem(const QString &topic)
{
    if (topic.startsWith(u"v2.system.socket_closing")) {
        // The address stays good for a minute.
        connectSocket();
    } else if (topic.startsWith(u"v2.system.token_revoked")) {
        caller.forgetToken();
        dropChannel();
        failed(
            localError(QStringLiteral("token.revoked"), QStringLiteral("The platform took the token back.")));
    } else if (topic.startsWith(u"v2.system.no_longer_subscribed")) {
        topicsChanged = true;
        dropSocket();
        failed(localError(QStringLiteral("channel.taken"), QStringLiteral("Another channel took the topics.")));
    }
}

void NotificationChannel::Private::socketLost(const ApiError &error)
{
    if (++socketFailures >= mostSockets) {
        dropChannel();
    }
    failed(error);
}

void NotificationChannel::Private::failed(const ApiError &error)
{
    dropSocket();
    if (subscription) {
        subscription.reset();
        topicsChanged = true;
    }
    const QString why = describe(error, Dialect::Published).whatHappened;
    if (error.kind == ApiError::Kind::SignIn) {
        dropChannel();
        enter(Phase::Refused, why);
        return;
    }
    const Milliseconds delay = std::min(firstDelay * (1 << std::min(failures, 6)), longestDelay);
    const Milliseconds jitter(random.bounded(static_cast<int>(delay.count() / 5)));
    ++failures;
    retryAlarm->start(
        std::max(std::min(delay + jitter, longestDelay), error.retryAfter.value_or(Milliseconds::zero())));
    enter(Phase::Waiting, why);
}

void NotificationChannel::Private::dropSocket()
{
    if (socket) {
        socket->disconnect(&q);
        socket->retire();
        socket.reset();
    }
}

void NotificationChannel::Private::dropChannel()
{
    dropSocket();
    subscription.reset();
    channel.reset();
    confirmed.clear();
    topicsChanged = true;
    renewalAlarm->stop();
    ++round;
}

NotificationChannel::NotificationChannel(Transport &transport, TokenSource &tokens,
                                         const ConnectionProfile &profile, const Clock &clock, QObject *parent)
    : QObject(parent), m_d(std::make_unique<Private>(*this, transport, tokens, profile, clock))
{}

NotificationChannel::~NotificationChannel()
{
    m_d->dropSocket();
}

void NotificationChannel::setTopics(const QStringList &topics)
{
    m_d->setTopics(topics);
}

void NotificationChannel::start()
{
    if (m_d->phase == Private::Phase::Off || m_d->phase == Private::Phase::Refused) {
        m_d->failures = 0;
        m_d->push.events = 0;
        m_d->goOn();
    }
}

void NotificationChannel::stop()
{
    m_d->dropChannel();
    m_d->retryAlarm->stop();
    m_d->tellingAlarm->stop();
    m_d->enter(Private::Phase::Off);
}

PushState NotificationChannel::state() const
{
    return m_d->push;
}

QStringList NotificationChannel::subscribedTopics() const
{
    return m_d->confirmed;
}

QString flowInstancesTopic(const FlowId &flow)
{
    return instancesTopic + flow.text();
}

FlowId flowOfInstancesTopic(const QString &topic)
{
    return topic.startsWith(instancesTopic) ? FlowId(topic.mid(instancesTopic.size())) : FlowId();
}

} // namespace flowconsole
