#include "frontdesk.h"

#include <QtTest>

#include <deque>

using namespace flowconsole::simulator;
using namespace flowconsole::simulator::test;
using namespace std::chrono_literals;

namespace {

const auto text = &FrontDesk::text;
const auto json = &FrontDesk::json;

/// Takes what is posted; the test decides when and how each is answered.
class HeldPosts final : public EventPoster
{
public:
    struct Post
    {
        std::string url;
        Json body;
        std::function<void(PostResult)> done;
    };

    void post(const std::string &url, const std::string &body, std::function<void(PostResult)> done) override
    {
        waiting.push_back({url, parseJson(body).value(), std::move(done)});
    }
    /// Answers the one that waits longest.
    Json answerNext(PostResult result = {200, {}})
    {
        Post post = std::move(waiting.front());
        waiting.pop_front();
        post.done(std::move(result));
        return post.body;
    }
    std::vector<Json> answerAll()
    {
        std::vector<Json> bodies;
        while (!waiting.empty()) {
            bodies.push_back(answerNext());
        }
        return bodies;
    }

    std::deque<Post> waiting;
};

std::string
webhook(const std::string &target = "http://127.0.0.1:3000/callback",
        const std::string &events = R"("flow:node:enter","flow:node:exit","flow:error","flow:complete")",
        const std::string &more = {})
{
    return R"({"name":"Monitor","targetUrl":")" + target + R"(","events":[)" + events + "]" + more + "}";
}

/// Event and node in one line each.
QStringList lines(const std::vector<Json> &bodies)
{
    QStringList told;
    for (const Json &body : bodies) {
        told += QString::fromStdString(text(body, "eventType").substr(5) + " " + text(body, "nodeId"));
    }
    return told;
}

} // namespace

class WebhookDeliveryTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyStepIsToldInOrder();
    void theCompletionIsToldOnce();
    void anErrorIsToldWithItsMessage();
    void onlyWhatIsWantedIsTold();
    void otherDialectsTellNothing();
    void aRefusedEventIsTriedThreeTimes();
    void oneThatFailsHoldsNoOtherBack();
    void aDeletedWebhookGetsNothingMore();
    void tooManyEventsAreDroppedAndCounted();
    void lostEventsNeverCome();
    void lateEventsComeLater();
    void doubledEventsComeTwice();
    void reorderedEventsAreOvertaken();
    void anOvertakenEventComesWithoutASuccessorToo();
};

void WebhookDeliveryTest::everyStepIsToldInOrder()
{
    FrontDesk desk;
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    QCOMPARE(desk.ask("POST", "/api/v2/webhooks", webhook()).status, 201);
    const std::string id = desk.launchBilling();
    desk.pass(5s);
    QCOMPARE(posts.waiting.size(), 1U);
    QCOMPARE(posts.waiting.front().url, std::string("http://127.0.0.1:3000/callback"));
    const auto bodies = posts.answerAll();
    QCOMPARE(lines(bodies),
             QStringList({QStringLiteral("node:enter start"), QStringLiteral("node:exit start"),
                          QStringLiteral("node:enter greeting"), QStringLiteral("node:exit greeting"),
                          QStringLiteral("node:enter languageMenu")}));
    const Json &last = bodies.back();
    QCOMPARE(text(last, "conversationId"), id);
    QCOMPARE(text(last, "flowId"), billingId);
    QCOMPARE(text(last, "nodeType"), std::string("menu"));
    QCOMPARE(text(last, "nodeName"), std::string("Language"));
    QVERIFY(text(last, "timestamp") > "2026-09-21T14:13:22" && text(last, "timestamp").ends_with("Z"));
    QVERIFY(!last.contains("message"));
}

