#include "ui/executions/executionspane.h"

#include "ui/executions/endquestion.h"
#include "ui/executions/executionsview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/sectionhead.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace flowconsole {

ExecutionsPane::ExecutionsPane(ExecutionTableModel &model, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_theme(theme),
      m_head(new SectionHead(theme.scaled(34), this)),
      m_view(createView()),
      m_pill(new QPushButton(m_head)),
      m_endQuestion(new EndQuestion(model, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_view);
    layout->addWidget(m_endQuestion->bar());
    setFocusProxy(m_view);

    m_pill->setObjectName(QStringLiteral("pendingPill"));
    m_pill->setProperty("role", QStringLiteral("primary"));
    m_pill->setFocusPolicy(Qt::TabFocus);
    m_pill->hide();
    placePill();

    createActions();
    connectModel();
    refreshLook();
}

ExecutionsPane::~ExecutionsPane()
{
    // While it loses the focus it may let rows in, of which the pane hears.
    delete m_view;
}

ExecutionsView *ExecutionsPane::createView()
{
    // Before the view's selection model hears of it: it would move the current row to a neighbour.
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &ExecutionsPane::leaveRows);
    auto *view = new ExecutionsView(m_model, m_theme, this);
    connect(view, &ExecutionsView::menuRequested, this, &ExecutionsPane::showMenu);
    connect(view, &ExecutionsView::handLeft, this, &ExecutionsPane::bringWantedIn);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ExecutionsPane::announceSelection);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ExecutionsPane::announceSelection);
    return view;
}

void ExecutionsPane::connectModel()
{
    connect(&m_model, &ExecutionTableModel::countsChanged, this, &ExecutionsPane::showCounts);
    connect(&m_model, &ExecutionTableModel::pendingCountChanged, this, &ExecutionsPane::showPill);
    connect(&m_model, &ExecutionTableModel::pendingCountChanged, this, &ExecutionsPane::bringWantedIn);
    connect(&m_model, &ExecutionTableModel::arranged, this, &ExecutionsPane::selectWanted);
    connect(&m_theme, &Theme::changed, this, &ExecutionsPane::refreshLook);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                // With roles only time has passed.
                if (roles.isEmpty()) {
                    showEndable();
                }
            });
    connect(m_endQuestion, &EndQuestion::confirmed, this, &ExecutionsPane::endRequested);
    connect(m_endQuestion, &EndQuestion::confirmed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_endQuestion, &EndQuestion::dismissed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_pill, &QPushButton::clicked, this, &ExecutionsPane::bringPendingIn);
}

void ExecutionsPane::createActions()
{
    const auto create = [this](const char *name, const QKeySequence &shortcut, auto slot) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    m_lookAction = create("lookNow", {}, [this] { emit lookRequested(selectedExecutions()); });
    m_endAction =
        create("endExecutions", QKeySequence::Delete, [this] { m_endQuestion->ask(selectedExecutions()); });
    m_endAction->setEnabled(false);
    m_inputAction = create("useInput", QKeySequence(Qt::CTRL | Qt::Key_U), [this] {
        if (const ExecutionId id = selectedExecution(); !id.isEmpty()) {
            emit inputWanted(id);
        }
    });
    m_copyRowsAction = create("copyRows", QKeySequence::Copy, &ExecutionsPane::copyRows);
    m_copyIdAction =
        create("copyExecutionId", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &ExecutionsPane::copyIds);
}

void ExecutionsPane::setFilterText(const QString &text)
{
    m_model.setFilterText(text);
    showCounts();
    showHiddenLaunch();
}

void ExecutionsPane::setConnection(const ConnectionProfile &profile)
{
    m_endQuestion->setConnection(profile);
    m_model.setProfile(profile.id);
    m_view->setNodesTold(profile.dialect == Dialect::ConversationFlow);
    showEndable();
}

void ExecutionsPane::select(const ExecutionId &id)
{
    m_wanted = id;
    m_left = ExecutionId();
    bringWantedIn();
    selectWanted();
    showHiddenLaunch();
}

