#include "tests/net/certificates.h"
#include "tests/net/notifier.h"

#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

class ChannelTest final : public QObject
{
    Q_OBJECT

private slots:
    void eventsOfTheTopicsArrive();
    void withoutTopicsThereIsNoChannel();
    void heartbeatsKeepItAndSilenceIsMetWithAPing();
    void silenceAfterThePingOpensANewSocket();
    void aClosingSocketIsReplacedAtTheSameAddress();
    void aBrokenSocketWaitsLongerEachTime();
    void aChannelWhoseSocketsFailIsMadeAnew();
    void aChannelThatIsLostIsMadeAnew();
    void aRevokedTokenIsNotUsedAgain();
    void aRefusedSignInEndsItUntilItIsStartedAgain();
    void subscriptionsAreRenewedBeforeTheChannelEnds_data();
    void subscriptionsAreRenewedBeforeTheChannelEnds();
    void oddFramesAreDropped();
    void messagesThatAreTooLongEndTheSocket();
    void anAddressThatIsNotEncryptedIsNotUsed();
    void aCertificateThatIsNotTrustedIsAnError();
    void aPrivateAuthorityIsTrustedWhereTheProfileNamesIt();
    void stoppingIsSilent();
    void theChannelsAddressStaysOutOfTheRecords();
};

void ChannelTest::eventsOfTheTopicsArrive()
{
    Notifier notifier;
    Listener listener(notifier);
    QCOMPARE(listener.channel.state().state, PushState::State::Off);

    listener.open({topicA, topicB});
    QTRY_VERIFY(listener.isConnected());
    QCOMPARE(listener.channel.state().detail, QStringLiteral("127.0.0.1"));
    const SeenRequest subscription = notifier.platform.server().seen().last();
    QCOMPARE(subscription.method, QByteArray("PUT"));
    QCOMPARE(subscription.target, QByteArray("/api/v2/notifications/channels/streaming-1/subscriptions"));
    QCOMPARE(topicsOf(subscription.body), (QStringList{topicA, topicB}));
    QCOMPARE(listener.channel.subscribedTopics(), (QStringList{topicA, topicB}));

    notifier.send(topicA.toUtf8(), "{\"executionId\":\"e-1\"}");
    QTRY_COMPARE(listener.notified.count(), 1);
    QCOMPARE(listener.notified.first().at(0).toString(), topicA);
    QCOMPARE(listener.notified.first().at(1).value<JsonValue>().value(u"executionId").toString(),
             QStringLiteral("e-1"));
    // The numbers are told once for a burst.
    listener.changed.clear();
    notifier.send(topicA.toUtf8());
    notifier.send(topicB.toUtf8());
    QTRY_COMPARE(listener.notified.count(), 3);
    listener.console.clock.advance(1s);
    QCOMPARE(listener.changed.count(), 1);
    QCOMPARE(listener.channel.state().events, 3);
    QVERIFY(listener.channel.state().lastEventAt.isValid());
}

void ChannelTest::withoutTopicsThereIsNoChannel()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({});
    QCOMPARE(listener.channel.state().state, PushState::State::Off);
    QCOMPARE(notifier.channels(), 0);

    listener.channel.setTopics({topicA});
    QTRY_VERIFY(listener.isConnected());
    listener.channel.setTopics({});
    QTRY_COMPARE(listener.channel.state().state, PushState::State::Off);
    QCOMPARE(notifier.platform.server().seen().last().method, QByteArray("DELETE"));
    QTRY_COMPARE(notifier.sockets.last()->state(), QAbstractSocket::UnconnectedState);
}

void ChannelTest::heartbeatsKeepItAndSilenceIsMetWithAPing()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    listener.console.clock.advance(44s);
    notifier.send("channel.metadata", "{\"message\":\"WebSocket Heartbeat\"}");
    notifier.send(topicA.toUtf8());
    QTRY_COMPARE(listener.notified.count(), 1);
    listener.console.clock.advance(44s);
    QVERIFY(notifier.frames.isEmpty());

    listener.console.clock.advance(1s);
    QTRY_COMPARE(notifier.frames, QStringList{QStringLiteral("{\"message\":\"ping\"}")});
    notifier.send("channel.metadata", "{\"message\":\"pong\"}");
    notifier.send(topicA.toUtf8());
    QTRY_COMPARE(listener.notified.count(), 2);
    listener.console.clock.advance(44s);
    QVERIFY(listener.isConnected());
    QCOMPARE(notifier.sockets.size(), 1);
}

void ChannelTest::silenceAfterThePingOpensANewSocket()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    listener.console.clock.advance(45s);
    listener.console.clock.advance(10s);
    QVERIFY(listener.isLost());
    QVERIFY(!listener.channel.state().detail.isEmpty());
    listener.passDelay();
    QTRY_VERIFY(listener.isConnected());
    QCOMPARE(notifier.channels(), 1);
    QCOMPARE(notifier.paths,
             (QStringList{QStringLiteral("/channels/streaming-1"), QStringLiteral("/channels/streaming-1")}));
    notifier.send(topicA.toUtf8());
    QTRY_COMPARE(listener.notified.count(), 1);
}

