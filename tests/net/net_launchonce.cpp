#include "net/transport.h"
#include "tests/net/hangup.h"
#include "tests/net/testcertificate.h"
#include "tests/net/testserver.h"
#include "tests/support/manualclock.h"

#include <QHash>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>

using namespace flowconsole;

namespace {

/// Where in the exchange of a POST the server hangs up.
enum class Point {
    Accept,
    PartOfHead,
    WholeHead,
    PartOfBody,
    WholeBody,
    PartOfStatusLine,
    PartOfAnswerHead,
    PartOfAnswerBody,
};

using Manner = HangUpManner;

/// Answers GETs, and hangs up on every POST at one point. Counts each connection on which a POST began, and
/// each POST that arrived whole.
class DroppingServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DroppingServer)

public:
    DroppingServer(Point point, Manner manner, qsizetype bodySize, bool secure)
        : m_point(point), m_manner(manner), m_bodySize(bodySize), m_server(makeServer(secure))
    {
        connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &DroppingServer::accept);
        m_server->listen(QHostAddress::LocalHost);
    }
    ~DroppingServer() override
    {
        for (auto it = m_buffers.keyBegin(); it != m_buffers.keyEnd(); ++it) {
            (*it)->disconnect(this);
        }
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2/launch")
                        .arg(m_server->inherits("QSslServer") ? u"https" : u"http")
                        .arg(m_server->serverPort()));
    }
    [[nodiscard]] int begunPosts() const { return m_begunPosts; }
    [[nodiscard]] int wholePosts() const { return m_wholePosts; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// From now on GETs are answered whatever the point is.
    void beGood() { m_isGood = true; }
    void beBad() { m_isGood = false; }

private:
    [[nodiscard]] static std::unique_ptr<QTcpServer> makeServer(bool secure)
    {
        if (!secure) {
            return std::make_unique<QTcpServer>();
        }
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(serverTlsConfiguration());
        return server;
    }

    [[nodiscard]] qint64 portion() const
    {
        return m_point == Point::PartOfHead || m_bodySize < 4096 ? 10 : 4096;
    }

    void accept()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            ++m_connections;
            if (m_point == Point::Accept && !m_isGood) {
                hangUp(socket);
                continue;
            }
            // A POST is read in small portions, so that "part of it" is a part indeed.
            socket->setReadBufferSize(portion());
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
            m_buffers.insert(socket, {});
            read(socket);
        }
    }

    void read(QTcpSocket *socket)
    {
        QByteArray &buffer = m_buffers[socket];
        while (socket->bytesAvailable() > 0) {
            const bool begins = buffer.isEmpty();
            buffer += socket->read(portion());
            if (begins && buffer.startsWith("POST")) {
                ++m_begunPosts;
            }
            if (buffer.startsWith("POST")) {
                if (mayHangUp(socket, buffer)) {
                    return;
                }
            } else if (buffer.endsWith("\r\n\r\n")) {
                buffer.clear();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            }
        }
    }

    bool mayHangUp(QTcpSocket *socket, const QByteArray &buffer)
    {
        const qsizetype head = buffer.indexOf("\r\n\r\n");
        const qsizetype body = head < 0 ? 0 : buffer.size() - head - 4;
        const bool whole = body >= m_bodySize;
        if (whole) {
            ++m_wholePosts;
        }
        switch (m_point) {
        case Point::Accept:
        case Point::PartOfHead:
            break;
        case Point::WholeHead:
            if (head < 0) {
                return false;
            }
            break;
        case Point::PartOfBody:
            if (body < m_bodySize / 4) {
                return false;
            }
            break;
        case Point::WholeBody:
            if (!whole) {
                return false;
            }
            break;
        case Point::PartOfStatusLine:
        case Point::PartOfAnswerHead:
        case Point::PartOfAnswerBody:
            if (!whole) {
                return false;
            }
            socket->write(partOfAnswer());
            break;
        }
        hangUp(socket);
        return true;
    }

    [[nodiscard]] QByteArray partOfAnswer() const
    {
        if (m_point == Point::PartOfStatusLine) {
            return "HTTP/1.1 2";
        }
        if (m_point == Point::PartOfAnswerHead) {
            return "HTTP/1.1 200 OK\r\nContent-Le";
        }
        return "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":";
    }

    void hangUp(QTcpSocket *socket)
    {
        socket->disconnect(this);
        m_buffers.remove(socket);
        flowconsole::hangUp(*socket, m_manner);
    }

    const Point m_point;
    const Manner m_manner;
    const qsizetype m_bodySize;
    const std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    int m_connections = 0;
    int m_begunPosts = 0;
    int m_wholePosts = 0;
    bool m_isGood = false;
};

HttpRequest launchOf(const QUrl &url, qsizetype bodySize = 60)
{
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.body = QByteArray(bodySize, 'x');
    request.contentType = "application/json";
    request.repeat = HttpRequest::Repeat::LaunchOnce;
    return request;
}

