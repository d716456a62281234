#include "publisheddesk.h"

#include "simulator/fault.h"

#include <QtTest>

using namespace flowconsole;
using namespace flowconsole::simulator;
using namespace flowconsole::simulator::test;
using namespace std::chrono_literals;

namespace {

const std::string channelsPath = "/api/v2/notifications/channels";
const std::string ended = "v2.flows.instances.flow." + waiver;

std::string detail(const std::string &conversation, const char *event)
{
    return "v2.detail.events.conversation." + conversation + "." + event;
}

} // namespace

class NotificationsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aChannelSaysWhereToConnect();
    void aRunThatEndsIsPushedWithoutAnybodyAsking();
    void aConversationIsPushedFromItsStartToItsEnd();
    void outcomesArePushedWhenTheyAreSet();
    void subscriptionsAreReplacedAddedAndDeleted();
    void oneBadTopicFailsTheWholeCall();
    void aThousandTopicsAreTheMost();
    void theLeastUsedOfTwentyOneChannelsGoes();
    void aHeartbeatComesEachThirtySeconds();
    void aPingIsAnswered();
    void aSecondSocketTakesThePlaceOfTheFirst();
    void afterAnAnnouncedClosingAMinuteRemainsToComeBack();
    void aChannelLivesForADayAfterItsLastSubscription();
    void whatIsNotStoredIsNotPushed();
    void channelsOfOthersAreNotShown();
    void faultsHoldForEvents_data();
    void faultsHoldForEvents();
};

void NotificationsTest::aChannelSaysWhereToConnect()
{
    PublishedDesk desk;
    const Json channel = parsed(desk.ask("POST", channelsPath));
    const std::string id = text(channel, "id");
    QCOMPARE(text(channel, "connectUri"), "ws://simulator.test:8080/channels/" + id);
    QCOMPARE(text(channel, "expires"), std::string("2026-09-22T14:13:20.000Z"));
    QCOMPARE(desk.ask("HEAD", channelsPath + "/" + id).status, 200);
    QCOMPARE(desk.ask("HEAD", channelsPath + "/" + nobody).status, 404);
    QCOMPARE(desk.get(channelsPath)["entities"].size(), 1U);
    QVERIFY(!desk.connect("streaming-0-forged"));
}

void NotificationsTest::aRunThatEndsIsPushedWithoutAnybodyAsking()
{
    PublishedDesk desk;
    const auto client = desk.connect(desk.openChannel({ended}));
    const std::string id = desk.launchWaiver();
    desk.pass(1s);
    QCOMPARE(client->socket->bodies(ended).size(), 0U);
    desk.pass(20s);
    const auto events = client->socket->bodies(ended);
    QCOMPARE(events.size(), 1U);
    QCOMPARE(text(events[0], "executionId"), id);
    QCOMPARE(text(events[0], "flowId"), waiver);
    QCOMPARE(text(events[0]["execution"].front(), "objectType"), std::string("startedFlow"));
    QCOMPARE(text(events[0]["execution"].back(), "objectType"), std::string("endedFlow"));
    QVERIFY(!text(client->socket->frames.back()["metadata"], "CorrelationId").empty());

    const auto file = desk.handle(
        {"GET",
         text(events[0], "executionHistoryUri").substr(std::string("http://simulator.test:8080").size()),
         "",
         {},
         "",
         ""});
    QCOMPARE(file.status, 200);
    QCOMPARE(text(parsed(file)["flow"], "executionId"), id);
}

void NotificationsTest::aConversationIsPushedFromItsStartToItsEnd()
{
    PublishedDesk desk;
    const std::string id = desk.launch(billing, R"("flowVersion":"14")");
    const std::string conversation = text(desk.get(launchPath + "/" + id)["conversation"], "id");
    const auto client = desk.connect(
        desk.openChannel({detail(conversation, "flow.end"), detail(conversation, "customer.end")}));
    desk.pass(2s);
    QVERIFY(client->socket->frames.empty());
    QCOMPARE(desk.ask("POST", "/api/v2/conversations/" + conversation + "/disconnect").status, 202);
    const auto flowEnds = client->socket->bodies(detail(conversation, "flow.end"));
    QCOMPARE(flowEnds.size(), 1U);
    QCOMPARE(text(flowEnds[0], "exitReason"), std::string("DISCONNECT"));
    QCOMPARE(flowEnds[0]["connectedDurationMs"], Json(2000));
    QCOMPARE(client->socket->bodies(detail(conversation, "customer.end")).size(), 1U);
    QCOMPARE(text(desk.get(launchPath + "/" + id), "status"), std::string("TERMINATED"));
}

