#include "ui/workspaces/panedock.h"

#include "ui/theme/theme.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/sectionhead.h"

#include <QEvent>
#include <QFrame>
#include <QScreen>
#include <QScrollArea>
#include <QSizeGrip>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>

#include <limits>

namespace flowconsole {

PaneDock::PaneDock(const QString &name, const QString &objectName, QWidget *pane, Theme &theme, QWidget *parent)
    : QDockWidget(name, parent),
      m_theme(theme),
      m_head(pane->findChild<SectionHead *>(QString(), Qt::FindDirectChildrenOnly)),
      m_noTitle(new QFrame(this))
{
    setObjectName(objectName);
    setFeatures(DockWidgetClosable | DockWidgetMovable | DockWidgetFloatable);
    if (m_head == nullptr) {
        m_head = new SectionHead(theme.scaled(34), this);
        m_head->setTitle(name);
    }
    m_noTitle->setObjectName(QStringLiteral("dockHairline"));
    m_noTitle->setAttribute(Qt::WA_StyledBackground);
    m_noTitle->setFixedHeight(1);
    m_noTitle->hide();
    m_detach = createButton(objectName + QLatin1String(".detach"), tr("Detach %1, or put it back").arg(name));
    m_close = createButton(objectName + QLatin1String(".close"),
                           tr("Close %1. The View menu brings it back.").arg(name));
    m_head->installEventFilter(this);
    setTitleBarWidget(m_head);
    setWidget(pane);
    m_frame = new QFrame(this);
    m_frame->setObjectName(QStringLiteral("dockFrame"));
    m_frame->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_frame->hide();
    m_grip = new QSizeGrip(this);
    m_grip->hide();
    connect(m_detach, &QToolButton::clicked, this, &PaneDock::detachOrPutBack);
    connect(this, &QDockWidget::topLevelChanged, this, &PaneDock::placeFrame);
    connect(m_close, &QToolButton::clicked, this, &QWidget::close);
    connect(&theme, &Theme::changed, this, &PaneDock::showIcons);
    showIcons();
}

void PaneDock::standIn(QTabBar *bar)
{
    if (bar == nullptr || m_keepsHead) {
        if (titleBarWidget() != m_head) {
            m_head->setTitleShown(true);
            m_head->setRoom(std::numeric_limits<int>::max());
            setTitleBarWidget(m_head);
            m_noTitle->hide();
            m_head->show();
        }
        return;
    }
    if (titleBarWidget() != m_noTitle) {
        setTitleBarWidget(m_noTitle);
        m_head->setTitleShown(false);
    }
    if (m_head->parentWidget() != bar) {
        m_head->setParent(bar);
    }
    placeAtEnd(*bar);
    m_head->setVisible(bar->tabText(bar->currentIndex()) == windowTitle());
}

bool PaneDock::isInFront() const
{
    // A dock behind another tab is shown, but out of the window.
    return !isFloating() && isVisible() && !visibleRegion().isEmpty();
}

QList<QWidget *> PaneDock::contentStops() const
{
    return isInFront() ? tabStops(*widget()) : QList<QWidget *>();
}

void PaneDock::letScroll()
{
    constexpr int leastHeight = 160;
    QWidget *pane = widget();
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumSize(pane->minimumSizeHint().width(), m_theme.scaled(leastHeight));
    setWidget(area);
    area->setWidget(pane);
    pane->show();
}

QList<QWidget *> PaneDock::headStops() const
{
    const bool isReached = !isFloating() && m_head->isVisible() && !m_head->visibleRegion().isEmpty();
    return isReached ? tabStops(*m_head) : QList<QWidget *>();
}

bool PaneDock::focusNextPrevChild(bool next)
{
    return isFloating() ? moveFocus(tabStops(*widget()) + tabStops(*m_head), next)
                        : QDockWidget::focusNextPrevChild(next);
}

void PaneDock::detachOrPutBack()
{
    if (isFloating()) {
        setFloating(false);
        return;
    }
    // Beside its place, so that one sees that it has left it.
    constexpr int offset = 40;
    const QPoint place = mapToGlobal(QPoint(m_theme.scaled(offset), m_theme.scaled(offset)));
    const QRect available = screen()->availableGeometry();
    setFloating(true);
    move(qBound(available.left(), place.x(), qMax(available.left(), available.right() - width())),
         qBound(available.top(), place.y(), qMax(available.top(), available.bottom() - height())));
}

void PaneDock::resizeEvent(QResizeEvent *event)
{
    QDockWidget::resizeEvent(event);
    placeFrame();
}

void PaneDock::placeFrame()
{
    m_frame->setVisible(isFloating());
    m_frame->setGeometry(rect());
    m_frame->raise();
    m_grip->setVisible(isFloating());
    const QRect place(QPoint(), m_grip->sizeHint());
    m_grip->setGeometry(QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignBottom, place.size(),
                                            rect().adjusted(1, 1, -1, -1)));
    m_grip->raise();
}

void PaneDock::placeAtEnd(const QTabBar &bar)
{
    const QRect lastTab = bar.tabRect(bar.count() - 1);
    m_head->setRoom(bar.layoutDirection() == Qt::RightToLeft ? lastTab.left()
                                                             : bar.width() - lastTab.right() - 1);
    const int width = m_head->sizeHint().width();
    const int height = m_head->maximumHeight();
    const QRect place(bar.width() - width, (bar.height() - height) / 2, width, height);
    m_head->setGeometry(QStyle::visualRect(bar.layoutDirection(), bar.rect(), place));
}

bool PaneDock::eventFilter(QObject *watched, QEvent *event)
{
    // The tab bar has no layout that would give the head more room when something in it comes or goes.
    if (watched == m_head && event->type() == QEvent::LayoutRequest) {
        if (const auto *bar = qobject_cast<QTabBar *>(m_head->parentWidget())) {
            placeAtEnd(*bar);
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

QToolButton *PaneDock::createButton(const QString &objectName, const QString &text)
{
    constexpr int iconSize = 14;
    auto *button = new QToolButton(m_head);
    button->setObjectName(objectName);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setIconSize(QSize(m_theme.scaled(iconSize), m_theme.scaled(iconSize)));
    m_head->addTrailing(button);
    return button;
}

void PaneDock::showIcons()
{
    m_detach->setIcon(m_theme.icon(QStringLiteral("picture-in-picture-2")));
    m_close->setIcon(m_theme.icon(QStringLiteral("x")));
}

} // namespace flowconsole
