#include "exportbench.h"
#include "tests/integration/fulldisk.h"
#include "tests/models/sampleexecutions.h"
#include "tests/support/manualclock.h"
#include "ui/executions/executionspane.h"
#include "ui/executions/exportfile.h"
#include "ui/executions/tableexporter.h"
#include "ui/executions/tableexports.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QToolButton>

#include <algorithm>
#include <memory>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
}

/// While no event is handled here.
bool comesToBe(const QString &path, const QByteArray &content)
{
    const QDeadlineTimer deadline(30'000);
    while (contentOf(path) != content && !deadline.hasExpired()) {
        QThread::yieldCurrentThread();
    }
    return contentOf(path) == content;
}

/// Of a server that is not there any more, until it comes back.
struct Hang
{
    QSemaphore begun; ///< a piece is being written
    QSemaphore answered;
};

class HungFile final : public QSaveFile
{
public:
    HungFile(const QString &path, std::shared_ptr<Hang> hang) : QSaveFile(path), m_hang(std::move(hang)) {}

protected:
    qint64 writeData(const char *data, qint64 length) override
    {
        m_hang->begun.release();
        m_hang->answered.acquire();
        return QSaveFile::writeData(data, length);
    }

private:
    std::shared_ptr<Hang> m_hang;
};

} // namespace

/// Exactly what is shown goes into the file, whole or not at all.
class TableExportTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void theMenuExportsWhatIsShown();
    void selectedRowsAlone();
    void aPageOfGroups();
    void whatIsCollapsedIsLeftOutAndSaid();
    void rowsThatAreForgottenMeanwhileAreLeftOut();
    void aCancelledExportLeavesTheOldFile();
    void headingsAreThoseOfTheStart();
    void columnsThatANarrowWindowHidesAreExported();
    void aHungFolderHoldsUpNobody();
    void whatWasGivenUpNeverTakesThePlaceOfTheOldFile();
    void whatHasTakenItsPlaceIsNotGivenUp();
    void cancellingTooLateIsNoCancelling();
    void aFolderThatCannotBeWrittenIsTold();
    void aFullDiskIsToldAndTheOldFileStays();
    void hundredThousandRowsGoInSlices();

private:
    [[nodiscard]] FlowExecution of(const QString &flow, int number) const
    {
        return sampleExecution(number, ExecutionState::Running, m_start, flow);
    }
    void show(const QList<FlowExecution> &executions)
    {
        m_model->apply({executions, {}});
        m_clock->advance(300ms);
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
    /// From the key that opens the menu to the file dialog's answer.
    void exportBy(const char *action, const QString &path)
    {
        auto *menu = part<QMenu>("exportMenu");
        // After a dialog the window is the active one again.
        m_pane->activateWindow();
        QTRY_VERIFY(m_pane->isActiveWindow());
        QTest::keyClick(m_pane.get(), Qt::Key_E, Qt::ControlModifier);
        chooseIn(*menu, QLatin1String(action));
        QFileDialog *dialog = openFileDialog(*m_pane);
        QVERIFY(dialog != nullptr);
        nameTheFile(*dialog, path);
    }
    [[nodiscard]] QString outcome() const
    {
        const auto *message = part<QWidget>("exportOutcome");
        QStringList texts;
        for (const QLabel *label : message->findChildren<QLabel *>()) {
            texts << label->text();
        }
        return message->isVisible() ? texts.join(u' ').trimmed() : QString();
    }
    [[nodiscard]] QString oldFile() const
    {
        QFile old(path("old.csv"));
        if (!old.open(QIODevice::WriteOnly) || old.write("old") != 3) {
            qFatal("no old file");
        }
        return old.fileName();
    }
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }
    [[nodiscard]] QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    void showColumns(const QList<ExecutionColumn> &columns)
    {
        TableLayout layout = m_pane->tableLayout();
        for (TableColumn &column : layout.columns) {
            column.shown = columns.contains(column.column) ? ColumnShown::Always : ColumnShown::Never;
        }
        m_pane->setTableLayout(layout);
    }

    const QDateTime m_start{QDate(2026, 1, 5), QTime(9, 0), Qt::UTC};
    const QString m_billing = QStringLiteral("Billing IVR");
    const QString m_callback = QStringLiteral("Callback offer");
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ExecutionTableModel> m_model;
    std::unique_ptr<ExecutionsPane> m_pane;
};

void TableExportTest::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m_theme = std::make_unique<Theme>();
}

void TableExportTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<ManualClock>(m_start.addSecs(60));
    m_model = std::make_unique<ExecutionTableModel>(*m_clock);
    m_pane = std::make_unique<ExecutionsPane>(*m_model, *m_theme);
    m_pane->resize(m_theme->scaled(1200), 500);
    m_pane->show();
    m_pane->activateWindow();
    QTRY_VERIFY(m_pane->isActiveWindow());
}

void TableExportTest::cleanup()
{
    m_pane.reset();
    m_model.reset();
    m_clock.reset();
}

void TableExportTest::theMenuExportsWhatIsShown()
{
    QVERIFY(!part<QToolButton>("exportButton")->isEnabled());
    show({of(m_billing, 1), of(m_callback, 2), of(m_billing, 3)});
    QVERIFY(part<QToolButton>("exportButton")->isEnabled());
    m_pane->setFilterText(QStringLiteral("flow:billing"));
    m_clock->advance(300ms);
    showColumns({ExecutionColumn::Flow, ExecutionColumn::LaunchedAt});
    part<QTableView>("executionsTable")
        ->sortByColumn(static_cast<int>(ExecutionColumn::LaunchedAt), Qt::DescendingOrder);
    exportBy("exportCsv", path("shown.csv"));
    QTRY_COMPARE(contentOf(path("shown.csv")),
                 QByteArray("Flow,Launched\r\nBilling IVR,2026-01-05T09:00:01.000Z\r\n"
                            "Billing IVR,2026-01-05T09:00:03.000Z\r\n"));
    QTRY_VERIFY2(outcome().startsWith(QLatin1String("2 execution(s) exported to ")), qPrintable(outcome()));
    QVERIFY(part<QToolButton>("exportButton")->isEnabled());
    QVERIFY(!part<QWidget>("exportBar")->isVisible());
}

void TableExportTest::selectedRowsAlone()
{
    show({of(m_billing, 1), of(m_callback, 2), of(m_billing, 3)});
    m_pane->select(ExecutionId(QStringLiteral("id-2")));
    showColumns({ExecutionColumn::Flow});
    exportBy("exportSelectedJsonLines", path("one.jsonl"));
    QTRY_COMPARE(contentOf(path("one.jsonl")), QByteArray("{\"id\":\"id-2\",\"flow\":\"Callback offer\"}\n"));
}

void TableExportTest::aPageOfGroups()
{
    show({of(m_billing, 1), of(m_callback, 2)});
    m_model->setGrouping(TableGrouping::Flow);
    exportBy("exportHtml", path("page.html"));
    QTRY_VERIFY(contentOf(path("page.html")).endsWith("</html>\n"));
    const QByteArray page = contentOf(path("page.html"));
    QVERIFY(page.indexOf("Billing IVR · 1 execution(s)") > 0);
    QVERIFY(page.indexOf("Billing IVR · 1 execution(s)") < page.indexOf("Callback offer · 1 execution(s)"));
}

void TableExportTest::whatIsCollapsedIsLeftOutAndSaid()
{
    show({of(m_billing, 1), of(m_billing, 3), of(m_callback, 2)});
    m_model->setGrouping(TableGrouping::Flow);
    m_model->setCollapsed(0, true);
    showColumns({ExecutionColumn::Flow});
    exportBy("exportCsv", path("rest.csv"));
    QTRY_COMPARE(contentOf(path("rest.csv")), QByteArray("Flow\r\nCallback offer\r\n"));
    QTRY_VERIFY2(outcome().contains(QLatin1String("2 more stand(s) below collapsed headings")),
                 qPrintable(outcome()));
}

void TableExportTest::rowsThatAreForgottenMeanwhileAreLeftOut()
{
    show({of(m_billing, 1), of(m_callback, 2)});
    TableExporter exporter(*m_model);
    const QSignalSpy finished(&exporter, &TableExporter::finished);
    TableExporter::Job job;
    job.path = path("left.csv");
    job.content.columns = {ExecutionColumn::Flow};
    job.rows = m_model->rowMarks();
    exporter.start(std::move(job));
    m_model->apply({{}, {ExecutionId(QStringLiteral("id-2"))}});
    m_clock->advance(300ms);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().at(1).toLongLong(), 1);
    QCOMPARE(contentOf(path("left.csv")), QByteArray("Flow\r\nBilling IVR\r\n"));
}

