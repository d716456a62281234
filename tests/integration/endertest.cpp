#include "engine/ender.h"
#include "tests/integration/countedwindow.h"
#include "tests/integration/workbench.h"

#include <QSet>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

const QString reason = QStringLiteral("no longer wanted");

/// An organisation in the tutorial's dialect with one conversation.
struct Bench : Workbench
{
    explicit Bench(Dialect dialect = Dialect::ConversationFlow) : Workbench(dialect)
    {
        platform.onApi = [this](const SeenRequest &request) {
            if (request.method == "POST") {
                ++asked;
                return answerToEnd();
            }
            return httpAnswer(200, "{\"conversationId\":\"c1\",\"id\":\"c1\",\"status\":\"" + status + "\"}");
        };
    }

    std::function<QByteArray()> answerToEnd = [this] {
        status = "terminated";
        return httpAnswer(200, "{}");
    };
    QByteArray status = "active";
    int asked = 0;
};

} // namespace

class EnderTest final : public QObject
{
    Q_OBJECT

private slots:
    void anExecutionIsEndedAndConfirmed()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.ender.end(id, reason);
        QCOMPARE(bench.of(id).state, ExecutionState::Terminating);
        bench.pass(1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Terminated);
        QCOMPARE(bench.of(id).platformState, QStringLiteral("terminated"));
        QCOMPARE(bench.requests("POST", "/api/v2/conversations/c1/terminate"), 1);
        const auto sent =
            std::find_if(bench.platform.server().seen().begin(), bench.platform.server().seen().end(),
                         [](const SeenRequest &request) { return request.target.endsWith("/terminate"); });
        QCOMPARE(JsonValue::parse(sent->body).value().value(u"reason").toString(), reason);
    }

    void theWishIsOnDiskBeforeTheRequestLeaves()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        qsizetype entriesWhenAsked = -1;
        bench.answerToEnd = [&] {
            entriesWhenAsked = bench.audited(u"flow_termination").size();
            bench.status = "terminated";
            return httpAnswer(200, "{}");
        };
        bench.ender.end(id, reason);
        bench.pass(1s);
        QCOMPARE(entriesWhenAsked, 1);
        const QList<JsonValue> entries = bench.audited(u"flow_termination");
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries.at(0).value(u"outcome").toString(), QStringLiteral("intended"));
        QCOMPARE(entries.at(1).value(u"outcome").toString(), QStringLiteral("accepted"));
        for (const JsonValue &entry : entries) {
            QCOMPARE(entry.value(u"actor").toString(), QStringLiteral("ada"));
            QCOMPARE(entry.value(u"auditId").toString(), id.text());
            QCOMPARE(entry.value(u"executionId").toString(), QStringLiteral("c1"));
            QCOMPARE(entry.value(u"reason").toString(), reason);
        }
    }

    void withoutAnAuditLogNothingIsEnded()
    {
        Bench bench;
        QVERIFY(QFile::link(QStringLiteral("/dev/full"), bench.auditPath()));
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.ender.end(id, reason);
        bench.pass(3s);
        QCOMPARE(bench.asked, 0);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QVERIFY(bench.of(id).detail.contains(u"audit log"));
    }

    void askedTwiceItIsEndedOnce()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.ender.end(id, reason);
        bench.ender.end(id, reason);
        bench.pass(1s);
        bench.ender.end(id, reason);
        bench.pass(1s);
        QCOMPARE(bench.asked, 1);
    }

    void aFailureInPassingIsTriedAgain()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.answerToEnd = [&] {
            if (bench.asked <= 6) {
                return httpAnswer(500);
            }
            bench.status = "terminated";
            return httpAnswer(200, "{}");
        };
        bench.ender.end(id, reason);
        bench.pass(60s);
        QCOMPARE(bench.of(id).state, ExecutionState::Terminated);
        QVERIFY2(bench.of(id).detail.isEmpty(), "nothing is left of what failed meanwhile");
    }

    void whileItIsTriedAgainTheRowSaysSo()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.answerToEnd = [] { return httpAnswer(500); };
        bench.ender.end(id, reason);
        QStringList said;
        for (int i = 0; i < 300 && bench.of(id).state != ExecutionState::Running; ++i) {
            bench.pass(200ms);
            const QString detail = bench.of(id).detail.section(u':', 0, 0);
            if (!detail.isEmpty() && !said.contains(detail)) {
                said.append(detail);
            }
        }
        QCOMPARE(said, QStringList({QStringLiteral("Ending failed, next try in 2 s (1 of 4)"),
                                    QStringLiteral("Ending failed, next try in 4 s (2 of 4)"),
                                    QStringLiteral("Ending failed, next try in 8 s (3 of 4)"),
                                    QStringLiteral("Not ended")}));
    }

    void aFailureThatStaysIsSaidAndTheExecutionRunsOn()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.answerToEnd = [] { return httpAnswer(500); };
        bench.ender.end(id, reason);
        bench.pass(90s, 500ms);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QVERIFY2(bench.of(id).detail.contains(u"Not ended"), qPrintable(bench.of(id).detail));
        const int asked = bench.asked;
        bench.pass(60s, 1s);
        QCOMPARE(bench.asked, asked);
        QCOMPARE(bench.audited(u"flow_termination").last().value(u"outcome").toString(),
                 QStringLiteral("refused"));
        // It may be tried again by hand.
        bench.answerToEnd = [&] {
            bench.status = "terminated";
            return httpAnswer(200, "{}");
        };
        bench.ender.end(id, reason);
        bench.pass(2s);
        QCOMPARE(bench.of(id).state, ExecutionState::Terminated);
    }

    void aRefusalIsNotTriedAgain()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.answerToEnd = [] {
            return httpAnswer(403, "{\"message\":\"No.\",\"code\":\"missing.permissions\",\"status\":403}");
        };
        bench.ender.end(id, reason);
        bench.pass(20s);
        QCOMPARE(bench.asked, 1);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QVERIFY(bench.of(id).detail.startsWith(u"Not ended"));
    }

    void consentWithoutAnEndIsSaid()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.answerToEnd = [] { return httpAnswer(200, "{}"); };
        bench.ender.end(id, reason);
        bench.pass(30s, 1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Terminating);
        bench.pass(40s, 1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QVERIFY(bench.of(id).detail.contains(u"still runs"));
    }

    void anEndOfItsOwnIsTakenAsItIs()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"));
        bench.answerToEnd = [&] {
            bench.status = "closed";
            return httpAnswer(409, "{\"message\":\"It is over.\",\"code\":\"conflict\",\"status\":409}");
        };
        bench.ender.end(id, reason);
        bench.pass(3s);
        QCOMPARE(bench.of(id).state, ExecutionState::Completed);
    }

    void whatIsOverdueIsEndedAsTheTutorialDoes()
    {
        Bench bench;
        const ExecutionId id =
            bench.add(QStringLiteral("c1"), [](FlowExecution &execution) { execution.timeout = 300s; });
        bench.pass(299s, 1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QCOMPARE(bench.asked, 0);
        bench.pass(3s);
        QCOMPARE(bench.of(id).state, ExecutionState::TimedOut);
        QCOMPARE(bench.of(id).platformState, QStringLiteral("timeout_terminated"));
        QCOMPARE(bench.audited(u"flow_termination").first().value(u"reason").toString(),
                 QStringLiteral("timeout_recovery"));
        QCOMPARE(bench.of(id).latency.value_or(0ms) / 1s, 300);
    }

    void whatIsOverdueAndCannotBeEndedIsGivenUp()
    {
        Bench bench;
        const ExecutionId id =
            bench.add(QStringLiteral("c1"), [](FlowExecution &execution) { execution.timeout = 5s; });
        bench.answerToEnd = [] { return httpAnswer(500); };
        bench.pass(120s, 500ms);
        QCOMPARE(bench.of(id).state, ExecutionState::TimedOut);
        QVERIFY(bench.of(id).detail.contains(u"5 s"));
        QVERIFY(bench.of(id).detail.contains(u"ending it failed"));
    }

    void whatIsOverdueWhileItsEndIsBeingRefusedIsGivenUpToo()
    {
        Bench bench;
        const ExecutionId id =
            bench.add(QStringLiteral("c1"), [](FlowExecution &execution) { execution.timeout = 30s; });
        bench.answerToEnd = [] { return httpAnswer(200, "{}"); };
        bench.pass(20s, 1s);
        bench.ender.end(id, reason);
        bench.pass(50s, 1s);
        QCOMPARE(bench.of(id).state, ExecutionState::Terminating);
        bench.pass(20s, 1s);
        QCOMPARE(bench.of(id).state, ExecutionState::TimedOut);
        QVERIFY2(bench.of(id).detail.contains(u"still runs"), qPrintable(bench.of(id).detail));
    }

    void thoseOfAnotherDialectAreLeftAlone()
    {
        // The profile has been given another dialect since.
        Bench bench(Dialect::Published);
        const ExecutionId id = bench.add(QStringLiteral("c1"), [](FlowExecution &execution) {
            execution.dialect = Dialect::ConversationFlow;
            execution.conversationId = ConversationId(QStringLiteral("c1"));
        });
        bench.ender.end(id, reason);
        bench.pass(20s, 1s);
        QCOMPARE(bench.platform.server().seenCount(), 0);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QVERIFY(bench.of(id).detail.contains(u"Open its connection"));
    }

    void withoutAnyMeansTheRowSaysSo()
    {
        Bench bench(Dialect::FlowExecutions);
        const ExecutionId id = bench.add(QStringLiteral("e1"));
        bench.ender.end(id, reason);
        QCOMPARE(bench.asked, 0);
        QCOMPARE(bench.of(id).state, ExecutionState::Running);
        QVERIFY(bench.of(id).detail.contains(u"cannot be ended"));
        QCOMPARE(bench.of(id).failedLooks, 0);
    }

    void aLinkedConversationIsDisconnected()
    {
        Bench bench(Dialect::Published);
        bench.platform.onApi = [&](const SeenRequest &request) {
            if (request.target.endsWith("/api/v2/conversations/c7/disconnect")) {
                bench.status = "TERMINATED";
                return httpAnswer(202);
            }
            return httpAnswer(200, "{\"id\":\"e1\",\"flowVersion\":{\"id\":\"1.0\"},"
                                   "\"dateLaunched\":\"2026-01-05T09:00:00.000Z\",\"status\":\"" +
                                       (bench.status == "active" ? "RUNNING" : bench.status) + "\"}");
        };
        const ExecutionId id = bench.add(QStringLiteral("e1"), [](FlowExecution &execution) {
            execution.conversationId = ConversationId(QStringLiteral("c7"));
        });
        bench.ender.end(id, reason);
        bench.pass(2s);
        QCOMPARE(bench.of(id).state, ExecutionState::Terminated);
    }

    void thoseOfAnotherProfileAreLeftAlone()
    {
        Bench bench;
        const ExecutionId id = bench.add(QStringLiteral("c1"), [](FlowExecution &execution) {
            execution.profileId = ProfileId(QStringLiteral("another"));
        });
        bench.ender.end(id, reason);
        bench.pass(1s);
        QCOMPARE(bench.asked, 0);
        QVERIFY(bench.of(id).detail.contains(u"Open its connection"));
    }

    void manyAtOnceStayWithinTheBudget()
    {
        Bench bench;
        int counted = 0;
        int refused = 0;
        Milliseconds windowStart{0};
        bench.platform.onApi = [&](const SeenRequest &request) {
            const Milliseconds now = bench.console.clock.monotonic();
            if (now - windowStart >= 60s) {
                windowStart = now;
                counted = 0;
            }
            const bool isOver = ++counted > 20;
            refused += isOver ? 1 : 0;
            const auto left = std::chrono::ceil<std::chrono::seconds>(windowStart + 60s - now).count();
            const HttpHeaders headers{{"inin-ratelimit-count", QByteArray::number(counted)},
                                      {"inin-ratelimit-allowed", "20"},
                                      {"inin-ratelimit-reset", QByteArray::number(left)}};
            const QByteArray id = request.target.split('/').value(4);
            return isOver ? httpAnswer(429, {}, headers)
                          : httpAnswer(200, "{\"conversationId\":\"" + id + "\",\"status\":\"terminated\"}",
                                       headers);
        };
        // A first look tells what is allowed.
        QList<ExecutionId> ids{bench.add(QStringLiteral("c0"))};
        bench.monitor.lookNow(ids.first());
        bench.pass(1s);
        for (int i = 1; i <= 50; ++i) {
            ids.append(bench.add(QStringLiteral("c%1").arg(i)));
            bench.ender.end(ids.last(), reason);
        }
        bench.pass(10min, 1s);
        QCOMPARE(refused, 0);
        for (const ExecutionId &id : ids) {
            QCOMPARE(bench.of(id).state, ExecutionState::Terminated);
        }
    }

    void hundredsAreIntendedTogetherAndLeaveTheOthersTheirLooks()
    {
        Bench bench;
        CountedWindow window(bench.console.clock, 300);
        QSet<QByteArray> ended;
        qsizetype intended = -1;
        bench.platform.onApi = [&](const SeenRequest &request) {
            const QByteArray id = request.target.split('/').value(4);
            if (request.method == "POST") {
                intended = intended < 0 ? bench.audited(u"flow_termination").size() : intended;
                ended.insert(id);
            }
            const QByteArray status = ended.contains(id) ? "terminated" : "active";
            return window.answer("{\"conversationId\":\"" + id + "\",\"status\":\"" + status + "\"}");
        };
        const ExecutionId other = bench.add(QStringLiteral("other"));
        bench.monitor.lookNow(other);
        bench.pass(1s);
        QList<ExecutionId> ids;
        for (int i = 0; i < 400; ++i) {
            ids.append(bench.add(QStringLiteral("c%1").arg(i)));
        }
        for (const ExecutionId &id : std::as_const(ids)) {
            bench.ender.end(id, reason);
        }
        QCOMPARE(bench.of(ids.last()).state, ExecutionState::Terminating);
        QCOMPARE(bench.of(ids.last()).detail, QStringLiteral("Waits for its turn to be ended"));
        Milliseconds stalest{0};
        for (int second = 0; second < 6 * 60; ++second) {
            bench.pass(1s, 1s);
            const QDateTime now = bench.console.clock.nowUtc();
            stalest = std::max(stalest, Milliseconds(bench.of(other).lastSeenAt.msecsTo(now)));
        }
        QCOMPARE(intended, 400);
        QCOMPARE(window.refused(), 0);
        QCOMPARE(ended.size(), 400);
        for (const ExecutionId &id : std::as_const(ids)) {
            QCOMPARE(bench.of(id).state, ExecutionState::Terminated);
            QVERIFY2(bench.of(id).detail.isEmpty(), qPrintable(bench.of(id).detail));
        }
        QVERIFY2(stalest <= 4min, qPrintable(QString::number(stalest / 1s)));
    }
};

QTEST_GUILESS_MAIN(EnderTest)
#include "endertest.moc"
