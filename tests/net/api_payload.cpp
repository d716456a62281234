#include "domain/conversationpayload.h"
#include "domain/words.h"
#include "tests/net/scriptedplatform.h"

#include <QTest>

using namespace flowconsole;

class PayloadTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyRuleHasItsMessage_data();
    void everyRuleHasItsMessage();
    void whatTheRulesAllowIsSent_data();
    void whatTheRulesAllowIsSent();
    void allProblemsAreToldAtOnceInTheirOrder();
    void theOtherDialectsHaveNoRulesOfTheirOwn();
    void aPayloadThatIsRefusedNeverLeaves();
};

namespace {

JsonValue inputsOf(const QString &name, const JsonValue &value)
{
    return JsonValue::object({{name, value}});
}

JsonValue number()
{
    return JsonValue::integer(1);
}

QString text(qsizetype length)
{
    return QString(length, u'x');
}

} // namespace

void PayloadTest::everyRuleHasItsMessage_data()
{
    using Kind = PayloadProblem::Kind;
    QTest::addColumn<JsonValue>("inputs");
    QTest::addColumn<int>("priority");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty name") << inputsOf({}, number()) << 1 << Kind::NameMissing
                                << QStringLiteral("The name is empty");
    QTest::newRow("65 characters") << inputsOf(text(65), number()) << 1 << Kind::NameTooLong
                                   << QStringLiteral("at most 64 characters; it has 65");
    QTest::newRow("a dot") << inputsOf(QStringLiteral("Flow.name"), number()) << 1 << Kind::NameCharacters
                           << QStringLiteral("it holds “.”");
    QTest::newRow("a blank") << inputsOf(QStringLiteral("first name"), number()) << 1 << Kind::NameCharacters
                             << QStringLiteral("it holds “ ”");
    QTest::newRow("a letter of another script") << inputsOf(QStringLiteral("größe"), number()) << 1
                                                << Kind::NameCharacters << QStringLiteral("it holds “ö”");
    QTest::newRow("an emoji, whole") << inputsOf(QStringLiteral("a😀"), number()) << 1 << Kind::NameCharacters
                                     << QStringLiteral("it holds “😀”");
    QTest::newRow("twice") << JsonValue::object(
                                  {{QStringLiteral("a"), number()}, {QStringLiteral("a"), number()}})
                           << 1 << Kind::NameTwice << QStringLiteral("there twice");
    QTest::newRow("null") << inputsOf(QStringLiteral("a"), JsonValue()) << 1 << Kind::ValueNull
                          << QStringLiteral("must not be null");
    QTest::newRow("1,025 characters") << inputsOf(QStringLiteral("a"), JsonValue::string(text(1025))) << 1
                                      << Kind::ValueTooLong
                                      << QStringLiteral("at most 1024 characters; this has 1025");
    QTest::newRow("priority 0") << JsonValue::object() << 0 << Kind::Priority
                                << QStringLiteral("from 1 to 99; it is 0");
    QTest::newRow("priority 100") << JsonValue::object() << 100 << Kind::Priority
                                  << QStringLiteral("from 1 to 99; it is 100");
}

void PayloadTest::everyRuleHasItsMessage()
{
    QFETCH(JsonValue, inputs);
    QFETCH(int, priority);
    QFETCH(PayloadProblem::Kind, kind);
    QFETCH(QString, says);

    const auto problems = payloadProblems(Dialect::ConversationFlow, inputs, priority);

    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().kind, kind);
    const QString words = describe(problems.first());
    QVERIFY2(words.contains(says, Qt::CaseInsensitive), qPrintable(words));
}

void PayloadTest::whatTheRulesAllowIsSent_data()
{
    QTest::addColumn<JsonValue>("inputs");
    QTest::addColumn<int>("priority");
    QTest::newRow("nothing") << JsonValue::object() << 1;
    QTest::newRow("64 characters") << inputsOf(text(64), number()) << 99;
    QTest::newRow("letters, digits, underscore") << inputsOf(QStringLiteral("_a9_Z"), number()) << 50;
    QTest::newRow("1,024 characters") << inputsOf(QStringLiteral("a"), JsonValue::string(text(1024))) << 1;
    QTest::newRow("an empty text") << inputsOf(QStringLiteral("a"), JsonValue::string({})) << 1;
    QTest::newRow("a boolean") << inputsOf(QStringLiteral("a"), JsonValue::boolean(false)) << 1;
    QTest::newRow("a list") << inputsOf(QStringLiteral("a"), JsonValue::array({number()})) << 1;
    QTest::newRow("an object") << inputsOf(QStringLiteral("a"), inputsOf(QStringLiteral("b c"), number())) << 1;
}

void PayloadTest::whatTheRulesAllowIsSent()
{
    QFETCH(JsonValue, inputs);
    QFETCH(int, priority);
    QVERIFY(payloadProblems(Dialect::ConversationFlow, inputs, priority).isEmpty());
}

void PayloadTest::allProblemsAreToldAtOnceInTheirOrder()
{
    const JsonValue inputs = JsonValue::object(
        {{QStringLiteral("b-c"), JsonValue()}, {QString(), number()}, {QStringLiteral("ok"), number()}});
    const auto problems = payloadProblems(Dialect::ConversationFlow, inputs, -3);
    QCOMPARE(problems.size(), 4);
    QCOMPARE(problems.at(0).variable, QStringLiteral("b-c"));
    QCOMPARE(problems.at(0).kind, PayloadProblem::Kind::NameCharacters);
    QCOMPARE(problems.at(1).kind, PayloadProblem::Kind::ValueNull);
    QCOMPARE(problems.at(2).kind, PayloadProblem::Kind::NameMissing);
    QCOMPARE(problems.at(3).kind, PayloadProblem::Kind::Priority);
}

void PayloadTest::theOtherDialectsHaveNoRulesOfTheirOwn()
{
    const JsonValue inputs = inputsOf(QStringLiteral("Flow.a b"), JsonValue());
    QVERIFY(payloadProblems(Dialect::Published, inputs, 0).isEmpty());
    QVERIFY(payloadProblems(Dialect::FlowExecutions, inputs, 0).isEmpty());
}

void PayloadTest::aPayloadThatIsRefusedNeverLeaves()
{
    ScriptedPlatform platform;
    Console console(platform, Dialect::ConversationFlow);
    LaunchRequest request = someLaunch();
    request.priority = 100;
    request.inputs = inputsOf(QStringLiteral("pin"), JsonValue::string(text(2000)));

    const auto launch = console.client.launch(request.id, console.client.prepareLaunch(request));

    QVERIFY(waitFor(launch));
    const ApiError error = launch.result().error();
    QCOMPARE(error.kind, ApiError::Kind::Local);
    QVERIFY(error.message.contains(QStringLiteral("pin: ")));
    QVERIFY(error.message.contains(QStringLiteral("it is 100")));
    QVERIFY(!error.message.contains(text(100)));
    QCOMPARE(platform.server().seenCount(), 0);
}

QTEST_GUILESS_MAIN(PayloadTest)
#include "api_payload.moc"
