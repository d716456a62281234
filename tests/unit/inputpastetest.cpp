#include "domain/inputpaste.h"

#include "domain/launchrequest.h"
#include "domain/requestcopy.h"

#include <QTest>

using namespace flowconsole;

namespace {

InputSchema schemaOfBilling()
{
    const auto document = JsonValue::parse(R"({"type": "object", "properties": {
        "Flow.customerName": {"type": "string"}, "Flow.accountId": {"type": "string"},
        "Flow.retryCount": {"type": "integer"}, "Flow.flag": {"type": "boolean"},
        "Flow.options": {"type": "array"}, "Flow.card": {"type": "string", "format": "password"}}})");
    return InputSchema::fromJsonSchema(document.value()).value();
}

QByteArray inputsOf(const QString &text)
{
    const InputSchema schema = schemaOfBilling();
    const auto pasted = readPastedInput(text, &schema);
    return pasted ? pasted.value().values.toJson() : "error: " + pasted.error().message.toUtf8();
}

} // namespace

class InputPasteTest final : public QObject
{
    Q_OBJECT

private slots:
    void inputsAreFoundInWhateverWasCopied_data();
    void inputsAreFoundInWhateverWasCopied();
    void ourOwnCopyComesBack_data();
    void ourOwnCopyComesBack();
    void theFlowThatARequestWasForIsTold();
    void whatIsMaskedIsNotTakenForAValue();
    void anErrorSaysWhatToDo_data();
    void anErrorSaysWhatToDo();
};

void InputPasteTest::inputsAreFoundInWhateverWasCopied_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("inputs");

    QTest::newRow("an object") << QStringLiteral(" {\"b\": 1.50, \"a\": 9007199254740993} ")
                               << QByteArray("{\"b\":1.50,\"a\":9007199254740993}");
    QTest::newRow("names with the prefix")
        << QStringLiteral("{\"Flow.accountId\": \"A\"}") << QByteArray("{\"accountId\":\"A\"}");
    QTest::newRow("a published launch")
        << QStringLiteral("{\"flowId\": \"f\", \"inputData\": {\"Flow.accountId\": \"A\"}, \"name\": \"n\"}")
        << QByteArray("{\"accountId\":\"A\"}");
    QTest::newRow("a flow execution") << QStringLiteral("{\"inputs\": {\"accountId\": \"A\"}}")
                                      << QByteArray("{\"accountId\":\"A\"}");
    QTest::newRow("a conversation")
        << QStringLiteral("{\"flowId\": \"f\", \"initialState\": {\"variables\": "
                          "[{\"name\": \"accountId\", \"value\": \"A\"}, {\"name\": \"n\", \"value\": 1.0}]}}")
        << QByteArray("{\"accountId\":\"A\",\"n\":1.0}");
    QTest::newRow("lines") << QStringLiteral(
                                  "# of last week\r\naccountId=00012\n\nexport retryCount = 3\n"
                                  "flag=true\noptions=[1, 2]\ncustomerName=\"Zoë = Ü\"\nother=5\nword=on it")
                           << QByteArray("{\"accountId\":\"00012\",\"retryCount\":3,\"flag\":true,"
                                         "\"options\":[1,2],\"customerName\":\"Zoë = Ü\",\"other\":5,"
                                         "\"word\":\"on it\"}");
    QTest::newRow("a line of the wrong type keeps its text")
        << QStringLiteral("retryCount=three") << QByteArray("{\"retryCount\":\"three\"}");
    QTest::newRow("a line without a value")
        << QStringLiteral("customerName=\nretryCount=") << QByteArray("{\"customerName\":\"\"}");
    QTest::newRow("curl in one line")
        << QStringLiteral("curl -X POST https://api.mypurecloud.ie/api/v2/flows/executions -H 'A: b' "
                          "-d '{\"inputData\":{\"Flow.accountId\":\"it'\\''s\"}}'")
        << QByteArray("{\"accountId\":\"it's\"}");
    QTest::newRow("curl over lines, in double quotes")
        << QStringLiteral("curl --request POST \\\n  --url \"https://x/\" \\\n"
                          "  --data-raw \"{\\\"accountId\\\": \\\"A & B\\\"}\"\n")
        << QByteArray("{\"accountId\":\"A & B\"}");
    QTest::newRow("curl as a browser writes it")
        << QStringLiteral(
               "curl 'https://x/' --data-raw $'{\"accountId\":\"don\\'t \\u00fc \\\\n\"}' --compressed")
        << QByteArray("{\"accountId\":\"don't ü \\n\"}");
    QTest::newRow("curl with a prompt and its folder")
        << QStringLiteral("$ /usr/bin/curl https://x?a=b -d '{\"n\":\"a=b\"}'")
        << QByteArray("{\"n\":\"a=b\"}");
    QTest::newRow("curl with an equals sign")
        << QStringLiteral("curl https://x --json='{\"n\":1}'") << QByteArray("{\"n\":1}");
}