HttpRequest readOf(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

} // namespace

class LaunchOnceTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_trusted.open() && m_trusted.write(selfSignedCertificate) > 0 && m_trusted.flush());
    }
    void aLaunchIsSeenOnceWhereverTheConnectionBreaks_data();
    void aLaunchIsSeenOnceWhereverTheConnectionBreaks();
    void aLaunchThatFoundNoServerDidNotHappen();
    void aLaunchToAnUnknownHostDidNotHappen();

private:
    QTemporaryFile m_trusted;
};

void LaunchOnceTest::aLaunchIsSeenOnceWhereverTheConnectionBreaks_data()
{
    QTest::addColumn<int>("point");
    QTest::addColumn<int>("manner");
    QTest::addColumn<bool>("keptAlive");
    QTest::addColumn<int>("bodySize");
    QTest::addColumn<bool>("secure");
    const QList<std::pair<Point, const char *>> points{
        {Point::Accept, "on accept"},
        {Point::PartOfHead, "after part of the head"},
        {Point::WholeHead, "after the head"},
        {Point::PartOfBody, "after part of the body"},
        {Point::WholeBody, "after the body"},
        {Point::PartOfStatusLine, "after part of the status line"},
        {Point::PartOfAnswerHead, "after part of the answer's head"},
        {Point::PartOfAnswerBody, "after part of the answer's body"},
    };
    for (const auto &[point, words] : points) {
        for (const Manner manner : {Manner::Fin, Manner::Rst}) {
            for (const bool keptAlive : {false, true}) {
                for (const int bodySize : {60, 300000}) {
                    for (const bool secure : {false, true}) {
                        QTest::addRow("%s of %d bytes, by %s, on a %s connection, %s", words, bodySize,
                                      manner == Manner::Fin ? "FIN" : "RST", keptAlive ? "kept-alive" : "fresh",
                                      secure ? "TLS" : "plain")
                            << static_cast<int>(point) << static_cast<int>(manner) << keptAlive << bodySize
                            << secure;
                    }
                }
            }
        }
    }
}

void LaunchOnceTest::aLaunchIsSeenOnceWhereverTheConnectionBreaks()
{
    QFETCH(int, point);
    QFETCH(int, manner);
    QFETCH(bool, keptAlive);
    QFETCH(int, bodySize);
    QFETCH(bool, secure);
    DroppingServer server(static_cast<Point>(point), static_cast<Manner>(manner), bodySize, secure);
    const ManualClock clock;
    TransportSettings settings;
    settings.caFile = secure ? m_trusted.fileName() : QString();
    Transport transport(clock, settings, 1);
    if (keptAlive) {
        server.beGood();
        auto warmUp = transport.send(readOf(server.url()));
        QVERIFY(waitFor(warmUp));
        QVERIFY(warmUp.result().ok());
        QCOMPARE(server.connections(), 1);
        server.beBad();
    }

    auto launch = transport.send(launchOf(server.url(), bodySize));
    QVERIFY(waitFor(launch));

    // A later answer from the same server: whatever the network layer would have sent again has arrived by now.
    server.beGood();
    auto later = transport.send(readOf(server.url()));
    QVERIFY(waitFor(later));
    QVERIFY(later.result().ok());

    QVERIFY2(server.begunPosts() <= 1, qPrintable(QString::number(server.begunPosts())));
    QCOMPARE(server.wholePosts(), static_cast<Point>(point) >= Point::WholeBody ? 1 : 0);
    const auto result = launch.result();
    QVERIFY(!result.ok());
    // Who hangs up before anything arrives may be noticed before anything leaves.
    const bool mayNotHaveLeft = static_cast<Point>(point) == Point::Accept && server.begunPosts() == 0;
    if (!mayNotHaveLeft || result.error().kind != ApiError::Kind::Network) {
        QCOMPARE(result.error().kind, ApiError::Kind::OutcomeUnknown);
    }
    QCOMPARE(result.error().httpStatus, 0);
}

void LaunchOnceTest::aLaunchThatFoundNoServerDidNotHappen()
{
    QUrl nobody;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        nobody = QUrl(QStringLiteral("http://127.0.0.1:%1/launch").arg(server.serverPort()));
    }
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    auto launch = transport.send(launchOf(nobody));

    QVERIFY(waitFor(launch));
    QCOMPARE(launch.result().error().kind, ApiError::Kind::Network);
}

void LaunchOnceTest::aLaunchToAnUnknownHostDidNotHappen()
{
    const ManualClock clock;
    Transport transport(clock, {}, 1);

    auto launch = transport.send(launchOf(QUrl(QStringLiteral("http://no-such-host.invalid/launch"))));

    QTRY_VERIFY_WITH_TIMEOUT(launch.isFinished(), 30000);
    QCOMPARE(launch.result().error().kind, ApiError::Kind::Network);
}

QTEST_GUILESS_MAIN(LaunchOnceTest)
#include "net_launchonce.moc"
