#include "ui/inspector/inspectorpane.h"

#include "base/clock.h"
#include "ui/executions/chiplabel.h"
#include "ui/inspector/errorview.h"
#include "ui/inspector/executionjson.h"
#include "ui/inspector/jsonpanel.h"
#include "ui/inspector/jsontree.h"
#include "ui/inspector/requestsview.h"
#include "ui/inspector/stepsview.h"
#include "ui/inspector/summaryview.h"
#include "ui/inspector/variablesview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sectionhead.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

/// From this width on, summary and tabs stand side by side.
constexpr int wideFrom = 640;
constexpr int summaryWidth = 320;
constexpr int footPixels = 44;
constexpr int narrowestButton = 60;
/// Below this height the buttons of the foot leave their place to the contents, and a menu beside the tabs
/// stands for them.
constexpr int lowestWithFoot = 330;

} // namespace

InspectorPane::InspectorPane(Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_head(new SectionHead(theme.scaled(34), this)),
      m_chip(new ChipLabel(theme, this)),
      m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("inspectorPane"));
    m_head->setTitle(tr("Inspector"));
    m_head->addYielding(m_chip);
    m_pages->addWidget(createEmptyPage());
    m_pages->addWidget(createContent(clock));
    createActions();
    QWidget *foot = createFoot();
    createAgainMenu();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_pages);
    layout->addWidget(foot);
    clear();
}

InspectorPane::~InspectorPane() = default;

QWidget *InspectorPane::createEmptyPage()
{
    auto *text = new QLabel(tr("Select an execution to see what it did."), this);
    text->setObjectName(QStringLiteral("inspectorEmpty"));
    text->setProperty("role", QStringLiteral("muted"));
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    const int margin = m_theme.scaled(16);
    text->setContentsMargins(margin, margin, margin, margin);
    return text;
}

QWidget *InspectorPane::createContent(const Clock &clock)
{
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_summary = new SummaryView(m_theme, clock, m_splitter);
    createTabs();
    m_splitter->addWidget(m_summary);
    m_splitter->addWidget(m_tabs);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isArrangedByHand = true; });
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    return m_splitter;
}

void InspectorPane::createTabs()
{
    m_tabs = new QTabWidget(m_splitter);
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    // Five titles have to fit in the narrowest dock.
    m_tabs->setStyleSheet(QStringLiteral("QTabBar::tab { padding: 0 %1px; }"
                                         "QTabBar::tab:focus { background: palette(highlight); }")
                              .arg(m_theme.scaled(9)));
    m_tabs->tabBar()->setElideMode(Qt::ElideNone);
    m_variables = new VariablesView(m_theme, m_tabs);
    m_steps = new StepsView(m_theme, m_tabs);
    m_requests = new RequestsView(m_theme, m_tabs);
    m_error = new ErrorView(m_theme, m_tabs);
    m_json = new ExecutionJson(m_theme, m_tabs);
    m_tabs->addTab(m_variables, tr("Variables"));
    m_tabs->addTab(m_steps, tr("Steps"));
    m_tabs->addTab(m_requests, tr("Requests"));
    m_tabs->addTab(m_error, tr("Errors"));
    m_tabs->addTab(m_json, tr("JSON"));
    connect(m_error, &ErrorView::settingRequested, this, &InspectorPane::settingRequested);
}

QAction *InspectorPane::createAction(const QString &text, const char *objectName, const QString &explanation)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(objectName));
    action->setToolTip(explanation);
    action->setShortcutContext(Qt::ApplicationShortcut);
    action->setAutoRepeat(false);
    return action;
}

void InspectorPane::createActions()
{
    m_againAction = createAction(tr("Launch &again"), "launchAgain",
                                 tr("Launch the same input once more (Ctrl+Shift+Enter)"));
    // The first is what menus and help show; keyboards call the key Enter.
    m_againAction->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Enter),
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)});
    m_changesAction = createAction(tr("Launch again with &changes"), "launchAgainWithChanges",
                                   tr("Put its input into the variables, to change it (Ctrl+Shift+U)"));
    m_changesAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U));
    m_compareAction = createAction(tr("Co&mpare with…"), "compareWith",
                                   tr("Compare it with another run of its flow (Ctrl+Shift+D)"));
    m_compareAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    connect(m_againAction, &QAction::triggered, this, [this] { emit againRequested(m_details.execution.id); });
    connect(m_changesAction, &QAction::triggered, this,
            [this] { emit againWithChangesRequested(m_details.execution.id); });
    connect(m_compareAction, &QAction::triggered, this,
            [this] { emit compareRequested(m_details.execution.id, placeForComparing()); });
}