void InputPasteTest::inputsAreFoundInWhateverWasCopied()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, inputs);
    QCOMPARE(inputsOf(text), inputs);
}

void InputPasteTest::ourOwnCopyComesBack_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << QByteArray("\"it's $HOME 100% \\\\ \\\"q\\\"\"");
    QTest::newRow("characters that a shell may lose") << QByteArray("\"\xE2\x80\xAE ü !\"");
}

void InputPasteTest::ourOwnCopyComesBack()
{
    QFETCH(QByteArray, value);
    RequestRecord record;
    record.method = QStringLiteral("POST");
    record.url = QUrl(QStringLiteral("https://api.mypurecloud.ie/api/v2/flows/executions"));
    record.requestBody =
        "{\"flowId\":\"f\",\"inputData\":{\"Flow.accountId\":" + value + ",\"Flow.retryCount\":1.50}}";

    const QByteArray expected =
        JsonValue::parse("{\"accountId\":" + value + ",\"retryCount\":1.50}").value().toJson();
    QCOMPARE(inputsOf(requestCopy(record, CopyForm::Curl)), expected);
}

void InputPasteTest::theFlowThatARequestWasForIsTold()
{
    const auto pasted = readPastedInput(
        QStringLiteral("curl https://x -d '{\"flowId\":\"f-1\",\"inputData\":{\"a\":1}}'"), nullptr);
    QVERIFY(pasted.ok());
    QCOMPARE(pasted.value().flowId, FlowId(QStringLiteral("f-1")));
    QCOMPARE(pasted.value().form, PastedInput::Form::Curl);
}

void InputPasteTest::whatIsMaskedIsNotTakenForAValue()
{
    const JsonValue inputs = JsonValue::object(
        {{QStringLiteral("card"),
          masked(JsonValue::object({{QStringLiteral("card"), JsonValue::integer(1)}}), {QStringLiteral("card")})
              .value(u"card")},
         {QStringLiteral("accountId"), JsonValue::string(QStringLiteral("A"))}});
    const auto pasted = readPastedInput(QString::fromUtf8(inputs.toJson()), nullptr);
    QVERIFY(pasted.ok());
    QCOMPARE(pasted.value().values.toJson(), QByteArray("{\"accountId\":\"A\"}"));
    QCOMPARE(pasted.value().masked, QStringList{QStringLiteral("card")});
}

void InputPasteTest::anErrorSaysWhatToDo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QStringLiteral(" \n") << QStringLiteral("Copy JSON");
    QTest::newRow("cut JSON") << QStringLiteral("{\n\"a\": ") << QStringLiteral("line 2");
    QTest::newRow("a list") << QStringLiteral("[1, 2]") << QStringLiteral("one member for each");
    QTest::newRow("prose") << QStringLiteral("a = 1\nhello there") << QStringLiteral("Line 2");
    QTest::newRow("an address") << QStringLiteral("https://x.example/?a=b") << QStringLiteral("Line 1");
    QTest::newRow("too much") << QString(2'000'000, u'a') << QStringLiteral("use a batch");
    QTest::newRow("an open quote") << QStringLiteral("curl https://x -d '{\"a\":1}")
                                   << QStringLiteral("not closed");
    QTest::newRow("no body") << QStringLiteral("curl https://x -H 'a: b'") << QStringLiteral("no body");
    QTest::newRow("a file") << QStringLiteral("curl https://x -d @body.json") << QStringLiteral("body.json");
}

void InputPasteTest::anErrorSaysWhatToDo()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const auto pasted = readPastedInput(text, nullptr);
    QVERIFY(!pasted.ok());
    QVERIFY2(pasted.error().message.contains(words), qPrintable(pasted.error().message));
}

QTEST_GUILESS_MAIN(InputPasteTest)
#include "inputpastetest.moc"
