#include "ui/flows/flowspane.h"

#include "ui/flows/flowfilterbutton.h"
#include "ui/flows/flowlistview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/clearicon.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/sectionhead.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace flowconsole {

FlowsPane::FlowsPane(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("flowsPane"));
    createHead();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(createSearch());
    layout->addWidget(createFilterLine());
    createList();
    createActions();
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_list);
    m_messagePage = createMessagePage();
    m_pages->addWidget(m_messagePage);
    layout->addWidget(m_pages, 1);
    m_partial = new InlineMessage(theme, this);
    m_partial->setObjectName(QStringLiteral("flowsPartial"));
    m_partial->hide();
    connect(m_partial, &InlineMessage::actionTriggered, this, &FlowsPane::retryRequested);
    layout->addWidget(m_partial);
    m_foot = createFoot();
    layout->addWidget(m_foot);

    connect(&m_model, &FlowListModel::countsChanged, this, &FlowsPane::updatePage);
    connect(&theme, &Theme::changed, this, &FlowsPane::showIcons);
    showIcons();
    updatePage();
    showDetails();
}

void FlowsPane::createHead()
{
    m_head = new SectionHead(m_theme.scaled(34), this);
    m_head->setTitle(tr("Flows"));
    m_reload = new QToolButton(m_head);
    m_reload->setObjectName(QStringLiteral("reloadFlows"));
    m_reload->setToolTip(tr("Reload the flows"));
    m_reload->setAccessibleName(m_reload->toolTip());
    m_reload->setFocusPolicy(Qt::TabFocus);
    constexpr int side = 14;
    m_reload->setIconSize(QSize(m_theme.scaled(side), m_theme.scaled(side)));
    connect(m_reload, &QToolButton::clicked, this, &FlowsPane::retryRequested);
    m_head->addTrailing(m_reload);
}

QWidget *FlowsPane::createSearch()
{
    auto *bar = new QWidget(this);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(QStringLiteral("flowSearch"));
    m_search->setPlaceholderText(tr("Search", "flows"));
    m_search->setAccessibleName(tr("Search flows"));
    m_search->setToolTip(tr("Searches name, id, description, division and type"));
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &FlowsPane::search);
    m_filter = new FlowFilterButton(m_theme, bar);
    connect(m_filter, &FlowFilterButton::filterChanged, this, &FlowsPane::filter);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(6);
    row->addWidget(m_search, 1);
    row->addWidget(m_filter);
    return bar;
}

QWidget *FlowsPane::createFilterLine()
{
    m_filterLine = new QWidget(this);
    m_filterLine->setObjectName(QStringLiteral("flowFilterLine"));
    m_filterText = new ElidedLabel(m_filterLine);
    m_filterText->setObjectName(QStringLiteral("flowFilterText"));
    m_filterText->setProperty("role", QStringLiteral("small"));
    m_clearFilter = new QToolButton(m_filterLine);
    m_clearFilter->setObjectName(QStringLiteral("clearFlowFilterLine"));
    m_clearFilter->setToolTip(tr("Clear the filter", "of flows"));
    m_clearFilter->setAccessibleName(m_clearFilter->toolTip());
    m_clearFilter->setFocusPolicy(Qt::TabFocus);
    constexpr int side = 12;
    m_clearFilter->setIconSize(QSize(m_theme.scaled(side), m_theme.scaled(side)));
    connect(m_clearFilter, &QToolButton::clicked, m_filter, &FlowFilterButton::clear);
    auto *row = new QHBoxLayout(m_filterLine);
    row->setContentsMargins(14, 0, 10, 4);
    row->setSpacing(4);
    row->addWidget(m_filterText, 1);
    row->addWidget(m_clearFilter);
    m_filterLine->hide();
    return m_filterLine;
}

void FlowsPane::createList()
{
    m_list = new FlowListView(m_theme, this);
    m_list->setObjectName(QStringLiteral("flowList"));
    m_list->setAccessibleName(tr("Flows"));
    m_list->setModel(&m_model);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &FlowsPane::takeCurrent);
    connect(m_list, &FlowListView::starPressed, this,
            [this](const QModelIndex &index) { toggleFavourite(m_model.idAt(index.row())); });
    connect(m_list, &FlowListView::left, this, [this] {
        if (m_heldMarks) {
            changeMarks(*std::exchange(m_heldMarks, std::nullopt));
        }
    });
}

