#include "engine/flowdurations.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

const FlowId flow(QStringLiteral("f"));

} // namespace

class FlowDurationsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aFewRunsSayNothingYet()
    {
        FlowDurations durations;
        QVERIFY(!durations.of(flow));
        durations.learn(flow, 10s);
        durations.learn(flow, 11s);
        QVERIFY(!durations.of(flow));
        durations.learn(flow, 12s);
        QVERIFY(durations.of(flow));
    }

    void theSpanHoldsTheRunsWithAMargin()
    {
        FlowDurations durations;
        for (const Milliseconds run : {100s, 200s, 150s}) {
            durations.learn(flow, run);
        }
        QCOMPARE(durations.of(flow)->early, Milliseconds(90s));
        QCOMPARE(durations.of(flow)->late, Milliseconds(220s));
    }

    void oneRunAmongManyDoesNotStretchTheSpan()
    {
        FlowDurations durations;
        for (int i = 0; i < 38; ++i) {
            durations.learn(flow, 100s);
        }
        durations.learn(flow, 1s);
        durations.learn(flow, 10000s);
        QCOMPARE(durations.of(flow)->early, Milliseconds(90s));
        QCOMPARE(durations.of(flow)->late, Milliseconds(110s));
    }

    void theLatestRunsCount()
    {
        FlowDurations durations;
        for (int i = 0; i < 100; ++i) {
            durations.learn(flow, 10s);
        }
        for (size_t i = 0; i < FlowDurations::memory; ++i) {
            durations.learn(flow, 1000s);
        }
        QCOMPARE(durations.of(flow)->early, Milliseconds(900s));
    }

    void eachFlowHasItsOwn()
    {
        FlowDurations durations;
        for (int i = 0; i < 3; ++i) {
            durations.learn(flow, 10s);
        }
        QVERIFY(!durations.of(FlowId(QStringLiteral("another"))));
    }

    void aDurationThatCannotBeIsIgnored()
    {
        FlowDurations durations;
        for (int i = 0; i < 3; ++i) {
            durations.learn(flow, -1s);
        }
        QVERIFY(!durations.of(flow));
    }
};

QTEST_GUILESS_MAIN(FlowDurationsTest)
#include "flowdurationstest.moc"
