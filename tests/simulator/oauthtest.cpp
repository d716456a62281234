#include "publisheddesk.h"

#include <QtTest>
#include <QUrl>
#include <QUrlQuery>

using namespace flowconsole;
using namespace flowconsole::simulator;
using namespace flowconsole::simulator::test;
using namespace std::chrono_literals;

namespace {

const std::string callback = "http://127.0.0.1:8765/callback";
// RFC 7636, appendix B.
const std::string verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const std::string challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

using Items = std::map<std::string, std::string>;

std::string encoded(const Items &items)
{
    std::string text;
    for (const auto &[name, value] : items) {
        text += (text.empty() ? "" : "&") + name + "=" +
                QUrl::toPercentEncoding(QString::fromStdString(value)).toStdString();
    }
    return text;
}

http::Response authorize(PublishedDesk &desk, const Items &changes = {})
{
    Items items = {{"client_id", "public"}, {"redirect_uri", callback},    {"response_type", "code"},
                   {"state", "x y"},        {"code_challenge", challenge}, {"code_challenge_method", "S256"}};
    for (const auto &[name, value] : changes) {
        items[name] = value;
    }
    return desk.handle({"GET", "/oauth/authorize", encoded(items), {}, "", ""});
}

std::string itemOf(const http::Response &redirect, const char *name)
{
    const QUrl url(QString::fromStdString(headerOf(redirect, "Location")));
    return QUrlQuery(url).queryItemValue(QLatin1String(name), QUrl::FullyDecoded).toStdString();
}

http::Response token(PublishedDesk &desk, const Items &items)
{
    return desk.handle({"POST", "/oauth/token", "", {}, encoded(items), ""});
}

http::Response exchangeCode(PublishedDesk &desk, const std::string &code, const Items &changes = {})
{
    Items items = {{"grant_type", "authorization_code"},
                   {"client_id", "public"},
                   {"code", code},
                   {"code_verifier", verifier},
                   {"redirect_uri", callback}};
    for (const auto &[name, value] : changes) {
        items[name] = value;
    }
    return token(desk, items);
}

http::Response refresh(PublishedDesk &desk, const std::string &refreshToken)
{
    return token(desk,
                 {{"grant_type", "refresh_token"}, {"client_id", "public"}, {"refresh_token", refreshToken}});
}

int statusWith(PublishedDesk &desk, const std::string &bearer)
{
    return desk.askAs(bearer, "GET", "/api/v2/tokens/me").status;
}

} // namespace

class OAuthTest final : public QObject
{
    Q_OBJECT

private slots:
    void aCodeIsExchangedForATokenWithScopes();
    void whatCannotBeSentBackIsAPage_data();
    void whatCannotBeSentBackIsAPage();
    void otherErrorsGoBackToTheClient_data();
    void otherErrorsGoBackToTheClient();
    void aCodeIsGoodOnceAndForFiveMinutes();
    void aWrongExchangeIsRefused_data();
    void aWrongExchangeIsRefused();
    void refreshTokensRotate();
    void aReplayedCodeRevokesWhatCameOfIt();
    void aReplayIsNoticedAfterTheCodeHasExpired();
    void theConfidentialClientKeepsToItsGrant();
    void scopesBindTheToken();
    void whatNobodyHasIsNamed_data();
    void whatNobodyHasIsNamed();
    void aTokenCanBeGivenBack();
};

void OAuthTest::aCodeIsExchangedForATokenWithScopes()
{
    PublishedDesk desk;
    const auto consent = authorize(desk);
    QCOMPARE(consent.status, 302);
    QVERIFY(headerOf(consent, "Location").starts_with(callback + "?code="));
    QCOMPARE(itemOf(consent, "state"), std::string("x y"));
    const auto answer = exchangeCode(desk, itemOf(consent, "code"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(headerOf(answer, "Cache-Control"), std::string("no-store"));
    const Json body = parsed(answer);
    QCOMPARE(text(body, "token_type"), std::string("bearer"));
    QVERIFY(!text(body, "refresh_token").empty());
    QVERIFY(text(body, "scope").find("architect") != std::string::npos);
    const Json me = parsed(desk.askAs(text(body, "access_token"), "GET", "/api/v2/tokens/me"));
    QCOMPARE(text(me["OAuthClient"], "id"), std::string("public"));
    QVERIFY(!me["authorizedScope"].empty());
}

void OAuthTest::whatCannotBeSentBackIsAPage_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("unknown client") << QByteArray("client_id") << QByteArray("somebody");
    QTest::newRow("no client") << QByteArray("client_id") << QByteArray();
    QTest::newRow("elsewhere") << QByteArray("redirect_uri") << QByteArray("http://example.com/callback");
    QTest::newRow("lookalike") << QByteArray("redirect_uri") << QByteArray("http://127.0.0.1.example.com/");
    QTest::newRow("user part") << QByteArray("redirect_uri") << QByteArray("http://127.0.0.1@example.com/");
    QTest::newRow("https") << QByteArray("redirect_uri") << QByteArray("https://127.0.0.1/");
    QTest::newRow("fragment") << QByteArray("redirect_uri") << QByteArray("http://127.0.0.1/#x");
    QTest::newRow("script") << QByteArray("redirect_uri") << QByteArray("javascript:alert(1)");
}

void OAuthTest::whatCannotBeSentBackIsAPage()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    PublishedDesk desk;
    const auto answer = authorize(desk, {{name.toStdString(), value.toStdString()}});
    QCOMPARE(answer.status, 400);
    QVERIFY(headerOf(answer, "Content-Type").starts_with("text/html"));
    QVERIFY(headerOf(answer, "Location").empty());
}

