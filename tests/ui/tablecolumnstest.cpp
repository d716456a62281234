#include "livetablebench.h"

#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>

using namespace flowconsole;
using namespace std::chrono_literals;

/// Columns are chosen, ordered, sized and remembered, with real keys and clicks.
class TableColumnsTest final : public QObject, private LiveTableBench
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void aFirstStartShowsTheUsualColumns();
    void aLayoutSurvivesItsFileForm();
    void aStrangeFileGivesAWholeLayout();
    void columnsAreChosenByKeys();
    void columnsAreMovedByKeys();
    void keysInThePopupDoNotActBehindIt();
    void keysInAMenuDoNotActBehindIt();
    void collapsedGroupsStandInTheLayout();
    void theLastColumnStays();
    void theListGroupsAndSorts();
    void theHeadsMenuHidesAndSorts();
    void aDraggedBorderIsRemembered();
    void aDoubleClickOnABorderFits();
    void aDraggedColumnIsRemembered();
    void resettingBringsTheUsualColumnsBack();
    void chosenColumnsMakeRoom();

private:
    /// And selects it, so that Delete would ask.
    void showOneThatCanBeEnded()
    {
        FlowExecution execution = of(m_billing, 3);
        execution.dialect = Dialect::ConversationFlow;
        execution.platformId = PlatformExecutionId(QStringLiteral("p-3"));
        execution.conversationId = ConversationId(QStringLiteral("c-3"));
        show({execution});
        m_pane->select(execution.id);
    }
};

void TableColumnsTest::aFirstStartShowsTheUsualColumns()
{
    QCOMPARE(shownTitles(), m_usual);
    QVERIFY(m_pane->tableLayout() == defaultTableLayout());
    QCOMPARE(m_table->horizontalHeader()->length(), m_table->viewport()->width());
}

void TableColumnsTest::aLayoutSurvivesItsFileForm()
{
    TableLayout layout = defaultTableLayout();
    layout.columns.move(2, 20);
    layout.at(ExecutionColumn::Conversation).shown = ColumnShown::Always;
    layout.at(ExecutionColumn::State).shown = ColumnShown::Never;
    layout.at(ExecutionColumn::Flow).width = 321;
    layout.sortedBy = ExecutionColumn::LaunchLatency;
    layout.sortOrder = Qt::DescendingOrder;
    layout.grouping = TableGrouping::Flow;
    layout.collapsed = {QStringLiteral("7c1e Billing IVR"), QStringLiteral("93ab Callback \"offer\"")};
    const auto json = JsonValue::parse(toJson(layout).toJson());
    QVERIFY(json.ok());
    QVERIFY(tableLayoutFromJson(json.value()) == layout);
}

void TableColumnsTest::aStrangeFileGivesAWholeLayout()
{
    QVERIFY(tableLayoutFromJson(JsonValue()) == defaultTableLayout());
    const auto json = JsonValue::parse(
        QByteArray(
            "{'columns':[{'column':'detail','shown':'always','width':-4,'colour':'red'},{'column':'nosuch'},"
            "{'column':'detail'},{'column':'id','shown':'always','width':99999999}],"
            "'sortedBy':'nosuch','descending':true,'grouping':'nosuch','collapsed':['x'],'later':1}")
            .replace('\'', '"'));
    QVERIFY(json.ok());
    const TableLayout layout = tableLayoutFromJson(json.value());
    QCOMPARE(layout.columns.size(), executionColumnTotal);
    QCOMPARE(layout.columns.at(0).column, ExecutionColumn::Detail);
    QCOMPARE(layout.columns.at(0).width, 0);
    QCOMPARE(layout.columns.at(1).column, ExecutionColumn::OwnId);
    QCOMPARE(layout.columns.at(1).width, 0);
    QVERIFY(!layout.sortedBy);
    QCOMPARE(layout.sortOrder, Qt::AscendingOrder);
    QCOMPARE(layout.grouping, TableGrouping::None);
    QVERIFY(layout.collapsed.isEmpty());
    // It is taken as it is.
    m_pane->setTableLayout(layout);
    QVERIFY(m_pane->tableLayout() == layout);
    QVERIFY(shownTitles().startsWith(QLatin1String("Detail Execution id State")));
}

void TableColumnsTest::columnsAreChosenByKeys()
{
    showThree();
    const QSignalSpy told(m_pane.get(), &ExecutionsPane::tableLayoutChanged);
    QListWidget *list = openColumns();
    QVERIFY(list->hasFocus());
    choose(list, ExecutionColumn::OwnId);
    QTest::keyClick(list, Qt::Key_Space);
    choose(list, ExecutionColumn::Version);
    QTest::keyClick(list, Qt::Key_Space);
    QTest::keyClick(list, Qt::Key_Escape);
    QCOMPARE(shownTitles(), QStringLiteral("State Flow Node Duration Detail Last seen Next look Execution id"));
    QCOMPARE(told.count(), 2);
    QCOMPARE(m_model->index(0, sectionOf(ExecutionColumn::OwnId)).data().toString(), QStringLiteral("id-3"));
    // In another window the same.
    ExecutionTableModel model(*m_clock);
    ExecutionsPane other(model, *m_theme);
    other.resize(m_pane->size());
    other.show();
    other.setTableLayout(m_pane->tableLayout());
    QVERIFY(!part<QTableView>(other, "executionsTable")->isColumnHidden(sectionOf(ExecutionColumn::OwnId)));
    QVERIFY(part<QTableView>(other, "executionsTable")->isColumnHidden(sectionOf(ExecutionColumn::Version)));
}

