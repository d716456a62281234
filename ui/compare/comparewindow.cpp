#include "ui/compare/comparewindow.h"

#include "ui/compare/comparisondelegate.h"
#include "ui/compare/comparisonexport.h"
#include "ui/compare/comparisonmodel.h"
#include "ui/compare/comparisonwords.h"
#include "ui/compare/runhead.h"
#include "ui/inspector/jsonview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detaildelegate.h"
#include "ui/widgets/focusorder.h"
#include "ui/widgets/inlinemessage.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

constexpr QSize usualSize(1000, 720);
constexpr int differencePixels = 230;
constexpr int whatPixels = 190;

} // namespace

CompareWindow::CompareWindow(Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent, Qt::Window),
      m_theme(theme),
      m_clock(clock),
      m_nextSecond(clock.createAlarm([this] { compare(); })),
      m_leftHead(new RunHead(theme, tr("Left", "one of two runs"), this)),
      m_rightHead(new RunHead(theme, tr("Right", "one of two runs"), this)),
      m_problem(new InlineMessage(theme, this)),
      m_model(new ComparisonModel(this))
{
    setObjectName(QStringLiteral("compareWindow"));
    setWindowTitle(tr("Compare two runs"));
    m_leftHead->setObjectName(QStringLiteral("leftRun"));
    m_rightHead->setObjectName(QStringLiteral("rightRun"));
    m_problem->setObjectName(QStringLiteral("compareProblem"));
    m_problem->hide();
    auto *heads = new QHBoxLayout;
    heads->setSpacing(0);
    heads->addWidget(m_leftHead, 1);
    heads->addWidget(m_rightHead, 1);
    createTable();
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(createDetail());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(heads);
    layout->addWidget(createTools());
    layout->addWidget(m_problem);
    layout->addWidget(split, 1);
    addKey(QKeySequence(Qt::Key_F8), "nextDifference", tr("Next difference"), &CompareWindow::goToNext);
    addKey(QKeySequence(Qt::SHIFT | Qt::Key_F8), "previousDifference", tr("Difference before"),
           &CompareWindow::goToPrevious);
    connect(&theme, &Theme::changed, this, &CompareWindow::showIcons);
    showIcons();
    resize(theme.scaled(usualSize.width()), theme.scaled(usualSize.height()));
    startAnew();
}

CompareWindow::~CompareWindow() = default;

void CompareWindow::createTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("comparisonTable"));
    m_table->setAccessibleName(tr("Comparison"));
    m_table->setModel(m_model);
    DetailDelegate::setUp(*m_table, m_theme);
    m_table->setItemDelegate(new ComparisonDelegate(m_theme, m_table));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Stretch);
    for (const auto &[column, pixels] : {std::pair(ComparisonModel::Column::What, whatPixels),
                                         std::pair(ComparisonModel::Column::Difference, differencePixels)}) {
        header->setSectionResizeMode(static_cast<int>(column), QHeaderView::Interactive);
        header->resizeSection(static_cast<int>(column), m_theme.scaled(pixels));
    }
    auto *copyAction = new QAction(tr("Copy"), this);
    copyAction->setObjectName(QStringLiteral("copyComparedRow"));
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &CompareWindow::copyRow);
    m_table->addAction(copyAction);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CompareWindow::showDetail);
    setFocusProxy(m_table);
}

QPushButton *CompareWindow::createButton(const QString &text, const char *objectName,
                                         const QString &explanation)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(objectName));
    button->setToolTip(explanation);
    return button;
}

