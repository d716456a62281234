#include "api/errorcodec.h"
#include "domain/errorcodes.h"

#include <QTest>

using namespace flowconsole;

class ErrorsTest final : public QObject
{
    Q_OBJECT

private slots:
    void statusesHaveTheirMeaning_data();
    void statusesHaveTheirMeaning();
    void anErrorBodyIsRead();
    void aForbiddenAnswerNamesThePermission_data();
    void aForbiddenAnswerNamesThePermission();
    void whatAnsweredInThePlatformsPlaceIsNamed_data();
    void whatAnsweredInThePlatformsPlaceIsNamed();
    void aSuccessThatCannotBeReadIsNamedToo();
    void anErrorWithoutABodyOfTheApiStillSaysSomething_data();
    void anErrorWithoutABodyOfTheApiStillSaysSomething();
    void aRedirectIsNamedWithoutItsKey();
};

void ErrorsTest::statusesHaveTheirMeaning_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ApiError::Kind>("kind");
    const auto row = [](int status, ApiError::Kind kind) { QTest::addRow("%d", status) << status << kind; };
    row(302, ApiError::Kind::MalformedAnswer);
    row(400, ApiError::Kind::RejectedInput);
    row(401, ApiError::Kind::SignIn);
    row(403, ApiError::Kind::Permission);
    row(404, ApiError::Kind::NotFound);
    row(409, ApiError::Kind::RejectedInput);
    row(422, ApiError::Kind::RejectedInput);
    row(429, ApiError::Kind::RateLimited);
    row(500, ApiError::Kind::Server);
    row(502, ApiError::Kind::Server);
    row(503, ApiError::Kind::Unavailable);
    row(504, ApiError::Kind::Server);
}

void ErrorsTest::statusesHaveTheirMeaning()
{
    QFETCH(int, status);
    QFETCH(ApiError::Kind, kind);
    QCOMPARE(kindOfStatus(status), kind);
}

void ErrorsTest::anErrorBodyIsRead()
{
    HttpAnswer answer;
    answer.status = 429;
    answer.headers = {{"retry-after", "12"}, {"inin-correlation-id", "corr"}};
    answer.body =
        R"({"message":"Too many","code":"too.many.requests","status":429,"contextId":"ctx","details":[]})";
    const ApiError error = decodeError(answer, {});
    QCOMPARE(error.kind, ApiError::Kind::RateLimited);
    QCOMPARE(error.httpStatus, 429);
    QCOMPARE(error.code, QStringLiteral("too.many.requests"));
    QCOMPARE(error.message, QStringLiteral("Too many"));
    QCOMPARE(error.correlationId, QStringLiteral("corr"));
    QCOMPARE(error.retryAfter, std::optional<std::chrono::milliseconds>(12000));
}

void ErrorsTest::aForbiddenAnswerNamesThePermission_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("permission");
    const auto row = [](const char *name, const QByteArray &body, const QString &permission) {
        QTest::newRow(name) << body << permission;
    };
    row("as a parameter",
        R"({"code":"missing.permissions","message":"No.",)"
        R"("messageParams":{"permissions":"[architect:flow:launch]"}})",
        QStringLiteral("architect:flow:launch"));
    row("any of several",
        R"({"code":"missing.any.permissions","messageParams":)"
        R"({"permissions":["conversation:call:view","conversation:communication:view"]}})",
        QStringLiteral("conversation:call:view, conversation:communication:view"));
    row("in the message",
        R"({"code":"not.authorized","message":"You lack flow:execution:write (see https://a.b/c:d)."})",
        QStringLiteral("flow:execution:write"));
    row("a scope of two words", R"({"code":"missing.permissions","message":"Missing scope flow:execute"})",
        QStringLiteral("flow:execute"));
    row("no name", R"({"code":"not.authorized","message":"Reason: no."})", QString());
    row("no body", {}, QString());
}

void ErrorsTest::aForbiddenAnswerNamesThePermission()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, permission);
    HttpAnswer answer;
    answer.status = 403;
    answer.body = body;
    const ApiError error = decodeError(answer, {});
    QCOMPARE(error.kind, ApiError::Kind::Permission);
    QCOMPARE(error.permission, permission);
}

