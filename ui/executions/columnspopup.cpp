#include "ui/executions/columnspopup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace flowconsole {

namespace {

constexpr int columnRole = Qt::UserRole;
constexpr int listedRows = 12;

} // namespace

ColumnsPopup::ColumnsPopup(TableColumns &columns, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_columns(columns)
{
    setObjectName(QStringLiteral("columnsPopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Columns"));
    setWindowTitle(tr("Columns"));
    createParts();
    fill();
    m_grouping->setCurrentIndex(m_grouping->findData(static_cast<int>(m_columns.layout().grouping)));

    connect(m_list, &QListWidget::itemChanged, this,
            [this](QListWidgetItem *item) { takeCheck(m_list->row(item)); });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnsPopup::takeDrag);
    connect(m_list, &QListWidget::currentRowChanged, this, &ColumnsPopup::showSorting);
    connect(m_up, &QPushButton::clicked, this, [this] { moveColumn(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveColumn(1); });
    connect(m_sort, &QPushButton::clicked, this, &ColumnsPopup::sort);
    connect(m_fit, &QPushButton::clicked, this, &ColumnsPopup::fit);
    connect(m_reset, &QPushButton::clicked, &m_columns, &TableColumns::reset);
    connect(m_grouping, &QComboBox::activated, this, [this](int index) {
        m_columns.setGrouping(static_cast<TableGrouping>(m_grouping->itemData(index).toInt()));
    });
    connect(&m_columns, &TableColumns::changed, this, &ColumnsPopup::fill);
}

QPushButton *ColumnsPopup::createButton(const QString &words, const char *objectName)
{
    auto *button = new QPushButton(words, this);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoDefault(false);
    return button;
}

void ColumnsPopup::createParts()
{
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("columnsList"));
    m_list->setAccessibleName(tr("Columns"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    m_up = createButton(tr("Move up", "a column in the list"), "columnUp");
    m_up->setToolTip(tr("Alt+Up"));
    m_down = createButton(tr("Move down", "a column in the list"), "columnDown");
    m_down->setToolTip(tr("Alt+Down"));
    m_sort = createButton({}, "columnSort");
    m_fit = createButton(tr("Fit the width"), "columnFit");
    m_reset = createButton(tr("Reset"), "columnsReset");
    m_reset->setToolTip(tr("Columns, widths and order as at a first start"));
    m_grouping = new QComboBox(this);
    m_grouping->setObjectName(QStringLiteral("groupingChoice"));
    m_grouping->addItem(tr("Not grouped"), static_cast<int>(TableGrouping::None));
    m_grouping->addItem(tr("Grouped by flow"), static_cast<int>(TableGrouping::Flow));
    m_grouping->addItem(tr("Grouped by state"), static_cast<int>(TableGrouping::State));
    m_grouping->setAccessibleName(tr("Grouping of the rows"));

    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_up, m_down, m_sort, m_fit}) {
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    buttons->addWidget(m_reset);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(8);
    upper->addWidget(m_list, 1);
    upper->addLayout(buttons);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 12, 12, 12);
    all->setSpacing(8);
    all->addLayout(upper);
    all->addWidget(m_grouping);
}

void ColumnsPopup::openAt(const QPoint &place)
{
    const int rowHeight = std::max(m_list->sizeHintForRow(0), 1);
    m_list->setMinimumHeight(rowHeight * listedRows + 2 * m_list->frameWidth());
    m_list->setMinimumWidth(m_list->sizeHintForColumn(0) + 3 * rowHeight);
    adjustSize();
    const QRect available = parentWidget()->screen()->availableGeometry();
    const int x =
        std::clamp(place.x(), available.left(), std::max(available.left(), available.right() - width()));
    const int y =
        std::clamp(place.y(), available.top(), std::max(available.top(), available.bottom() - height()));
    move(QPoint(x, y));
    show();
    m_list->setFocus();
    if (m_list->currentRow() < 0) {
        m_list->setCurrentRow(0);
    }
}