QWidget *CompareWindow::createTools()
{
    auto *bar = new QFrame(this);
    bar->setObjectName(QStringLiteral("launchBar"));
    m_previous = createButton(tr("Previous", "difference"), "previousButton",
                              tr("Go to the difference before (Shift+F8)"));
    m_next = createButton(tr("Next", "difference"), "nextButton", tr("Go to the next difference (F8)"));
    m_count = new QLabel(bar);
    m_count->setObjectName(QStringLiteral("differenceCount"));
    m_differencesOnly = new QCheckBox(tr("Differences only"), bar);
    m_differencesOnly->setObjectName(QStringLiteral("differencesOnly"));
    m_swap = createButton(tr("Swap sides"), "swapSides", tr("Put the left run at the right"));
    m_copy = createButton(tr("Copy"), "copyComparison", tr("Copy the whole comparison"));
    createCopyMenu();
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(m_theme.scaled(12), m_theme.scaled(8), m_theme.scaled(12), m_theme.scaled(8));
    line->setSpacing(m_theme.scaled(8));
    for (QWidget *each : {static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next),
                          static_cast<QWidget *>(m_count)}) {
        line->addWidget(each);
    }
    line->addStretch(1);
    for (QWidget *each : {static_cast<QWidget *>(m_differencesOnly), static_cast<QWidget *>(m_swap),
                          static_cast<QWidget *>(m_copy)}) {
        line->addWidget(each);
    }
    connect(m_previous, &QPushButton::clicked, this, &CompareWindow::goToPrevious);
    connect(m_next, &QPushButton::clicked, this, &CompareWindow::goToNext);
    connect(m_swap, &QPushButton::clicked, this, &CompareWindow::swapRequested);
    connect(m_differencesOnly, &QCheckBox::toggled, this, [this](bool only) {
        m_model->showDifferencesOnly(only);
        refresh();
    });
    return bar;
}

void CompareWindow::createCopyMenu()
{
    auto *menu = new QMenu(m_copy);
    menu->setObjectName(QStringLiteral("copyComparisonMenu"));
    const auto add = [this, menu](const QString &text, const char *objectName, auto textOf) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1String(objectName));
        connect(action, &QAction::triggered, this, [this, textOf] {
            if (m_left && m_right) {
                copy(textOf(m_model->comparison(), m_left->execution, m_right->execution));
            }
        });
    };
    add(tr("As text"), "copyAsText", &comparisonText);
    add(tr("As Markdown"), "copyAsMarkdown", &comparisonMarkdown);
    add(tr("As JSON"), "copyAsJson",
        [](const RunComparison &comparison, const FlowExecution &left, const FlowExecution &right) {
            return QString::fromUtf8(toJson(comparison, left, right).toJson(JsonValue::Format::Indented));
        });
    m_copy->setLayoutDirection(layoutDirection() == Qt::RightToLeft ? Qt::LeftToRight : Qt::RightToLeft);
    connect(m_copy, &QPushButton::clicked, menu,
            [this, menu] { menu->popup(m_copy->mapToGlobal(QPoint(0, m_copy->height()))); });
}

QWidget *CompareWindow::createDetail()
{
    auto *sides = new QSplitter(Qt::Horizontal, this);
    sides->setChildrenCollapsible(false);
    m_leftDetail = new JsonView(m_theme, tr("Left value"), sides);
    m_leftDetail->setObjectName(QStringLiteral("leftValue"));
    m_rightDetail = new JsonView(m_theme, tr("Right value"), sides);
    m_rightDetail->setObjectName(QStringLiteral("rightValue"));
    for (JsonView *view : {m_leftDetail, m_rightDetail}) {
        view->wrapLines();
        view->setEmptyText(tr("Nothing on this side."));
    }
    m_detail = sides;
    return sides;
}

void CompareWindow::addKey(const QKeySequence &key, const char *objectName, const QString &text,
                           void (CompareWindow::*slot)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
}

void CompareWindow::startAnew()
{
    m_left.reset();
    m_right.reset();
    m_nextSecond->stop();
    m_model->setComparison({});
    m_leftHead->clear();
    m_rightHead->clear();
    m_problem->hide();
    refresh();
}