void WebhookDeliveryTest::theCompletionIsToldOnce()
{
    FrontDesk desk;
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks", webhook("http://127.0.0.1:3000/", R"("flow:complete")"));
    std::vector<std::string> completed;
    for (int i = 0; i < 6; ++i) {
        const std::string id = desk.launchBilling();
        desk.pass(3min);
        if (text(desk.look(id), "status") == "closed") {
            completed.push_back(id);
        }
    }
    const std::string terminated = desk.launchBilling();
    desk.ask("POST", "/api/v2/conversations/" + terminated + "/terminate");
    const auto bodies = posts.answerAll();
    QVERIFY(!completed.empty());
    QCOMPARE(bodies.size(), completed.size());
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        QCOMPARE(text(bodies[i], "conversationId"), completed[i]);
        QCOMPARE(text(bodies[i], "nodeType"), std::string("end"));
        QCOMPARE(text(bodies[i], "message"), std::string("Success"));
    }
}

void WebhookDeliveryTest::anErrorIsToldWithItsMessage()
{
    FrontDesk desk;
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks", webhook("http://127.0.0.1:3000/", R"("flow:error")"));
    for (int i = 0; i < 40 && posts.waiting.empty(); ++i) {
        desk.launchBilling();
        desk.pass(3min);
    }
    QVERIFY(!posts.waiting.empty());
    const Json error = posts.answerNext();
    QVERIFY(!text(error, "message").empty() && !text(error, "nodeId").empty());
    QCOMPARE(text(error, "eventType"), std::string("flow:error"));
}

void WebhookDeliveryTest::onlyWhatIsWantedIsTold()
{
    FrontDesk desk;
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks",
             webhook("http://127.0.0.1:1/", R"("flow:node:enter")",
                     R"(,"configuration":{"includeConversationId":false,"includeFlowId":false})"));
    desk.ask("POST", "/api/v2/webhooks",
             webhook("http://127.0.0.1:2/", R"("flow:node:exit")", R"(,"enabled":false)"));
    desk.launchBilling();
    desk.pass(5s);
    const auto bodies = posts.answerAll();
    QCOMPARE(bodies.size(), 3U);
    for (const Json &body : bodies) {
        QCOMPARE(text(body, "eventType"), std::string("flow:node:enter"));
        QVERIFY(!body.contains("conversationId") && !body.contains("flowId"));
    }
}

void WebhookDeliveryTest::otherDialectsTellNothing()
{
    FrontDesk desk;
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks", webhook());
    const auto launched = desk.ask("POST", "/api/v2/flows/executions",
                                   R"({"flowId":")" + billingId + R"(","inputs":{"customerName":"Alex"}})");
    QCOMPARE(launched.status, 201);
    desk.pass(1min);
    QVERIFY(posts.waiting.empty());
    QCOMPARE(desk.organisation().eventCounts().made, 0U);
}

void WebhookDeliveryTest::aRefusedEventIsTriedThreeTimes()
{
    FrontDesk desk;
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks", webhook("http://127.0.0.1:3000/", R"("flow:node:exit")"));
    const std::string id = desk.launchBilling();
    desk.pass(20ms);
    desk.ask("POST", "/api/v2/conversations/" + id + "/terminate");
    QCOMPARE(posts.waiting.size(), 1U);
    const Json first = posts.answerNext({500, {}});
    QVERIFY(posts.waiting.empty());
    desk.pass(999ms);
    QVERIFY(posts.waiting.empty());
    desk.pass(1ms);
    QCOMPARE(posts.answerNext({0, "Connection refused"}), first);
    desk.pass(1999ms);
    QVERIFY(posts.waiting.empty());
    desk.pass(1ms);
    QCOMPARE(posts.answerNext({302, {}}), first);
    const EventCounts counts = desk.organisation().eventCounts();
    QCOMPARE(counts.posted, 3U);
    QCOMPARE(counts.retried, 2U);
    QCOMPARE(counts.givenUp, 1U);
    QCOMPARE(counts.delivered, 0U);
}

void WebhookDeliveryTest::oneThatFailsHoldsNoOtherBack()
{
    FrontDesk desk;
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks", webhook("http://127.0.0.1:3000/", R"("flow:node:enter")"));
    desk.launchBilling();
    desk.pass(20ms);
    const Json start = posts.answerNext({503, {}});
    QCOMPARE(text(posts.answerNext(), "nodeId"), std::string("greeting"));
    desk.pass(1s);
    QCOMPARE(posts.answerNext(), start);
    QCOMPARE(desk.organisation().eventCounts().delivered, 2U);
}

