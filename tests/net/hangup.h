#pragma once

#include <QTcpSocket>

#include <sys/socket.h>

namespace flowconsole {

enum class HangUpManner { Fin, Rst };

/// Ends the connection at once; the socket deletes itself.
inline void hangUp(QTcpSocket &socket, HangUpManner manner)
{
    socket.flush();
    if (manner == HangUpManner::Rst) {
        const linger now{1, 0};
        ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        socket.abort();
    } else {
        socket.disconnectFromHost();
    }
    socket.deleteLater();
}

} // namespace flowconsole
