#include "domain/jsonvalue.h"

#include <QRandomGenerator>
#include <QTest>

using namespace flowconsole;

namespace {

JsonValue parsed(const QByteArray &text)
{
    auto result = JsonValue::parse(text);
    if (!result) {
        QTest::qFail(qPrintable(result.error().message), __FILE__, __LINE__);
        return {};
    }
    return std::move(result).value();
}

QString randomText(QRandomGenerator &random)
{
    static const QList<QString> pieces{QStringLiteral("a"), QStringLiteral("\""), QStringLiteral("\\"),
                                       QStringLiteral("é"), QStringLiteral("\n"), QStringLiteral("漢"),
                                       QStringLiteral("😀"), QString(QChar(0)),    QStringLiteral("/")};
    QString text;
    for (int i = random.bounded(6); i > 0; --i) {
        text += pieces.at(random.bounded(static_cast<int>(pieces.size())));
    }
    return text;
}

JsonValue randomValue(QRandomGenerator &random, int depth)
{
    static const QList<QString> numbers{QStringLiteral("0"),        QStringLiteral("-0"),
                                        QStringLiteral("1.50"),     QStringLiteral("9007199254740993"),
                                        QStringLiteral("1e300"),    QStringLiteral("-12345678901234567890.10"),
                                        QStringLiteral("3.0E-0005")};
    switch (random.bounded(depth > 0 ? 6 : 4)) {
    case 0:
        return {};
    case 1:
        return JsonValue::boolean(random.bounded(2) == 1);
    case 2:
        return JsonValue::number(numbers.at(random.bounded(static_cast<int>(numbers.size()))));
    case 3:
        return JsonValue::string(randomText(random));
    case 4: {
        JsonValue array = JsonValue::array();
        for (int i = random.bounded(4); i > 0; --i) {
            array.append(randomValue(random, depth - 1));
        }
        return array;
    }
    default: {
        JsonValue::Object members;
        for (int i = random.bounded(4); i > 0; --i) {
            members.append({randomText(random), randomValue(random, depth - 1)});
        }
        return JsonValue::object(members);
    }
    }
}

} // namespace

class JsonValueTest final : public QObject
{
    Q_OBJECT

private slots:
    void theElementsOfATemporaryLive()
    {
        QStringList seen;
        for (const JsonValue &element : parsed("{\"a\":[\"x\",\"y\"]}").value(u"a").elements()) {
            seen.append(element.toString());
        }
        QCOMPARE(seen, (QStringList{QStringLiteral("x"), QStringLiteral("y")}));
    }

    void keepsNumbersOrderAndRepeatedKeys()
    {
        const QByteArray text(R"({"z":9007199254740993,"a":1.50,"z":-0.0e+10,"":[],"o":{}})");
        QCOMPARE(parsed(text).toJson(), text);
        QCOMPARE(parsed(text).value(u"z").numberText(), QStringLiteral("-0.0e+10"));
    }

    void whatIsWrittenIsReadBackTheSame()
    {
        QRandomGenerator random(42);
        for (int i = 0; i < 2000; ++i) {
            const JsonValue value = randomValue(random, 4);
            QCOMPARE(parsed(value.toJson(JsonValue::Format::Compact)), value);
            QCOMPARE(parsed(value.toJson(JsonValue::Format::Indented)), value);
        }
    }

    void saysWhereAnErrorStands_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("empty") << QByteArray() << 1 << 1;
        QTest::newRow("second line") << QByteArray("{\n  \"a\": tru\n}") << 2 << 11;
        QTest::newRow("after the end") << QByteArray("1 2") << 1 << 3;
        QTest::newRow("broken UTF-8") << QByteArray("\"\xff\"") << 1 << 2;
        QTest::newRow("leading zero") << QByteArray("01") << 1 << 2;
        QTest::newRow("a lone minus") << QByteArray("-") << 1 << 2;
        QTest::newRow("beyond the range of a double") << QByteArray("1e400") << 1 << 1;
        QTest::newRow("a zero byte") << QByteArray("1\0", 2) << 1 << 2;
    }

    void saysWhereAnErrorStands()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        const auto result = JsonValue::parse(text);
        QVERIFY(!result);
        QVERIFY(!result.error().message.isEmpty());
        QCOMPARE(result.error().line, line);
        QVERIFY2(std::abs(result.error().column - column) <= 1,
                 qPrintable(QString::number(result.error().column)));
    }

    void refusesAbsurdNesting()
    {
        QVERIFY(JsonValue::parse(QByteArray(256, '[') + QByteArray(256, ']')).ok());
        const auto result = JsonValue::parse(QByteArray(1'000'000, '['));
        QVERIFY(!result);
        QVERIFY(result.error().message.contains(u"256"));
    }

    void knowsWholeNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("whole");
        QTest::newRow("3") << QStringLiteral("3") << true;
        QTest::newRow("-3.0") << QStringLiteral("-3.0") << true;
        QTest::newRow("3.5") << QStringLiteral("3.5") << false;
        QTest::newRow("3.5e1") << QStringLiteral("3.5e1") << true;
        QTest::newRow("3.55e1") << QStringLiteral("3.55e1") << false;
        QTest::newRow("30e-1") << QStringLiteral("30e-1") << true;
        QTest::newRow("3e-1") << QStringLiteral("3e-1") << false;
        QTest::newRow("0.000e-99") << QStringLiteral("0.000e-99") << true;
        QTest::newRow("beyond doubles") << QStringLiteral("9007199254740993.5") << false;
        QTest::newRow("absurd exponent") << QStringLiteral("1e99999999999999999999") << true;
        QTest::newRow("absurd negative exponent") << QStringLiteral("1e-99999999999999999999") << false;
    }

    void knowsWholeNumbers()
    {
        QFETCH(QString, text);
        QFETCH(bool, whole);
        QVERIFY(JsonValue::isNumberText(text));
        QCOMPARE(JsonValue::number(text).isWholeNumber(), whole);
    }

    void wholeNumbersOfAnyFormAreIntegers()
    {
        using Integer = std::optional<qint64>;
        const auto integer = [](const char *text) {
            return JsonValue::number(QString::fromLatin1(text)).toInteger();
        };
        QCOMPARE(integer("60.0"), Integer(60));
        QCOMPARE(integer("6e1"), Integer(60));
        QCOMPARE(integer("-9223372036854775808"), Integer(std::numeric_limits<qint64>::min()));
        QCOMPARE(integer("9223372036854775808"), Integer());
        QCOMPARE(integer("1e30"), Integer());
        QCOMPARE(integer("2.5"), Integer());
    }

    void knowsWhatIsNoNumber()
    {
        for (const char *text : {"", "-", "01", "1.", ".5", "+1", "1e", "1e+", "0x1", "NaN", "1 ", " 1", "١"}) {
            QVERIFY2(!JsonValue::isNumberText(QString::fromUtf8(text)), text);
        }
    }

    void insertReplacesInPlace()
    {
        JsonValue object = parsed(R"({"a":1,"b":2})");
        object.insert(QStringLiteral("a"), JsonValue::string(QStringLiteral("x")));
        object.insert(QStringLiteral("c"), JsonValue());
        QCOMPARE(object.toJson(), QByteArray(R"({"a":"x","b":2,"c":null})"));
    }
};

QTEST_GUILESS_MAIN(JsonValueTest)
#include "jsonvaluetest.moc"