void ExecutionsPane::selectOnceShown(const ExecutionId &id)
{
    m_left = id;
    selectWanted();
}

QTableView &ExecutionsPane::table() const
{
    return *m_view;
}

void ExecutionsPane::bringWantedIn()
{
    if (m_model.isPending(m_wanted) && !m_view->isHandAtWork()) {
        m_model.bringPendingIn();
    }
}

void ExecutionsPane::selectWanted()
{
    for (ExecutionId *id : {&m_wanted, &m_left}) {
        const QModelIndex index = m_model.indexOf(*id);
        if (index.isValid()) {
            *id = ExecutionId();
            m_view->showRow(index);
            break;
        }
    }
    showHiddenLaunch();
}

void ExecutionsPane::showHiddenLaunch()
{
    if (!m_model.isFilteredAway(m_wanted)) {
        if (m_hiddenLaunch != nullptr) {
            m_hiddenLaunch->hide();
        }
        return;
    }
    // Said once for each launch: the operator may close it.
    if (std::exchange(m_toldHidden, m_wanted) == m_wanted) {
        return;
    }
    if (m_hiddenLaunch == nullptr) {
        constexpr int belowTheHead = 1;
        m_hiddenLaunch = new InlineMessage(m_theme, this);
        m_hiddenLaunch->setObjectName(QStringLiteral("hiddenLaunch"));
        static_cast<QVBoxLayout *>(layout())->insertWidget(belowTheHead, m_hiddenLaunch);
        connect(m_hiddenLaunch, &InlineMessage::actionTriggered, this, &ExecutionsPane::clearFilterRequested);
    }
    m_hiddenLaunch->showMessage(InlineMessage::Kind::Note,
                                tr("What you launched does not match the filter, and is hidden by it."), {},
                                tr("Clear the filter"));
}

void ExecutionsPane::leaveRows(const QModelIndex &, int first, int last)
{
    QItemSelectionModel *selection = m_view->selectionModel();
    const int current = selection->currentIndex().row();
    if (current < first || current > last) {
        return;
    }
    if (selection->isSelected(selection->currentIndex())) {
        m_left = m_model.idAt(current);
    }
    selection->setCurrentIndex({}, QItemSelectionModel::Clear);
}

ExecutionId ExecutionsPane::selectedExecution() const
{
    const QItemSelectionModel *selection = m_view->selectionModel();
    const QModelIndex current = selection->currentIndex();
    if (current.isValid() && selection->isSelected(current)) {
        return m_model.idAt(current.row());
    }
    const QItemSelection ranges = selection->selection();
    return ranges.isEmpty() ? ExecutionId() : m_model.idAt(ranges.first().top());
}

QList<ExecutionId> ExecutionsPane::selectedExecutions() const
{
    QList<ExecutionId> ids;
    const QList<int> rows = selectedRows();
    for (const int row : rows) {
        ids.append(m_model.idAt(row));
    }
    return ids;
}

QList<int> ExecutionsPane::selectedRows() const
{
    QList<int> rows;
    const QItemSelection ranges = m_view->selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            rows.append(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void ExecutionsPane::announceSelection()
{
    showEndable();
    const ExecutionId id = selectedExecution();
    if (id != m_announced) {
        // The operator has turned to another one meanwhile.
        if (!id.isEmpty()) {
            m_wanted = ExecutionId();
            m_left = ExecutionId();
            showHiddenLaunch();
        }
        m_announced = id;
        emit executionSelected(id);
    }
}

void ExecutionsPane::showMenu(const QPoint &place)
{
    const bool any = !selectedRows().isEmpty();
    showEndable();
    for (QAction *action : {m_lookAction, m_inputAction, m_copyRowsAction, m_copyIdAction}) {
        action->setEnabled(any);
    }
    if (!any) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_lookAction, m_inputAction, m_copyRowsAction, m_copyIdAction});
    menu->addSeparator();
    menu->addAction(m_endAction);
    m_view->setHold(ExecutionsView::Hold::Menu, true);
    connect(menu, &QMenu::aboutToHide, this, [this] { m_view->setHold(ExecutionsView::Hold::Menu, false); });
    menu->popup(place);
}

