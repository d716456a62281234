#pragma once

#include <QDockWidget>

class QTabBar;
class QToolButton;

namespace flowconsole {

class SectionHead;
class Theme;

/// A dock whose title bar is its pane's head, to which it adds buttons that detach and close it. In a group of
/// tabs, where the tab says the title, the rest of the head stands at the end of the tab bar.
class PaneDock final : public QDockWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaneDock)

public:
    /// Takes the pane, and as its title bar the SectionHead that is a direct child of it, if it has one.
    PaneDock(const QString &name, const QString &objectName, QWidget *pane, Theme &theme, QWidget *parent);

    /// Puts the head where it belongs: at the end of `bar`, or back on top of the dock where there is none.
    void standIn(QTabBar *bar);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void placeAtEnd(const QTabBar &bar);
    QToolButton *createButton(const QString &objectName, const QString &text);
    void showIcons();

    Theme &m_theme;
    SectionHead *m_head = nullptr;
    QWidget *m_noTitle = nullptr; ///< the title bar in a group of tabs: a hairline below them
    QToolButton *m_detach = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace flowconsole
