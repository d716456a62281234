#include "ui/flows/flowspane.h"

#include "domain/words.h"
#include "ui/flows/flowdelegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/clearicon.h"
#include "ui/widgets/sectionhead.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace flowconsole {

FlowsPane::FlowsPane(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("flowsPane"));
    m_head = new SectionHead(theme.scaled(34), this);
    m_head->setTitle(tr("Flows"));
    createSearch();
    createList();
    m_messagePage = createMessagePage();
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_messagePage);

    auto *searchRow = new QVBoxLayout;
    searchRow->setContentsMargins(10, 8, 10, 8);
    searchRow->addWidget(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addLayout(searchRow);
    layout->addWidget(m_pages, 1);

    connect(&m_model, &FlowListModel::countsChanged, this, &FlowsPane::updatePage);
    connect(&theme, &Theme::changed, this, &FlowsPane::showIcons);
    showIcons();
    updatePage();
}

FlowsPane::~FlowsPane() = default;

void FlowsPane::createSearch()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("flowSearch"));
    m_search->setPlaceholderText(tr("Search…", "flows"));
    m_search->setAccessibleName(tr("Search flows"));
    m_search->setClearButtonEnabled(true);
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &FlowsPane::search);
}

void FlowsPane::createList()
{
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("flowList"));
    m_list->setAccessibleName(tr("Flows"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setItemDelegate(new FlowDelegate(m_theme, m_list));
    m_list->setModel(&m_model);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &FlowsPane::takeCurrent);
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

    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    layout->addWidget(m_whatHappened);
    layout->addWidget(m_whatToDo);
    layout->addWidget(m_retry, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return page;
}

void FlowsPane::showLoading()
{
    m_loading = true;
    m_failure.reset();
    updatePage();
}

void FlowsPane::forget()
{
    {
        const QScopedValueRollback settling(m_settling, true);
        m_model.setFlows({});
    }
    m_selected = FlowId();
    m_announced.reset();
    emit selectionLost();
    showLoading();
}

void FlowsPane::setSignedIn(bool signedIn)
{
    m_signedIn = signedIn;
    updatePage();
}

void FlowsPane::showFlows(const QList<Flow> &flows)
{
    m_loading = false;
    m_failure.reset();
    {
        const QScopedValueRollback settling(m_settling, true);
        m_model.setFlows(flows);
    }
    if (const Flow *flow = m_model.flow(m_selected)) {
        announce(Flow(*flow));
    } else {
        m_selected = FlowId();
        selectGoodFlow();
    }
    showSelection();
    updatePage();
}

void FlowsPane::search(const QString &text)
{
    {
        const QScopedValueRollback settling(m_settling, true);
        m_model.setSearchText(text);
    }
    showSelection();
}

void FlowsPane::showSelection()
{
    const QScopedValueRollback settling(m_settling, true);
    // A search that hides the selected flow does not deselect it.
    m_list->setCurrentIndex(m_model.indexOf(m_selected));
}

void FlowsPane::showFailure(const ApiError &error)
{
    m_loading = false;
    m_failure = error;
    updatePage();
}

void FlowsPane::setDialect(Dialect dialect)
{
    m_model.setDialect(dialect);
}

void FlowsPane::select(const FlowId &id)
{
    if (const Flow *flow = m_model.flow(id)) {
        m_selected = id;
        showSelection();
        announce(Flow(*flow));
    }
}

void FlowsPane::prefer(const FlowId &id)
{
    m_preferred = m_model.flow(id) == nullptr ? id : FlowId();
    select(id);
}

void FlowsPane::takeCurrent(const QModelIndex &current)
{
    if (m_settling || !current.isValid()) {
        return;
    }
    const FlowId id = m_model.idAt(current.row());
    if (const Flow *flow = m_model.flow(id)) {
        m_selected = id;
        announce(Flow(*flow));
    }
}

void FlowsPane::selectGoodFlow()
{
    if (m_model.flow(m_preferred) != nullptr) {
        select(std::exchange(m_preferred, FlowId()));
        return;
    }
    FlowId launchable;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const FlowId id = m_model.idAt(row);
        const Flow *flow = m_model.flow(id);
        if (!m_model.isLaunchable(*flow)) {
            continue;
        }
        if (launchable.isEmpty()) {
            launchable = id;
        }
        const auto &schema = flow->inputSchema;
        if (schema && !schema->variables().isEmpty() && schema->check(schema->sampleInput()).isEmpty()) {
            launchable = id;
            break;
        }
    }
    const FlowId chosen = launchable.isEmpty() ? m_model.idAt(0) : launchable;
    if (chosen.isEmpty()) {
        m_announced.reset();
        emit selectionLost();
        return;
    }
    select(chosen);
}

void FlowsPane::announce(const Flow &flow)
{
    if (m_announced == flow) {
        return;
    }
    m_announced = flow;
    emit flowSelected(flow);
}

void FlowsPane::updatePage()
{
    const int shown = m_model.rowCount();
    const int total = m_model.totalCount();
    m_head->setNote(total == 0       ? QString()
                    : shown == total ? QString::number(total)
                                     : tr("%1 of %2", "flows found, flows in all").arg(shown).arg(total));
    m_search->setEnabled(total > 0);
    if (m_failure && total == 0) {
        const ErrorWords words = describe(*m_failure);
        const QString quote = m_failure->correlationId.isEmpty()
                                  ? QString()
                                  : tr(" Correlation id: %1").arg(m_failure->correlationId);
        showMessage(tr("The flows could not be loaded. %1").arg(words.whatHappened), words.whatToDo + quote,
                    true);
    } else if (m_loading && !m_signedIn && total == 0) {
        showMessage(tr("The flows appear here after the sign-in."), {}, false);
    } else if (m_loading && total == 0) {
        showMessage(tr("Loading flows…"), {}, false);
    } else if (total == 0) {
        showMessage(tr("This organisation has no flows."),
                    tr("Publish a flow in Architect, or check that the client may see it; then reload."), true);
    } else if (shown == 0) {
        showMessage(tr("No flow matches the search."), tr("Type fewer words, or clear the search."), false);
    } else {
        m_pages->setCurrentWidget(m_list);
    }
}

void FlowsPane::showMessage(const QString &whatHappened, const QString &whatToDo, bool canRetry)
{
    m_whatHappened->setText(whatHappened);
    m_whatToDo->setText(whatToDo);
    m_whatToDo->setVisible(!whatToDo.isEmpty());
    m_retry->setVisible(canRetry);
    m_pages->setCurrentWidget(m_messagePage);
}

void FlowsPane::showIcons()
{
    m_searchIcon->setIcon(m_theme.icon(QStringLiteral("search")));
    showClearIcon(*m_search, m_theme);
    m_list->viewport()->update();
}

bool FlowsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        const bool opens =
            key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return);
        if (opens && m_model.rowCount() > 0) {
            m_list->setFocus(Qt::ShortcutFocusReason);
            const QModelIndex selected = m_model.indexOf(m_selected);
            const QModelIndex next = selected.isValid() ? selected : m_model.index(0, 0);
            m_list->setCurrentIndex(next);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace flowconsole
