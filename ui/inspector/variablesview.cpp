#include "ui/inspector/variablesview.h"

#include "domain/flowexecution.h"
#include "ui/inspector/jsonview.h"
#include "ui/inspector/variablesmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detaildelegate.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace flowconsole {

namespace {

/// From this width on, what went in and what came out have columns of their own.
constexpr int sideBySideFrom = 440;
constexpr int changePixels = 112;

int numberOf(VariablesModel::Column column)
{
    return static_cast<int>(column);
}

} // namespace

VariablesView::VariablesView(Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_model(new VariablesModel(this)),
      m_bar(new QWidget(this)),
      m_changedOnly(new QCheckBox(tr("Changed only"), m_bar)),
      m_summary(new QLabel(m_bar)),
      m_splitter(new QSplitter(Qt::Vertical, this)),
      m_table(new QTableView(m_splitter)),
      m_detail(new JsonView(theme, tr("Whole value"), m_splitter))
{
    m_changedOnly->setObjectName(QStringLiteral("changedOnly"));
    m_summary->setObjectName(QStringLiteral("changesSummary"));
    m_summary->setProperty("role", QStringLiteral("small"));
    auto *line = new QHBoxLayout(m_bar);
    line->setContentsMargins(theme.scaled(10), theme.scaled(4), theme.scaled(10), theme.scaled(4));
    line->setSpacing(theme.scaled(8));
    line->addWidget(m_changedOnly);
    line->addStretch(1);
    line->addWidget(m_summary);
    m_detail->setObjectName(QStringLiteral("variableDetail"));
    m_detail->wrapLines();
    createTable();
    createActions();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_splitter, 1);
    connect(m_changedOnly, &QCheckBox::toggled, this, [this](bool only) {
        m_model->showChangedOnly(only);
        refresh();
    });
    refresh();
}

void VariablesView::createTable()
{
    m_table->setObjectName(QStringLiteral("variablesTable"));
    m_table->setAccessibleName(tr("Variables"));
    m_table->setModel(m_model);
    m_table->setMinimumHeight(m_theme.scaled(60));
    DetailDelegate::setUp(*m_table, m_theme);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(numberOf(VariablesModel::Column::Change), QHeaderView::Fixed);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &VariablesView::showDetail);
    setFocusProxy(m_table);
}

void VariablesView::createActions()
{
    const auto add = [this](const QString &text, const char *objectName, const QKeySequence &shortcut,
                            void (VariablesView::*copies)() const) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1String(objectName));
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, copies);
        m_table->addAction(action);
    };
    add(tr("Copy"), "copyVariable", QKeySequence::Copy, &VariablesView::copyRow);
    add(tr("Copy value"), "copyVariableValue", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        &VariablesView::copyValue);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void VariablesView::setExecution(const FlowExecution &execution)
{
    m_hasOutputs =
        !execution.outputs.isNull() && !(execution.outputs.isObject() && execution.outputs.members().isEmpty());
    m_model->setExecution(execution);
    refresh();
}

void VariablesView::startAnew()
{
    m_table->clearSelection();
    m_table->setCurrentIndex({});
    m_table->scrollToTop();
}

void VariablesView::refresh()
{
    // A note is longer than a name, and has no value beside it.
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->rows().at(row).isNote) {
            m_table->setSpan(row, 0, 1, m_model->columnCount());
        }
    }
    m_summary->setText(m_model->summary());
    m_bar->setVisible(m_hasOutputs);
    fitColumns();
    showDetail();
}

void VariablesView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void VariablesView::fitColumns()
{
    using Column = VariablesModel::Column;
    const bool isWide = width() >= m_theme.scaled(sideBySideFrom);
    m_table->setColumnHidden(numberOf(Column::Value), isWide && m_hasOutputs);
    m_table->setColumnHidden(numberOf(Column::In), !(isWide && m_hasOutputs));
    m_table->setColumnHidden(numberOf(Column::Out), !(isWide && m_hasOutputs));
    m_table->setColumnHidden(numberOf(Column::Change), !m_hasOutputs);
    m_table->setColumnWidth(numberOf(Column::Change), m_theme.scaled(changePixels));
}

void VariablesView::showDetail()
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    const bool isBig = !selected.isEmpty() && m_model->isBig(selected.first().row());
    m_detail->setVisible(isBig);
    m_detail->setText(isBig ? m_model->detailText(selected.first().row()) : QString());
}

void VariablesView::copyRow() const
{
    if (m_table->currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(m_model->copyText(m_table->currentIndex().row()));
    }
}

void VariablesView::copyValue() const
{
    if (m_table->currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(m_model->detailText(m_table->currentIndex().row()));
    }
}

} // namespace flowconsole
