#include "ui/executions/executionspane.h"
#include "ui/history/historypane.h"
#include "ui/variables/variablespane.h"
#include "ui/workspaces/testworkspace.h"

#include <QAction>
#include <QStackedWidget>

namespace flowconsole {

// The two tables in the middle of the window: the executions of this session, and all that are stored.

void TestWorkspace::createTables(Theme &theme)
{
    m_tables = new QStackedWidget(&m_window);
    m_tables->setObjectName(QStringLiteral("executionTables"));
    m_executions = new ExecutionsPane(m_model, theme, m_tables);
    m_stored = new HistoryPane(m_storedRuns, theme, m_tables);
    m_tables->addWidget(m_executions);
    m_tables->addWidget(m_stored);
    m_liveSwitch = new TableSwitch(m_executions);
    m_executions->addToHead(m_liveSwitch);

    m_storedAction = new QAction(tr("&Stored executions"), this);
    m_storedAction->setObjectName(QStringLiteral("storedExecutionsAction"));
    m_storedAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    m_storedAction->setShortcutContext(Qt::ApplicationShortcut);
    m_storedAction->setAutoRepeat(false);
    m_storedAction->setCheckable(true);
    connect(m_storedAction, &QAction::toggled, this, &TestWorkspace::showStored);
    for (const TableSwitch *each : {m_liveSwitch, &m_stored->tableSwitch()}) {
        connect(each, &TableSwitch::chosen, this, [this](TableSwitch::Table table) {
            m_storedAction->setChecked(table == TableSwitch::Table::Stored);
        });
    }
    connect(m_stored, &HistoryPane::executionSelected, this, &TestWorkspace::inspect);
    connect(m_stored, &HistoryPane::executionSelected, this, &TestWorkspace::sessionChanged);
    connect(m_stored, &HistoryPane::tableLayoutChanged, this, &TestWorkspace::sessionChanged);
    connect(m_stored, &HistoryPane::inputWanted, this, [this] { useInput(shownExecution()); });
    connect(m_stored, &HistoryPane::noticed, this, &TestWorkspace::noticed);
}

void TestWorkspace::showStored(bool stored)
{
    const bool hadFocus = m_tables->currentWidget()->isAncestorOf(m_window.focusWidget()) ||
                          m_window.focusWidget() == m_tables->currentWidget();
    m_tables->setCurrentWidget(stored ? static_cast<QWidget *>(m_stored) : m_executions);
    m_storedAction->setChecked(stored);
    // Each says where it stands, for when it is seen again.
    m_liveSwitch->setShown(TableSwitch::Table::Live);
    m_stored->tableSwitch().setShown(TableSwitch::Table::Stored);
    if (hadFocus) {
        m_tables->currentWidget()->setFocus();
    }
    inspect(shownExecution());
    emit sessionChanged();
}

bool TestWorkspace::isStoredShown() const
{
    return m_storedAction->isChecked();
}

ExecutionId TestWorkspace::shownExecution() const
{
    if (!isStoredShown()) {
        return m_executions->selectedExecution();
    }
    return m_stored->selected() ? m_stored->selected()->id : ExecutionId();
}

const FlowExecution *TestWorkspace::runOf(const ExecutionId &id) const
{
    const FlowExecution *live = m_model.execution(id);
    const std::optional<FlowExecution> &stored = m_stored->selected();
    return live == nullptr && stored && stored->id == id ? &*stored : live;
}

TestWorkspace::TableKeys TestWorkspace::tableKeys() const
{
    const auto withKeys = [](QList<QAction *> actions) {
        actions.removeIf([](const QAction *action) { return action->shortcut().isEmpty(); });
        return actions;
    };
    TableKeys keys;
    keys.live = withKeys(m_executions->actions());
    keys.stored = withKeys(m_stored->actions());
    const QList<QAction *> live = keys.live;
    for (QAction *action : live) {
        const qsizetype before = keys.stored.size();
        keys.stored.removeIf([action](const QAction *each) { return each->shortcut() == action->shortcut(); });
        if (keys.stored.size() < before) {
            keys.both.append(action);
            keys.live.removeOne(action);
        }
    }
    return keys;
}

QList<QAction *> TestWorkspace::variablesActions() const
{
    return m_variables->keyActions();
}

void TestWorkspace::showHistory(const HistoryState &state)
{
    m_stored->showHistory(state);
}

} // namespace flowconsole
