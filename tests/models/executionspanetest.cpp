#include "ui/executions/executionspane.h"
#include "sampleexecutions.h"
#include "tests/support/manualclock.h"
#include "ui/theme/theme.h"
#include "widgettext.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>

#include <memory>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

ExecutionId idOf(int number)
{
    return ExecutionId(QStringLiteral("id-%1").arg(number));
}

constexpr int columnOf(ExecutionColumn column)
{
    return static_cast<int>(column);
}

} // namespace

/// What the operator launches is seen at once, and what he reads stays where it is.
class ExecutionsPaneTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void ownLaunchesComeAtOnceAndTheLastIsSelected();
    void launchIsShownToOneWhoHadScrolledAway();
    void launchWaitsForTheButtonToBeReleased();
    void selectedRowDoesNotHoldTheOrder();
    void viewAtTheTopStaysThere();
    void rowsScrolledToByTheWheelStayInPlace();
    void launchIsFollowedInASortedTable();
    void nothingHoldsAnEmptyTable();

    void pillStandsInTheTitleLine();

    void sortClickTakesEffect_data();
    void sortClickTakesEffect();
    void sortClicksOneAfterAnother();
    void sortingKeepsTheSelectedRowInView();
    void sortingShowsTheFirstRowsWhereNoneIsSelected();

    void durationStandsUnderItsTitle();
    void runningChipStaysAChipInASelectedRow_data();
    void runningChipStaysAChipInASelectedRow();
    void menuKeyOpensTheMenuAtTheCurrentRow();
    void homeAndEndGoToTheFirstAndLastRow();
    void failedLooksWarn();
    void everyColumnFitsANarrowTable();
    void theNodeTakesItsShareAfterItWasHidden();

