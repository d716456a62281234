#include "tests/models/busyclock.h"
#include "tests/models/sampleexecutions.h"
#include "ui/executions/executionspane.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace flowconsole;
using namespace std::chrono_literals;

/// Where the rows are so many that sorting, filtering and finding take a while, what an operator sees fits
/// together all the same.
class TableSlicesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_theme = std::make_unique<Theme>();
    }
    void init();
    void cleanup();

    void aSelectedRowIsFollowedToItsNewPlace();
    void withoutASelectionTheTopIsShownOnceAllIsSorted();
    void anExportNamesTheOrderOfItsRows();
    void whatChangesWhileItIsLookedForIsFoundAfterAll();

private:
    static constexpr int runs = 4000;

    /// The newest, at the top, is of the flow that comes last by name.
    [[nodiscard]] FlowExecution of(int number) const
    {
        const QString flow = number == runs - 1 ? QStringLiteral("Zoning") : QStringLiteral("Billing IVR");
        return ended(sampleExecution(number, ExecutionState::Running, m_start, flow), ExecutionState::Completed,
                     1s);
    }
    template <class Part>
    [[nodiscard]] Part *part(const char *name) const
    {
        auto *found = m_pane->findChild<Part *>(QLatin1String(name));
        if (found == nullptr) {
            qFatal("no part named %s", name);
        }
        return found;
    }
    void clickTitle(ExecutionColumn column) const
    {
        const QHeaderView *header = m_table->horizontalHeader();
        const int left = header->sectionViewportPosition(static_cast<int>(column));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(left + 20, header->height() / 2));
    }
    void finishSorting()
    {
        for (int slice = 0; m_model->isFiltering() && slice < 1000; ++slice) {
            m_clock->advance(1ms);
        }
        QVERIFY(!m_model->isFiltering());
    }
    [[nodiscard]] bool isInView(const char *id) const
    {
        const QRect place = m_table->visualRect(m_model->indexOf(ExecutionId(QLatin1String(id))));
        return place.isValid() && m_table->viewport()->rect().contains(place.center());
    }
    [[nodiscard]] QByteArray exportedPage(const char *name) const
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        emit part<QMenu>("exportMenu")->aboutToShow();
        part<QAction>("exportHtml")->trigger();
        auto *dialog = part<QFileDialog>("exportDialog");
        emit dialog->fileSelected(path);
        dialog->close();
        QFile file(path);
        const bool isThere = QTest::qWaitFor([&file] { return file.exists(); }, 30'000);
        return isThere && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<BusyClock> m_clock;
    std::unique_ptr<ExecutionTableModel> m_model;
    std::unique_ptr<ExecutionsPane> m_pane;
    QTableView *m_table = nullptr;
};

void TableSlicesTest::init()
{
    m_clock = std::make_unique<BusyClock>(m_start.addSecs(2 * runs));
    m_model = std::make_unique<ExecutionTableModel>(*m_clock);
    m_pane = std::make_unique<ExecutionsPane>(*m_model, *m_theme);
    m_table = part<QTableView>("executionsTable");
    m_pane->resize(m_theme->scaled(1200), 500);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    QList<FlowExecution> all;
    for (int i = 0; i < runs; ++i) {
        all << of(i);
    }
    m_model->apply({all, {}});
    m_clock->advance(1s);
    QCOMPARE(m_model->rowCount(), runs);
}

void TableSlicesTest::cleanup()
{
    m_pane.reset();
    m_model.reset();
    m_clock.reset();
}

void TableSlicesTest::aSelectedRowIsFollowedToItsNewPlace()
{
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {},
                      m_table->visualRect(m_model->index(0, 1)).center());
    QCOMPARE(m_pane->selectedExecution().text(), QStringLiteral("id-3999"));
    clickTitle(ExecutionColumn::Flow);
    QVERIFY(m_model->isFiltering());
    QVERIFY(isInView("id-3999"));
    finishSorting();
    QCOMPARE(m_model->indexOf(ExecutionId(QStringLiteral("id-3999"))).row(), runs - 1);
    QVERIFY(isInView("id-3999"));
}

void TableSlicesTest::withoutASelectionTheTopIsShownOnceAllIsSorted()
{
    m_table->verticalScrollBar()->setValue(1000);
    clickTitle(ExecutionColumn::Flow);
    QVERIFY(m_model->isFiltering());
    // Read on for a moment: what stands there now goes elsewhere anyway.
    m_table->verticalScrollBar()->setValue(1200);
    finishSorting();
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
    // The order is held no longer.
    m_model->apply({{sampleExecution(runs, ExecutionState::Running, m_start, QStringLiteral("Alarm"))}, {}});
    m_clock->advance(1s);
    QCOMPARE(m_model->idAt(0).text(), QStringLiteral("id-4000"));
}

void TableSlicesTest::anExportNamesTheOrderOfItsRows()
{
    m_table->sortByColumn(static_cast<int>(ExecutionColumn::Flow), Qt::DescendingOrder);
    finishSorting();
    m_table->sortByColumn(static_cast<int>(ExecutionColumn::Flow), Qt::AscendingOrder);
    m_pane->setFilterText(QStringLiteral("state:completed"));
    QVERIFY(m_model->isFiltering());
    const QByteArray before = exportedPage("before.html");
    QVERIFY(before.contains("sorted by Flow, descending"));
    QVERIFY(!before.contains("state:completed"));
    QVERIFY(before.indexOf("Zoning") < before.indexOf("Billing IVR"));
    finishSorting();
    const QByteArray after = exportedPage("after.html");
    QVERIFY(after.contains("sorted by Flow"));
    QVERIFY(!after.contains("descending"));
    QVERIFY(after.contains("state:completed"));
    QVERIFY(after.indexOf("Billing IVR") < after.indexOf("Zoning"));
}

void TableSlicesTest::whatChangesWhileItIsLookedForIsFoundAfterAll()
{
    part<QAction>("findInTable")->trigger();
    part<QLineEdit>("findLine")->setText(QStringLiteral("needle"));
    const auto *found = part<QLabel>("findCount");
    m_clock->advance(10ms);
    QCOMPARE(found->text(), QStringLiteral("Looking…"));
    // The first row was looked at already; after it nothing changes any more.
    FlowExecution first = of(runs - 1);
    first.detail = QStringLiteral("a needle in it");
    m_model->apply({{first}, {}});
    m_clock->advance(100ms);
    QCOMPARE(found->text(), QStringLiteral("Looking…"));
    m_clock->advance(10s);
    QCOMPARE(found->text(), QStringLiteral("1 found"));
}

QTEST_MAIN(TableSlicesTest)
#include "tableslicestest.moc"