void WebhookDeliveryTest::aDeletedWebhookGetsNothingMore()
{
    FrontDesk desk;
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    const std::string id = text(json(desk.ask("POST", "/api/v2/webhooks", webhook())), "id");
    desk.launchBilling();
    desk.pass(1s);
    QCOMPARE(posts.waiting.size(), 1U);
    QCOMPARE(desk.ask("DELETE", "/api/v2/webhooks/" + id).status, 204);
    posts.answerNext({500, {}});
    desk.pass(1min);
    QVERIFY(posts.waiting.empty());
}

void WebhookDeliveryTest::tooManyEventsAreDroppedAndCounted()
{
    FrontDesk desk({}, 100'000);
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks", webhook());
    for (int i = 0; i < 400; ++i) {
        desk.launchBilling();
    }
    desk.pass(3min);
    const EventCounts counts = desk.organisation().eventCounts();
    QVERIFY(counts.made > 10'001);
    QCOMPARE(counts.overflow, counts.made - 10'001); // one is under way
    QCOMPARE(posts.answerAll().size(), 10'001U);
}

void WebhookDeliveryTest::lostEventsNeverCome()
{
    FrontDesk desk({"events:lost:n=2"});
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks", webhook("http://127.0.0.1:3000/", R"("flow:node:enter")"));
    desk.launchBilling();
    desk.pass(5s);
    QCOMPARE(lines(posts.answerAll()), QStringList({QStringLiteral("node:enter languageMenu")}));
    QCOMPARE(desk.organisation().eventCounts().lost, 2U);
}

void WebhookDeliveryTest::lateEventsComeLater()
{
    FrontDesk desk({"events:late=2s:1"});
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks", webhook("http://127.0.0.1:3000/", R"("flow:node:enter")"));
    desk.launchBilling();
    desk.pass(1s);
    QCOMPARE(lines(posts.answerAll()), QStringList({QStringLiteral("node:enter greeting")}));
    desk.pass(999ms);
    QVERIFY(posts.waiting.empty());
    desk.pass(1ms);
    QCOMPARE(lines(posts.answerAll()), QStringList({QStringLiteral("node:enter start")}));
}

void WebhookDeliveryTest::doubledEventsComeTwice()
{
    FrontDesk desk({"events:double:n=1"});
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks", webhook());
    desk.launchBilling();
    desk.pass(20ms);
    const auto bodies = posts.answerAll();
    QCOMPARE(lines(bodies),
             QStringList({QStringLiteral("node:enter start"), QStringLiteral("node:enter start"),
                          QStringLiteral("node:exit start"), QStringLiteral("node:enter greeting")}));
    QCOMPARE(bodies[0], bodies[1]);
}

void WebhookDeliveryTest::reorderedEventsAreOvertaken()
{
    FrontDesk desk({"events:reorder:n=1"});
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks", webhook());
    desk.launchBilling();
    desk.pass(20ms);
    QCOMPARE(lines(posts.answerAll()),
             QStringList({QStringLiteral("node:exit start"), QStringLiteral("node:enter start"),
                          QStringLiteral("node:enter greeting")}));
}

void WebhookDeliveryTest::anOvertakenEventComesWithoutASuccessorToo()
{
    FrontDesk desk({"events:reorder"});
    HeldPosts posts;
    desk.organisation().deliverBy(posts);
    desk.ask("POST", "/api/v2/webhooks", webhook());
    desk.launchBilling();
    desk.pass(20ms);
    QCOMPARE(lines(posts.answerAll()),
             QStringList({QStringLiteral("node:exit start"), QStringLiteral("node:enter start")}));
    desk.pass(1900ms);
    QVERIFY(posts.waiting.empty());
    desk.pass(100ms);
    QCOMPARE(lines(posts.answerAll()), QStringList({QStringLiteral("node:enter greeting")}));
}

QTEST_GUILESS_MAIN(WebhookDeliveryTest)
#include "webhookdeliverytest.moc"
