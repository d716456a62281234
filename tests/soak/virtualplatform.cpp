#include "tests/soak/virtualplatform.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

namespace flowconsole {

namespace {

constexpr auto clientId = "virtual-client";
constexpr auto clientSecret = "virtual-secret";

simulator::OrganisationSettings settingsOf(const VirtualPlatformOptions &options)
{
    simulator::OrganisationSettings settings;
    settings.clientId = clientId;
    settings.clientSecret = clientSecret;
    settings.seed = options.seed;
    settings.rateLimitPerMinute = options.rateLimitPerMinute;
    settings.mostExecutions = options.mostExecutions;
    return settings;
}

} // namespace

VirtualPlatform::VirtualPlatform(VirtualPlatformOptions options)
    : m_organisation(std::move(options.flows), settingsOf(options), [this] { return now(); }),
      m_door(m_organisation, simulator::parseFaults(options.faults).value(), {}),
      m_ledger(m_door),
      m_network(
          m_clock, [this](const http::Request &request) { return m_ledger.take(request); }, options.travel)
{
    m_organisation.observe(m_ledger);
}

ConnectionProfile VirtualPlatform::profile(Dialect dialect) const
{
    ConnectionProfile profile;
    profile.id = ProfileId(QStringLiteral("virtual-%1").arg(static_cast<int>(dialect)));
    profile.name = QStringLiteral("Virtual organisation");
    profile.environment = QStringLiteral("virtual");
    profile.apiUrl = QUrl(QStringLiteral("http://virtual.invalid"));
    profile.loginUrl = profile.apiUrl;
    profile.clientId = QString::fromLatin1(clientId);
    profile.dialect = dialect;
    return profile;
}

ConnectionSecrets VirtualPlatform::secrets() const
{
    return {QString::fromLatin1(clientSecret), {}, QStringLiteral("webhook-secret")};
}

simulator::Instant VirtualPlatform::now() const
{
    return simulator::Instant(Milliseconds(m_clock.nowUtc().toMSecsSinceEpoch()));
}

void VirtualPlatform::pass(Milliseconds time)
{
    static_cast<void>(passUntil([] { return false; }, time));
}

bool VirtualPlatform::passUntil(const std::function<bool()> &isReached, Milliseconds longest)
{
    const Milliseconds end = m_clock.monotonic() + longest;
    settle();
    while (!isReached()) {
        if (m_clock.monotonic() >= end) {
            return false;
        }
        step(end - m_clock.monotonic());
    }
    return true;
}

bool VirtualPlatform::waitUntil(const std::function<bool()> &isReached, Milliseconds longest)
{
    QElapsedTimer timer;
    timer.start();
    while (!isReached()) {
        if (timer.elapsed() > longest.count()) {
            return false;
        }
        m_clock.advance(Milliseconds::zero());
        settle();
        QThread::yieldCurrentThread();
    }
    return true;
}

void VirtualPlatform::step(Milliseconds longest)
{
    Milliseconds next = std::min(longest, m_clock.untilNextAlarm().value_or(longest));
    if (const auto due = m_organisation.nextDue()) {
        next = std::min(next, std::chrono::duration_cast<Milliseconds>(*due - now()));
    }
    m_clock.advance(std::max(next, Milliseconds::zero()));
    m_organisation.advance();
    settle();
}

void settle()
{
    // Objects that are deleted later may post in their destructors.
    for (int round = 0; round < 2; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace flowconsole
