#pragma once

#include "tests/net/hangup.h"

#include <QHash>
#include <QTcpServer>

class QTcpSocket;

namespace flowconsole {

/// Where in the exchange of a launch the server hangs up.
enum class HangUpPoint {
    FirstByte,
    PartOfHead,
    WholeHead,
    PartOfBody,
    WholeBody,
    PartOfStatusLine,
    PartOfAnswerHead,
    PartOfAnswerBody,
};

/// An organisation that signs in and lists one flow, and hangs up on every launch. Counts each launch that
/// began to arrive. Serves in the test's own thread.
class HangingOrganisation final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HangingOrganisation)

public:
    HangingOrganisation(HangUpPoint point, HangUpManner manner);
    ~HangingOrganisation() override;

    [[nodiscard]] QString baseUrl() const;
    [[nodiscard]] int launches() const { return m_launches; }

private:
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &request);
    [[nodiscard]] bool isReached(const QByteArray &launch) const;
    [[nodiscard]] QByteArray partOfAnswer() const;
    void hangUp(QTcpSocket *socket);

    HangUpPoint m_point;
    HangUpManner m_manner;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_received;
    int m_launches = 0;
};

} // namespace flowconsole