void FlowsPane::createActions()
{
    const auto add = [this](const QString &text, const char *objectName, const QKeySequence &shortcut) {
        auto *action = new QAction(text, m_list);
        action->setObjectName(QLatin1String(objectName));
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
        return action;
    };
    m_favourite = add(tr("Favourite", "mark a flow"), "favouriteFlow", QKeySequence(Qt::Key_Asterisk));
    m_favourite->setAutoRepeat(false);
    connect(m_favourite, &QAction::triggered, this, [this] { toggleFavourite(m_selected); });
    m_openDetails = add(tr("Details…", "of a flow"), "flowDetails", QKeySequence(Qt::ALT | Qt::Key_Return));
    connect(m_openDetails, &QAction::triggered, this, &FlowsPane::openDetails);
    m_copyId = add(tr("Copy id", "of a flow"), "copyFlowId", QKeySequence::Copy);
    connect(m_copyId, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_selected.text()); });
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
}

QList<QAction *> FlowsPane::flowActions() const
{
    return {m_favourite, m_openDetails, m_copyId};
}

QWidget *FlowsPane::createMessagePage()
{
    auto *page = new QWidget(this);
    m_whatHappened = new QLabel(page);
    m_whatHappened->setObjectName(QStringLiteral("flowsMessage"));
    m_whatHappened->setProperty("role", QStringLiteral("strong"));
    m_whatToDo = new QLabel(page);
    m_whatToDo->setObjectName(QStringLiteral("flowsAdvice"));
    m_whatToDo->setProperty("role", QStringLiteral("small"));
    for (QLabel *label : {m_whatHappened, m_whatToDo}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_retry = new QPushButton(tr("Retry"), page);
    m_retry->setObjectName(QStringLiteral("flowsRetry"));
    connect(m_retry, &QPushButton::clicked, this, &FlowsPane::retryRequested);
    m_clear = new QPushButton(tr("Clear", "search and filter"), page);
    m_clear->setObjectName(QStringLiteral("flowsClear"));
    connect(m_clear, &QPushButton::clicked, this, &FlowsPane::clearFilters);

    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    layout->addWidget(m_whatHappened);
    layout->addWidget(m_whatToDo);
    layout->addWidget(m_retry, 0, Qt::AlignLeft);
    layout->addWidget(m_clear, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return page;
}

QWidget *FlowsPane::createFoot()
{
    auto *foot = new QFrame(this);
    foot->setObjectName(QStringLiteral("paneFoot"));
    m_version = new ElidedLabel(foot);
    m_version->setObjectName(QStringLiteral("flowVersion"));
    m_useLatest = new QToolButton(foot);
    m_useLatest->setObjectName(QStringLiteral("flowUseLatest"));
    m_useLatest->setToolTip(tr("Back to the latest version"));
    m_useLatest->setAccessibleName(m_useLatest->toolTip());
    m_useLatest->setFocusPolicy(Qt::TabFocus);
    constexpr int side = 12;
    m_useLatest->setIconSize(QSize(m_theme.scaled(side), m_theme.scaled(side)));
    connect(m_useLatest, &QToolButton::clicked, this, &FlowsPane::unpin);
    m_detailsButton = new QToolButton(foot);
    m_detailsButton->setObjectName(QStringLiteral("flowDetailsButton"));
    m_detailsButton->setProperty("role", QStringLiteral("boxed"));
    m_detailsButton->setFocusPolicy(Qt::StrongFocus);
    m_detailsButton->setAccessibleName(tr("Details of the flow"));
    m_detailsButton->setToolTip(tr("Versions, input and output of the selected flow (Alt+Enter in the list)"));
    connect(m_detailsButton, &QToolButton::clicked, this, &FlowsPane::openDetails);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(14, 6, 10, 6);
    row->setSpacing(4);
    row->addWidget(m_version, 1);
    row->addWidget(m_useLatest);
    row->addWidget(m_detailsButton);
    return foot;
}

void FlowsPane::showIcons()
{
    m_searchIcon->setIcon(m_theme.icon(QStringLiteral("search")));
    m_reload->setIcon(m_theme.icon(QStringLiteral("refresh-cw")));
    m_clearFilter->setIcon(m_theme.icon(QStringLiteral("x")));
    m_useLatest->setIcon(m_theme.icon(QStringLiteral("x")));
    m_detailsButton->setIcon(m_theme.icon(QStringLiteral("info")));
    showClearIcon(*m_search, m_theme);
    m_list->viewport()->update();
}

} // namespace flowconsole
