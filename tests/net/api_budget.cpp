#include "api/ratebudget.h"
#include "net/pendinganswer.h"
#include "tests/net/scriptedplatform.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

class BudgetTest final : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsKnownUntilAnAnswerHasTold();
    void theHigherCountOfOneWindowHolds();
    void aWindowIsOverWhenItsTimeIs();
    void anAnswerOfTheWindowBeforeIsIgnored();
    void anAnswerThatWasLongOnItsWayStartsNoNewWindow();
    void aNewWindowIsKnownByItsEnd();
    void whatIsUnderWayCountsToo();
    void roomThatComesOfAnAnswerIsTold();
    void anAnswerWithoutHeadersCountsAsOne();
    void theOwnLimitHoldsWhereItIsLower();
    void theOwnLimitHoldsWithoutHeaders();
    void nothingMayLeaveDuringAPause();
    void aBurstOfLaunchesMeetsNotOne429_data();
    void aBurstOfLaunchesMeetsNotOne429();
};

namespace {

HttpHeaders headers(int count, int reset, int allowed = 300)
{
    return {{"inin-ratelimit-count", QByteArray::number(count)},
            {"ININ-RateLimit-Allowed", QByteArray::number(allowed)},
            {"inin-ratelimit-reset", QByteArray::number(reset)}};
}

/// The platform's own count: a window of a minute begins with the first request after the one before.
class PlatformWindow
{
public:
    explicit PlatformWindow(const Clock &clock, int allowed) : m_clock(clock), m_allowed(allowed) {}

    QByteArray answer(const QByteArray &body)
    {
        const Milliseconds now = m_clock.monotonic();
        if (!m_begin || now >= *m_begin + 60s) {
            m_begin = now;
            m_count = 0;
        }
        const auto reset = std::chrono::ceil<std::chrono::seconds>(*m_begin + 60s - now).count();
        if (m_count == m_allowed) {
            ++m_refused;
            return httpAnswer(429, {},
                              HttpHeaders{{"Retry-After", "1"}} + headers(m_count, int(reset), m_allowed));
        }
        ++m_count;
        return httpAnswer(200, body, headers(m_count, static_cast<int>(reset), m_allowed));
    }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] int refused() const { return m_refused; }

private:
    const Clock &m_clock;
    const int m_allowed;
    std::optional<Milliseconds> m_begin;
    int m_count = 0;
    int m_refused = 0;
};

} // namespace

void BudgetTest::nothingIsKnownUntilAnAnswerHasTold()
{
    ManualClock clock;
    RateBudget budget(clock);
    QSignalSpy changed(&budget, &RateBudget::changed);
    QCOMPARE(budget.remaining(), RateBudget::unlimited);

    budget.observe({{"Content-Type", "text/html"}});
    QCOMPARE(changed.count(), 0);
    budget.observe(headers(12, 40));

    QCOMPARE(budget.remaining(), 288);
    QCOMPARE(budget.state().allowed, 300);
    QCOMPARE(budget.state().resetsAt, clock.nowUtc().addSecs(40));
}

void BudgetTest::theHigherCountOfOneWindowHolds()
{
    ManualClock clock;
    RateBudget budget(clock);
    // Three answers of one window in the order 12, 14, 13; the last was slow.
    budget.observe(headers(12, 40));
    clock.advance(1s);
    budget.observe(headers(14, 39));
    clock.advance(2s);
    budget.observe(headers(13, 39), 3s);
    QCOMPARE(budget.state().count, 14);
    QCOMPARE(budget.remaining(), 286);
    QCOMPARE(budget.state().resetsAt, clock.nowUtc().addSecs(37));
}

void BudgetTest::aWindowIsOverWhenItsTimeIs()
{
    ManualClock clock;
    RateBudget budget(clock);
    budget.observe(headers(300, 40));
    QCOMPARE(budget.remaining(), 0);
    QSignalSpy changed(&budget, &RateBudget::changed);

    clock.advance(39999ms);
    QCOMPARE(budget.remaining(), 0);
    clock.advance(1ms);

    QCOMPARE(budget.remaining(), 300);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!budget.state().resetsAt.isValid());
}

void BudgetTest::anAnswerOfTheWindowBeforeIsIgnored()
{
    ManualClock clock;
    RateBudget budget(clock);
    budget.observe(headers(299, 2));
    clock.advance(2s);
    // Sent a second before the end, answered then, arrived two seconds after.
    clock.advance(2s);
    budget.observe(headers(300, 1), 3s);
    QCOMPARE(budget.remaining(), 300);

    budget.observe(headers(3, 58));
    budget.observe(headers(300, 1), 3s);
    QCOMPARE(budget.state().count, 3);
}

void BudgetTest::anAnswerThatWasLongOnItsWayStartsNoNewWindow()
{
    ManualClock clock;
    RateBudget budget(clock);
    budget.observe(headers(200, 30));
    clock.advance(8s);
    // It was counted eight seconds ago, and says so by its reset.
    budget.observe(headers(150, 30), 8s);
    QCOMPARE(budget.state().count, 200);
    QCOMPARE(budget.state().resetsAt, clock.nowUtc().addSecs(22));
}