private:
    [[nodiscard]] FlowExecution running(int number) const
    {
        return sampleExecution(number, ExecutionState::Running, m_start);
    }
    void show(const QList<FlowExecution> &executions)
    {
        m_model->apply({executions, {}});
        m_clock->advance(300ms);
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

void ExecutionsPaneTest::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void ExecutionsPaneTest::init()
{
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

void ExecutionsPaneTest::cleanup()
{
    m_pane.reset();
    m_model.reset();
    m_clock.reset();
}

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

void ExecutionsPaneTest::sortClickTakesEffect_data()
{
    QTest::addColumn<int>("wobble");
    QTest::addColumn<bool>("rowsCome");
    QTest::newRow("still hand") << 0 << false;
    QTest::newRow("hand that trembles") << 14 << false;
    QTest::newRow("rows come while the button is down") << 0 << true;
    QTest::newRow("both") << 14 << true;
}

void ExecutionsPaneTest::sortClickTakesEffect()
{
    QFETCH(int, wobble);
    QFETCH(bool, rowsCome);
    showMany(25);
    QWidget *header = m_table->horizontalHeader()->viewport();
    QTest::mouseClick(header, Qt::LeftButton, {}, middleOf(ExecutionColumn::State));
    QCOMPARE(sortedBy(), columnOf(ExecutionColumn::State));
    m_clock->advance(750ms);

    const QPoint place = middleOf(ExecutionColumn::Duration);
    QTest::mouseMove(header, place);
    QTest::mousePress(header, Qt::LeftButton, {}, place);
    if (rowsCome) {
        show({running(100), ended(running(3), ExecutionState::Completed, 1s)});
    }
    if (wobble > 0) {
        const QPointF moved = place + QPoint(wobble, 1);
        QMouseEvent move(QEvent::MouseMove, moved, header->mapToGlobal(moved), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(header, &move);
    }
    QTest::mouseRelease(header, Qt::LeftButton, {}, place + QPoint(wobble, wobble > 0 ? 1 : 0));
    QCOMPARE(sortedBy(), columnOf(ExecutionColumn::Duration));
    for (int row = 1; row < m_model->rowCount(); ++row) {
        const auto durationAt = [this](int at) {
            return m_model->index(at, columnOf(ExecutionColumn::Duration))
                .data(ExecutionTableModel::SortKeyRole)
                .toLongLong();
        };
        QVERIFY(durationAt(row - 1) <= durationAt(row));
    }
}

void ExecutionsPaneTest::sortClicksOneAfterAnother()
{
    showMany(25);
    QHeaderView *header = m_table->horizontalHeader();
    const auto click = [&](ExecutionColumn column) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middleOf(column));
    };
    click(ExecutionColumn::Flow);
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    // A second click that comes at once reaches a widget as a double click.
    const QPointF place = middleOf(ExecutionColumn::Flow);
    QMouseEvent press(QEvent::MouseButtonDblClick, place, header->viewport()->mapToGlobal(place),
                      Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QMouseEvent release(QEvent::MouseButtonRelease, place, header->viewport()->mapToGlobal(place),
                        Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(header->viewport(), &press);
    QCoreApplication::sendEvent(header->viewport(), &release);
    QCOMPARE(sortedBy(), columnOf(ExecutionColumn::Flow));
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    click(ExecutionColumn::Flow);
    QCOMPARE(sortedBy(), -1);
    click(ExecutionColumn::Detail);
    QCOMPARE(sortedBy(), columnOf(ExecutionColumn::Detail));
}

void ExecutionsPaneTest::sortingKeepsTheSelectedRowInView()
{
    QList<FlowExecution> executions;
    for (int i = 0; i < 40; ++i) {
        executions << sampleExecution(i, ExecutionState::Running, m_start,
                                      QStringLiteral("Flow %1").arg(i, 2, 10, QLatin1Char('0')));
    }
    show(executions);
    m_pane->select(idOf(39));
    QCOMPARE(m_table->currentIndex().row(), 0);
    QTest::mouseClick(m_table->horizontalHeader()->viewport(), Qt::LeftButton, {},
                      middleOf(ExecutionColumn::Flow));
    QCOMPARE(m_table->currentIndex().row(), 39);
    QVERIFY(isInView(idOf(39)));
    QVERIFY(!m_model->isOrderHeld());
}

void ExecutionsPaneTest::durationStandsUnderItsTitle()
{
    show({ended(running(1), ExecutionState::Completed, 12s)});
    // The last column of pixels in which something is written.
    const auto rightmostInk = [](const QImage &picture, const QRect &logicalArea) {
        const double ratio = picture.devicePixelRatio();
        const QRect area(qRound(logicalArea.left() * ratio), qRound(logicalArea.top() * ratio),
                         qRound(logicalArea.width() * ratio), qRound(logicalArea.height() * ratio));
        for (int x = area.right() - 2; x > area.left() + 2; --x) {
            for (int y = area.top() + 4; y < area.bottom() - 4; ++y) {
                if (qGray(picture.pixel(x, y)) < 160) {
                    return x;
                }
            }
        }
        return -1;
    };
    const QModelIndex cell = m_model->index(0, columnOf(ExecutionColumn::Duration));
    const QRect cellArea = m_table->visualRect(cell);
    QHeaderView *header = m_table->horizontalHeader();
    const QRect titleArea(cellArea.left(), 0, cellArea.width(), header->height());
    QTest::mouseMove(m_pane.get(), QPoint(2, 2));
    for (const bool sorted : {false, true}) {
        m_table->sortByColumn(sorted ? columnOf(ExecutionColumn::Duration) : -1, Qt::AscendingOrder);
        const int title = rightmostInk(header->grab().toImage(), titleArea);
        const int value = rightmostInk(m_table->viewport()->grab().toImage(), cellArea);
        QVERIFY(title > 0 && value > 0);
        QVERIFY2(qAbs(title - value) <= 2, qPrintable(QStringLiteral("%1 and %2").arg(title).arg(value)));
    }
}

void ExecutionsPaneTest::runningChipStaysAChipInASelectedRow_data()
{
    QTest::addColumn<SchemeChoice>("scheme");
    QTest::newRow("light") << SchemeChoice::Light;
    QTest::newRow("dark") << SchemeChoice::Dark;
}

void ExecutionsPaneTest::runningChipStaysAChipInASelectedRow()
{
    QFETCH(SchemeChoice, scheme);
    m_theme->setChoice(scheme);
    show({running(1)});
    m_pane->select(idOf(1));
    const QRect cell = m_table->visualRect(m_model->index(0, 0));
    const QImage picture = m_table->viewport()->grab().toImage();
    const QColor around = picture.pixelColor(cell.left() + 5, cell.center().y());
    QCOMPARE(around, m_theme->tokens().accentSoft);
    int difference = 0;
    for (int x = cell.left() + 6; x < cell.left() + 16; ++x) {
        const QColor here = picture.pixelColor(x, cell.center().y());
        difference = qMax(difference, qAbs(qGray(here.rgb()) - qGray(around.rgb())));
    }
    QVERIFY2(difference >= 30, qPrintable(QString::number(difference)));
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

void ExecutionsPaneTest::failedLooksWarn()
{
    FlowExecution execution = running(1);
    execution.failedLooks = 2;
    execution.lastSeenAt = m_clock->nowUtc().addSecs(-12);
    show({execution});
    const QRect cell =
        m_table->visualRect(m_model->indexOf(execution.id, ExecutionColumn::Freshness)).adjusted(4, 0, 0, 0);
    const QImage picture = m_table->viewport()->grab(cell).toImage();
    bool warns = false;
    const QColor warning = m_theme->tokens().warning;
    for (int y = 0; y < picture.height() && !warns; ++y) {
        for (int x = 0; x < picture.width() && !warns; ++x) {
            const QColor here = picture.pixelColor(x, y);
            warns = qAbs(here.hue() - warning.hue()) < 8 && here.saturation() > 120;
        }
    }
    QVERIFY(warns);
}

void ExecutionsPaneTest::sortingShowsTheFirstRowsWhereNoneIsSelected()
{
    showMany(40);
    turnWheelDown();
    QVERIFY(m_table->verticalScrollBar()->value() > 0);
    QTest::mouseClick(m_table->horizontalHeader()->viewport(), Qt::LeftButton, {},
                      middleOf(ExecutionColumn::Flow));
    QCOMPARE(sortedBy(), columnOf(ExecutionColumn::Flow));
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
}

void ExecutionsPaneTest::everyColumnFitsANarrowTable()
{
    showMany(40);
    m_pane->resize(m_theme->scaled(500), 330);
    QTRY_COMPARE(m_table->horizontalScrollBar()->maximum(), 0);
    QVERIFY(m_table->isColumnHidden(columnOf(ExecutionColumn::Version)));
    const int freshness = m_table->horizontalHeader()->sectionViewportPosition(6) + m_table->columnWidth(6);
    QVERIFY(freshness <= m_table->viewport()->width());
}

void ExecutionsPaneTest::theNodeTakesItsShareAfterItWasHidden()
{
    const int node = columnOf(ExecutionColumn::Node);
    m_pane->resize(m_theme->scaled(500), 330);
    QTRY_VERIFY(m_table->isColumnHidden(node));
    m_theme->setChoice(SchemeChoice::Dark);
    m_pane->resize(m_theme->scaled(700), 330);
    QTRY_VERIFY(!m_table->isColumnHidden(node));
    QVERIFY(m_table->columnWidth(node) * 5 < m_table->viewport()->width());
    QVERIFY(m_table->columnWidth(columnOf(ExecutionColumn::Flow)) >= m_table->columnWidth(node));
}

QTEST_MAIN(ExecutionsPaneTest)
#include "executionspanetest.moc"
