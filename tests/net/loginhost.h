#pragma once

#include "api/tokensource.h"
#include "net/transport.h"
#include "tests/net/testserver.h"
#include "tests/support/manualclock.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>

namespace flowconsole {

/// A login host of one script: it gives out "token-1" with "refresh-1", "token-2" with "refresh-2", … for a
/// life of 300 s, unless `answer` says otherwise.
class LoginHost final
{
public:
    LoginHost() : m_server([this](const SeenRequest &request) { return respond(request); }) {}

    [[nodiscard]] QUrl url() const { return m_server.url(QStringLiteral("/login")); }
    [[nodiscard]] const QList<SeenRequest> &seen() const { return m_server.seen(); }
    [[nodiscard]] qsizetype requests() const { return m_server.seenCount(); }
    /// The fields of the last request's form.
    [[nodiscard]] QUrlQuery lastForm() const { return QUrlQuery(QString::fromLatin1(seen().last().body)); }

    std::function<QByteArray()> answer; ///< instead of tokens, where set; empty bytes: no answer

private:
    [[nodiscard]] QByteArray respond(const SeenRequest &request)
    {
        if (answer) {
            return answer();
        }
        const QByteArray number = QByteArray::number(++m_tokens);
        const bool isClient = request.body.contains("client_credentials");
        return httpAnswer(
            200, "{\"access_token\":\"token-" + number + "\",\"token_type\":\"bearer\",\"expires_in\":300" +
                     (isClient ? QByteArray() : ",\"refresh_token\":\"refresh-" + number + "\"") + "}");
    }

    int m_tokens = 0;
    TestServer m_server;
};

/// A port of this computer that nobody listens at.
[[nodiscard]] inline quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// The console's side of a sign-in, and whatever it tells.
struct SigningIn
{
    explicit SigningIn(const LoginHost &host, Grant grant = Grant::AuthorizationCode,
                       const QString &refreshToken = {})
        : profile(makeProfile(host, grant)),
          transport(clock, settings(), 1),
          tokens(transport, clock, profile, {QStringLiteral("s3cret"), refreshToken, {}}),
          pages(&tokens, &TokenSource::signInPageNeeded),
          refreshTokens(&tokens, &TokenSource::refreshTokenChanged),
          refusals(&tokens, &TokenSource::signInRefused),
          attempts(&transport, &Transport::attemptFinished)
    {}

    static ConnectionProfile makeProfile(const LoginHost &host, Grant grant)
    {
        ConnectionProfile profile;
        profile.loginUrl = host.url();
        profile.clientId = QStringLiteral("client/1");
        profile.grant = grant;
        profile.redirectPort = freePort();
        return profile;
    }
    static TransportSettings settings()
    {
        TransportSettings result;
        result.retry.jitter = Milliseconds(0);
        return result;
    }

    [[nodiscard]] QUrl page() const { return pages.isEmpty() ? QUrl() : pages.last().at(0).toUrl(); }
    [[nodiscard]] QString inPage(const QString &parameter) const
    {
        return QUrlQuery(page()).queryItemValue(parameter, QUrl::FullyDecoded);
    }
    [[nodiscard]] QString lastRefreshToken() const
    {
        return refreshTokens.isEmpty() ? QStringLiteral("(none told)") : refreshTokens.last().at(0).toString();
    }
    [[nodiscard]] ApiError refusal() const { return refusals.last().at(0).value<ApiError>(); }

    ManualClock clock;
    ConnectionProfile profile;
    Transport transport;
    TokenSource tokens;
    QSignalSpy pages;
    QSignalSpy refreshTokens;
    QSignalSpy refusals;
    QSignalSpy attempts;
};

/// What a browser on this computer reads after it sent `request` to the port of the redirect: all, until the
/// other side ends; empty where it ends without a word.
[[nodiscard]] inline QByteArray visitWith(quint16 port, const QByteArray &request)
{
    QTcpSocket browser;
    QSignalSpy ended(&browser, &QTcpSocket::disconnected);
    browser.connectToHost(QHostAddress::LocalHost, port);
    browser.write(request);
    if (ended.isEmpty() && !ended.wait(5000)) {
        return "(still open)";
    }
    return browser.readAll();
}

/// GET `target` as a browser would.
[[nodiscard]] inline QByteArray visit(quint16 port, const QByteArray &target)
{
    return visitWith(port, "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                               "\r\nAccept: text/html\r\n\r\n");
}

} // namespace flowconsole
