#include "base/clock.h"
#include "base/redaction.h"
#include "samplefacts.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

class PreviewTest final : public QObject
{
    Q_OBJECT

private slots:
    void itIsAskedForWhileItIsSeenAndAfterEachEdit();
    void whatIsShownIsTheBytesAndTheirHash();
    void theRequestIsCopiedAsACommand();
    void whatStandsBetweenItAndALaunchIsSaid();
    void anEarlierRunsInputIsPreviewed();

private:
    struct Shown
    {
        explicit Shown(Theme &theme)
            : settings(folder.filePath(QStringLiteral("console.ini")), QSettings::IniFormat),
              window(theme, clock, settings)
        {
            window.resize(1440, 900);
            window.show();
            window.showConnection(signedIn());
            window.showFlows({lateFeeWaiver()});
            QObject::connect(&window, &MainWindow::previewRequested, &window,
                             [this](const LaunchRequest &request) { asked = request; });
        }
        void open() const
        {
            auto *dock = window.findChild<QDockWidget *>(QStringLiteral("previewDock"));
            dock->show();
            dock->raise();
        }
        void answer()
        {
            LaunchPreview preview;
            preview.id = asked.id;
            preview.request.method = QStringLiteral("POST");
            preview.request.url = QUrl(QStringLiteral("https://api.mypurecloud.ie/api/v2/flows/executions"));
            preview.request.requestBody = "{\"flowId\":\"f\",\"n\":1.50}";
            preview.sha256 = QString(64, u'a');
            preview.bytes = 24;
            preview.isMasked = true;
            window.showPreview(preview);
        }
        template <class Widget>
        [[nodiscard]] Widget *find(const char *name) const
        {
            return window.findChild<Widget *>(QLatin1String(name));
        }

        SystemClock clock;
        QTemporaryDir folder;
        QSettings settings;
        MainWindow window;
        LaunchRequest asked;
    };

    Theme m_theme;
};

void PreviewTest::itIsAskedForWhileItIsSeenAndAfterEachEdit()
{
    Shown shown(m_theme);
    QSignalSpy asked(&shown.window, &MainWindow::previewRequested);
    auto *name = shown.find<QLineEdit>("editor.customerName");
    QTest::keyClicks(name, QStringLiteral("x"));
    QCOMPARE(asked.count(), 0);

    shown.open();
    QTRY_VERIFY(asked.count() > 0);
    const auto before = asked.count();
    QTest::keyClicks(name, QStringLiteral("y"));
    QVERIFY(asked.count() > before);
    QVERIFY(shown.asked.inputs.value(u"customerName").toString().contains(u'y'));

    QSignalSpy launched(&shown.window, &MainWindow::launchRequested);
    const ExecutionId previewed = shown.asked.id;
    shown.find<QPushButton>("launchButton")->click();
    QCOMPARE(launched.count(), 1);
    QCOMPARE(launched.first().first().value<LaunchRequest>().id, previewed);
    QVERIFY(shown.asked.id != previewed); // what is shown now is the next one
}

void PreviewTest::whatIsShownIsTheBytesAndTheirHash()
{
    Shown shown(m_theme);
    shown.open();
    QTRY_VERIFY(!shown.asked.id.isEmpty());
    shown.answer();

    auto *pane = shown.find<QWidget>("previewPane");
    QVERIFY(pane->findChild<QPlainTextEdit *>()->toPlainText() ==
            QStringLiteral("{\"flowId\":\"f\",\"n\":1.50}"));
    const QString note = shown.find<QLabel>("previewNote")->text();
    QVERIFY2(note.contains(QStringLiteral("24 byte")) && note.contains(redactedPlaceholder()),
             qPrintable(note));
    QVERIFY(shown.find<QWidget>("previewHash")->isVisible());

    // That of another launch is none of this one.
    LaunchPreview other;
    other.id = newExecutionId();
    other.request.requestBody = "{}";
    shown.window.showPreview(other);
    QVERIFY(pane->findChild<QPlainTextEdit *>()->toPlainText() != QStringLiteral("{}"));
}

void PreviewTest::theRequestIsCopiedAsACommand()
{
    Shown shown(m_theme);
    shown.open();
    QTRY_VERIFY(!shown.asked.id.isEmpty());
    auto *pane = shown.find<QWidget>("previewPane");
    auto *button = pane->findChild<QPushButton *>(QStringLiteral("copyAs"));
    QVERIFY(!button->isEnabled());
    shown.answer();
    QVERIFY(button->isEnabled());
    pane->findChild<QAction *>(QStringLiteral("copyAsCurl"))->trigger();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(QStringLiteral("curl")) && copied.contains(QStringLiteral("flows/executions")),
             qPrintable(copied));
}

void PreviewTest::whatStandsBetweenItAndALaunchIsSaid()
{
    Shown shown(m_theme);
    shown.open();
    QTRY_VERIFY(!shown.asked.id.isEmpty());
    auto *retries = shown.find<QLineEdit>("editor.retryCount");
    retries->selectAll();
    QTest::keyClicks(retries, QStringLiteral("many"));
    shown.answer();
    QVERIFY(shown.find<QLabel>("previewRemark")->text().contains(QStringLiteral("problem")));

    ConnectionStatus status = signedIn();
    status.state = ConnectionStatus::State::SignedOut;
    shown.window.showConnection(status);
    QVERIFY(shown.find<QLabel>("previewRemark")->text().contains(QStringLiteral("Not signed in")));
    QVERIFY(!shown.find<QWidget>("previewHash")->isVisible());
}

void PreviewTest::anEarlierRunsInputIsPreviewed()
{
    Shown shown(m_theme);
    shown.window.showFlows({lateFeeWaiver(), callbackOffer()});
    FlowExecution run =
        execution(QStringLiteral("run-1"), callbackOffer(), ExecutionState::Completed, shown.clock.nowUtc());
    run.profileId = signedIn().profile.id;
    run.inputs.insert(QStringLiteral("phone"), JsonValue::string(QStringLiteral("+44 20")));
    shown.window.applyChanges({{run}, {}});
    shown.open();
    auto *table = shown.find<QTableView>("executionsTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    shown.window.activateWindow();
    QTRY_VERIFY(shown.window.isActiveWindow());
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_U, Qt::ControlModifier);

    QTRY_COMPARE(shown.asked.flowId, callbackOffer().id);
    QCOMPARE(shown.asked.inputs.value(u"phone").toString(), QStringLiteral("+44 20"));
}

QTEST_MAIN(PreviewTest)
#include "previewtest.moc"