/// The list is kept as it is where only ticks differ, so that the chosen row stays.
void ColumnsPopup::fill()
{
    if (m_isFilling) {
        return;
    }
    const QScopedValueRollback filling(m_isFilling, true);
    const QList<TableColumn> &columns = m_columns.layout().columns;
    const auto chosen = columnAt(m_list->currentRow());
    while (m_list->count() < columns.size()) {
        m_list->addItem(new QListWidgetItem);
    }
    for (int row = 0; row < m_list->count(); ++row) {
        const ExecutionColumn column = columns.at(row).column;
        QListWidgetItem *item = m_list->item(row);
        item->setText(executionColumnTitle(column));
        item->setToolTip(executionColumnHint(column));
        item->setData(columnRole, static_cast<int>(column));
        item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsUserCheckable |
                       Qt::ItemIsDragEnabled);
        item->setCheckState(m_columns.isShown(column) ? Qt::Checked : Qt::Unchecked);
        if (column == chosen) {
            m_list->setCurrentRow(row);
        }
    }
    showSorting();
}

std::optional<ExecutionColumn> ColumnsPopup::columnAt(int row) const
{
    const QListWidgetItem *item = m_list->item(row);
    return item == nullptr ? std::nullopt
                           : std::optional(static_cast<ExecutionColumn>(item->data(columnRole).toInt()));
}

void ColumnsPopup::showSorting()
{
    const auto column = columnAt(m_list->currentRow());
    const TableLayout &layout = m_columns.layout();
    const bool isSorted = column && layout.sortedBy == column;
    m_sort->setText(!isSorted                                ? tr("Sort by it")
                    : layout.sortOrder == Qt::AscendingOrder ? tr("Sort descending")
                                                             : tr("Newest first", "an order of rows"));
    m_sort->setEnabled(column.has_value());
    m_fit->setEnabled(column && m_columns.isShown(*column));
    m_up->setEnabled(m_list->currentRow() > 0);
    m_down->setEnabled(column && m_list->currentRow() < m_list->count() - 1);
}

void ColumnsPopup::takeCheck(int row)
{
    const auto column = columnAt(row);
    if (m_isFilling || !column) {
        return;
    }
    m_columns.setShown(*column, m_list->item(row)->checkState() == Qt::Checked);
    fill(); // the last column stays
}

void ColumnsPopup::takeDrag()
{
    if (m_isFilling) {
        return;
    }
    TableLayout layout = m_columns.layout();
    QList<TableColumn> ordered;
    for (int row = 0; row < m_list->count(); ++row) {
        if (const auto column = columnAt(row)) {
            ordered.append(layout.at(*column));
        }
    }
    if (ordered.size() == layout.columns.size()) {
        layout.columns = ordered;
        m_columns.setLayout(layout);
    }
}

void ColumnsPopup::moveColumn(int steps)
{
    if (const auto column = columnAt(m_list->currentRow())) {
        m_columns.move(*column, steps);
    }
}

void ColumnsPopup::sort()
{
    const auto column = columnAt(m_list->currentRow());
    if (!column) {
        return;
    }
    const TableLayout &layout = m_columns.layout();
    if (layout.sortedBy != column) {
        m_columns.sortBy(column, Qt::AscendingOrder);
    } else if (layout.sortOrder == Qt::AscendingOrder) {
        m_columns.sortBy(column, Qt::DescendingOrder);
    } else {
        m_columns.sortBy(std::nullopt);
    }
}

void ColumnsPopup::fit()
{
    if (const auto column = columnAt(m_list->currentRow())) {
        m_columns.fitToContent(*column);
    }
}

bool ColumnsPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isUp = key->key() == Qt::Key_Up;
        if (key->modifiers().testFlag(Qt::AltModifier) && (isUp || key->key() == Qt::Key_Down)) {
            moveColumn(isUp ? -1 : 1);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace flowconsole
