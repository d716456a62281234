#pragma once

#include "domain/connectionprofile.h"

#include <QFrame>

class QLabel;

namespace flowconsole {

class ElidedLabel;
class Theme;

/// Which organisation is connected: a dot for the sign-in, the name, and where it is.
class ConnectionChip final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionChip)

public:
    explicit ConnectionChip(Theme &theme, QWidget *parent = nullptr);

    void showStatus(const ConnectionStatus &status);

    /// "Signed in", "Signing in…": the sign-in in words.
    [[nodiscard]] static QString words(ConnectionStatus::State state);

private:
    void showDot();

    Theme &m_theme;
    ConnectionStatus::State m_state = ConnectionStatus::State::SignedOut;
    QLabel *m_dot = nullptr;
    ElidedLabel *m_name = nullptr;
    QLabel *m_environment = nullptr;
};

} // namespace flowconsole