void TableColumnsTest::columnsAreMovedByKeys()
{
    QListWidget *list = openColumns();
    choose(list, ExecutionColumn::Duration);
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    }
    QVERIFY(shownTitles().startsWith(QLatin1String("Duration State Flow")));
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Duration"));
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QVERIFY(shownTitles().startsWith(QLatin1String("State Duration Flow")));
    QTest::mouseClick(part<QPushButton>(*m_pane, "columnDown"), Qt::LeftButton);
    QVERIFY(shownTitles().startsWith(QLatin1String("State Flow Duration")));
    QCOMPARE(m_pane->tableLayout().columns.at(2).column, ExecutionColumn::Duration);
}

void TableColumnsTest::keysInThePopupDoNotActBehindIt()
{
    showOneThatCanBeEnded();
    int behind = 0;
    auto *other = new QAction(m_pane.get());
    other->setShortcut(Qt::Key_Escape);
    connect(other, &QAction::triggered, m_pane.get(), [&behind] { ++behind; });
    m_pane->addAction(other);
    QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
    QListWidget *list = openColumns();
    const QPointer<QWidget> popup = list->window();
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(!part<QWidget>(*m_pane, "questionBar")->isVisible());
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mine"));
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(popup.isNull() || !popup->isVisible());
    QCOMPARE(behind, 0);
    // Once it is closed they are the table's again.
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_Delete);
    QVERIFY(part<QWidget>(*m_pane, "questionBar")->isVisible());
}

void TableColumnsTest::keysInAMenuDoNotActBehindIt()
{
    showOneThatCanBeEnded();
    m_table->setFocus();
    auto *menu = part<QMenu>(*m_pane, "exportMenu");
    menu->popup(m_pane->mapToGlobal(QPoint(10, 10)));
    QTest::keyClick(menu, Qt::Key_Delete);
    QVERIFY(!part<QWidget>(*m_pane, "questionBar")->isVisible());
    QVERIFY(menu->isVisible());
    // Its own keys are.
    QTest::keyClick(menu, Qt::Key_Down);
    QVERIFY(menu->activeAction() != nullptr);
    QTest::keyClick(menu, Qt::Key_Escape);
    QVERIFY(!menu->isVisible());
}

void TableColumnsTest::collapsedGroupsStandInTheLayout()
{
    showThree();
    TableLayout layout = m_pane->tableLayout();
    layout.grouping = TableGrouping::Flow;
    m_pane->setTableLayout(layout);
    const QSignalSpy told(m_pane.get(), &ExecutionsPane::tableLayoutChanged);
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, inRow(0));
    QCOMPARE(told.count(), 1);
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] [Callback offer] id-2"));
    const auto json = JsonValue::parse(toJson(m_pane->tableLayout()).toJson());

    // In another session: the layout is there before the rows are.
    close();
    open();
    m_pane->setTableLayout(tableLayoutFromJson(json.value()));
    showThree();
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] [Callback offer] id-2"));
    QCOMPARE(m_pane->tableLayout().collapsed.size(), 1);
    // Another arrangement has none collapsed.
    layout.sortedBy = ExecutionColumn::Flow;
    m_pane->setTableLayout(layout);
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] id-3 id-1 [Callback offer] id-2"));
}

void TableColumnsTest::theLastColumnStays()
{
    QListWidget *list = openColumns();
    for (int row = 0; row < list->count(); ++row) {
        list->setCurrentRow(row);
        if (list->item(row)->checkState() == Qt::Checked) {
            QTest::keyClick(list, Qt::Key_Space);
        }
    }
    QCOMPARE(shownTitles(), QStringLiteral("Next look"));
    QCOMPARE(list->findItems(QStringLiteral("Next look"), Qt::MatchExactly).first()->checkState(), Qt::Checked);
}

void TableColumnsTest::theListGroupsAndSorts()
{
    showThree();
    QListWidget *list = openColumns();
    auto *grouping = part<QComboBox>(*m_pane, "groupingChoice");
    grouping->setFocus();
    QTest::keyClick(grouping, Qt::Key_Down);
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] id-3 id-1 [Callback offer] id-2"));
    choose(list, ExecutionColumn::CreatedAt);
    auto *sort = part<QPushButton>(*m_pane, "columnSort");
    QTest::mouseClick(sort, Qt::LeftButton);
    QTest::mouseClick(sort, Qt::LeftButton);
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] id-1 id-3 [Callback offer] id-2"));
    QTest::mouseClick(sort, Qt::LeftButton);
    QVERIFY(!m_pane->tableLayout().sortedBy);
    QCOMPARE(m_pane->tableLayout().grouping, TableGrouping::Flow);
}