void ChannelTest::aClosingSocketIsReplacedAtTheSameAddress()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    const Milliseconds before = listener.console.clock.monotonic();

    notifier.send("v2.system.socket_closing", "{\"message\":\"soon\"}");
    QTRY_COMPARE(notifier.sockets.size(), 2);
    QTRY_VERIFY(listener.isConnected());

    QCOMPARE(listener.console.clock.monotonic(), before);
    QCOMPARE(notifier.paths.at(1), notifier.paths.at(0));
    QCOMPARE(notifier.channels(), 1);
    QTRY_COMPARE(notifier.sockets.first()->state(), QAbstractSocket::UnconnectedState);
    notifier.send(topicA.toUtf8());
    QTRY_COMPARE(listener.notified.count(), 1);
}

void ChannelTest::aBrokenSocketWaitsLongerEachTime()
{
    Notifier notifier;
    Listener listener(notifier);
    notifier.subscriptionStatus = 501;
    listener.open({topicA});
    QList<Milliseconds> delays;
    for (int i = 0; i < 9; ++i) {
        QTRY_VERIFY(listener.isLost());
        delays.append(listener.console.clock.untilNextAlarm().value());
        listener.passDelay();
    }
    for (int i = 0; i < delays.size(); ++i) {
        const Milliseconds least = std::min<Milliseconds>(1s * (1 << std::min(i, 6)), 60s);
        QVERIFY(delays.at(i) >= least);
        QVERIFY(delays.at(i) <= std::min<Milliseconds>(least + least / 5, 60s));
    }
}

void ChannelTest::aChannelWhoseSocketsFailIsMadeAnew()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    notifier.acceptsSockets = false;
    notifier.sockets.last()->close();
    for (int i = 0; i < 2; ++i) {
        QTRY_VERIFY(listener.isLost());
        listener.passDelay();
        QTRY_COMPARE(notifier.sockets.size(), i + 2);
    }
    QCOMPARE(notifier.channels(), 1);
    notifier.acceptsSockets = true;
    QTRY_VERIFY(listener.isLost());
    listener.passDelay();
    QTRY_VERIFY(listener.isConnected());
    QCOMPARE(notifier.channels(), 2);
    QCOMPARE(notifier.paths.last(), QStringLiteral("/channels/streaming-2"));
    QCOMPARE(listener.channel.subscribedTopics(), QStringList{topicA});
}

void ChannelTest::aChannelThatIsLostIsMadeAnew()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    notifier.subscriptionStatus = 404;
    listener.channel.setTopics({topicA, topicB});
    QTRY_VERIFY(listener.isLost());
    notifier.subscriptionStatus = 200;
    listener.passDelay();
    QTRY_VERIFY(listener.isConnected());
    QCOMPARE(notifier.channels(), 2);
    QCOMPARE(listener.channel.subscribedTopics(), (QStringList{topicA, topicB}));
    QCOMPARE(listener.refused.count(), 0);
}

void ChannelTest::aRevokedTokenIsNotUsedAgain()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    QCOMPARE(notifier.platform.tokenRequests(), 1);
    notifier.send("v2.system.token_revoked", "{\"reason\":\"user_tokens_revoked\"}");
    QTRY_VERIFY(listener.isLost());
    listener.passDelay();
    QTRY_VERIFY(listener.isConnected());
    QCOMPARE(notifier.platform.tokenRequests(), 2);
    QCOMPARE(notifier.platform.server().seen().last().header("Authorization"), QByteArray("Bearer token-2"));
    QCOMPARE(notifier.channels(), 2);
}

void ChannelTest::aRefusedSignInEndsItUntilItIsStartedAgain()
{
    Notifier notifier;
    Listener listener(notifier);
    notifier.platform.refuseAllTokens();
    listener.open({topicA});
    QTRY_VERIFY(listener.isLost());
    const qsizetype requests = notifier.platform.server().seenCount();
    listener.console.clock.advance(120s);
    QCOMPARE(notifier.platform.server().seenCount(), requests);
    QVERIFY(listener.isLost());
}

void ChannelTest::subscriptionsAreRenewedBeforeTheChannelEnds_data()
{
    QTest::addColumn<QByteArray>("expires");
    QTest::addColumn<Milliseconds>("earliest");
    QTest::addColumn<Milliseconds>("latest");
    QTest::newRow("not told: a day") << QByteArray() << Milliseconds(22h) << Milliseconds(24h);
    QTest::newRow("told") << QByteArray("2026-01-05T09:20:00.000Z") << Milliseconds(18min)
                          << Milliseconds(20min);
}

