#include "ui/inspector/stepsview.h"

#include "ui/inspector/judgement.h"
#include "ui/inspector/stepsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/detaildelegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>

namespace flowconsole {

namespace {

// From these widths on the columns are shown; the tool tip tells what is hidden.
constexpr int typeFrom = 560;
constexpr int stayFrom = 340;
constexpr int stayBesideMessagesFrom = 520;

/// Why there are no steps, and what would bring them.
QString emptyText(const FlowExecution &execution)
{
    if (wasNeverLaunched(execution)) {
        return StepsView::tr("Nothing ran: the platform never took the launch.");
    }
    const bool isOver = isFinal(execution.state);
    switch (execution.dialect) {
    case Dialect::ConversationFlow:
        return isOver
                   ? StepsView::tr("No steps were told of. The platform reports them to a webhook: check that "
                                   "push is connected (status bar) and that the platform can reach the webhook "
                                   "target.")
                   : StepsView::tr("No steps yet. They appear here as the platform tells of them.");
    case Dialect::Published:
        return isOver
                   ? StepsView::tr("The platform gave no steps. They are there where the organisation stores "
                                   "execution data for this flow: ask an administrator to turn it on, and for "
                                   "the permission to read it.")
                   : StepsView::tr("The Genesys Cloud API tells of steps only after the run, where the "
                                   "organisation stores execution data. They appear here then.");
    case Dialect::FlowExecutions:
        return StepsView::tr(
            "This form of the API (flow executions) never tells of steps. The conversation flow "
            "form tells of them while the flow runs, the Genesys Cloud API after the run.");
    }
    Q_UNREACHABLE();
}

} // namespace

StepsView::StepsView(Theme &theme, QWidget *parent)
    : QTableView(parent), m_theme(theme), m_model(new StepsModel(this)), m_empty(new QLabel(viewport()))
{
    setObjectName(QStringLiteral("stepsTable"));
    setAccessibleName(tr("Steps"));
    setModel(m_model);
    DetailDelegate::setUp(*this, theme);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setObjectName(QStringLiteral("stepsEmpty"));
    m_empty->setProperty("role", QStringLiteral("muted"));
    m_empty->setAlignment(Qt::AlignTop);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);

    auto *copyAction = new QAction(tr("Copy"), this);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &StepsView::copy);
    addAction(copyAction);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void StepsView::setDetails(const ExecutionDetails &details)
{
    const QScrollBar *bar = verticalScrollBar();
    // Whoever reads further up, or has selected a step, is left there.
    const bool follows = bar->value() == bar->maximum() && !selectionModel()->hasSelection();
    const int before = m_model->rowCount();
    m_model->setSteps(details.steps);
    if (follows && before > 0 && m_model->rowCount() > before) {
        scrollToBottom();
    }
    showMessages();
    const bool isEmpty = details.steps.isEmpty();
    m_empty->setText(isEmpty ? emptyText(details.execution) : QString());
    m_empty->setVisible(isEmpty);
    horizontalHeader()->setVisible(!isEmpty);
    setAccessibleDescription(m_empty->text());
}

void StepsView::startAnew()
{
    clearSelection();
    setCurrentIndex({});
    m_model->setSteps({});
    scrollToTop();
}

void StepsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    const int margin = m_theme.scaled(10);
    m_empty->setGeometry(viewport()->rect().adjusted(margin, margin, -margin, -margin));
    fitColumns();
}

void StepsView::fitColumns()
{
    const auto setColumn = [this](StepsModel::Column column, int pixels, int from) {
        setColumnWidth(static_cast<int>(column), m_theme.scaled(pixels));
        setColumnHidden(static_cast<int>(column), width() < m_theme.scaled(from));
    };
    setColumn(StepsModel::Column::Time, 108, 0);
    setColumn(StepsModel::Column::Type, 96, typeFrom);
    setColumn(StepsModel::Column::Event, 88, 0);
    const bool hasMessages = !isColumnHidden(static_cast<int>(StepsModel::Column::Message));
    setColumn(StepsModel::Column::Stay, 96, hasMessages ? stayBesideMessagesFrom : stayFrom);
}

void StepsView::showMessages()
{
    // Where nobody said anything, the names of the nodes have the room.
    const QList<StepRow> &rows = m_model->rows();
    const bool any =
        std::any_of(rows.cbegin(), rows.cend(), [](const StepRow &row) { return !row.step.message.isEmpty(); });
    setColumnHidden(static_cast<int>(StepsModel::Column::Message), !any);
    for (const StepsModel::Column column : {StepsModel::Column::Node, StepsModel::Column::Message}) {
        horizontalHeader()->setSectionResizeMode(static_cast<int>(column), QHeaderView::Stretch);
    }
    fitColumns();
}

void StepsView::copy() const
{
    if (currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(m_model->copyText(currentIndex().row()));
    }
}

} // namespace flowconsole