void TableColumnsTest::theHeadsMenuHidesAndSorts()
{
    showThree();
    QWidget *header = m_table->horizontalHeader()->viewport();
    const auto openMenu = [&](ExecutionColumn column) {
        const QPoint place = borderOf(column) - QPoint(20, 0);
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, header->mapToGlobal(place));
        QCoreApplication::sendEvent(header, &event);
    };
    openMenu(ExecutionColumn::Version);
    part<QAction>(*m_pane, "hideColumn")->trigger();
    QVERIFY(!shownTitles().contains(QLatin1String("Version")));
    delete part<QMenu>(*m_pane, "columnMenu");
    openMenu(ExecutionColumn::Flow);
    part<QAction>(*m_pane, "sortDescending")->trigger();
    QCOMPARE(rows(), QStringLiteral("id-2 id-3 id-1"));
    delete part<QMenu>(*m_pane, "columnMenu");
    openMenu(ExecutionColumn::State);
    part<QAction>(*m_pane, "groupByState")->trigger();
    QCOMPARE(rows(), QStringLiteral("[Running] id-3 id-1 [Failed] id-2"));
}

void TableColumnsTest::aDraggedBorderIsRemembered()
{
    const int before = m_table->columnWidth(sectionOf(ExecutionColumn::Flow));
    drag(borderOf(ExecutionColumn::Flow), 45);
    const int after = m_table->columnWidth(sectionOf(ExecutionColumn::Flow));
    QCOMPARE(after, before + 45);
    QCOMPARE(m_pane->tableLayout().at(ExecutionColumn::Flow).width, after);
    QCOMPARE(m_pane->tableLayout().at(ExecutionColumn::Detail).width, 0);
    // The slack is taken from Detail, so that nothing leaves the window.
    QCOMPARE(m_table->horizontalHeader()->length(), m_table->viewport()->width());
    drag(borderOf(ExecutionColumn::Detail), -60);
    QVERIFY(m_pane->tableLayout().at(ExecutionColumn::Detail).width > 0);
    m_pane->resize(m_pane->width() - 100, m_pane->height());
    QCOMPARE(m_table->columnWidth(sectionOf(ExecutionColumn::Flow)), after);
}

void TableColumnsTest::aDoubleClickOnABorderFits()
{
    show({of(QStringLiteral("A flow whose name is longer than most of the names of flows"), 1)});
    const int before = m_table->columnWidth(sectionOf(ExecutionColumn::Flow));
    const QPoint border = borderOf(ExecutionColumn::Flow);
    QTest::mouseMove(m_table->horizontalHeader()->viewport(), border);
    QTest::mouseDClick(m_table->horizontalHeader()->viewport(), Qt::LeftButton, {}, border);
    const int fitted = m_table->columnWidth(sectionOf(ExecutionColumn::Flow));
    QVERIFY2(fitted > before, qPrintable(QString::number(fitted)));
    QVERIFY(fitted >= QFontMetrics(QFont()).horizontalAdvance(m_model->index(0, 1).data().toString()));
    QCOMPARE(m_pane->tableLayout().at(ExecutionColumn::Flow).width, fitted);
    QVERIFY(!m_pane->tableLayout().sortedBy);
}

void TableColumnsTest::aDraggedColumnIsRemembered()
{
    m_table->horizontalHeader()->moveSection(4, 1);
    QVERIFY(shownTitles().startsWith(QLatin1String("State Duration Flow")));
    QCOMPARE(m_pane->tableLayout().columns.at(1).column, ExecutionColumn::Duration);
}

void TableColumnsTest::resettingBringsTheUsualColumnsBack()
{
    QListWidget *list = openColumns();
    choose(list, ExecutionColumn::PlatformId);
    QTest::keyClick(list, Qt::Key_Space);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QTest::mouseClick(part<QPushButton>(*m_pane, "columnsReset"), Qt::LeftButton);
    QCOMPARE(shownTitles(), m_usual);
    QVERIFY(m_pane->tableLayout() == defaultTableLayout());
}

void TableColumnsTest::chosenColumnsMakeRoom()
{
    m_pane->resize(m_theme->scaled(1000), 400);
    TableLayout layout = defaultTableLayout();
    layout.at(ExecutionColumn::OwnId).shown = ColumnShown::Always;
    layout.at(ExecutionColumn::PlatformId).shown = ColumnShown::Always;
    m_pane->setTableLayout(layout);
    QVERIFY(!m_table->isColumnHidden(sectionOf(ExecutionColumn::PlatformId)));
    QVERIFY(m_table->isColumnHidden(sectionOf(ExecutionColumn::Version)));
    QVERIFY(m_pane->tableLayout() == layout);
    m_pane->resize(m_theme->scaled(1500), 400);
    QTRY_VERIFY(!m_table->isColumnHidden(sectionOf(ExecutionColumn::Version)));
}

QTEST_MAIN(TableColumnsTest)
#include "tablecolumnstest.moc"
