#include "inspectorbench.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;
using namespace std::chrono_literals;

/// The inspector shows what is known of an execution, and stays readable at every size.
class InspectorTest final : public QObject, private InspectorBench
{
    Q_OBJECT

private slots:
    void init() { open(); }

    void showsWhatIsKnown();
    void masksSecureValuesAndSecrets();
    void updateKeepsTabAndSelection();
    void standsSideBySideWhereWide();
    void copiesWholeHash();
    void telemetryIsJson();
    void nothingMovesWhenARunEnds();
    void endedRunFitsWithoutScrolling();
    void requestsOpenWithTheLaunch();
    void tabReachesOnlyWhatIsShown();
};

void InspectorTest::showsWhatIsKnown()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(340, 760);
    pane.show();
    QVERIFY(part<QLabel>(pane, "inspectorEmpty")->isVisible());
    pane.setDetails(failedDetails());
    QVERIFY(!part<QLabel>(pane, "inspectorEmpty")->isVisible());
    const QString text = allText(pane);
    for (const char *words : {"Billing IVR", "v14", "id-1", "212 ms, 0 retries", "0:08.9", "FAILED",
                              "Alex Johnson", "12.50", "/api/v2/flows/executions", "503"}) {
        QVERIFY2(text.contains(QLatin1String(words)), words);
    }
    const QString launched = m_start.addSecs(1).toLocalTime().toString(u"HH:mm:ss.zzz");
    QVERIFY(text.contains(launched + QStringLiteral(" (UTC")));
    QCOMPARE(part<QWidget>(pane, "stateChip")->accessibleName(), QStringLiteral("Failed"));
    pane.clear();
    QVERIFY(part<QLabel>(pane, "inspectorEmpty")->isVisible());
}

void InspectorTest::masksSecureValuesAndSecrets()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(700, 500);
    pane.show();
    pane.setDetails(failedDetails());
    auto *requests = part<QTableView>(pane, "requestsTable");
    requests->setCurrentIndex(requests->model()->index(0, 0));
    const QString text = allText(pane);
    QVERIFY(text.contains(QStringLiteral("•••• hidden")));
    QVERIFY(text.contains(QStringLiteral("Authorization: ") + redactedPlaceholder()));
    QVERIFY(!text.contains(QStringLiteral("very-secret")));
    QVERIFY(text.contains(QStringLiteral("Accept: application/json")));
    QVERIFY(text.contains(QStringLiteral("{\n")));
}

void InspectorTest::updateKeepsTabAndSelection()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(700, 500);
    pane.show();
    ExecutionDetails details = failedDetails();
    pane.setDetails(details);
    auto *tabs = part<QTabWidget>(pane, "inspectorTabs");
    tabs->setCurrentIndex(2);
    auto *requests = part<QTableView>(pane, "requestsTable");
    requests->setCurrentIndex(requests->model()->index(0, 0));

    details.requests.append(details.requests.first());
    details.execution.outputs.insert(QStringLiteral("more"), JsonValue::boolean(true));
    pane.setDetails(details);
    QCOMPARE(tabs->currentIndex(), 2);
    QCOMPARE(requests->currentIndex().row(), 0);
    QCOMPARE(requests->model()->rowCount(), 2);

    details.execution.id = ExecutionId(QStringLiteral("id-9"));
    requests->setCurrentIndex(requests->model()->index(1, 0));
    pane.setDetails(details);
    QCOMPARE(tabs->currentIndex(), 2);
    QCOMPARE(requests->currentIndex().row(), 0);
}

void InspectorTest::standsSideBySideWhereWide()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(340, 760);
    pane.show();
    pane.setDetails(failedDetails());
    const auto *id = part<QWidget>(pane, "summaryId");
    const auto *tabs = part<QTabWidget>(pane, "inspectorTabs");
    const auto topOf = [&](const QWidget *widget) { return widget->mapTo(&pane, QPoint()).y(); };
    QCOMPARE(pane.width(), 340);
    QVERIFY(topOf(tabs) > topOf(id));
    pane.resize(800, 500);
    QTRY_VERIFY(tabs->mapTo(&pane, QPoint()).x() > id->mapTo(&pane, QPoint()).x() + id->width() / 2);
    QVERIFY(topOf(tabs) <= topOf(id));
}

void InspectorTest::copiesWholeHash()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(340, 760);
    pane.show();
    pane.setDetails(failedDetails());
    QToolButton *copy = nullptr;
    for (QToolButton *button : pane.findChildren<QToolButton *>(QStringLiteral("copyLine"))) {
        if (button->accessibleName().contains(QStringLiteral("hash"), Qt::CaseInsensitive)) {
            copy = button;
        }
    }
    QVERIFY(copy != nullptr);
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), failedDetails().execution.payloadHash);
}

