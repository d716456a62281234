#include "executionspanebench.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>

using namespace flowconsole;
using namespace std::chrono_literals;

/// What the operator launches is seen at once, and what he reads stays where it is.
class ExecutionsPaneTest final : public QObject, private ExecutionsPaneBench
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void ownLaunchesComeAtOnceAndTheLastIsSelected();
    void launchIsShownToOneWhoHadScrolledAway();
    void launchWaitsForTheButtonToBeReleased();
    void selectedRowDoesNotHoldTheOrder();
    void viewAtTheTopStaysThere();
    void rowsScrolledToByTheWheelStayInPlace();
    void launchIsFollowedInASortedTable();
    void nothingHoldsAnEmptyTable();
    void pillStandsInTheTitleLine();
    void menuKeyOpensTheMenuAtTheCurrentRow();
    void homeAndEndGoToTheFirstAndLastRow();
};

void ExecutionsPaneTest::ownLaunchesComeAtOnceAndTheLastIsSelected()
{
    const QSignalSpy selected(m_pane.get(), &ExecutionsPane::executionSelected);
    for (int number = 0; number < 25; ++number) {
        m_pane->select(idOf(number));
        m_model->apply({{running(number)}, {}});
        m_clock->advance(40ms);
        QCoreApplication::sendPostedEvents();
    }
    m_clock->advance(300ms);
    QCOMPARE(m_model->rowCount(), 25);
    QVERIFY(!pill()->isVisible());
    QCOMPARE(m_pane->selectedExecution(), idOf(24));
    QCOMPARE(selected.last().at(0).value<ExecutionId>(), idOf(24));
    QCOMPARE(m_model->idAt(m_table->rowAt(0)), idOf(24));
    QCOMPARE(m_table->currentIndex().row(), 0);
}

void ExecutionsPaneTest::launchIsShownToOneWhoHadScrolledAway()
{
    showMany(40);
    turnWheelDown();
    QVERIFY(m_model->isOrderHeld());
    for (const int number : {100, 101, 102}) {
        m_pane->select(idOf(number));
    }
    show({running(100), running(101), running(102)});
    QCOMPARE(m_pane->selectedExecution(), idOf(102));
    QVERIFY(isInView(idOf(102)));
    QVERIFY(!m_model->isOrderHeld());
    QVERIFY(!pill()->isVisible());
}

void ExecutionsPaneTest::launchWaitsForTheButtonToBeReleased()
{
    show({running(1), running(2)});
    const QPoint place = m_table->visualRect(m_model->indexOf(idOf(1))).center();
    QTest::mousePress(m_table->viewport(), Qt::LeftButton, {}, place);
    m_pane->select(idOf(3));
    show({running(3)});
    QCOMPARE(m_model->rowCount(), 2);
    QTest::mouseRelease(m_table->viewport(), Qt::LeftButton, {}, place);
    m_clock->advance(300ms);
    QCOMPARE(m_pane->selectedExecution(), idOf(3));
}

void ExecutionsPaneTest::selectedRowDoesNotHoldTheOrder()
{
    showMany(30);
    m_pane->select(idOf(2));
    QVERIFY(m_table->verticalScrollBar()->value() > 0);
    QVERIFY(!m_model->isOrderHeld());
    show({running(100)});
    QCOMPARE(m_model->rowCount(), 31);
    QVERIFY(!pill()->isVisible());
    QVERIFY(isInView(idOf(2)));

    m_pane->select(idOf(101));
    show({running(101)});
    QCOMPARE(m_pane->selectedExecution(), idOf(101));
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
}

void ExecutionsPaneTest::viewAtTheTopStaysThere()
{
    showMany(30);
    m_pane->select(idOf(29));
    for (int number = 30; number < 60; ++number) {
        show({running(number)});
    }
    QCOMPARE(m_model->idAt(m_table->rowAt(0)), idOf(59));
    QCOMPARE(m_pane->selectedExecution(), idOf(29));
}

void ExecutionsPaneTest::rowsScrolledToByTheWheelStayInPlace()
{
    showMany(40);
    turnWheelDown();
    const ExecutionId top = m_model->idAt(m_table->rowAt(0));
    QVERIFY(top != idOf(39));
    show({running(100)});
    QCOMPARE(m_model->idAt(m_table->rowAt(0)), top);
    QVERIFY(pill()->isVisible());
    m_table->verticalScrollBar()->setValue(0);
    m_clock->advance(300ms);
    QCOMPARE(m_model->idAt(m_table->rowAt(0)), idOf(100));
    QVERIFY(!pill()->isVisible());
}