void ChannelTest::subscriptionsAreRenewedBeforeTheChannelEnds()
{
    QFETCH(QByteArray, expires);
    QFETCH(Milliseconds, earliest);
    QFETCH(Milliseconds, latest);
    Notifier notifier;
    notifier.expires = expires;
    notifier.platform.onToken = [](const SeenRequest &) {
        return httpAnswer(200,
                          "{\"access_token\":\"token-1\",\"token_type\":\"bearer\",\"expires_in\":172800}");
    };
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    const Milliseconds begin = listener.console.clock.monotonic();

    while (notifier.platform.server().count("PUT", "/api") == 1 &&
           listener.console.clock.monotonic() - begin < latest) {
        listener.console.clock.advance(40s);
        notifier.send(topicA.toUtf8());
        QVERIFY(listener.notified.wait(5000));
        QTRY_COMPARE(listener.console.transport.pendingCount(), 0);
    }

    QTRY_COMPARE(notifier.platform.server().count("PUT", "/api"), 2);
    QVERIFY(listener.console.clock.monotonic() - begin >= earliest);
    QVERIFY(listener.console.clock.monotonic() - begin < latest);
    QCOMPARE(notifier.channels(), 1);
    QVERIFY(listener.isConnected());
}

void ChannelTest::oddFramesAreDropped()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("dropped a notification")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("dropped a notification")));
    notifier.sockets.last()->sendTextMessage(QStringLiteral("<html>"));
    notifier.sockets.last()->sendTextMessage(QStringLiteral("[1]"));
    notifier.sockets.last()->sendTextMessage(QStringLiteral("{\"noTopic\":1}"));
    notifier.sockets.last()->sendBinaryMessage("{}");
    notifier.send(topicA.toUtf8());
    QTRY_COMPARE(listener.notified.count(), 1);
    QVERIFY(listener.isConnected());
}

void ChannelTest::messagesThatAreTooLongEndTheSocket()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    notifier.send(topicA.toUtf8(), '"' + QByteArray(5 * 1024 * 1024, 'x') + '"');
    QTRY_VERIFY(listener.isLost());
    QCOMPARE(listener.notified.count(), 0);
}

void ChannelTest::anAddressThatIsNotEncryptedIsNotUsed()
{
    Notifier notifier;
    notifier.host = "streaming.example.com";
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isLost());
    QVERIFY(notifier.sockets.isEmpty());
    QVERIFY(listener.channel.state().detail.contains(QStringLiteral("wss")));
}

void ChannelTest::stoppingIsSilent()
{
    Notifier notifier;
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    listener.channel.stop();
    QCOMPARE(listener.channel.state().state, PushState::State::Off);
    QTRY_COMPARE(notifier.sockets.last()->state(), QAbstractSocket::UnconnectedState);
    listener.changed.clear();
    listener.console.clock.advance(120s);
    QCOMPARE(listener.changed.count(), 0);
    listener.channel.start();
    QTRY_VERIFY(listener.isConnected());
    QCOMPARE(notifier.channels(), 2);
}

void ChannelTest::theChannelsAddressStaysOutOfTheRecords()
{
    Notifier notifier;
    Listener listener(notifier);
    QSignalSpy attempts(&listener.console.transport, &Transport::attemptFinished);
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    QVERIFY(attempts.count() >= 3);
    for (const QList<QVariant> &attempt : std::as_const(attempts)) {
        QVERIFY(!attempt.at(0).value<RequestRecord>().responseBody.contains("/channels/"));
    }
}

void ChannelTest::aCertificateThatIsNotTrustedIsAnError()
{
    const TestCertificate certificate({});
    Notifier notifier(certificate.serverConfiguration());
    Listener listener(notifier);
    listener.open({topicA});
    QTRY_VERIFY(listener.isLost());
    QVERIFY(notifier.sockets.isEmpty());
    QVERIFY2(listener.channel.state().detail.contains(QStringLiteral("certificate"), Qt::CaseInsensitive),
             qPrintable(listener.channel.state().detail));
}

void ChannelTest::aPrivateAuthorityIsTrustedWhereTheProfileNamesIt()
{
    TestCertificate::Wanted wanted;
    wanted.host = QStringLiteral("Contact centre CA");
    wanted.isAuthority = true;
    const TestCertificate authority(wanted);
    const TestCertificate certificate({}, &authority);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("ca.pem")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(authority.pem());
    file.close();
    Notifier notifier(certificate.serverConfiguration());
    Listener listener(notifier, file.fileName());
    listener.open({topicA});
    QTRY_VERIFY(listener.isConnected());
    notifier.send(topicA.toUtf8());
    QTRY_COMPARE(listener.notified.count(), 1);
}

QTEST_GUILESS_MAIN(ChannelTest)
#include "api_channel.moc"
