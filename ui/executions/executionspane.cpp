#include "ui/executions/executionspane.h"

#include "ui/executions/endquestion.h"
#include "ui/executions/executionsheader.h"
#include "ui/executions/executionsview.h"
#include "ui/executions/findintable.h"
#include "ui/executions/rowcopy.h"
#include "ui/executions/tablecolumns.h"
#include "ui/executions/tableexports.h"
#include "ui/executions/tablefinder.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/headbutton.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/sectionhead.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int narrowestHead = 350;
constexpr int roomyHead = 470; ///< with the button of the columns

} // namespace

ExecutionsPane::ExecutionsPane(ExecutionTableModel &model, Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_theme(theme),
      m_head(new SectionHead(theme.scaled(34), this)),
      m_counts(new ElidedLabel(m_head)),
      m_view(createView()),
      m_pill(new QPushButton(m_head)),
      m_columnsButton(new HeadButton(QStringLiteral("columnsButton"), theme, m_head)),
      m_exportButton(new HeadButton(QStringLiteral("exportButton"), theme, m_head)),
      m_exportMenu(new QMenu(this)),
      m_finder(new TableFinder(model, this)),
      m_find(new FindInTable(*m_view, *m_finder, theme, this)),
      m_exporter(new TableExporter(model, this)),
      m_exports(new TableExports(*m_exporter, theme, this)),
      m_rowCopy(new RowCopy(model, this)),
      m_endQuestion(new EndQuestion(model, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_find->bar());
    layout->addWidget(m_view);
    layout->addWidget(m_exports->area());
    layout->addWidget(m_endQuestion->bar());
    setFocusProxy(m_view);

    createHead();
    createActions();
    createTableActions();
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
    connect(view, &ExecutionsView::headingMenuRequested, this, &ExecutionsPane::showHeadingMenu);
    connect(&view->header(), &ExecutionsHeader::columnMenuRequested, this, &ExecutionsPane::showColumnMenu);
    connect(&view->columns(), &TableColumns::changed, this, &ExecutionsPane::tableLayoutChanged);
    connect(&view->columns(), &TableColumns::collapsedGroupsWanted, &m_model,
            &ExecutionTableModel::setCollapsedGroups);
    connect(&m_model, &ExecutionTableModel::collapsedGroupsChanged, &view->columns(),
            &TableColumns::takeCollapsedGroups);
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
    connect(&m_model, &ExecutionTableModel::arranged, this, [this] {
        if (m_model.listedCount() == 0) {
            showCounts(); // why it is empty may be known only now
        }
    });
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
    connect(m_exports, &TableExports::atWorkChanged, this, &ExecutionsPane::showActions);
}

void ExecutionsPane::setFilterText(const QString &text)
{
    m_model.setFilterText(text);
    showCounts();
    showHiddenLaunch();
}

void ExecutionsPane::setConnection(const ConnectionProfile &profile)
{
    m_connection = profile;
    m_endQuestion->setConnection(profile);
    m_model.setProfile(profile.id);
    m_view->columns().setNodesTold(profile.dialect == Dialect::ConversationFlow);
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

TableLayout ExecutionsPane::tableLayout() const
{
    return m_view->columns().layout();
}

void ExecutionsPane::setTableLayout(const TableLayout &layout)
{
    m_view->columns().setLayout(layout);
}

void ExecutionsPane::addToHead(QWidget *widget)
{
    if (auto *line = qobject_cast<QHBoxLayout *>(m_head->layout())) {
        line->insertWidget(line->indexOf(m_pill), widget);
    }
}

void ExecutionsPane::bringWantedIn()
{
    if (m_model.isPending(m_wanted) && !m_view->isHandAtWork()) {
        m_model.bringPendingIn();
    }
}

void ExecutionsPane::selectWanted()
{
    // What was asked for by name is shown; what only comes back waits below its collapsed heading.
    m_model.reveal(m_wanted);
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
    const auto leaves = [&](int row) { return row >= first && row <= last; };
    const ExecutionId looked = selectedExecution();
    if (leaves(m_model.indexOf(looked).row())) {
        m_left = looked;
    }
    QItemSelectionModel *selection = m_view->selectionModel();
    if (leaves(selection->currentIndex().row())) {
        selection->setCurrentIndex({}, QItemSelectionModel::Clear);
    }
}

ExecutionId ExecutionsPane::selectedExecution() const
{
    const QItemSelectionModel *selection = m_view->selectionModel();
    const QModelIndex current = selection->currentIndex();
    if (current.isValid() && selection->isSelected(current)) {
        return m_model.idAt(current.row());
    }
    const QItemSelection ranges = selection->selection();
    for (const QItemSelectionRange &range : ranges) {
        // A heading may stand among the selected rows; it has no execution.
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (!m_model.isHeading(row)) {
                return m_model.idAt(row);
            }
        }
    }
    return {};
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
            if (!m_model.isHeading(row)) {
                rows.append(row);
            }
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

int ExecutionsPane::selectedCount() const
{
    int count = 0;
    const bool isGrouped = m_model.grouping() != TableGrouping::None;
    const QItemSelection ranges = m_view->selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        count += range.height();
        for (int row = range.top(); isGrouped && row <= range.bottom(); ++row) {
            count -= m_model.isHeading(row) ? 1 : 0;
        }
    }
    return count;
}

void ExecutionsPane::announceSelection()
{
    showActions();
    showCounts();
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

void ExecutionsPane::showCounts()
{
    const QLocale locale;
    const int total = m_model.totalCount();
    const int listed = m_model.listedCount();
    QString counts;
    if (total > 0) {
        counts = tr("%1 running", "number of executions").arg(locale.toString(m_model.runningCount())) +
                 (m_model.filterText().isEmpty()
                      ? tr(" · %1 in all", "number of executions").arg(locale.toString(total))
                      : tr(" · %1 shown of %2", "numbers of executions")
                            .arg(locale.toString(listed), locale.toString(total)));
    }
    // One that is selected is seen; of more, some may be out of sight.
    if (const int selected = selectedCount(); selected > 1) {
        counts += tr(" · %1 selected", "number of executions").arg(locale.toString(selected));
    }
    m_counts->setWholeText(counts);
    if (listed > 0) {
        m_view->setEmptyText({});
    } else if (total > 0 && m_model.isFiltering()) {
        m_view->setEmptyText({}); // nobody knows yet what will stand there
    } else if (total > 0 && !m_model.filterText().isEmpty()) {
        m_view->setEmptyText(
            tr("No execution matches “%1”. Change or clear the filter.").arg(m_model.filterText()));
    } else {
        m_view->setEmptyText(tr("No executions yet. Press Launch or Ctrl+Enter."));
    }
    showActions();
}

void ExecutionsPane::showPill(int pending)
{
    m_pill->setVisible(pending > 0);
    m_pill->setText(tr("%1 new", "number of executions that wait to be shown").arg(pending));
    m_pill->setAccessibleName(pending == 1 ? tr("Show 1 new execution")
                                           : tr("Show %1 new executions").arg(pending));
}

void ExecutionsPane::createHead()
{
    m_pill->setObjectName(QStringLiteral("pendingPill"));
    m_pill->setProperty("role", QStringLiteral("primary"));
    m_pill->setFocusPolicy(Qt::TabFocus);
    m_pill->hide();
    m_counts->setObjectName(QStringLiteral("tableCounts"));
    m_counts->setProperty("role", QStringLiteral("small"));
    // Counts and pill stand beside the title; the counts alone give way.
    constexpr int titleIndex = 0;
    if (auto *line = qobject_cast<QHBoxLayout *>(m_head->layout())) {
        line->itemAt(titleIndex)->widget()->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        line->setStretch(titleIndex, 0);
        line->insertSpacing(titleIndex + 1, m_theme.scaled(8));
        line->insertWidget(titleIndex + 2, m_pill);
        line->insertSpacing(titleIndex + 3, m_theme.scaled(4));
        line->insertWidget(titleIndex + 4, m_counts);
        line->insertStretch(titleIndex + 5, 1);
    }
    m_head->addTrailing(m_columnsButton);
    m_head->addTrailing(m_exportButton);
    m_head->setMinimumWidth(m_theme.scaled(narrowestHead));
    connect(m_columnsButton, &QToolButton::clicked, this,
            [this] { openColumns(m_columnsButton->mapToGlobal(QPoint(0, m_columnsButton->height()))); });
    m_exportMenu->setObjectName(QStringLiteral("exportMenu"));
    m_exportButton->setMenu(m_exportMenu);
    m_exportButton->setPopupMode(QToolButton::InstantPopup);
    connect(m_exportMenu, &QMenu::aboutToShow, this, &ExecutionsPane::fillExportMenu);
}

/// The columns can be chosen by key and in the titles' menu too.
void ExecutionsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_columnsButton->setVisible(width() >= m_theme.scaled(roomyHead));
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
    m_columnsButton->setText(tr("Columns"));
    m_columnsButton->setToolTip(tr("Choose, order, sort and group what the table shows"));
    m_exportButton->setText(tr("Export"));
    m_exportButton->setToolTip(tr("Write what the table shows into a file"));
    nameActions();
    showCounts();
    showPill(m_model.pendingCount());
}

void ExecutionsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showActions();
}

void ExecutionsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    showActions();
}

void ExecutionsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        refreshLook();
    }
}

} // namespace flowconsole