void OAuthTest::otherErrorsGoBackToTheClient_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *title, const char *name, const char *value, const char *error) {
        QTest::newRow(title) << QByteArray(name) << QByteArray(value) << QByteArray(error);
    };
    row("implicit grant", "response_type", "token", "unsupported_response_type");
    row("plain challenge", "code_challenge_method", "plain", "invalid_request");
    row("no challenge", "code_challenge", "", "invalid_request");
    row("short challenge", "code_challenge", "abc", "invalid_request");
    row("unknown scope", "scope", "everything", "invalid_scope");
    row("confidential client", "client_id", "client", "unauthorized_client");
}

void OAuthTest::otherErrorsGoBackToTheClient()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, error);
    PublishedDesk desk;
    const auto answer = authorize(desk, {{name.toStdString(), value.toStdString()}});
    QCOMPARE(answer.status, 302);
    QCOMPARE(itemOf(answer, "error"), error.toStdString());
    QCOMPARE(itemOf(answer, "state"), std::string("x y"));
    QVERIFY(itemOf(answer, "code").empty());
}

void OAuthTest::aCodeIsGoodOnceAndForFiveMinutes()
{
    PublishedDesk desk;
    const std::string code = itemOf(authorize(desk), "code");
    desk.pass(5min - 1ms);
    const Json first = parsed(exchangeCode(desk, code));
    QCOMPARE(statusWith(desk, text(first, "access_token")), 200);
    const std::string late = itemOf(authorize(desk), "code");
    desk.pass(5min);
    QCOMPARE(text(parsed(exchangeCode(desk, late)), "error"), std::string("invalid_grant"));

    const std::string twice = itemOf(authorize(desk), "code");
    const std::string stolen = text(parsed(exchangeCode(desk, twice)), "access_token");
    QCOMPARE(exchangeCode(desk, twice).status, 400);
    QCOMPARE(statusWith(desk, stolen), 401);
}

void OAuthTest::aWrongExchangeIsRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<int>("status");
    QTest::newRow("verifier") << QByteArray("code_verifier") << QByteArray(43, 'x')
                              << QByteArray("invalid_grant") << 400;
    QTest::newRow("no verifier") << QByteArray("code_verifier") << QByteArray() << QByteArray("invalid_grant")
                                 << 400;
    QTest::newRow("redirect") << QByteArray("redirect_uri") << QByteArray("http://127.0.0.1:1/")
                              << QByteArray("invalid_grant") << 400;
    QTest::newRow("code") << QByteArray("code") << QByteArray("guess") << QByteArray("invalid_grant") << 400;
    QTest::newRow("client") << QByteArray("client_id") << QByteArray("somebody") << QByteArray("invalid_client")
                            << 400;
    QTest::newRow("secret client") << QByteArray("client_id") << QByteArray("client")
                                   << QByteArray("invalid_client") << 401;
}

void OAuthTest::aWrongExchangeIsRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, error);
    QFETCH(int, status);
    PublishedDesk desk;
    const auto answer =
        exchangeCode(desk, itemOf(authorize(desk), "code"), {{name.toStdString(), value.toStdString()}});
    QCOMPARE(answer.status, status);
    const Json body = parsed(answer);
    QCOMPARE(text(body, "error"), error.toStdString());
    QVERIFY(!text(body, "error_description").empty());
    QCOMPARE(text(body, "description"), text(body, "error_description"));
}

void OAuthTest::refreshTokensRotate()
{
    PublishedDesk desk;
    const Json first = parsed(exchangeCode(desk, itemOf(authorize(desk), "code")));
    const auto second = refresh(desk, text(first, "refresh_token"));
    QCOMPARE(second.status, 200);
    QCOMPARE(statusWith(desk, text(parsed(second), "access_token")), 200);
    QCOMPARE(text(parsed(refresh(desk, text(first, "refresh_token"))), "error"), std::string("invalid_grant"));
    QCOMPARE(refresh(desk, text(parsed(second), "refresh_token")).status, 200);
}