void TableExportTest::aCancelledExportLeavesTheOldFile()
{
    const QString old = oldFile();
    QList<FlowExecution> many;
    for (int i = 0; i < 20'000; ++i) {
        many << of(m_billing, i);
    }
    show(many);
    exportBy("exportCsv", old);
    QVERIFY(part<QWidget>("exportBar")->isVisible());
    QVERIFY(!part<QToolButton>("exportButton")->isEnabled());
    QTest::mouseClick(part<QPushButton>("exportCancel"), Qt::LeftButton);
    QVERIFY(!part<QWidget>("exportBar")->isVisible());
    QVERIFY(part<QToolButton>("exportButton")->isEnabled());
    // Another one can follow at once; nothing of the first is left beside it.
    exportBy("exportJsonLines", path("next.jsonl"));
    QTRY_VERIFY(outcome().startsWith(QLatin1String("20000 execution(s)")));
    QCOMPARE(contentOf(old), QByteArray("old"));
    QTRY_COMPARE(files(), QStringList({QStringLiteral("next.jsonl"), QStringLiteral("old.csv")}));
}

void TableExportTest::headingsAreThoseOfTheStart()
{
    m_model->setGrouping(TableGrouping::Flow);
    show({of(m_billing, 1), of(m_callback, 2)});
    TableExporter exporter(*m_model);
    const QSignalSpy finished(&exporter, &TableExporter::finished);
    TableExporter::Job job;
    job.path = path("page.html");
    job.format = ExportFormat::Html;
    job.content.columns = {ExecutionColumn::Flow};
    job.content.grouping = TableGrouping::Flow;
    job.rows = m_model->rowMarks();
    exporter.start(std::move(job));
    m_model->setGrouping(TableGrouping::State);
    QTRY_COMPARE(finished.count(), 1);
    const QByteArray page = contentOf(path("page.html"));
    QByteArray order;
    for (const char *each :
         {"Billing IVR · 1", "<td>Billing IVR<", "Callback offer · 1", "<td>Callback offer<"}) {
        QVERIFY2(page.contains(each), each);
        order += QByteArray::number(page.indexOf(each)).rightJustified(8, '0') + ' ';
    }
    QList<QByteArray> places = order.trimmed().split(' ');
    QVERIFY2(std::is_sorted(places.cbegin(), places.cend()), order.constData());
    for (const char *other : {"Draft", "Queued", "Running ·"}) {
        QVERIFY2(!page.contains(other), other);
    }
}

void TableExportTest::columnsThatANarrowWindowHidesAreExported()
{
    show({of(m_billing, 1)});
    m_pane->select(ExecutionId(QStringLiteral("id-1")));
    m_pane->resize(m_theme->scaled(360), 500);
    const auto *table = part<QTableView>("executionsTable");
    QTRY_VERIFY(table->isColumnHidden(static_cast<int>(ExecutionColumn::Version)));
    exportBy("exportCsv", path("narrow.csv"));
    const QByteArray chosen = "State,Flow,Version,Node,Duration (s),Detail,Last seen,Next look\r\n";
    QTRY_VERIFY(contentOf(path("narrow.csv")).startsWith(chosen));
    part<QAction>("copyRowsCsv")->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().toUtf8().startsWith(chosen));
    // What the operator has hidden stays away.
    showColumns({ExecutionColumn::Flow});
    part<QAction>("copyRowsCsv")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Flow\r\nBilling IVR\r\n"));
}

