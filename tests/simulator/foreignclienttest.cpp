#include "rawclient.h"

#include "simulator/embeddedorganisation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <QUrl>
#include <zlib.h>

using namespace flowconsole;
using flowconsole::http::test::RawClient;

namespace {

QByteArray unzipped(const QByteArray &packed)
{
    z_stream stream{};
    QByteArray text(1 << 20, '\0');
    QByteArray source = packed;
    stream.next_in = reinterpret_cast<Bytef *>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    stream.next_out = reinterpret_cast<Bytef *>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const bool isWhole = inflateInit2(&stream, 15 + 16) == Z_OK && inflate(&stream, Z_FINISH) == Z_STREAM_END;
    text.resize(isWhole ? static_cast<qsizetype>(stream.total_out) : 0);
    inflateEnd(&stream);
    return text;
}

struct Answer
{
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] int total() const { return json().value(QLatin1String("total")).toInt(-1); }
};

} // namespace

/// What clients that others wrote for the real API send, byte for byte.
class ForeignClientTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void arraysComeRepeatedOrJoined_data();
    void arraysComeRepeatedOrJoined();
    void headHasTheHeaderOfGetAlone();
    void theTargetMayBeAbsolute();
    void unknownParametersAreIgnored();
    void anOldClientIsAnsweredAndClosed();
    void oneConnectionServesManyRequests();
    void answersAreCompressedForThoseWhoAsk_data();
    void answersAreCompressedForThoseWhoAsk();
    void nextUriLeadsThroughAllPages();
    void selfUriLeadsBack();
    void aChannelOpensAtItsConnectUri();
    void signInThroughTheBrowserReachesTheApi();

private:
    [[nodiscard]] QByteArray authorization() const { return "Authorization: Bearer " + m_token + "\r\n"; }
    [[nodiscard]] Answer whole(const QByteArray &requestLine, const QByteArray &more = {}) const;
    [[nodiscard]] Answer get(const QByteArray &target, const QByteArray &more = {}) const
    {
        return whole("GET " + target + " HTTP/1.1", "Host: t\r\nConnection: close\r\n" + more);
    }
    [[nodiscard]] Answer post(const QByteArray &target, const QByteArray &type, const QByteArray &body,
                              const QByteArray &more) const;

    std::unique_ptr<EmbeddedOrganisation> m_organisation;
    quint16 m_port = 0;
    QByteArray m_token;
};

Answer ForeignClientTest::whole(const QByteArray &requestLine, const QByteArray &more) const
{
    RawClient client(m_port);
    client.send(requestLine + "\r\n" + authorization() + more + "\r\n");
    const QByteArray received = client.receivedUntilClosed();
    const qsizetype end = received.indexOf("\r\n\r\n");
    return {received.left(end), received.mid(end + 4)};
}

Answer ForeignClientTest::post(const QByteArray &target, const QByteArray &type, const QByteArray &body,
                               const QByteArray &more) const
{
    RawClient client(m_port);
    client.send("POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) +
                "\r\nConnection: close\r\nContent-Type: " + type +
                "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + more + "\r\n" + body);
    const QByteArray received = client.receivedUntilClosed();
    const qsizetype end = received.indexOf("\r\n\r\n");
    return {received.left(end), received.mid(end + 4)};
}

void ForeignClientTest::initTestCase()
{
    auto started = EmbeddedOrganisation::start({});
    QVERIFY(started.ok());
    m_organisation = std::move(started).value();
    const EmbeddedEndpoint &endpoint = m_organisation->endpoint();
    m_port = static_cast<quint16>(QUrl(endpoint.baseUrl).port());
    const QByteArray credentials = (endpoint.clientId + QLatin1Char(':') + endpoint.clientSecret).toUtf8();
    const Answer token =
        post("/oauth/token", "application/x-www-form-urlencoded", "grant_type=client_credentials",
             "Authorization: Basic " + credentials.toBase64() + "\r\n");
    m_token = token.json().value(QLatin1String("access_token")).toString().toUtf8();
    QVERIFY(!m_token.isEmpty());
}

void ForeignClientTest::arraysComeRepeatedOrJoined_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("total");
    QTest::newRow("repeated") << QByteArray("type=workflow&type=inboundcall") << 7;
    QTest::newRow("joined") << QByteArray("type=workflow,inboundcall") << 7;
    QTest::newRow("joined and encoded") << QByteArray("type=workflow%2Cinboundcall") << 7;
    QTest::newRow("one") << QByteArray("type=workflow") << 4;
    QTest::newRow("ids") << QByteArray(
                                "id=b94d27ea-1c60-4f58-9e3b-6a5d0c8f7e12,7c1e0f62-93ab-4d0e-8a51-3f1c9a7d2b10")
                         << 2;
}

