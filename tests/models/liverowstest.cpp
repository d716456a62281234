#include "sampleexecutions.h"
#include "tests/support/manualclock.h"
#include "ui/executions/executionspane.h"
#include "ui/theme/theme.h"
#include "widgettext.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

constexpr int indexOf(ExecutionColumn column)
{
    return static_cast<int>(column);
}

} // namespace

/// What of a live row is seen at which width, and that nothing moves under the pointer.
class LiveRowsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void whatIsForgottenStaysWhileThePointerIsOnTheRows();
    void theSelectionOfWhatIsForgottenEnds();
    void theNextLookGivesWayInANarrowTable_data();
    void theNextLookGivesWayInANarrowTable();
    void everyColumnFitsAtTheDesignedWidth();
    void theCountdownAndTheFlowsNameAreNeverCut_data();
    void theCountdownAndTheFlowsNameAreNeverCut();
    void overdueAndReconcilingArePaintedWithTheirIcon_data();
    void overdueAndReconcilingArePaintedWithTheirIcon();

private:
    [[nodiscard]] FlowExecution running(int number) const
    {
        return sampleExecution(number, ExecutionState::Running, m_start);
    }
    void show(const ChangeSet &changes)
    {
        m_model->apply(changes);
        m_clock->advance(300ms);
        QCoreApplication::sendPostedEvents();
    }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ExecutionTableModel> m_model;
    std::unique_ptr<ExecutionsPane> m_pane;
    QTableView *m_table = nullptr;
};

void LiveRowsTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void LiveRowsTest::init()
{
    m_clock = std::make_unique<ManualClock>(m_start.addSecs(60));
    m_model = std::make_unique<ExecutionTableModel>(*m_clock);
    m_pane = std::make_unique<ExecutionsPane>(*m_model, *m_theme);
    m_table = part<QTableView>(*m_pane, "executionsTable");
    m_pane->resize(m_theme->scaled(900), 330);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void LiveRowsTest::cleanup()
{
    m_pane.reset();
    m_model.reset();
    m_clock.reset();
}

void LiveRowsTest::whatIsForgottenStaysWhileThePointerIsOnTheRows()
{
    show({{running(1), running(2), running(3)}, {}});
    m_table->sortByColumn(indexOf(ExecutionColumn::Flow), Qt::AscendingOrder);
    const ExecutionId last = m_model->idAt(2);
    const QPoint place = m_table->visualRect(m_model->indexOf(last)).center();
    QTest::mouseMove(m_table->viewport(), place);
    show({{}, {running(3).id}});
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(m_model->idAt(m_table->rowAt(place.y())), last);

    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_table->viewport(), &leave);
    m_clock->advance(300ms);
    QCOMPARE(m_model->rowCount(), 2);
    QVERIFY(!m_model->indexOf(running(3).id).isValid());
}

void LiveRowsTest::theSelectionOfWhatIsForgottenEnds()
{
    show({{running(1), running(2)}, {}});
    m_pane->select(running(1).id);
    const QSignalSpy selected(m_pane.get(), &ExecutionsPane::executionSelected);
    show({{}, {running(1).id}});
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_pane->selectedExecution(), ExecutionId());
    QCOMPARE(selected.last().first().value<ExecutionId>(), ExecutionId());
}

void LiveRowsTest::theNextLookGivesWayInANarrowTable_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("shown");
    // The table of a window of 1440 and of 1024 pixels.
    QTest::newRow("wide") << 806 << true;
    QTest::newRow("narrow") << 566 << false;
}