QWidget *InspectorPane::createFoot()
{
    m_foot = new QFrame(this);
    m_foot->setObjectName(QStringLiteral("paneFoot"));
    m_foot->setFixedHeight(m_theme.scaled(footPixels));
    auto *line = new QHBoxLayout(m_foot);
    line->setContentsMargins(m_theme.scaled(10), 0, m_theme.scaled(10), 0);
    line->setSpacing(m_theme.scaled(6));
    // Three of them have to fit in the narrowest dock; what a translation has more is in the tool tip.
    m_foot->setStyleSheet(QStringLiteral("QPushButton { padding: 0 %1px; }").arg(m_theme.scaled(9)));
    const auto add = [this, line](const QString &text, const char *objectName, QAction *action) {
        auto *button = new QPushButton(text, m_foot);
        button->setObjectName(QLatin1String(objectName));
        button->setToolTip(action->toolTip());
        button->setAccessibleDescription(action->toolTip());
        button->setAutoDefault(false);
        button->setMinimumWidth(m_theme.scaled(narrowestButton));
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        line->addWidget(button);
        return button;
    };
    add(tr("Launch again"), "againButton", m_againAction);
    add(tr("With changes", "launch again"), "changesButton", m_changesAction);
    m_compare = add(tr("Compare…"), "compareButton", m_compareAction);
    line->addStretch(1);
    return m_foot;
}

void InspectorPane::createAgainMenu()
{
    m_againMenu = new QToolButton(m_tabs);
    m_againMenu->setObjectName(QStringLiteral("againMenu"));
    m_againMenu->setProperty("role", QStringLiteral("quiet"));
    m_againMenu->setText(tr("Again", "a menu: launch again, compare"));
    m_againMenu->setAccessibleName(tr("Launch again, the same with changes, or compare"));
    m_againMenu->setToolTip(m_againMenu->accessibleName());
    m_againMenu->setLayoutDirection(layoutDirection() == Qt::RightToLeft ? Qt::LeftToRight : Qt::RightToLeft);
    m_againMenu->setPopupMode(QToolButton::InstantPopup);
    m_againMenu->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(m_againMenu);
    menu->setLayoutDirection(layoutDirection());
    menu->addActions(runActions());
    m_againMenu->setMenu(menu);
    m_againMenu->setAutoRaise(true);
    constexpr int iconPixels = 12;
    m_againMenu->setIconSize({m_theme.scaled(iconPixels), m_theme.scaled(iconPixels)});
    m_againMenu->hide();
    m_tabs->installEventFilter(this);
    connect(&m_theme, &Theme::changed, this, &InspectorPane::showAgainMenu);
}

QPoint InspectorPane::placeForComparing() const
{
    const QWidget *place = m_foot->isVisible()        ? static_cast<const QWidget *>(m_compare)
                           : m_againMenu->isVisible() ? m_againMenu
                                                      : static_cast<const QWidget *>(m_tabs);
    return place->mapToGlobal(QPoint(0, 0));
}

QList<QAction *> InspectorPane::runActions() const
{
    return {m_againAction, m_changesAction, m_compareAction};
}

QList<QAction *> InspectorPane::keyActions() const
{
    return m_json->panel().tree().keyActions();
}

void InspectorPane::setDetails(const ExecutionDetails &details)
{
    const bool isAnother = details.execution.id != m_details.execution.id;
    m_details = details;
    if (isAnother) {
        m_requests->startAnew();
        m_steps->startAnew();
        m_variables->startAnew();
    }
    m_summary->setExecution(details.execution);
    m_variables->setExecution(details.execution);
    m_steps->setDetails(details);
    m_requests->setRequests(details.requests);
    m_error->setDetails(details);
    m_json->setDetails(details);
    m_chip->setState(details.execution.state);
    m_chip->show();
    m_pages->setCurrentIndex(1);
    setRunShown(true);
    showTabTitles();
    arrange();
}

