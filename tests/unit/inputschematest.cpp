#include "domain/inputschema.h"
#include "domain/flow.h"
#include "domain/launchrequest.h"
#include "domain/words.h"

#include <QTest>

using namespace flowconsole;

namespace {

JsonValue parsed(const QByteArray &text)
{
    auto result = JsonValue::parse(text);
    return result ? std::move(result).value() : JsonValue();
}

InputSchema schema()
{
    return InputSchema::fromJsonSchema(parsed(R"({
        "type": "object", "additionalProperties": false,
        "required": ["Flow.customerName", "Flow.accountId"],
        "properties": {
            "Flow.customerName": {"type": "string", "maxLength": 8, "examples": ["Alex"]},
            "Flow.accountId": {"type": "string", "pattern": "^ACC-[0-9]+$"},
            "Flow.retryCount": {"type": ["integer", "null"], "minimum": 0, "maximum": 5, "default": 1},
            "Flow.rate": {"type": "number"},
            "Flow.flag": {"type": "boolean"},
            "Flow.when": {"type": "string", "format": "date-time"},
            "Flow.wait": {"type": "string", "format": "duration"},
            "Flow.options": {"type": "array"},
            "Flow.extra": {"type": "object"},
            "Flow.plan": {"type": "string", "enum": ["basic", "pro"]},
            "Flow.card": {"type": "string", "format": "password", "minLength": 4}
        }})"))
        .value();
}

} // namespace

class InputSchemaTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyInputOfAVersionThatCannotBeReadIsSecure()
    {
        Flow flow;
        flow.inputSchema = schema();
        VersionSchemas chosen;
        chosen.version.id = QStringLiteral("1.0");
        const Flow pinned = inVersion(flow, chosen);
        JsonValue inputs = JsonValue::object();
        inputs.insert(QStringLiteral("card"), JsonValue::string(QStringLiteral("4111")));
        QCOMPARE(secureNames(pinned, inputs), QStringList{QStringLiteral("card")});
    }

    void readsTheDocument()
    {
        const InputSchema read = schema();
        QCOMPARE(read.variables().size(), 11);
        QCOMPARE(read.variables().first().name, QStringLiteral("customerName"));
        QCOMPARE(read.variables().first().key, QStringLiteral("Flow.customerName"));
        QVERIFY(read.variables().first().required);
        QVERIFY(!read.allowsUnknown());
        QCOMPARE(read.find(u"retryCount")->type, VariableType::Integer);
        QCOMPARE(read.find(u"when")->type, VariableType::DateTime);
        QCOMPARE(read.secureNames(), QStringList{QStringLiteral("card")});
        QCOMPARE(read.sampleInput().toJson(), QByteArray(R"({"customerName":"Alex","retryCount":1})"));
    }

    void refusesWhatIsNoSchema()
    {
        QVERIFY(!InputSchema::fromJsonSchema(parsed("[]")));
        QVERIFY(!InputSchema::fromJsonSchema(parsed(R"({"properties": 3})")));
        QVERIFY(InputSchema::fromJsonSchema(parsed(R"({"type": "object"})")));
    }

    void acceptsGoodInput()
    {
        QCOMPARE(
            schema().check(parsed(R"({"customerName":"Alex","accountId":"ACC-1","retryCount":3.0,"rate":1e3,
            "flag":false,"when":"2026-03-01T09:30:00.5+01:00","wait":"P1Y2M3DT4H5M6.5S","options":[1],"extra":{},"plan":"pro","card":"1234"})")),
            QList<VariableProblem>());
        QCOMPARE(schema().check(parsed(R"({"customerName":"A","accountId":"ACC-1","flag":null})")),
                 QList<VariableProblem>());
    }

    void saysWhatToTypeInstead_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *variable, const char *value, const char *words) {
            QTest::newRow(
                qPrintable(QStringLiteral("%1=%2").arg(QLatin1String(variable), QLatin1String(value))))
                << QString::fromLatin1(variable) << QByteArray(value) << QString::fromUtf8(words);
        };
        row("accountId", "null", "Required: give a value");
        row("retryCount", "\"3\"", "Must be a whole number: 3, not the text \"3\"");
        row("retryCount", "3.5", "Must be a whole number, such as 3");
        row("retryCount", "-1", "Must be 0 or more");
        row("retryCount", "6", "Must be 5 or less");
        row("rate", "\"1.5\"", "Must be a number: 1.5, not the text \"1.5\"");
        row("flag", "\"true\"", "Must be true or false, without quotes");
        row("customerName", "12", "Must be text in quotes");
        row("customerName", "\"123456789\"", "Must have at most 8 characters; it has 9");
        row("accountId", "\"X\"", "Must match the pattern ^ACC-[0-9]+$");
        row("accountId", "\"  \"", "Required: give a value");
        row("when", "\"2026-02-30T09:30:00Z\"",
            "Must be a date and time with its zone, such as 2026-03-01T09:30:00Z");
        for (const char *wrong :
             {"\"90\"", "\"P\"", "\"PT\"", "\"P1DT\"", "\"PT1M1H\"", "\"-PT1S\"", "\"P1W1D\""}) {
            row("wait", wrong,
                "Must be a duration: PT90S is 90 seconds, PT1H30M an hour and a half, P1D a day");
        }
        row("when", "\"2026-02-20\"", "Must be a date and time with its zone, such as 2026-03-01T09:30:00Z");
        row("options", "{}", "Must be a list in square brackets, such as [\"support\", \"billing\"]");
        row("plan", "\"gold\"", "Must be one of: basic, pro");
    }

    void saysWhatToTypeInstead()
    {
        QFETCH(QString, variable);
        QFETCH(QByteArray, value);
        QFETCH(QString, words);
        const auto problem = checkValue(*schema().find(variable), parsed(value));
        QVERIFY(problem.has_value());
        QCOMPARE(problem->variable, variable);
        QCOMPARE(describe(*problem), words);
    }

    void lengthIsCountedInCharactersNotInUtf16()
    {
        QVERIFY(
            !checkValue(*schema().find(u"customerName"), JsonValue::string(QStringLiteral("😀").repeated(8))));
    }

    void aSecureValueIsNeverQuoted()
    {
        const auto problem = checkValue(*schema().find(u"card"), parsed("4111111111111111"));
        QVERIFY(problem.has_value());
        QVERIFY(problem->given.isEmpty());
    }

    void unknownNamesAreReportedWhereTheSchemaForbidsThem()
    {
        const auto problems = schema().check(parsed(R"({"customerName":"A","accountId":"ACC-1","nme":1})"));
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.first().kind, VariableProblem::Kind::UnknownVariable);
    }

    void textOfAFieldBecomesTypedJson()
    {
        const InputSchema read = schema();
        const auto typed = [&read](QStringView name, const char *text) {
            return valueFromText(*read.find(name), QString::fromUtf8(text)).value().toJson();
        };
        QCOMPARE(typed(u"customerName", "12"), QByteArray("\"12\""));
        QCOMPARE(typed(u"retryCount", "12345678901234567890"), QByteArray("12345678901234567890"));
        QCOMPARE(typed(u"rate", "1.50"), QByteArray("1.50"));
        QCOMPARE(typed(u"options", "[\"a\", 1]"), QByteArray("[\"a\",1]"));
        QCOMPARE(typed(u"flag", ""), QByteArray("null"));
        QVERIFY(!valueFromText(*read.find(u"retryCount"), QStringLiteral("three")));
        QCOMPARE(textFromValue(*read.find(u"rate"), parsed("1.50")), QStringLiteral("1.50"));
        QCOMPARE(textFromValue(*read.find(u"customerName"), parsed("\"a\\\"b\"")), QStringLiteral("a\"b"));
    }

    void aPrefixOfTheSchemaIsTakenOff()
    {
        const JsonValue plain = withPlainNames(parsed(R"({"Flow.card":"4111","a":1,"card":"4222"})"));
        QCOMPARE(plain.toJson(), QByteArray(R"({"card":"4222","a":1})"));
    }

    void secureInputsAreMaskedWhole()
    {
        const JsonValue shown = masked(parsed(R"({"a":1,"card":"4111","pin":null})"),
                                       {QStringLiteral("card"), QStringLiteral("pin")});
        QCOMPARE(shown.toJson(), QStringLiteral("{\"a\":1,\"card\":\"••••••\",\"pin\":null}").toUtf8());
    }
};

QTEST_GUILESS_MAIN(InputSchemaTest)
#include "inputschematest.moc"