void NotificationsTest::outcomesArePushedWhenTheyAreSet()
{
    PublishedDesk desk;
    const std::string id = desk.launch(passwordReset, R"("flowVersion":"")");
    const std::string conversation = text(desk.get(launchPath + "/" + id)["conversation"], "id");
    QVERIFY(!conversation.empty());
    const std::string topic = detail(conversation, "flow.outcome");
    const auto client = desk.connect(desk.openChannel({topic}));
    desk.pass(600s);
    const auto outcomes = client->socket->bodies(topic);
    QVERIFY(!outcomes.empty());
    QCOMPARE(desk.ask("GET", "/api/v2/flows/outcomes/" + text(outcomes[0], "flowOutcomeId")).status, 200);
}

void NotificationsTest::subscriptionsAreReplacedAddedAndDeleted()
{
    PublishedDesk desk;
    const std::string other = "v2.flows.instances.flow." + survey;
    const std::string path = PublishedDesk::subscriptionsOf(desk.openChannel({ended}));
    desk.ask("POST", path, PublishedDesk::topicList({other, ended}));
    QCOMPARE(desk.get(path)["entities"].size(), 2U);
    const Json replaced = parsed(desk.ask("PUT", path, PublishedDesk::topicList({other})));
    QCOMPARE(replaced["entities"].size(), 1U);
    QCOMPARE(text(replaced["entities"][0], "id"), other);
    QCOMPARE(text(replaced["entities"][0], "state"), std::string("Permitted"));
    QCOMPARE(desk.ask("DELETE", path).status, 204);
    QCOMPARE(desk.get(path)["entities"].size(), 0U);
}

void NotificationsTest::oneBadTopicFailsTheWholeCall()
{
    PublishedDesk desk;
    const std::string path = PublishedDesk::subscriptionsOf(desk.openChannel());
    for (const std::string &bad :
         {std::string("v2.flows.nothing"), "v2.flows.instances.flow." + nobody, std::string("v2.users.x")}) {
        const auto refused = desk.ask("PUT", path, PublishedDesk::topicList({ended, bad}));
        QVERIFY2(refused.status == 400, bad.c_str());
        QVERIFY(text(parsed(refused), "message").find(bad) != std::string::npos);
    }
    QCOMPARE(desk.get(path)["entities"].size(), 0U);
    const Json lenient = parsed(
        desk.ask("PUT", path + "?ignoreErrors=true", PublishedDesk::topicList({ended, "v2.flows.nothing"})));
    QCOMPARE(text(lenient["entities"][1], "state"), std::string("Rejected"));
    QCOMPARE(desk.get(path)["entities"].size(), 1U);
    const auto capital =
        desk.ask("PUT", path + "?ignoreErrors=True", PublishedDesk::topicList({ended, "v2.flows.nothing"}));
    QCOMPARE(capital.status, 200);
}