void LiveRowsTest::theNextLookGivesWayInANarrowTable()
{
    QFETCH(int, width);
    QFETCH(bool, shown);
    FlowExecution execution = running(1);
    execution.nextLookAt = m_clock->nowUtc().addSecs(90);
    show({{execution}, {}});
    m_pane->resize(m_theme->scaled(width), 330);
    QTRY_COMPARE(!m_table->isColumnHidden(indexOf(ExecutionColumn::NextLook)), shown);
    QVERIFY(!m_table->isColumnHidden(indexOf(ExecutionColumn::Freshness)));
    QVERIFY(!m_table->isColumnHidden(indexOf(ExecutionColumn::Detail)));
    // Where it is hidden, the column beside it says it on hover.
    const QModelIndex freshness = m_model->index(0, indexOf(ExecutionColumn::Freshness));
    QVERIFY(freshness.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Next look ")));
}

void LiveRowsTest::everyColumnFitsAtTheDesignedWidth()
{
    FlowExecution execution = running(1);
    execution.isReconciling = true;
    show({{execution}, {}});
    m_pane->resize(m_theme->scaled(806), 330);
    QTRY_COMPARE(m_table->horizontalScrollBar()->maximum(), 0);
    // The word that says that the state may be old is not cut.
    const QString word = m_model->index(0, indexOf(ExecutionColumn::Detail)).data().toString();
    const int room = m_table->columnWidth(indexOf(ExecutionColumn::Detail));
    QVERIFY(room >= m_table->fontMetrics().horizontalAdvance(word) + m_theme->scaled(2 * 8 + 14 + 5));
}

void LiveRowsTest::theCountdownAndTheFlowsNameAreNeverCut_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("isNameWhole");
    // The table of a window of 1440 pixels, of 1024, and of one that was made narrower than it was arranged
    // for.
    QTest::newRow("wide") << 806 << true;
    QTest::newRow("narrow") << 566 << true;
    QTest::newRow("narrowest") << 396 << false;
}

void LiveRowsTest::theCountdownAndTheFlowsNameAreNeverCut()
{
    QFETCH(int, width);
    QFETCH(bool, isNameWhole);
    FlowExecution execution = running(1);
    execution.flowName = QStringLiteral("Appointment reminder");
    execution.timeout = 3600s;
    execution.isReconciling = true;
    show({{execution}, {}});
    m_pane->resize(m_theme->scaled(width), 330);
    QTRY_COMPARE(m_table->viewport()->width(), m_theme->scaled(width));
    QTRY_COMPARE(m_table->horizontalScrollBar()->maximum(), 0);
    const QString detail = m_model->index(0, indexOf(ExecutionColumn::Detail)).data().toString();
    QVERIFY2(detail.startsWith(QStringLiteral("59:01 left · Reconciling")), qPrintable(detail));
    const auto room = [this](ExecutionColumn column) {
        return m_table->columnWidth(indexOf(column)) - m_theme->scaled(2 * 8);
    };
    const QFontMetrics metrics = m_table->fontMetrics();
    QVERIFY(room(ExecutionColumn::Detail) >=
            metrics.horizontalAdvance(QStringLiteral("59:01 left")) + m_theme->scaled(14 + 5));
    QCOMPARE(room(ExecutionColumn::Flow) >= metrics.horizontalAdvance(execution.flowName), isNameWhole);
}

void LiveRowsTest::overdueAndReconcilingArePaintedWithTheirIcon_data()
{
    QTest::addColumn<bool>("overdue");
    QTest::newRow("overdue") << true;
    QTest::newRow("reconciling") << false;
}

void LiveRowsTest::overdueAndReconcilingArePaintedWithTheirIcon()
{
    QFETCH(bool, overdue);
    FlowExecution execution = running(1);
    execution.isOverdue = overdue;
    execution.isReconciling = !overdue;
    execution.timeout = 10s;
    execution.timeoutAction = TimeoutAction::MarkOnly;
    show({{execution}, {}});
    const QRect cell = m_table->visualRect(m_model->index(0, indexOf(ExecutionColumn::Detail)));
    const QRect icon(cell.left() + m_theme->scaled(8), cell.top(), m_theme->scaled(14), cell.height() - 1);
    const QImage picture = m_table->viewport()->grab(icon).toImage();
    const QColor expected = overdue ? m_theme->tokens().warning : m_theme->tokens().muted;
    bool isThere = false;
    for (int y = 0; y < picture.height() && !isThere; ++y) {
        for (int x = 0; x < picture.width() && !isThere; ++x) {
            const QColor here = picture.pixelColor(x, y);
            isThere = qAbs(here.red() - expected.red()) < 24 && qAbs(here.green() - expected.green()) < 24 &&
                      qAbs(here.blue() - expected.blue()) < 24;
        }
    }
    QVERIFY(isThere);
}

QTEST_MAIN(LiveRowsTest)
#include "liverowstest.moc"
