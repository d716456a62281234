#pragma once

#include <QByteArray>
#include <QTcpSocket>
#include <QtTest>

namespace flowconsole::http::test {

/// A client that says byte for byte what the test wants to be said.
class RawClient final
{
public:
    explicit RawClient(quint16 port)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        [&] { QVERIFY(m_socket.waitForConnected(5000)); }();
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    /// All that has come once it holds `part`, or what has come in five seconds without.
    [[nodiscard]] QByteArray receivedUntil(const QByteArray &part)
    {
        [&] { QTRY_VERIFY_WITH_TIMEOUT((m_received += m_socket.readAll()).contains(part), 5000); }();
        return m_received;
    }
    /// All that has come once the server has closed.
    [[nodiscard]] QByteArray receivedUntilClosed()
    {
        const auto isClosed = [this] {
            m_received += m_socket.isOpen() ? m_socket.readAll() : QByteArray();
            return m_socket.state() == QAbstractSocket::UnconnectedState;
        };
        [&] { QTRY_VERIFY_WITH_TIMEOUT(isClosed(), 5000); }();
        return m_received;
    }
    [[nodiscard]] bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// Leaves with an RST.
    void abort() { m_socket.abort(); }
    void forget() { m_received.clear(); }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace flowconsole::http::test
