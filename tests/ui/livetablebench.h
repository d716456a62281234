#pragma once

#include "tests/models/sampleexecutions.h"
#include "tests/support/manualclock.h"
#include "ui/executions/executionspane.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QTableView>
#include <QTest>

#include <memory>

namespace flowconsole {

inline int sectionOf(ExecutionColumn column)
{
    return static_cast<int>(column);
}

/// The table of live executions in a window of its own, on a clock that stands, with what a test does to it.
class LiveTableBench
{
    Q_DISABLE_COPY_MOVE(LiveTableBench)

protected:
    LiveTableBench() = default;
    ~LiveTableBench() = default;

    void open()
    {
        if (!m_theme) {
            m_theme = std::make_unique<Theme>();
        }
        m_clock = std::make_unique<ManualClock>(m_start.addSecs(60));
        m_model = std::make_unique<ExecutionTableModel>(*m_clock);
        m_pane = std::make_unique<ExecutionsPane>(*m_model, *m_theme);
        m_table = part<QTableView>(*m_pane, "executionsTable");
        m_pane->resize(m_theme->scaled(1200), 500);
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
    [[nodiscard]] FlowExecution of(const QString &flow, int number,
                                   ExecutionState state = ExecutionState::Running) const
    {
        return sampleExecution(number, state, m_start, flow);
    }
    void show(const QList<FlowExecution> &executions)
    {
        m_model->apply({executions, {}});
        m_clock->advance(Milliseconds(300));
    }
    void showThree()
    {
        show({of(m_billing, 1),
              ended(of(m_callback, 2), ExecutionState::Failed, std::chrono::seconds(9),
                    QStringLiteral("HTTP 504")),
              of(m_billing, 3)});
    }
    /// By the action's shortcut, as it is pressed in the table.
    void press(const char *action)
    {
        const QKeySequence keys = part<QAction>(*m_pane, action)->shortcut();
        m_table->setFocus();
        QTest::keySequence(m_table, keys);
    }
    template <class Part>
    [[nodiscard]] static Part *part(const QWidget &pane, const char *name)
    {
        auto *found = pane.findChild<Part *>(QLatin1String(name));
        if (found == nullptr) {
            qFatal("no part named %s", name);
        }
        return found;
    }
    [[nodiscard]] QListWidget *openColumns()
    {
        press("chooseColumns");
        return part<QListWidget>(*m_pane, "columnsList");
    }
    static void choose(QListWidget *list, ExecutionColumn column)
    {
        list->setCurrentItem(list->findItems(executionColumnTitle(column), Qt::MatchExactly).value(0));
    }
    [[nodiscard]] QString shownTitles() const
    {
        QStringList titles;
        const QHeaderView *header = m_table->horizontalHeader();
        for (int place = 0; place < header->count(); ++place) {
            const int section = header->logicalIndex(place);
            if (!header->isSectionHidden(section)) {
                titles << m_model->headerData(section, Qt::Horizontal).toString();
            }
        }
        return titles.join(u' ');
    }
    [[nodiscard]] QPoint inRow(int row, ExecutionColumn column = ExecutionColumn::Flow) const
    {
        return m_table->visualRect(m_model->index(row, sectionOf(column))).center();
    }
    void click(int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, modifiers, inRow(row));
    }
    [[nodiscard]] QString rows() const
    {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            all << (m_model->isHeading(row) ? u'[' + m_model->index(row, 0).data().toString() + u']'
                                            : m_model->idAt(row).text());
        }
        return all.join(u' ');
    }
    [[nodiscard]] QString selected() const
    {
        QStringList all;
        const QList<ExecutionId> ids = m_pane->selectedExecutions();
        for (const ExecutionId &id : ids) {
            all << id.text();
        }
        return all.join(u' ');
    }
    [[nodiscard]] QString counts() const { return part<QLabel>(*m_pane, "tableCounts")->accessibleName(); }
    [[nodiscard]] QString found() const { return part<QLabel>(*m_pane, "findCount")->text(); }
    [[nodiscard]] QPoint borderOf(ExecutionColumn column) const
    {
        const QHeaderView *header = m_table->horizontalHeader();
        return {header->sectionViewportPosition(sectionOf(column)) + header->sectionSize(sectionOf(column)) - 1,
                header->height() / 2};
    }
    void drag(const QPoint &from, int by) const
    {
        QWidget *header = m_table->horizontalHeader()->viewport();
        QTest::mousePress(header, Qt::LeftButton, {}, from);
        QTest::mouseMove(header, from + QPoint(by / 3, 0));
        QTest::mouseMove(header, from + QPoint(by, 0));
        QTest::mouseRelease(header, Qt::LeftButton, {}, from + QPoint(by, 0));
    }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
    const QString m_billing = QStringLiteral("Billing IVR");
    const QString m_callback = QStringLiteral("Callback offer");
    const QString m_usual = QStringLiteral("State Flow Version Node Duration Detail Last seen Next look");
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ExecutionTableModel> m_model;
    std::unique_ptr<ExecutionsPane> m_pane;
    QTableView *m_table = nullptr;
};

} // namespace flowconsole
