#include "livetablebench.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

using namespace flowconsole;
using namespace std::chrono_literals;

/// What an operator does with the rows as a whole, with real keys and clicks: groups, finding, selecting
/// several, copying.
class LiveTableTest final : public QObject, private LiveTableBench
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void groupsOpenAndCloseByClick();
    void groupsOpenAndCloseByKeys();
    void aCollapsedGroupIsNotActedUpon();
    void aHeadingIsNoExecution();
    void aWholeGroupCanBeSelected();
    void anOwnLaunchOpensItsGroup();
    void findingGoesFromRowToRow();
    void findingLooksInShownColumnsAlone();
    void findingKeepsUpWithRows();
    void escapeClosesTheSearch();
    void severalAreCounted();
    void twoAreCompared();
    void rowsAreCopiedAsShown();
    void keysOfTheTableDoNotClash();
};

void LiveTableTest::groupsOpenAndCloseByClick()
{
    showThree();
    m_model->setGrouping(TableGrouping::Flow);
    click(1);
    QCOMPARE(selected(), QStringLiteral("id-3"));
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, inRow(3, ExecutionColumn::Duration));
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] id-3 id-1 [Callback offer]"));
    QCOMPARE(selected(), QStringLiteral("id-3"));
    click(3);
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] id-3 id-1 [Callback offer] id-2"));
    click(0);
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] [Callback offer] id-2"));
    QCOMPARE(selected(), QString());
    click(0);
    QCOMPARE(selected(), QStringLiteral("id-3")); // what was looked at is looked at again
}

void LiveTableTest::groupsOpenAndCloseByKeys()
{
    showThree();
    m_model->setGrouping(TableGrouping::Flow);
    click(2);
    QTest::keyClick(m_table, Qt::Key_Left);
    QCOMPARE(m_table->currentIndex().row(), 0);
    QTest::keyClick(m_table, Qt::Key_Left);
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] [Callback offer] id-2"));
    QTest::keyClick(m_table, Qt::Key_Right);
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] id-3 id-1 [Callback offer] id-2"));
    QCOMPARE(m_table->currentIndex().row(), 0);
    QTest::keyClick(m_table, Qt::Key_Return);
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] [Callback offer] id-2"));
    QTest::keyClick(m_table, Qt::Key_Down);
    QTest::keyClick(m_table, Qt::Key_Down);
    QCOMPARE(selected(), QStringLiteral("id-2"));
}

void LiveTableTest::aCollapsedGroupIsNotActedUpon()
{
    showThree();
    m_model->setGrouping(TableGrouping::Flow);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(selected(), QStringLiteral("id-3 id-1 id-2"));
    QVERIFY(counts().endsWith(QLatin1String("3 selected")));
    click(3);
    QCOMPARE(selected(), QStringLiteral("id-3 id-1"));
    QVERIFY2(counts().endsWith(QLatin1String("2 selected")), qPrintable(counts()));
    const QSignalSpy looked(m_pane.get(), &ExecutionsPane::lookRequested);
    part<QAction>(*m_pane, "lookNow")->trigger();
    QCOMPARE(looked.first().first().value<QList<ExecutionId>>().size(), 2);
}

void LiveTableTest::aHeadingIsNoExecution()
{
    showThree();
    m_model->setGrouping(TableGrouping::Flow);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_Home);
    QCOMPARE(m_table->currentIndex().row(), 0);
    QCOMPARE(selected(), QString());
    QVERIFY(m_pane->selectedExecution().isEmpty());
    for (const char *action : {"lookNow", "endExecutions", "useInput", "copyRows", "compareExecutions"}) {
        QVERIFY2(!part<QAction>(*m_pane, action)->isEnabled(), action);
    }
}

void LiveTableTest::aWholeGroupCanBeSelected()
{
    showThree();
    m_model->setGrouping(TableGrouping::Flow);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_Home);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5),
                            m_table->viewport()->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(m_table->viewport(), &event);
    part<QAction>(*m_pane, "selectGroup")->trigger();
    QCOMPARE(selected(), QStringLiteral("id-3 id-1"));
    part<QMenu>(*m_pane, "headingMenu")->close();
    // Nothing holds the rows any more.
    show({of(m_callback, 9)});
    QVERIFY(rows().contains(QLatin1String("id-9")));
}

void LiveTableTest::anOwnLaunchOpensItsGroup()
{
    showThree();
    m_model->setGrouping(TableGrouping::Flow);
    m_model->setAllCollapsed(true);
    m_pane->select(ExecutionId(QStringLiteral("id-7")));
    show({of(m_callback, 7)});
    QCOMPARE(selected(), QStringLiteral("id-7"));
    QCOMPARE(rows(), QStringLiteral("[Billing IVR] [Callback offer] id-7 id-2"));
}