void BudgetTest::aNewWindowIsKnownByItsEnd()
{
    ManualClock clock;
    RateBudget budget(clock);
    // A slow first answer: the window's end is uncertain by its time on the way.
    budget.observe(headers(250, 10), 5s);
    clock.advance(7s);
    // The platform began a new one meanwhile.
    budget.observe(headers(1, 60));
    QCOMPARE(budget.state().count, 1);
    QCOMPARE(budget.state().resetsAt, clock.nowUtc().addSecs(60));
}

void BudgetTest::whatIsUnderWayCountsToo()
{
    ManualClock clock;
    RateBudget budget(clock);
    budget.observe(headers(290, 30));
    QList<RateBudget::Use> uses;
    for (int i = 0; i < 8; ++i) {
        uses.append(budget.use());
    }
    QCOMPARE(budget.remaining(), 2);
    QCOMPARE(budget.underWay(), 8);

    budget.observe(headers(291, 30));
    uses.removeLast();
    QCOMPARE(budget.remaining(), 2);
    // They may be counted in the next window too.
    clock.advance(30s);
    QCOMPARE(budget.remaining(), 293);
}

void BudgetTest::roomThatComesOfAnAnswerIsTold()
{
    ManualClock clock;
    RateBudget budget(clock);
    budget.observe(headers(299, 30));
    RateBudget::Use use = budget.use();
    QCOMPARE(budget.remaining(), 0);
    QSignalSpy changed(&budget, &RateBudget::changed);

    use.reset();

    QCOMPARE(changed.count(), 1);
    QCOMPARE(budget.remaining(), 1);
}

void BudgetTest::anAnswerWithoutHeadersCountsAsOne()
{
    ManualClock clock;
    RateBudget budget(clock);
    budget.observe(headers(10, 30));
    budget.observe({});
    QCOMPARE(budget.state().count, 11);
    // Where the platform has counted it, its word is the same.
    budget.observe(headers(11, 30));
    QCOMPARE(budget.state().count, 11);
}

void BudgetTest::theOwnLimitHoldsWhereItIsLower()
{
    ManualClock clock;
    RateBudget budget(clock);
    budget.setOwnLimit(100);
    budget.observe(headers(90, 30));
    QCOMPARE(budget.remaining(), 10);
    QCOMPARE(budget.state().allowed, 100);
    budget.setOwnLimit(1000);
    QCOMPARE(budget.remaining(), 210);
    QCOMPARE(budget.state().allowed, 300);
}

void BudgetTest::theOwnLimitHoldsWithoutHeaders()
{
    ManualClock clock;
    RateBudget budget(clock);
    budget.setOwnLimit(3);
    QCOMPARE(budget.remaining(), 3);
    budget.observe({});
    clock.advance(20s);
    budget.observe({});
    budget.observe({});
    QCOMPARE(budget.remaining(), 0);
    clock.advance(40s);
    QCOMPARE(budget.remaining(), 3);
}

void BudgetTest::nothingMayLeaveDuringAPause()
{
    ManualClock clock;
    RateBudget budget(clock);
    budget.observe(headers(10, 30));
    budget.pauseUntil(clock.nowUtc().addSecs(5));
    QCOMPARE(budget.remaining(), 0);
    clock.advance(5s);
    QCOMPARE(budget.remaining(), 290);
    QVERIFY(!budget.state().pausedUntil.isValid());
}

void BudgetTest::aBurstOfLaunchesMeetsNotOne429_data()
{
    QTest::addColumn<int>("allowed");
    QTest::addColumn<int>("ownLimit");
    QTest::newRow("what the platform allows") << 300 << 0;
    QTest::newRow("less, by the profile") << 300 << 200;
}

void BudgetTest::aBurstOfLaunchesMeetsNotOne429()
{
    QFETCH(int, allowed);
    QFETCH(int, ownLimit);
    ScriptedPlatform platform;
    ConnectionProfile profile = platform.profile();
    profile.requestsPerMinute = ownLimit;
    Console console(profile);
    PlatformWindow window(console.clock, allowed);
    int highest = 0;
    platform.onApi = [&](const SeenRequest &) {
        const QByteArray answer = window.answer(QByteArrayLiteral("{\"id\":\"e-1\"}"));
        highest = std::max(highest, window.count());
        return answer;
    };

    constexpr int all = 1000;
    const PreparedLaunch prepared = console.client.prepareLaunch(someLaunch());
    int started = 0;
    int answered = 0;
    int taken = 0;
    const std::function<void()> launchMore = [&] {
        while (started < all && started - answered < 64 && console.budget.remaining() > 0) {
            ++started;
            whenFinished(console.client.launch(someLaunch().id, prepared), &console.client,
                         [&](const ApiResult<ExecutionUpdate> &answer) {
                             ++answered;
                             taken += answer ? 1 : 0;
                             launchMore();
                         });
        }
    };
    connect(&console.budget, &RateBudget::changed, &console.client, [&] { launchMore(); });
    launchMore();
    while (answered < all) {
        QTRY_COMPARE(answered, started);
        QCOMPARE(console.budget.underWay(), 0);
        QCOMPARE(console.budget.state().count, window.count());
        if (answered < all) {
            console.clock.advance(console.clock.untilNextAlarm().value());
        }
    }

    QCOMPARE(taken, all);
    QCOMPARE(window.refused(), 0);
    QCOMPARE(highest, ownLimit > 0 ? ownLimit : allowed);
}

QTEST_GUILESS_MAIN(BudgetTest)
#include "api_budget.moc"