void InspectorPane::setExecution(const FlowExecution &execution)
{
    if (execution.id == m_details.execution.id) {
        m_details.execution = execution;
        m_summary->setExecution(execution);
        m_chip->setState(execution.state);
    }
}

void InspectorPane::clear()
{
    m_details = ExecutionDetails();
    m_chip->hide();
    m_pages->setCurrentIndex(0);
    setRunShown(false);
}

void InspectorPane::setRunShown(bool shown)
{
    m_hasRun = shown;
    showFoot();
    const QList<QAction *> actions = runActions();
    for (QAction *action : actions) {
        action->setEnabled(shown);
    }
}

void InspectorPane::showTabTitles()
{
    const auto steps = m_details.steps.size();
    m_tabs->setTabText(m_tabs->indexOf(m_steps), steps > 0 ? tr("Steps (%1)").arg(steps) : tr("Steps"));
    const auto requests = m_details.requests.size();
    m_tabs->setTabText(m_tabs->indexOf(m_requests),
                       requests > 0 ? tr("Requests (%1)").arg(requests) : tr("Requests"));
    m_tabs->setTabText(m_tabs->indexOf(m_error),
                       ErrorView::hasError(m_details.execution) ? tr("Errors (1)") : tr("Errors"));
}

void InspectorPane::showFoot()
{
    m_foot->setVisible(m_hasRun && height() >= m_theme.scaled(lowestWithFoot));
}

void InspectorPane::showAgainMenu()
{
    // Not the tabs' corner widget, which stands below their line in this style.
    const int room = m_tabs->width() - m_tabs->tabBar()->sizeHint().width();
    m_againMenu->setIcon(m_theme.icon(QStringLiteral("chevron-down")));
    m_againMenu->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    if (m_againMenu->sizeHint().width() > room) {
        m_againMenu->setIcon(m_theme.icon(QStringLiteral("play")));
        m_againMenu->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    const int wanted = m_againMenu->sizeHint().width();
    const QRect place(m_tabs->width() - wanted, m_tabs->tabBar()->y(), wanted, m_tabs->tabBar()->height());
    m_againMenu->setGeometry(QStyle::visualRect(layoutDirection(), m_tabs->rect(), place));
    m_againMenu->setVisible(m_foot->isHidden() && wanted <= room);
    m_againMenu->raise();
}

bool InspectorPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tabs && event->type() == QEvent::Resize) {
        showAgainMenu();
    }
    return QWidget::eventFilter(watched, event);
}

void InspectorPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showFoot();
    const bool isWide = width() >= m_theme.scaled(wideFrom);
    if (isWide != (m_splitter->orientation() == Qt::Horizontal)) {
        m_splitter->setOrientation(isWide ? Qt::Horizontal : Qt::Vertical);
        m_isArrangedByHand = false;
    }
    arrange();
}

void InspectorPane::arrange()
{
    if (!m_isArrangedByHand) {
        share();
    }
    showAgainMenu();
}

void InspectorPane::share()
{
    const int footHeight = m_foot->isHidden() ? 0 : m_foot->height();
    if (m_splitter->orientation() == Qt::Horizontal) {
        // A flat pane shows the summary whole in two columns where that leaves as much for the tabs.
        const int narrow = m_theme.scaled(summaryWidth);
        const bool isFlat = m_summary->heightAt(narrow) > height() - m_head->height() - footHeight;
        const int wide = m_summary->twoColumnWidth();
        const int left = isFlat && width() - wide >= narrow ? wide : narrow;
        m_splitter->setSizes({left, std::max(width() - left, left)});
        return;
    }
    // The summary whole where the tabs have room beside it.
    constexpr double largestShare = 0.6;
    const int room = height() - m_head->height() - footHeight;
    const int top = std::min(m_summary->sizeHint().height(), static_cast<int>(room * largestShare));
    m_splitter->setSizes({top, std::max(room - top, 0)});
}

} // namespace flowconsole