void ErrorsTest::whatAnsweredInThePlatformsPlaceIsNamed_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("code");
    QTest::newRow("a page") << QByteArray("text/html; charset=utf-8")
                            << QByteArray("<!doctype html><head><title>Hotel\n Wi-Fi</title>")
                            << QStringLiteral("a web page (“Hotel Wi-Fi”)") << errorcodes::answerIsPage;
    QTest::newRow("a page that does not say so") << QByteArray() << QByteArray("<html><body>Sign in")
                                                 << QStringLiteral("a web page") << errorcodes::answerIsPage;
    QTest::newRow("another type") << QByteArray("text/plain") << QByteArray("upstream failed")
                                  << QStringLiteral("content of the type “text/plain”")
                                  << errorcodes::answerWrongType;
    QTest::newRow("cut off") << QByteArray("application/json") << QByteArray("{\"id\":\"e-1\",\"sta")
                             << QStringLiteral("JSON that is cut off after 16 bytes")
                             << errorcodes::answerTruncated;
    QTest::newRow("not JSON") << QByteArray("application/json") << QByteArray("{id:1}")
                              << QStringLiteral("something that is not JSON (line 1, column 2")
                              << errorcodes::answerNotJson;
}

void ErrorsTest::whatAnsweredInThePlatformsPlaceIsNamed()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    QFETCH(QString, code);
    HttpAnswer answer;
    answer.status = 502;
    answer.headers = {{"Content-Type", contentType}, {"ININ-Correlation-Id", "corr"}};
    answer.body = body;

    const ApiError failed = decodeError(answer, {});
    QVERIFY2(failed.message.contains(words), qPrintable(failed.message));
    QCOMPARE(failed.code, code);
    QCOMPARE(failed.kind, ApiError::Kind::Server);

    answer.status = 200;
    const ApiError unreadable = malformedAnswer(answer, QStringLiteral("No id."));
    QVERIFY2(unreadable.message.contains(words), qPrintable(unreadable.message));
    QCOMPARE(unreadable.code, code);
    QCOMPARE(unreadable.kind, ApiError::Kind::MalformedAnswer);
    QCOMPARE(unreadable.httpStatus, 200);
    QCOMPARE(unreadable.correlationId, QStringLiteral("corr"));
}

void ErrorsTest::aSuccessThatCannotBeReadIsNamedToo()
{
    HttpAnswer answer;
    answer.status = 200;
    answer.body = "{}";
    QCOMPARE(malformedAnswer(answer, QStringLiteral("No id.")).message, QStringLiteral("No id."));
    answer.body = "  ";
    QVERIFY(
        malformedAnswer(answer, QStringLiteral("No id.")).message.contains(QStringLiteral("without content")));
}

void ErrorsTest::anErrorWithoutABodyOfTheApiStillSaysSomething_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html><h1>Bad gateway</h1></html>");
    QTest::newRow("truncated") << QByteArray(R"({"message":"Bad gat)");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("wrong types") << QByteArray(R"({"message":1,"code":{},"status":"x"})");
}

void ErrorsTest::anErrorWithoutABodyOfTheApiStillSaysSomething()
{
    QFETCH(QByteArray, body);
    HttpAnswer answer;
    answer.status = 502;
    answer.body = body;
    const ApiError error = decodeError(answer, {});
    QCOMPARE(error.kind, ApiError::Kind::Server);
    QCOMPARE(error.httpStatus, 502);
    QVERIFY(error.message.contains(u"502"));
    QVERIFY(!error.code.contains(u"502"));
}

void ErrorsTest::aRedirectIsNamedWithoutItsKey()
{
    HttpAnswer answer;
    answer.status = 302;
    answer.headers = {{"Location", "https://store.example/file?signature=presigned"}};
    const ApiError error = decodeError(answer, {});
    QVERIFY(error.message.contains(u"https://store.example/file"));
    QVERIFY(!error.message.contains(u"presigned"));
}

QTEST_GUILESS_MAIN(ErrorsTest)
#include "api_errors.moc"