void InspectorTest::telemetryIsJson()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(340, 760);
    pane.show();
    pane.setDetails(failedDetails());
    part<QTabWidget>(pane, "inspectorTabs")->setCurrentIndex(4);
    auto *choice = part<QComboBox>(pane, "jsonDocument");
    choice->setCurrentIndex(choice->findText(QStringLiteral("Telemetry record")));
    QTest::mouseClick(part<QPushButton>(*part<QWidget>(pane, "executionJson"), "copyJson"), Qt::LeftButton);
    const auto json = JsonValue::parse(QGuiApplication::clipboard()->text().toUtf8());
    QVERIFY(json.ok());
    QCOMPARE(json.value().value(u"latencyMs").toInteger(), std::optional<qint64>(8900));
}

void InspectorTest::nothingMovesWhenARunEnds()
{
    for (const int width : {340, 560}) {
        InspectorPane pane(*m_theme, *m_clock);
        pane.resize(width, 760);
        pane.show();
        ExecutionDetails details = failedDetails();
        const FlowExecution after = details.execution;
        details.execution = running(1);
        pane.setDetails(details);
        const auto places = [&] {
            QStringList all{QString::number(part<QTabWidget>(pane, "inspectorTabs")->y())};
            for (const QToolButton *button : pane.findChildren<QToolButton *>(QStringLiteral("copyLine"))) {
                const QPoint place = button->parentWidget()->mapTo(&pane, QPoint());
                all << QStringLiteral("%1,%2").arg(place.x()).arg(place.y());
            }
            return all.join(u' ');
        };
        const QString before = places();
        details.execution = after;
        pane.setDetails(details);
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        QCOMPARE(places(), before);
    }
}

void InspectorTest::endedRunFitsWithoutScrolling()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(566, 440);
    pane.show();
    pane.setDetails(failedDetails());
    const auto *tabs = part<QTabWidget>(pane, "inspectorTabs");
    const auto *summary = pane.findChild<QScrollArea *>();
    QVERIFY(summary->isAncestorOf(part<QWidget>(pane, "summaryId")));
    QTRY_VERIFY(tabs->y() > 0);
    QVERIFY2(summary->height() <= 190, qPrintable(QString::number(summary->height())));
    QTRY_COMPARE(summary->verticalScrollBar()->maximum(), 0);
}

void InspectorTest::requestsOpenWithTheLaunch()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(566, 700);
    pane.show();
    ExecutionDetails details = failedDetails();
    RequestRecord look = details.requests.first();
    look.method = QStringLiteral("GET");
    look.url = QUrl(
        QStringLiteral("https://api.example.org/api/v2/flows/executions/7c1e0f62-93ab-4d0e-8a51-3f1c9a7d2b10"));
    look.duration = 0ms;
    details.requests << look;
    pane.setDetails(details);
    auto *table = part<QTableView>(pane, "requestsTable");
    QVERIFY(!table->currentIndex().isValid());
    part<QTabWidget>(pane, "inspectorTabs")->setCurrentIndex(2);
    QCOMPARE(table->currentIndex().row(), 0);
    const auto *exchange = part<QWidget>(pane, "exchange");
    const auto *hint = part<QLabel>(pane, "requestsHint");
    QVERIFY(exchange->isVisible() && !hint->isVisible());
    QVERIFY(exchange->height() > table->height());

    const auto cell = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QCOMPARE(cell(0, 0) + cell(0, 1), QStringLiteral("POST/flows/executions"));
    QCOMPARE(cell(1, 0) + cell(1, 1), QStringLiteral("GET/flows/executions/…9a7d2b10"));
    QVERIFY(!table->isColumnHidden(3));
    QCOMPARE(cell(1, 3), m_start.toLocalTime().toString(u"HH:mm:ss"));
    QCOMPARE(cell(1, 4), QStringLiteral("under 1 ms"));

    table->clearSelection();
    QVERIFY(!exchange->isVisible() && hint->isVisible());
    QCOMPARE(hint->text(), QStringLiteral("Select a row to read the request and its answer."));
}

void InspectorTest::tabReachesOnlyWhatIsShown()
{
    InspectorPane pane(*m_theme, *m_clock);
    pane.resize(566, 700);
    pane.show();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    pane.setDetails(failedDetails());
    QStringList stops;
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(&pane, Qt::Key_Tab);
        const QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused != nullptr && focused->isVisible());
        stops << (focused->objectName().isEmpty() ? QLatin1String(focused->metaObject()->className())
                                                  : focused->objectName());
    }
    QVERIFY(stops.contains(QStringLiteral("copyLine")));
    QVERIFY(stops.contains(QStringLiteral("qt_tabwidget_tabbar")));
    QVERIFY(stops.contains(QStringLiteral("variablesTable")));
    QVERIFY(!stops.contains(QStringLiteral("requestsTable")));
    QVERIFY(!stops.contains(QStringLiteral("jsonText")));
}

QTEST_MAIN(InspectorTest)
#include "inspectortest.moc"
