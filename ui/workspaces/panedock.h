#pragma once

#include <QDockWidget>

class QSizeGrip;
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
    /// The head stays on top of the pane also among tabs, because it says more than the tab.
    void keepHeadAmongTabs() { m_keepsHead = true; }
    /// A pane that wants more height than a small screen has scrolls instead of taking it from its neighbours.
    void letScroll();

    /// It stands in the main window, and not behind another tab.
    [[nodiscard]] bool isInFront() const;
    /// What Tab reaches in the pane; nothing where it is not in front.
    [[nodiscard]] QList<QWidget *> contentStops() const;
    /// The same of the buttons in its head.
    [[nodiscard]] QList<QWidget *> headStops() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void detachOrPutBack();
    void placeFrame();
    void placeAtEnd(const QTabBar &bar);
    QToolButton *createButton(const QString &objectName, const QString &text);
    void showIcons();

    Theme &m_theme;
    SectionHead *m_head = nullptr;
    QWidget *m_noTitle = nullptr; ///< the title bar in a group of tabs: a hairline below them
    // While it is a window of its own, which gets no frame from the window manager:
    QWidget *m_frame = nullptr;
    QSizeGrip *m_grip = nullptr;
    bool m_keepsHead = false;
    QToolButton *m_detach = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace flowconsole