void ForeignClientTest::arraysComeRepeatedOrJoined()
{
    QFETCH(QByteArray, query);
    QFETCH(int, total);
    QCOMPARE(get("/api/v2/flows?" + query).total(), total);
    QCOMPARE(get("/api/v2/flows/divisionviews?" + query).total(), total);
}

void ForeignClientTest::headHasTheHeaderOfGetAlone()
{
    const Answer whole = get("/api/v2/flows");
    RawClient client(m_port);
    client.send("HEAD /api/v2/flows HTTP/1.1\r\nHost: t\r\nConnection: close\r\n" + authorization() + "\r\n");
    const QByteArray head = client.receivedUntilClosed();
    QVERIFY(head.startsWith("HTTP/1.1 200"));
    QVERIFY(head.endsWith("\r\n\r\n"));
    QVERIFY(head.contains("Content-Length: " + QByteArray::number(whole.body.size()) + "\r\n"));
}

void ForeignClientTest::theTargetMayBeAbsolute()
{
    QCOMPARE(get("http://api.mypurecloud.com/api/v2/flows?pageSize=2").total(), 7);
    QCOMPARE(get("HTTPS://api.mypurecloud.com:443/api/v2/flows").total(), 7);
    QVERIFY(get("http://api.mypurecloud.com").head.startsWith("HTTP/1.1 404"));
    QVERIFY(get("*").head.startsWith("HTTP/1.1 404"));
}

void ForeignClientTest::unknownParametersAreIgnored()
{
    QCOMPARE(get("/api/v2/flows?expand=everything&_=1&empty=&alone").total(), 7);
    QVERIFY(get("/api/v2/tokens/me?preserveIdleTTL=true").head.startsWith("HTTP/1.1 200"));
}

void ForeignClientTest::anOldClientIsAnsweredAndClosed()
{
    const Answer answer = whole("GET /api/v2/flows HTTP/1.0");
    QVERIFY(answer.head.startsWith("HTTP/1.0 200"));
    QCOMPARE(answer.total(), 7);
}

void ForeignClientTest::oneConnectionServesManyRequests()
{
    RawClient client(m_port);
    for (const QByteArray &version : {QByteArray("1.1"), QByteArray("1.1"), QByteArray("1.0")}) {
        client.forget();
        client.send("GET /api/v2/tokens/me HTTP/" + version + "\r\nHost: t\r\nConnection: keep-alive\r\n" +
                    authorization() + "\r\n");
        QVERIFY(client.receivedUntil("OAuthClient").contains("200 OK"));
        QVERIFY(client.isOpen());
    }
}

void ForeignClientTest::answersAreCompressedForThoseWhoAsk_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("compressed");
    QTest::newRow("not asked") << QByteArray() << false;
    QTest::newRow("gzip") << QByteArray("Accept-Encoding: gzip\r\n") << true;
    QTest::newRow("requests") << QByteArray("Accept-Encoding: gzip, deflate\r\n") << true;
    QTest::newRow("axios") << QByteArray("Accept-Encoding: compress;q=0.5, GZip;q=1.0, br\r\n") << true;
    QTest::newRow("refused") << QByteArray("Accept-Encoding: gzip;q=0, identity\r\n") << false;
    QTest::newRow("identity") << QByteArray("Accept-Encoding: identity\r\n") << false;
}

void ForeignClientTest::answersAreCompressedForThoseWhoAsk()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, compressed);
    const Answer answer = get("/api/v2/flows", header);
    QCOMPARE(answer.head.contains("Content-Encoding: gzip"), compressed);
    QVERIFY(answer.head.contains("Vary: Accept-Encoding"));
    QVERIFY(answer.head.contains("Content-Length: " + QByteArray::number(answer.body.size())));
    const QByteArray plain = compressed ? unzipped(answer.body) : answer.body;
    QCOMPARE(QJsonDocument::fromJson(plain).object().value(QLatin1String("total")).toInt(), 7);
}