void ExecutionsPane::showEndable()
{
    // Of a very large selection the first rows decide; the question counts them all.
    constexpr int enoughRows = 1000;
    int looked = 0;
    bool any = false;
    const QItemSelection ranges = m_view->selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom() && !any && looked < enoughRows; ++row, ++looked) {
            const FlowExecution *execution = m_model.execution(m_model.idAt(row));
            any = execution != nullptr && canBeEnded(*execution);
        }
    }
    m_endAction->setEnabled(any || looked >= enoughRows);
}

void ExecutionsPane::copyRows() const
{
    QStringList lines;
    const QList<int> rows = selectedRows();
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < ExecutionTableModel::columnTotal; ++column) {
            cells << m_model.index(row, column).data().toString();
        }
        cells << m_model.idAt(row).text();
        lines << cells.join(u'\t');
    }
    if (!lines.isEmpty()) {
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    }
}

void ExecutionsPane::copyIds() const
{
    QStringList ids;
    const QList<ExecutionId> selected = selectedExecutions();
    for (const ExecutionId &id : selected) {
        ids << id.text();
    }
    if (!ids.isEmpty()) {
        QGuiApplication::clipboard()->setText(ids.join(u'\n'));
    }
}

void ExecutionsPane::showCounts()
{
    const QLocale locale;
    const int total = m_model.totalCount();
    const int shown = m_model.rowCount();
    QString counts;
    if (total > 0) {
        counts = tr("%1 running", "number of executions").arg(locale.toString(m_model.runningCount())) +
                 (m_model.filterText().isEmpty()
                      ? tr(" · %1 in all", "number of executions").arg(locale.toString(total))
                      : tr(" · %1 shown of %2", "numbers of executions")
                            .arg(locale.toString(shown), locale.toString(total)));
    }
    m_head->setNote(counts);
    if (shown > 0) {
        m_view->setEmptyText({});
    } else if (total > 0 && !m_model.filterText().isEmpty()) {
        m_view->setEmptyText(
            tr("No execution matches “%1”. Change or clear the filter.").arg(m_model.filterText()));
    } else {
        m_view->setEmptyText(tr("No executions yet. Press Launch or Ctrl+Enter."));
    }
}

void ExecutionsPane::showPill(int pending)
{
    m_pill->setVisible(pending > 0);
    m_pill->setText(tr("%1 new", "number of executions that wait to be shown").arg(pending));
    m_pill->setAccessibleName(pending == 1 ? tr("Show 1 new execution")
                                           : tr("Show %1 new executions").arg(pending));
}

void ExecutionsPane::placePill()
{
    // Beside the title, which gives the slack of the line to what follows.
    constexpr int titleIndex = 0;
    if (auto *line = qobject_cast<QHBoxLayout *>(m_head->layout())) {
        line->setStretch(titleIndex, 0);
        line->insertSpacing(titleIndex + 1, m_theme.scaled(8));
        line->insertWidget(titleIndex + 2, m_pill);
        line->insertStretch(titleIndex + 3, 1);
    }
}

void ExecutionsPane::bringPendingIn()
{
    m_model.bringPendingIn();
    m_view->showTop();
}

void ExecutionsPane::refreshLook()
{
    const int height = m_theme.scaled(24);
    m_pill->setStyleSheet(
        QStringLiteral("QPushButton { border-radius: %1px; min-height: %2px; padding: 0 %3px; }")
            .arg(height / 2)
            .arg(height - 2)
            .arg(m_theme.scaled(12)));
    m_view->refreshLook();
    m_head->setTitle(tr("Live executions"));
    m_lookAction->setText(tr("Ask now", "asks the platform about the selected executions"));
    m_endAction->setText(tr("&End executions…"));
    m_inputAction->setText(tr("Use its input", "fills the form with what an execution was given"));
    m_copyRowsAction->setText(tr("Copy rows"));
    m_copyIdAction->setText(tr("Copy execution id"));
    showCounts();
    showPill(m_model.pendingCount());
}

void ExecutionsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        refreshLook();
    }
}

} // namespace flowconsole