void NotificationsTest::aThousandTopicsAreTheMost()
{
    PublishedDesk desk;
    const std::string path = PublishedDesk::subscriptionsOf(desk.openChannel());
    std::vector<std::string> topics;
    for (int i = 0; i < 1'001; ++i) {
        const std::string number = std::to_string(1'000 + i);
        topics.push_back(detail("00000000-0000-4000-8000-00000000" + number, "flow.end"));
    }
    QCOMPARE(desk.ask("PUT", path, PublishedDesk::topicList(topics)).status, 400);
    topics.pop_back();
    QCOMPARE(desk.ask("PUT", path, PublishedDesk::topicList(topics)).status, 200);
    QCOMPARE(desk.ask("POST", path, PublishedDesk::topicList({ended})).status, 400);
}

void NotificationsTest::theLeastUsedOfTwentyOneChannelsGoes()
{
    PublishedDesk desk;
    const std::string connected = desk.openChannel();
    const auto client = desk.connect(connected);
    desk.pass(1s);
    const std::string idle = desk.openChannel();
    for (int i = 0; i < 19; ++i) {
        desk.pass(1s);
        desk.openChannel();
    }
    QCOMPARE(desk.get(channelsPath)["entities"].size(), 20U);
    QCOMPARE(desk.ask("HEAD", channelsPath + "/" + idle).status, 404);
    QCOMPARE(desk.ask("HEAD", channelsPath + "/" + connected).status, 200);
}

void NotificationsTest::aHeartbeatComesEachThirtySeconds()
{
    PublishedDesk desk;
    const auto client = desk.connect(desk.openChannel());
    desk.pass(29s);
    QCOMPARE(client->socket->frames.size(), 0U);
    desk.pass(62s);
    const auto beats = client->socket->bodies("channel.metadata");
    QCOMPARE(beats.size(), 3U);
    QCOMPARE(text(beats[0], "message"), std::string("WebSocket Heartbeat"));
    client->leave();
    desk.pass(60s);
    QCOMPARE(client->socket->frames.size(), 3U);
}

void NotificationsTest::aPingIsAnswered()
{
    PublishedDesk desk;
    const auto client = desk.connect(desk.openChannel());
    client->say(R"({"message":"ping"})");
    client->say("ping");
    client->say(R"(["ping"])");
    const auto pongs = client->socket->bodies("channel.metadata");
    QCOMPARE(pongs.size(), 1U);
    QCOMPARE(text(pongs[0], "message"), std::string("pong"));
}

void NotificationsTest::aSecondSocketTakesThePlaceOfTheFirst()
{
    PublishedDesk desk;
    const std::string channel = desk.openChannel({ended});
    const auto first = desk.connect(channel);
    const auto second = desk.connect(channel);
    QCOMPARE(int(first->socket->closeCode), 1000);
    first->leave();
    desk.launchWaiver();
    desk.pass(20s);
    QCOMPARE(first->socket->bodies(ended).size(), 0U);
    QCOMPARE(second->socket->bodies(ended).size(), 1U);
}

void NotificationsTest::afterAnAnnouncedClosingAMinuteRemainsToComeBack()
{
    PublishedDesk desk;
    const std::string channel = desk.openChannel({ended});
    const auto first = desk.connect(channel);
    desk.organisation().closeNotificationSockets();
    QCOMPARE(text(first->socket->frames.back(), "topicName"), std::string("v2.system.socket_closing"));
    QCOMPARE(int(first->socket->closeCode), 1001);
    first->leave();
    desk.pass(59s);
    const auto second = desk.connect(channel);
    QVERIFY(second.has_value());
    desk.launchWaiver();
    desk.pass(61s);
    QCOMPARE(second->socket->bodies(ended).size(), 1U);

    desk.organisation().closeNotificationSockets();
    second->leave();
    desk.pass(60s);
    QVERIFY(!desk.connect(channel));
}

void NotificationsTest::aChannelLivesForADayAfterItsLastSubscription()
{
    PublishedDesk desk;
    const std::string channel = desk.openChannel({ended});
    desk.pass(23h);
    QCOMPARE(desk.ask("HEAD", channelsPath + "/" + channel).status, 200);
    desk.ask("PUT", PublishedDesk::subscriptionsOf(channel), PublishedDesk::topicList({ended}));
    // The token has lived for a day itself by the time that the channel is gone.
    desk.pass(23h + 59min);
    QVERIFY(desk.connect(channel).has_value());
    desk.pass(1min);
    QVERIFY(!desk.connect(channel));
}

void NotificationsTest::whatIsNotStoredIsNotPushed()
{
    PublishedDesk desk;
    const std::string settings = "/api/v2/flows/instances/settings/executiondata";
    QCOMPARE(desk.ask("PATCH", settings, R"({"enabled":false})").status, 200);
    const auto client = desk.connect(desk.openChannel({ended}));
    desk.launchWaiver();
    desk.pass(20s);
    QCOMPARE(client->socket->bodies(ended).size(), 0U);
    QCOMPARE(desk.get(settings)["enabled"], Json(false));
}

void NotificationsTest::channelsOfOthersAreNotShown()
{
    PublishedDesk desk;
    const std::string channel = desk.openChannel();
    QCOMPARE(desk.askAs("forged", "GET", channelsPath).status, 401);
    const auto second = desk.handle({"POST",
                                     "/oauth/token",
                                     "",
                                     {{"Authorization", "Basic Y2xpZW50OnNlY3JldA=="}},
                                     "grant_type=client_credentials",
                                     ""});
    const std::string token = text(parsed(second), "access_token");
    QCOMPARE(parsed(desk.askAs(token, "GET", channelsPath))["entities"].size(), 0U);
    QCOMPARE(parsed(desk.askAs(token, "GET", channelsPath + "?includechannels=oauthclient"))["entities"].size(),
             1U);
}

void NotificationsTest::faultsHoldForEvents_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("soon");
    QTest::addColumn<int>("later");
    QTest::newRow("none") << QByteArray() << 1 << 1;
    QTest::newRow("lost") << QByteArray("events:lost:n=1") << 0 << 0;
    QTest::newRow("doubled") << QByteArray("events:double:n=1") << 2 << 2;
    QTest::newRow("late") << QByteArray("events:late=60s:n=1") << 0 << 1;
}

void NotificationsTest::faultsHoldForEvents()
{
    QFETCH(QByteArray, fault);
    QFETCH(int, soon);
    QFETCH(int, later);
    PublishedDesk desk;
    if (!fault.isEmpty()) {
        desk.organisation().faults().add(Fault::parse(fault.toStdString()).value());
    }
    const auto client = desk.connect(desk.openChannel({ended}));
    desk.launchWaiver();
    desk.pass(20s);
    QCOMPARE(static_cast<int>(client->socket->bodies(ended).size()), soon);
    desk.pass(60s);
    QCOMPARE(static_cast<int>(client->socket->bodies(ended).size()), later);
}

QTEST_GUILESS_MAIN(NotificationsTest)
#include "notificationstest.moc"
