#pragma once

#include "sampleexecutions.h"
#include "tests/support/manualclock.h"
#include "ui/executions/executionspane.h"
#include "ui/theme/theme.h"
#include "widgettext.h"

#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>

#include <memory>

namespace flowconsole {

inline ExecutionId idOf(int number)
{
    return ExecutionId(QStringLiteral("id-%1").arg(number));
}

constexpr int columnOf(ExecutionColumn column)
{
    return static_cast<int>(column);
}

/// The pane of live executions in a window of 900 by 330 pixels, on a clock that stands, with what a test does
/// to it.
class ExecutionsPaneBench
{
    Q_DISABLE_COPY_MOVE(ExecutionsPaneBench)

protected:
    ExecutionsPaneBench() = default;
    ~ExecutionsPaneBench() = default;

    void open()
    {
        if (!m_theme) {
            m_theme = std::make_unique<Theme>();
        }
        m_theme->setChoice(SchemeChoice::Light);
        m_clock = std::make_unique<ManualClock>(m_start.addSecs(60));
        m_model = std::make_unique<ExecutionTableModel>(*m_clock);
        m_pane = std::make_unique<ExecutionsPane>(*m_model, *m_theme);
        m_table = part<QTableView>(*m_pane, "executionsTable");
        m_pane->resize(900, 330);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }
    void close()
    {
        m_pane.reset();
        m_model.reset();
        m_clock.reset();
    }
    [[nodiscard]] FlowExecution running(int number) const
    {
        return sampleExecution(number, ExecutionState::Running, m_start);
    }
    void show(const QList<FlowExecution> &executions)
    {
        m_model->apply({executions, {}});
        m_clock->advance(Milliseconds(300));
    }
    void showMany(int count)
    {
        QList<FlowExecution> executions;
        for (int i = 0; i < count; ++i) {
            executions << running(i);
        }
        show(executions);
        QTRY_VERIFY(m_table->verticalScrollBar()->maximum() >= count - 20);
    }
    void turnWheelDown() const
    {
        const QPointF place(100, 100);
        QWheelEvent event(place, m_table->viewport()->mapToGlobal(place), {}, QPoint(0, -360), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_table->viewport(), &event);
    }
    [[nodiscard]] bool isInView(const ExecutionId &id) const
    {
        const QModelIndex index = m_model->indexOf(id);
        return index.isValid() && m_table->viewport()->rect().contains(m_table->visualRect(index).center());
    }
    [[nodiscard]] QPoint middleOf(ExecutionColumn column) const
    {
        const QHeaderView *header = m_table->horizontalHeader();
        return {header->sectionViewportPosition(columnOf(column)) + header->sectionSize(columnOf(column)) / 2,
                header->height() / 2};
    }
    [[nodiscard]] QPushButton *pill() const { return part<QPushButton>(*m_pane, "pendingPill"); }
    [[nodiscard]] int sortedBy() const { return m_table->horizontalHeader()->sortIndicatorSection(); }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ExecutionTableModel> m_model;
    std::unique_ptr<ExecutionsPane> m_pane;
    QTableView *m_table = nullptr;
};

} // namespace flowconsole
