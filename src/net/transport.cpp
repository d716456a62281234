#include "net/transport.h"

#include "base/clock.h"
#include "base/logging.h"
#include "domain/errorcodes.h"
#include "net/curlnetwork.h"
#include "net/exchange.h"
#include "net/pendinganswer.h"
#include "net/recording.h"
#include "net/tlsproblem.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <map>
#include <utility>

namespace flowconsole {

namespace {

/// A request on its way through queue, attempts and waits.
struct Journey
{
    HttpRequest request;
    HttpHeaders headers; ///< as sent, the request id among them
    QString requestId;
    quint64 sequence = 0;
    int retries = 0;
    bool mayHaveStartedTwice = false; ///< an attempt before may have taken effect: no later failure undoes that
    PendingAnswer<HttpAnswer> answer;
};

struct Running
{
    std::unique_ptr<Journey> journey;
    std::unique_ptr<Exchange> exchange; ///< uses the journey
};

template <class Statuses>
bool contains(const Statuses &statuses, int status)
{
    return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
}

constexpr int tooManyRequests = 429;

ApiError localError(const QString &code, const QString &message)
{
    return {
        .kind = ApiError::Kind::Local, .retryAfter = {}, .code = code, .message = message, .correlationId = {}};
}

} // namespace

class Transport::Private
{
public:
    Private(Transport &transport, const Clock &clock, const TransportSettings &settings, quint32 seed);

    QFuture<ApiResult<HttpAnswer>> send(const HttpRequest &request);
    [[nodiscard]] size_t pendingCount() const { return m_ready.size() + m_waiting.size() + m_running.size(); }

private:
    using Key = std::pair<HttpRequest::Priority, quint64>;

    void pump();
    void start(std::unique_ptr<Journey> journey);
    void attemptFinished(quint64 sequence, ExchangeOutcome outcome);
    void wake();
    void scheduleWake();
    void enqueue(std::unique_ptr<Journey> journey);
    void pauseFor(Milliseconds delay);
    [[nodiscard]] bool isPaused() const { return m_pausedUntil.has_value(); }
    [[nodiscard]] bool hasRoom() const { return std::cmp_less(m_running.size(), m_settings.maxInFlight); }
    [[nodiscard]] Milliseconds delayBefore(int retry, const HttpAnswer &answer);
    [[nodiscard]] bool mayRepeat(const Journey &journey, const ExchangeOutcome &outcome) const;