void OAuthTest::aReplayedCodeRevokesWhatCameOfIt()
{
    PublishedDesk desk;
    const std::string code = itemOf(authorize(desk), "code");
    const Json first = parsed(exchangeCode(desk, code));
    const Json second = parsed(refresh(desk, text(first, "refresh_token")));
    const Json third = parsed(refresh(desk, text(second, "refresh_token")));
    const Json other = parsed(exchangeCode(desk, itemOf(authorize(desk), "code")));
    QCOMPARE(statusWith(desk, text(third, "access_token")), 200);
    QCOMPARE(text(parsed(exchangeCode(desk, code)), "error"), std::string("invalid_grant"));
    for (const Json &descendant : {first, second, third}) {
        QCOMPARE(statusWith(desk, text(descendant, "access_token")), 401);
    }
    QCOMPARE(text(parsed(refresh(desk, text(third, "refresh_token"))), "error"), std::string("invalid_grant"));
    // What came of another sign-in is good.
    QCOMPARE(statusWith(desk, text(other, "access_token")), 200);
    QCOMPARE(refresh(desk, text(other, "refresh_token")).status, 200);
}

void OAuthTest::aReplayIsNoticedAfterTheCodeHasExpired()
{
    PublishedDesk desk;
    const std::string code = itemOf(authorize(desk), "code");
    const Json first = parsed(exchangeCode(desk, code));
    desk.pass(6min);
    QCOMPARE(authorize(desk).status, 302);
    const Json second = parsed(refresh(desk, text(first, "refresh_token")));
    QCOMPARE(exchangeCode(desk, code).status, 400);
    QCOMPARE(statusWith(desk, text(second, "access_token")), 401);
    QCOMPARE(refresh(desk, text(second, "refresh_token")).status, 400);
}

void OAuthTest::theConfidentialClientKeepsToItsGrant()
{
    PublishedDesk desk;
    for (const char *grant : {"authorization_code", "refresh_token"}) {
        const auto answer = desk.handle({"POST",
                                         "/oauth/token",
                                         "",
                                         {{"Authorization", "Basic Y2xpZW50OnNlY3JldA=="}},
                                         std::string("grant_type=") + grant,
                                         ""});
        QCOMPARE(answer.status, 400);
        QCOMPARE(text(parsed(answer), "error"), std::string("unauthorized_client"));
    }
}

void OAuthTest::scopesBindTheToken()
{
    PublishedDesk desk;
    const auto consent = authorize(desk, {{"scope", "architect:readonly unknown"}});
    const Json body = parsed(exchangeCode(desk, itemOf(consent, "code")));
    QCOMPARE(text(body, "scope"), std::string("architect:readonly"));
    const std::string bearer = text(body, "access_token");
    QCOMPARE(desk.askAs(bearer, "GET", "/api/v2/flows").status, 200);
    const auto refused = desk.askAs(bearer, "POST", launchPath, R"({"flowId":")" + waiver + R"("})");
    QCOMPARE(refused.status, 403);
    QCOMPARE(text(parsed(refused), "code"), std::string("missing.permissions"));
    QCOMPARE(desk.askAs(bearer, "POST", "/api/v2/notifications/channels").status, 403);
}

void OAuthTest::whatNobodyHasIsNamed_data()
{
    QTest::addColumn<QByteArray>("permission");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char *permission, const char *method, const char *path) {
        QTest::newRow(permission) << QByteArray(permission) << QByteArray(method) << QByteArray(path);
    };
    row("architect:flow:launch", "POST", "/api/v2/flows/executions");
    row("architect:flowExecution:view", "GET", "/api/v2/flows/executions/x");
    row("architect:flow:view", "GET", "/api/v2/flows");
    row("architect:flow:search", "GET", "/api/v2/flows/divisionviews");
    row("architect:flowInstance:search", "POST", "/api/v2/flows/instances/query");
    row("architect:flowInstance:view", "POST", "/api/v2/flows/instances/jobs");
    row("architect:flowOutcome:view", "GET", "/api/v2/flows/outcomes");
    row("conversation:communication:view", "GET", "/api/v2/conversations/x");
    row("conversation:communication:disconnect", "POST", "/api/v2/conversations/x/disconnect");
    row("notifications", "POST", "/api/v2/notifications/channels");
}

void OAuthTest::whatNobodyHasIsNamed()
{
    QFETCH(QByteArray, permission);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    PublishedDesk desk({permission.toStdString()});
    const auto answer = desk.ask(method.toStdString(), path.toStdString(), "{}");
    QCOMPARE(answer.status, 403);
    const Json body = parsed(answer);
    QCOMPARE(text(body, "code"), std::string("missing.permissions"));
    QVERIFY(text(body, "message").find(permission.toStdString()) != std::string::npos);
    QCOMPARE(text(body["messageParams"], "permissions"), "[" + permission.toStdString() + "]");
    QCOMPARE(desk.ask("GET", "/api/v2/tokens/me").status, 200);
}

void OAuthTest::aTokenCanBeGivenBack()
{
    PublishedDesk desk;
    QCOMPARE(desk.ask("DELETE", "/api/v2/tokens/me").status, 204);
    QCOMPARE(desk.ask("GET", "/api/v2/tokens/me").status, 401);
}

QTEST_GUILESS_MAIN(OAuthTest)
#include "oauthtest.moc"
