#include "executionspanebench.h"

using namespace flowconsole;
using namespace std::chrono_literals;

/// Titles sort, and the table reads well in every order, width and scheme.
class ExecutionsLookTest final : public QObject, private ExecutionsPaneBench
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void sortClickTakesEffect_data();
    void sortClickTakesEffect();
    void sortClicksOneAfterAnother();
    void sortingKeepsTheSelectedRowInView();
    void sortingShowsTheFirstRowsWhereNoneIsSelected();
    void durationStandsUnderItsTitle();
    void runningChipStaysAChipInASelectedRow_data();
    void runningChipStaysAChipInASelectedRow();
    void failedLooksWarn();
    void everyColumnFitsANarrowTable();
    void theNodeTakesItsShareAfterItWasHidden();
};

void ExecutionsLookTest::sortClickTakesEffect_data()
{
    QTest::addColumn<int>("wobble");
    QTest::addColumn<bool>("rowsCome");
    QTest::newRow("still hand") << 0 << false;
    QTest::newRow("hand that trembles") << 14 << false;
    QTest::newRow("rows come while the button is down") << 0 << true;
    QTest::newRow("both") << 14 << true;
}

void ExecutionsLookTest::sortClickTakesEffect()
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

void ExecutionsLookTest::sortClicksOneAfterAnother()
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

void ExecutionsLookTest::sortingKeepsTheSelectedRowInView()
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

void ExecutionsLookTest::sortingShowsTheFirstRowsWhereNoneIsSelected()
{
    showMany(40);
    turnWheelDown();
    QVERIFY(m_table->verticalScrollBar()->value() > 0);
    QTest::mouseClick(m_table->horizontalHeader()->viewport(), Qt::LeftButton, {},
                      middleOf(ExecutionColumn::Flow));
    QCOMPARE(sortedBy(), columnOf(ExecutionColumn::Flow));
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
}

void ExecutionsLookTest::durationStandsUnderItsTitle()
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

void ExecutionsLookTest::runningChipStaysAChipInASelectedRow_data()
{
    QTest::addColumn<SchemeChoice>("scheme");
    QTest::newRow("light") << SchemeChoice::Light;
    QTest::newRow("dark") << SchemeChoice::Dark;
}

void ExecutionsLookTest::runningChipStaysAChipInASelectedRow()
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

void ExecutionsLookTest::failedLooksWarn()
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

void ExecutionsLookTest::everyColumnFitsANarrowTable()
{
    showMany(40);
    m_pane->resize(m_theme->scaled(500), 330);
    QTRY_COMPARE(m_table->horizontalScrollBar()->maximum(), 0);
    QVERIFY(m_table->isColumnHidden(columnOf(ExecutionColumn::Version)));
    const int freshness = m_table->horizontalHeader()->sectionViewportPosition(6) + m_table->columnWidth(6);
    QVERIFY(freshness <= m_table->viewport()->width());
}

void ExecutionsLookTest::theNodeTakesItsShareAfterItWasHidden()
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

QTEST_MAIN(ExecutionsLookTest)
#include "executionslooktest.moc"