void ExecutionsPaneTest::launchIsFollowedInASortedTable()
{
    showMany(40);
    m_table->sortByColumn(columnOf(ExecutionColumn::Flow), Qt::AscendingOrder);
    m_pane->select(idOf(100));
    show({sampleExecution(100, ExecutionState::Running, m_start, QStringLiteral("Voicemail"))});
    QCOMPARE(m_table->currentIndex().row(), 40);
    QVERIFY(isInView(idOf(100)));
    for (int number = 101; number < 130; ++number) {
        show({running(number)});
    }
    QCOMPARE(m_model->rowCount(), 70);
    QVERIFY(isInView(idOf(100)));
}

void ExecutionsPaneTest::nothingHoldsAnEmptyTable()
{
    QTest::mousePress(m_table->viewport(), Qt::LeftButton, {}, QPoint(50, 50));
    show({running(1)});
    QCOMPARE(m_model->rowCount(), 1);
    QTest::mouseRelease(m_table->viewport(), Qt::LeftButton, {}, QPoint(50, 50));

    showMany(40);
    turnWheelDown();
    m_pane->setFilterText(QStringLiteral("voicemail"));
    show({sampleExecution(100, ExecutionState::Running, m_start, QStringLiteral("Voicemail"))});
    QCOMPARE(m_model->rowCount(), 1);
}

void ExecutionsPaneTest::pillStandsInTheTitleLine()
{
    showMany(40);
    turnWheelDown();
    show({running(100), running(101)});
    QVERIFY(pill()->isVisible());
    const auto *title = part<QLabel>(*m_pane, "sectionTitle");
    const auto placeOf = [this](const QWidget *widget) {
        return QRect(widget->mapTo(m_pane.get(), QPoint()), widget->size());
    };
    QTRY_VERIFY(placeOf(pill()).bottom() < placeOf(m_table).top());
    QVERIFY(placeOf(pill()).left() > placeOf(title).right());
    QVERIFY(placeOf(pill()).left() - placeOf(title).right() < 40);
    QTest::mouseClick(pill(), Qt::LeftButton);
    QVERIFY(!pill()->isVisible());
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);

    turnWheelDown();
    show({running(102)});
    QVERIFY(pill()->isVisible());
    QList<FlowExecution> all;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        all << ended(*m_model->execution(m_model->idAt(row)), ExecutionState::Completed, 1s);
    }
    show(all + QList{ended(running(102), ExecutionState::Completed, 1s)});
    QTest::keyClick(m_table, Qt::Key_Home);
    m_clock->advance(300ms);
    QVERIFY(!pill()->isVisible());
    QCOMPARE(m_model->rowCount(), 43);
}

void ExecutionsPaneTest::menuKeyOpensTheMenuAtTheCurrentRow()
{
    showMany(40);
    m_pane->select(idOf(36));
    const QRect row = m_table->visualRect(m_model->indexOf(idOf(36)));
    const QRect screenRow(m_table->viewport()->mapToGlobal(row.topLeft()), row.size());
    QContextMenuEvent event(QContextMenuEvent::Keyboard, m_table->rect().center(),
                            m_table->mapToGlobal(m_table->rect().center()));
    QCoreApplication::sendEvent(m_table, &event);
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) != nullptr);
    QVERIFY2(qAbs(menu->y() - screenRow.bottom()) <= 2, qPrintable(QString::number(menu->y())));
    QVERIFY(m_model->isOrderHeld());
    menu->close();
    QVERIFY(!m_model->isOrderHeld());
}

void ExecutionsPaneTest::homeAndEndGoToTheFirstAndLastRow()
{
    showMany(40);
    m_pane->select(idOf(20));
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_End);
    QCOMPARE(m_pane->selectedExecution(), idOf(0));
    QVERIFY(isInView(idOf(0)));
    QTest::keyClick(m_table, Qt::Key_Home);
    QCOMPARE(m_pane->selectedExecution(), idOf(39));
    QVERIFY(isInView(idOf(39)));
}

QTEST_MAIN(ExecutionsPaneTest)
#include "executionspanetest.moc"
