#pragma once

#include "domain/connectionprofile.h"

#include <QToolButton>

class QLabel;
class QMenu;

namespace flowconsole {

class ElidedLabel;
class Theme;

/// Which organisation is connected: a dot in its colour, its name, whether it is production, where it is or how
/// the sign-in stands, and whether permissions are missing. Pressed, it opens its menu. GUI thread; theme and
/// menu outlive it.
class ConnectionChip final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionChip)

public:
    explicit ConnectionChip(Theme &theme, QWidget *parent = nullptr);

    void setMenuBelow(QMenu *menu);
    void showStatus(const ConnectionStatus &status);
    /// What does not work, as one sentence; empty where all does.
    void showWarning(const QString &warning);
    void openMenu();

    /// "Signed in", "Signing in…": the sign-in in words.
    [[nodiscard]] static QString words(ConnectionStatus::State state);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void refresh();
    void showPictures();
    [[nodiscard]] QLabel *addLabel(const char *objectName);

    Theme &m_theme;
    ConnectionStatus m_status;
    QString m_warning;
    QMenu *m_menu = nullptr;
    QLabel *m_dot = nullptr;
    ElidedLabel *m_name = nullptr;
    QLabel *m_production = nullptr;
    QLabel *m_environment = nullptr;
    QLabel *m_alert = nullptr;
    QLabel *m_arrow = nullptr;
};

} // namespace flowconsole