void TableExportTest::aHungFolderHoldsUpNobody()
{
    const QString old = oldFile();
    const auto hang = std::make_shared<Hang>();
    {
        ExportFile file(std::make_unique<HungFile>(old, hang));
        file.write("new");
        QVERIFY(hang->begun.tryAcquire(1, 30'000));
    }
    // The end of the program waits for a moment only: the server answers after it.
    hang->answered.release();
    QTRY_COMPARE(files(), QStringList{QStringLiteral("old.csv")});
    QCOMPARE(contentOf(old), QByteArray("old"));
}

void TableExportTest::whatWasGivenUpNeverTakesThePlaceOfTheOldFile()
{
    const QString old = oldFile();
    const auto hang = std::make_shared<Hang>();
    {
        ExportFile file(std::make_unique<HungFile>(old, hang));
        file.write("new");
        QVERIFY(hang->begun.tryAcquire(1, 30'000));
        // The operator cancels while the last step is on its way to the thread.
        file.commit();
        QVERIFY(file.giveUp());
    }
    hang->answered.release();
    QTRY_COMPARE(files(), QStringList{QStringLiteral("old.csv")});
    QCOMPARE(contentOf(old), QByteArray("old"));
}

void TableExportTest::whatHasTakenItsPlaceIsNotGivenUp()
{
    const QString old = oldFile();
    ExportFile file(old);
    const QSignalSpy written(&file, &ExportFile::written);
    const QSignalSpy committed(&file, &ExportFile::committed);
    file.write("new");
    QTRY_COMPARE(written.count(), 1);
    file.commit();
    QVERIFY(comesToBe(old, "new"));
    QCOMPARE(committed.count(), 0); // it is still on its way here
    QVERIFY(!file.giveUp());
    QTRY_COMPARE(committed.count(), 1);
}

void TableExportTest::cancellingTooLateIsNoCancelling()
{
    show({of(m_billing, 1), of(m_billing, 2)});
    const QString old = oldFile();
    showColumns({ExecutionColumn::Flow});
    const QByteArray whole = "Flow\r\nBilling IVR\r\nBilling IVR\r\n";
    auto *exporter = m_pane->findChild<TableExporter *>();
    auto *cancel = part<QPushButton>("exportCancel");
    // Told before the rows, before the end, and before the file takes the place of the old one.
    int steps = 0;
    bool wasCancelled = false;
    connect(exporter, &TableExporter::progressed, this, [&] {
        if (++steps == 3) {
            QMetaObject::invokeMethod(
                this,
                [&] {
                    wasCancelled = comesToBe(old, whole) && cancel->isEnabled();
                    QTest::mouseClick(cancel, Qt::LeftButton);
                },
                Qt::QueuedConnection);
        }
    });
    exportBy("exportCsv", old);
    QTRY_VERIFY(wasCancelled);
    QVERIFY(part<QWidget>("exportBar")->isVisible() ? !cancel->isEnabled() : !outcome().isEmpty());
    QTRY_VERIFY2(outcome().startsWith(QLatin1String("2 execution(s) exported to ")), qPrintable(outcome()));
    QVERIFY(!part<QWidget>("exportBar")->isVisible());
    QCOMPARE(contentOf(old), whole);
    // The next one can be cancelled again.
    exporter->disconnect(this);
    exportBy("exportCsv", path("next.csv"));
    QVERIFY(cancel->isEnabled());
    QTest::mouseClick(cancel, Qt::LeftButton);
}

void TableExportTest::aFolderThatCannotBeWrittenIsTold()
{
    show({of(m_billing, 1)});
    exportBy("exportCsv", path("no/such/folder.csv"));
    QTRY_VERIFY2(outcome().contains(QLatin1String("could not be written")), qPrintable(outcome()));
    QVERIFY2(outcome().contains(QLatin1String("Choose a folder that you may write to.")),
             qPrintable(outcome()));
    QVERIFY(part<QToolButton>("exportButton")->isEnabled());
}

void TableExportTest::aFullDiskIsToldAndTheOldFileStays()
{
    QList<FlowExecution> many;
    for (int i = 0; i < 5000; ++i) {
        many << of(m_billing, i);
    }
    show(many);
    const QString old = oldFile();
    {
        const FullDisk disk(16'384);
        exportBy("exportCsv", old);
        QTRY_VERIFY2(outcome().contains(QLatin1String("could not be written")), qPrintable(outcome()));
    }
    QVERIFY2(outcome().contains(QLatin1String("Make room on the disk")), qPrintable(outcome()));
    QCOMPARE(contentOf(old), QByteArray("old"));
    QTRY_COMPARE(files(), QStringList{QStringLiteral("old.csv")});
    // The button in the message leads to the file dialog again.
    QTest::mouseClick(part<QWidget>("exportOutcome")->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(m_pane->findChild<QFileDialog *>(QStringLiteral("exportDialog")) != nullptr);
}

void TableExportTest::hundredThousandRowsGoInSlices()
{
    QList<FlowExecution> many;
    constexpr int count = 100'000;
    many.reserve(count);
    for (int i = 0; i < count; ++i) {
        many << of(m_billing, i);
    }
    show(many);
    const SystemClock clock;
    ExecutionTableModel model(clock);
    model.apply({many, {}});
    TableExporter exporter(model);
    const QSignalSpy finished(&exporter, &TableExporter::finished);
    const QSignalSpy slices(&exporter, &TableExporter::progressed);
    TableExporter::Job job;
    job.path = path("many.csv");
    job.content.columns = {ExecutionColumn::State, ExecutionColumn::Flow, ExecutionColumn::Duration};
    job.content.at = clock.nowUtc();
    job.rows = model.rowMarks();
    exporter.start(std::move(job));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    QCOMPARE(finished.first().at(1).toLongLong(), count);
    QVERIFY(slices.count() > 20);
    QCOMPARE(contentOf(path("many.csv")).count('\n'), count + 1);
}

QTEST_MAIN(TableExportTest)
#include "tableexporttest.moc"
