#pragma once

#include <QObject>

class QMainWindow;
class QTabBar;

namespace flowconsole {

class PaneDock;

/// Gives the tab bars of grouped docks the theme's look, and has each dock's head stand where it belongs: in
/// its tab bar or on top of the dock. Lives as long as its main window.
class DockTabs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DockTabs)

public:
    DockTabs(QMainWindow &window, QList<PaneDock *> docks, QObject *parent);

    /// To be called after docks have been grouped, taken apart, or brought to the front.
    void update();
    /// The tabs that the dock is among; null where it stands alone.
    [[nodiscard]] QTabBar *barOf(const PaneDock *dock) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void dress(QTabBar *bar);

    QMainWindow &m_window;
    QList<PaneDock *> m_docks;
};

} // namespace flowconsole