    Transport &q;
    const Clock &m_clock;
    const TransportSettings m_settings;
    QRandomGenerator m_random;
    const QString m_idPrefix;
    std::optional<Error> m_caProblem;
    std::unique_ptr<HttpNetwork> m_network; ///< null where the caFile is of no use
    quint64 m_lastSequence = 0;
    std::map<Key, std::unique_ptr<Journey>> m_ready;
    std::multimap<Milliseconds, std::unique_ptr<Journey>> m_waiting; ///< by the time of Clock::monotonic()
    std::map<quint64, Running> m_running;
    std::optional<Milliseconds> m_pausedUntil;
    std::unique_ptr<Alarm> m_wake;
};

Transport::Private::Private(Transport &transport, const Clock &clock, const TransportSettings &settings,
                            quint32 seed)
    : q(transport),
      m_clock(clock),
      m_settings(settings),
      m_random(seed),
      m_idPrefix(QStringLiteral("%1-").arg(m_random.generate(), 8, 16, QLatin1Char('0'))),
      m_wake(clock.createAlarm([this] { wake(); }))
{
    const auto authorities = authoritiesOf(settings.caFile);
    if (!authorities) {
        m_caProblem = authorities.error();
        return;
    }
    m_network = settings.network ? settings.network()
                                 : std::make_unique<CurlNetwork>(CurlNetworkSettings{
                                       settings.answerLimit, settings.maxInFlight, authorities.value()});
}

QFuture<ApiResult<HttpAnswer>> Transport::Private::send(const HttpRequest &request)
{
    auto journey = std::make_unique<Journey>();
    auto future = journey->answer.future();
    journey->request = request;
    journey->sequence = ++m_lastSequence;
    journey->requestId = m_idPrefix + QString::number(journey->sequence);
    journey->headers = request.headers;
    if (!request.contentType.isEmpty()) {
        journey->headers.append({QByteArrayLiteral("Content-Type"), request.contentType});
    }
    journey->headers.append({QByteArrayLiteral("X-Request-Id"), journey->requestId.toLatin1()});
    journey->headers.append(
        {QByteArrayLiteral("User-Agent"), QByteArrayLiteral("flow-console/" FLOWCONSOLE_VERSION)});

    const QString scheme = request.url.scheme();
    if (!request.url.isValid() || request.url.host().isEmpty() || (scheme != u"https" && scheme != u"http")) {
        journey->answer.finish(localError(
            errorcodes::badAddress,
            QStringLiteral("“%1” is not an http or https address.").arg(request.url.toDisplayString())));
        return future;
    }
    if (m_caProblem) {
        journey->answer.finish(localError(errorcodes::badCaFile, m_caProblem->message));
        return future;
    }
    enqueue(std::move(journey));
    pump();
    return future;
}

void Transport::Private::enqueue(std::unique_ptr<Journey> journey)
{
    const Key key{journey->request.priority, journey->sequence};
    m_ready.emplace(key, std::move(journey));
}

void Transport::Private::pump()
{
    while (!m_waiting.empty() && m_waiting.begin()->first <= m_clock.monotonic()) {
        enqueue(std::move(m_waiting.extract(m_waiting.begin()).mapped()));
    }
    while (!isPaused() && !m_ready.empty() && hasRoom()) {
        start(std::move(m_ready.extract(m_ready.begin()).mapped()));
    }
    scheduleWake();
}

void Transport::Private::start(std::unique_ptr<Journey> journey)
{
    const quint64 sequence = journey->sequence;
    auto exchange = std::make_unique<Exchange>(
        *m_network, journey->request, journey->headers, m_clock,
        [this, sequence](ExchangeOutcome outcome) { attemptFinished(sequence, std::move(outcome)); });
    m_running.emplace(sequence, Running{std::move(journey), std::move(exchange)});
}

void Transport::Private::attemptFinished(quint64 sequence, ExchangeOutcome outcome)
{
    std::unique_ptr<Journey> journey = std::move(m_running.extract(sequence).mapped().journey);
    const RequestRecord record =
        makeRecord(journey->request, journey->headers, journey->requestId, journey->retries + 1, outcome);
    qCDebug(lcNet) << record.requestId << record.method << record.url << record.status << record.failure
                   << record.duration.count() << "ms";

    const bool isTooMany = !outcome.failure && outcome.answer.status == tooManyRequests;
    const bool mayGoAgain = mayRepeat(*journey, outcome);
    const Milliseconds delay =
        isTooMany || mayGoAgain ? delayBefore(journey->retries, outcome.answer) : Milliseconds::zero();

    // Each signal may end in the destruction of this transport.
    const QPointer<Transport> alive(&q);
    emit q.attemptFinished(record);
    if (alive && isTooMany) {
        pauseFor(std::min(delay, m_settings.retry.longestWait));
    }
    if (!alive) {
        return;
    }
    if (mayGoAgain && delay <= m_settings.retry.longestWait) {
        ++journey->retries;
        const bool wasLaunch = journey->request.repeat == HttpRequest::Repeat::LaunchRetried;
        journey->mayHaveStartedTwice |= wasLaunch && contains(launchDoubtfulStatuses, outcome.answer.status);
        m_waiting.emplace(m_clock.monotonic() + delay, std::move(journey));
        pump();
        return;
    }
    pump();
    if (outcome.failure) {
        ApiError failure = *outcome.failure;
        if (journey->mayHaveStartedTwice) {
            failure.kind = ApiError::Kind::OutcomeUnknown;
        }
        journey->answer.finish(failure);
        return;
    }
    HttpAnswer answer = std::move(outcome.answer);
    answer.retries = journey->retries;
    answer.mayHaveStartedTwice = journey->mayHaveStartedTwice;
    answer.requestId = journey->requestId;
    journey->answer.finish(std::move(answer));
}

bool Transport::Private::mayRepeat(const Journey &journey, const ExchangeOutcome &outcome) const
{
    if (journey.retries >= m_settings.retry.maxRetries) {
        return false;
    }
    if (outcome.failure) {
        return outcome.brokeOff;
    }
    switch (journey.request.repeat) {
    case HttpRequest::Repeat::Safe:
        return contains(retriedStatuses, outcome.answer.status);
    case HttpRequest::Repeat::LaunchOnce:
        return contains(launchRetriedStatuses, outcome.answer.status);
    case HttpRequest::Repeat::LaunchRetried:
        return contains(retriedStatuses, outcome.answer.status);
    }
    Q_UNREACHABLE();
}

Milliseconds Transport::Private::delayBefore(int retry, const HttpAnswer &answer)
{
    if (const auto asked = parseRetryAfter(answer.header("Retry-After"), m_clock.nowUtc())) {
        return *asked;
    }
    const auto jitter = m_random.bounded(static_cast<int>(m_settings.retry.jitter.count()) + 1);
    return m_settings.retry.firstDelay * (1 << retry) + Milliseconds(jitter);
}

void Transport::Private::pauseFor(Milliseconds delay)
{
    const Milliseconds until = m_clock.monotonic() + delay;
    if (isPaused() && *m_pausedUntil >= until) {
        return;
    }
    m_pausedUntil = until;
    emit q.paused(m_clock.nowUtc().addMSecs(delay.count()));
}

void Transport::Private::scheduleWake()
{
    std::optional<Milliseconds> next = m_pausedUntil;
    if (!isPaused() && !m_waiting.empty()) {
        next = m_waiting.begin()->first;
    }
    if (next) {
        m_wake->start(*next - m_clock.monotonic());
    } else {
        m_wake->stop();
    }
}

void Transport::Private::wake()
{
    if (isPaused() && *m_pausedUntil <= m_clock.monotonic()) {
        m_pausedUntil.reset();
        const QPointer<Transport> alive(&q);
        emit q.resumed();
        if (!alive) {
            return;
        }
    }
    pump();
}

Transport::Transport(const Clock &clock, const TransportSettings &settings, quint32 seed, QObject *parent)
    : QObject(parent), m_d(std::make_unique<Private>(*this, clock, settings, seed))
{}

Transport::~Transport()
{
    // Null from here on, for those who send again when they hear that their request was cancelled.
    m_d.reset();
}

QFuture<ApiResult<HttpAnswer>> Transport::send(const HttpRequest &request)
{
    if (!m_d) {
        return PendingAnswer<HttpAnswer>().future();
    }
    return m_d->send(request);
}

int Transport::pendingCount() const
{
    return m_d ? static_cast<int>(m_d->pendingCount()) : 0;
}

} // namespace flowconsole