void ForeignClientTest::nextUriLeadsThroughAllPages()
{
    QByteArray target = "/api/v2/flows?pageSize=3&type=workflow,inboundcall&name=*";
    QSet<QString> seen;
    int pages = 0;
    while (!target.isEmpty() && pages < 10) {
        ++pages;
        const QJsonObject page = get(target).json();
        for (const auto flow : page.value(QLatin1String("entities")).toArray()) {
            seen.insert(flow.toObject().value(QLatin1String("id")).toString());
        }
        target = page.value(QLatin1String("nextUri")).toString().toUtf8();
    }
    QCOMPARE(pages, 3);
    QCOMPARE(seen.size(), 7);
}

void ForeignClientTest::selfUriLeadsBack()
{
    const QJsonObject page = get("/api/v2/flows").json();
    for (const auto flow : page.value(QLatin1String("entities")).toArray()) {
        const QByteArray uri = flow.toObject().value(QLatin1String("selfUri")).toString().toUtf8();
        QCOMPARE(get(uri).json().value(QLatin1String("id")), flow.toObject().value(QLatin1String("id")));
        const auto version = flow.toObject().value(QLatin1String("publishedVersion")).toObject();
        const QByteArray versionUri = version.value(QLatin1String("selfUri")).toString().toUtf8();
        QCOMPARE(get(versionUri).json().value(QLatin1String("id")), version.value(QLatin1String("id")));
    }
}

void ForeignClientTest::aChannelOpensAtItsConnectUri()
{
    const Answer made = post("/api/v2/notifications/channels", "application/json", "", authorization());
    const QUrl uri(made.json().value(QLatin1String("connectUri")).toString());
    QCOMPARE(uri.scheme(), QStringLiteral("ws"));
    QCOMPARE(uri.port(), int(m_port));
    RawClient client(m_port);
    client.send("GET " + uri.path().toUtf8() +
                " HTTP/1.1\r\nHost: t\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    QVERIFY(client.receivedUntil("\r\n\r\n").startsWith("HTTP/1.1 101"));
    const QByteArray ping = "{\"message\":\"ping\"}";
    client.send(QByteArray(1, '\x81') + static_cast<char>(0x80 | static_cast<int>(ping.size())) +
                QByteArray(4, '\0') + ping);
    QVERIFY(client.receivedUntil("pong").contains(
        R"({"topicName":"channel.metadata","eventBody":{"message":"pong"}})"));
}

void ForeignClientTest::signInThroughTheBrowserReachesTheApi()
{
    // The pair of RFC 7636, appendix B.
    const QByteArray client = m_organisation->endpoint().publicClientId.toUtf8();
    const Answer consent = get("/oauth/authorize?response_type=code&client_id=" + client +
                               "&redirect_uri=http%3A%2F%2F127.0.0.1%3A8765%2Fcallback&state=a%26b"
                               "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                               "&code_challenge_method=S256");
    QVERIFY(consent.head.startsWith("HTTP/1.1 302"));
    const qsizetype begin = consent.head.indexOf("http://127.0.0.1:8765/callback?code=");
    QVERIFY(begin > 0);
    const QByteArray location = consent.head.mid(begin, consent.head.indexOf("\r\n", begin) - begin);
    QVERIFY(location.endsWith("&state=a%26b"));
    const QByteArray code = location.mid(36, location.indexOf('&') - 36);
    const Answer token = post("/oauth/token", "application/x-www-form-urlencoded",
                              "grant_type=authorization_code&code=" + code + "&client_id=" + client +
                                  "&redirect_uri=http%3A%2F%2F127.0.0.1%3A8765%2Fcallback"
                                  "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                              {});
    QVERIFY(token.head.startsWith("HTTP/1.1 200"));
    const QByteArray bearer = token.json().value(QLatin1String("access_token")).toString().toUtf8();
    RawClient api(m_port);
    api.send("GET /api/v2/tokens/me HTTP/1.0\r\nAuthorization: Bearer " + bearer + "\r\n\r\n");
    QVERIFY(api.receivedUntilClosed().contains("\"authorizedGrantType\":\"CODE\""));
}

QTEST_GUILESS_MAIN(ForeignClientTest)
#include "foreignclienttest.moc"