void LiveTableTest::findingGoesFromRowToRow()
{
    showThree();
    press("findInTable");
    auto *line = part<QLineEdit>(*m_pane, "findLine");
    QVERIFY(line->hasFocus());
    QTest::keyClicks(line, QStringLiteral("billing"));
    QCOMPARE(found(), QStringLiteral("2 found"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(selected(), QStringLiteral("id-3"));
    QCOMPARE(found(), QStringLiteral("1 of 2"));
    QTest::keyClick(line, Qt::Key_F3);
    QCOMPARE(selected(), QStringLiteral("id-1"));
    QCOMPARE(found(), QStringLiteral("2 of 2"));
    QTest::keyClick(line, Qt::Key_F3); // round the end
    QCOMPARE(selected(), QStringLiteral("id-3"));
    QTest::keyClick(line, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(selected(), QStringLiteral("id-1"));
    QTest::mouseClick(part<QToolButton>(*m_pane, "findBefore"), Qt::LeftButton);
    QCOMPARE(selected(), QStringLiteral("id-3"));
    line->clear();
    QTest::keyClicks(line, QStringLiteral("nothing like it"));
    QCOMPARE(found(), QStringLiteral("Not found"));
    QVERIFY(!part<QToolButton>(*m_pane, "findNext")->isEnabled());
}

void LiveTableTest::findingLooksInShownColumnsAlone()
{
    showThree();
    press("findInTable");
    QTest::keyClicks(part<QLineEdit>(*m_pane, "findLine"), QStringLiteral("id-2"));
    QCOMPARE(found(), QStringLiteral("Not found"));
    TableLayout layout = m_pane->tableLayout();
    layout.at(ExecutionColumn::OwnId).shown = ColumnShown::Always;
    m_pane->setTableLayout(layout);
    QCOMPARE(found(), QStringLiteral("1 found"));
}

void LiveTableTest::findingKeepsUpWithRows()
{
    showThree();
    press("findInTable");
    QTest::keyClicks(part<QLineEdit>(*m_pane, "findLine"), QStringLiteral("callback"));
    QCOMPARE(found(), QStringLiteral("1 found"));
    show({of(m_callback, 8)});
    m_clock->advance(2s);
    QCOMPARE(found(), QStringLiteral("2 found"));
    m_model->setGrouping(TableGrouping::Flow);
    m_model->setAllCollapsed(true);
    m_clock->advance(2s);
    QCOMPARE(found(), QStringLiteral("Not found"));
}

void LiveTableTest::escapeClosesTheSearch()
{
    showThree();
    press("findInTable");
    auto *line = part<QLineEdit>(*m_pane, "findLine");
    QTest::keyClicks(line, QStringLiteral("billing"));
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(!line->isVisible());
    QVERIFY(m_table->hasFocus());
    // The last text is there again, selected, to be looked for or typed over.
    press("findNextRow");
    QVERIFY(line->isVisible());
    QCOMPARE(line->selectedText(), QStringLiteral("billing"));
    QCOMPARE(found(), QStringLiteral("2 found"));
}

void LiveTableTest::severalAreCounted()
{
    showThree();
    click(0);
    QVERIFY(!counts().contains(QLatin1String("selected")));
    click(2, Qt::ControlModifier);
    QVERIFY(counts().endsWith(QLatin1String("2 selected")));
    QCOMPARE(selected(), QStringLiteral("id-3 id-1"));
    click(0);
    click(2, Qt::ShiftModifier);
    QVERIFY(counts().endsWith(QLatin1String("3 selected")));
    QVERIFY(!part<QAction>(*m_pane, "useInput")->isEnabled());
}

void LiveTableTest::twoAreCompared()
{
    showThree();
    const QSignalSpy compared(m_pane.get(), &ExecutionsPane::compareRequested);
    click(0);
    press("compareExecutions");
    QCOMPARE(compared.count(), 0);
    click(2, Qt::ControlModifier);
    press("compareExecutions");
    QCOMPARE(compared.count(), 1);
    QCOMPARE(compared.first().at(0).value<ExecutionId>().text(), QStringLiteral("id-3"));
    QCOMPARE(compared.first().at(1).value<ExecutionId>().text(), QStringLiteral("id-1"));
    click(1, Qt::ControlModifier);
    press("compareExecutions");
    QCOMPARE(compared.count(), 1);
}

void LiveTableTest::rowsAreCopiedAsShown()
{
    showThree();
    TableLayout layout = defaultTableLayout();
    for (TableColumn &column : layout.columns) {
        column.shown = ColumnShown::Never;
    }
    layout.at(ExecutionColumn::Flow).shown = ColumnShown::Always;
    layout.at(ExecutionColumn::State).shown = ColumnShown::Always;
    layout.columns.move(0, 1);
    m_pane->setTableLayout(layout);
    click(0);
    click(1, Qt::ControlModifier);
    press("copyRows");
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Billing IVR\tRunning\tid-3\nCallback offer\tFailed\tid-2"));
    press("copyRowsCsv");
    QCOMPARE(QGuiApplication::clipboard()->text().remove(u'\r'),
             QStringLiteral("Flow,State\nBilling IVR,Running\nCallback offer,Failed\n"));
    press("copyRowsJson");
    const auto json = JsonValue::parse(QGuiApplication::clipboard()->text().toUtf8());
    QVERIFY(json.ok());
    QCOMPARE(json.value().elements().at(1).value(u"state").toString(), QStringLiteral("failed"));
    press("copyExecutionId");
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("id-3\nid-2"));
}

void LiveTableTest::keysOfTheTableDoNotClash()
{
    QSet<QString> keys;
    const QList<QAction *> actions = m_pane->actions();
    for (const QAction *action : actions) {
        const QString key = action->shortcut().toString();
        QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(key));
        keys << key;
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
    }
}

QTEST_MAIN(LiveTableTest)
#include "livetabletest.moc"