void CompareWindow::setRuns(const ExecutionDetails &left, const ExecutionDetails &right)
{
    const bool isAnother = !m_left || !m_right || m_left->execution.id != left.execution.id ||
                           m_right->execution.id != right.execution.id;
    m_left = left;
    m_right = right;
    m_problem->hide();
    compare();
    if (isAnother) {
        goTo(m_model->firstDifference());
    }
}

void CompareWindow::compare()
{
    const QDateTime now = m_clock.nowUtc();
    const int current = m_table->currentIndex().row();
    const auto shown =
        current >= 0 ? std::optional(m_model->rows().at(current)) : std::optional<ComparisonLine>();
    m_leftHead->setRun(m_left->execution, now);
    m_rightHead->setRun(m_right->execution, now);
    m_model->setComparison(compareRuns(*m_left, *m_right, now));
    if (shown) {
        // Rows that came in above must not take the operator elsewhere.
        const int row = m_model->rowOf(*shown);
        if (row >= 0 && row != m_table->currentIndex().row()) {
            m_table->selectRow(row);
        }
    }
    refresh();
    if (!isVisible() || (isFinal(m_left->execution.state) && isFinal(m_right->execution.state))) {
        m_nextSecond->stop();
    } else {
        m_nextSecond->start(Milliseconds(1000));
    }
}

void CompareWindow::showFailure(const QString &problem)
{
    m_problem->showMessage(InlineMessage::Kind::Problem, problem, {}, {});
}

void CompareWindow::refresh()
{
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->rows().at(row).kind != ComparisonLine::Kind::Row) {
            m_table->setSpan(row, 0, 1, ComparisonModel::columnTotal);
        }
    }
    showCount();
    showDetail();
}

void CompareWindow::goTo(int row)
{
    if (row >= 0) {
        m_table->selectRow(row);
        m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    } else {
        m_table->clearSelection();
        m_table->scrollToTop();
    }
}

void CompareWindow::goToDifference(bool forward)
{
    const int row = m_model->differenceFrom(m_table->currentIndex().row(), forward);
    if (row >= 0) {
        goTo(row);
        m_table->setFocus(Qt::OtherFocusReason);
    }
}

void CompareWindow::showCount()
{
    const int count = m_model->comparison().differences();
    const bool isRead = m_left && m_right;
    m_count->setText(!isRead      ? QString()
                     : count == 0 ? tr("No difference")
                     : count == 1 ? tr("1 difference")
                                  : tr("%1 differences").arg(locale().toString(count)));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    m_swap->setEnabled(isRead);
    m_copy->setEnabled(isRead);
}

void CompareWindow::showDetail()
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    const int row = selected.isEmpty() ? -1 : selected.first().row();
    const bool isBig = row >= 0 && m_model->isBig(row);
    m_detail->setVisible(isBig);
    const auto textOf = [isBig](const ComparedRow::Value &value) {
        return isBig && !std::holds_alternative<std::monostate>(value) ? wholeSideText(value) : QString();
    };
    const ComparedRow compared = isBig ? m_model->rows().at(row).row : ComparedRow();
    m_leftDetail->setText(textOf(compared.left));
    m_rightDetail->setText(textOf(compared.right));
}

void CompareWindow::copyRow()
{
    if (m_table->currentIndex().isValid()) {
        copy(m_model->copyText(m_table->currentIndex().row()));
    }
}

void CompareWindow::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

void CompareWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

void CompareWindow::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_nextSecond->stop();
}

bool CompareWindow::focusNextPrevChild(bool next)
{
    return moveFocus(tabStops(*this), next);
}

void CompareWindow::showIcons()
{
    m_previous->setIcon(m_theme.icon(QStringLiteral("chevron-up")));
    m_next->setIcon(m_theme.icon(QStringLiteral("chevron-down")));
    m_swap->setIcon(m_theme.icon(QStringLiteral("arrow-left-right")));
    m_copy->setIcon(m_theme.icon(QStringLiteral("chevron-down")));
}

} // namespace flowconsole
