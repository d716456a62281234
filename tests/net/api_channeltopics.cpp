#include "tests/net/notifier.h"

#include <QTest>

using namespace flowconsole;

/// Which topics the notification channel is subscribed to, and what becomes of those that are refused.
class ChannelTopicsTest final : public QObject
{
    Q_OBJECT

private slots:
    void topicsAreReplacedAsAWhole();
    void theSameTopicsCostNothing();
    void topicsThatAnotherChannelTookAreAskedForAgain();
    void topicsBeyondTheLimitAreToldOf();
    void aBadTopicThatIsNamedIsLeftOut();
    void aBadTopicThatIsNotNamedIsFoundByHalves();
    void aTopicThatTheAnswerRejectsIsToldOf();
    void aChannelThatRefusesEverythingIsNotAskedForEver();
};

void ChannelTopicsTest::topicsAreReplacedAsAWhole()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    // Twice in one turn: the last word counts.
    listener.channel.setTopics({topicA, topicB});
    listener.channel.setTopics({topicB});
    QTRY_COMPARE(listener.channel.subscribedTopics(), QStringList{topicB});
    QCOMPARE(notifier.platform.server().count("PUT", "/api"), 3);
    QCOMPARE(topicsOf(notifier.platform.server().seen().last().body), QStringList{topicB});
    QCOMPARE(notifier.channels(), 1);
}

void ChannelTopicsTest::theSameTopicsCostNothing()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA, topicB});
    QTRY_VERIFY(listener.isConnected());
    const qsizetype before = notifier.platform.server().seenCount();
    listener.channel.setTopics({topicA, topicB, topicA});
    const auto marker = listener.console.client.flow(FlowId(QStringLiteral("f")));
    QVERIFY(waitFor(marker));
    QCOMPARE(notifier.platform.server().count("PUT", "/api"), 1);
    QVERIFY(notifier.platform.server().seenCount() > before);
}

void ChannelTopicsTest::topicsThatAnotherChannelTookAreAskedForAgain()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    notifier.send("v2.system.no_longer_subscribed.v2.flows.instances.flow.a");
    QTRY_VERIFY(listener.isLost());
    listener.passDelay();
    QTRY_VERIFY(listener.isConnected());
    QCOMPARE(notifier.platform.server().count("PUT", "/api"), 2);
    QCOMPARE(notifier.channels(), 1);
}

void ChannelTopicsTest::topicsBeyondTheLimitAreToldOf()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open(manyTopics(1002));
    QTRY_VERIFY(listener.isConnected());
    QCOMPARE(listener.channel.subscribedTopics().size(), 1000);
    QCOMPARE(listener.refused.count(), 2);
    QCOMPARE(listener.refused.first().at(0).toString(), manyTopics(1002).at(1000));
    QCOMPARE(listener.refused.first().at(1).value<ApiError>().code, QStringLiteral("topic.limit"));

    // Told once; and taken in as soon as there is room.
    listener.channel.setTopics(manyTopics(1002));
    QCOMPARE(listener.refused.count(), 2);
    listener.channel.setTopics(manyTopics(1002).mid(2));
    QTRY_VERIFY(listener.channel.subscribedTopics().contains(manyTopics(1002).last()));
    QCOMPARE(listener.channel.subscribedTopics().size(), 1000);
}

void ChannelTopicsTest::aBadTopicThatIsNamedIsLeftOut()
{
    Notifier notifier;
    notifier.bad = {QStringLiteral("v2.flows.instances.flow.1")};
    Listener listener(notifier);
    listener.open(manyTopics(20));
    QTRY_VERIFY(listener.isConnected());
    // Not "….flow.1" by its name in "….flow.10".
    QCOMPARE(listener.channel.subscribedTopics().size(), 19);
    QCOMPARE(listener.refused.count(), 1);
    QCOMPARE(listener.refused.first().at(0).toString(), QStringLiteral("v2.flows.instances.flow.1"));
    QCOMPARE(notifier.platform.server().count("PUT", "/api"), 2);
}

void ChannelTopicsTest::aBadTopicThatIsNotNamedIsFoundByHalves()
{
    Notifier notifier;
    notifier.namesBadTopics = false;
    notifier.bad = {manyTopics(100).at(17), manyTopics(100).at(99)};
    Listener listener(notifier);
    listener.open(manyTopics(100));
    QTRY_VERIFY(listener.isConnected());
    QCOMPARE(listener.channel.subscribedTopics().size(), 98);
    QCOMPARE(listener.refused.count(), 2);
    QCOMPARE(listener.refused.at(0).at(0).toString(), manyTopics(100).at(17));
    QCOMPARE(listener.refused.at(1).at(0).toString(), manyTopics(100).at(99));
    // The last word is the whole list, so that nothing else stays subscribed.
    QCOMPARE(notifier.platform.server().seen().last().method, QByteArray("PUT"));
    QCOMPARE(topicsOf(notifier.platform.server().seen().last().body).size(), 98);
    // They stay out, until they were no longer asked for.
    listener.channel.setTopics(manyTopics(100) + QStringList{topicA});
    QTRY_COMPARE(listener.channel.subscribedTopics().size(), 99);
    QCOMPARE(listener.refused.count(), 2);
}

void ChannelTopicsTest::aTopicThatTheAnswerRejectsIsToldOf()
{
    Notifier notifier;
    notifier.rejected = {topicB};
    Listener listener(notifier);
    listener.open({topicA, topicB});
    QTRY_VERIFY(listener.isConnected());
    QCOMPARE(listener.channel.subscribedTopics(), QStringList{topicA});
    QCOMPARE(listener.refused.count(), 1);
    QCOMPARE(listener.refused.first().at(1).value<ApiError>().message, QStringLiteral("No permission"));
}

void ChannelTopicsTest::aChannelThatRefusesEverythingIsNotAskedForEver()
{
    Notifier notifier;
    notifier.subscriptionStatus = 403;
    Listener listener(notifier);
    listener.open(manyTopics(1000));
    QTRY_VERIFY(listener.isLost());
    QVERIFY(notifier.platform.server().seenCount() < 60);
}

QTEST_GUILESS_MAIN(ChannelTopicsTest)
#include "api_channeltopics.moc"
