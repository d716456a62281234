#include "samplefacts.h"
#include "tests/support/manualclock.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace flowconsole;

/// What the window says of the history and of what is being reconciled, and what it remembers of time outs.
class WatchWordsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theStoredRunsAreCounted();
    void aFullDiskIsSaidWithWhatItMeans();
    void aHistoryThatFailsIsSaid();
    void aDamagedFileIsSaidToBeSetAside();
    void whatIsReconciledIsCounted();
    void theTimeOutPolicyIsSentAndRememberedForEachFlow();
    void theDialectDecidesWhatTheTimeOutCanDo();

private:
    struct Window
    {
        Window(Theme &theme, const QString &settingsPath)
            : settings(settingsPath, QSettings::IniFormat), window(theme, clock, settings)
        {
            window.show();
        }
        template <class Widget = QWidget>
        [[nodiscard]] Widget *find(const char *name) const
        {
            auto *found = window.findChild<Widget *>(QLatin1String(name));
            if (found == nullptr) {
                qFatal("no widget named %s", name);
            }
            return found;
        }
        void choose(const QString &flow) const
        {
            auto *list = find<QListView>("flowList");
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                if (list->model()->index(row, 0).data().toString() == flow) {
                    list->setCurrentIndex(list->model()->index(row, 0));
                }
            }
        }
        [[nodiscard]] LaunchRequest launched()
        {
            const QSignalSpy requests(&window, &MainWindow::launchRequested);
            QTest::mouseClick(find("launchButton"), Qt::LeftButton);
            return requests.count() == 1 ? requests.first().first().value<LaunchRequest>() : LaunchRequest();
        }
        [[nodiscard]] QString notice() const
        {
            const auto *bar = find("historyMessage");
            return bar->isVisible() ? bar->findChild<QLabel *>(QStringLiteral("inlineMessageText"))->text()
                                    : QString();
        }

        ManualClock clock;
        QSettings settings;
        MainWindow window;
    };

    [[nodiscard]] QString settingsPath() const { return m_folder->filePath(QStringLiteral("settings.ini")); }

    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void WatchWordsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme.setChoice(SchemeChoice::Light);
}

void WatchWordsTest::theStoredRunsAreCounted()
{
    Window shown(m_theme, settingsPath());
    const auto *label = shown.find<QLabel>("statusHistory");
    QVERIFY(!label->isVisible());
    HistoryState state;
    state.status = HistoryState::Status::Ready;
    state.path = QStringLiteral("/data/history.sqlite");
    state.executions = 12408;
    shown.window.showHistory(state);
    QVERIFY(label->isVisible());
    QCOMPARE(label->accessibleName(), QStringLiteral("History: %1 run(s)").arg(QLocale().toString(12408)));
    QVERIFY2(label->toolTip().contains(QStringLiteral("of all connections")), qPrintable(label->toolTip()));
    QVERIFY(label->toolTip().contains(state.path));
    QCOMPARE(shown.notice(), QString());
}

void WatchWordsTest::aFullDiskIsSaidWithWhatItMeans()
{
    Window shown(m_theme, settingsPath());
    HistoryState state;
    state.status = HistoryState::Status::DiskFull;
    state.problem = QStringLiteral("The disk is full: the history /data cannot grow. Free some space.");
    shown.window.showHistory(state);
    QVERIFY(shown.notice().contains(state.problem));
    QVERIFY(shown.notice().contains(QStringLiteral("Launching is paused")));
    QCOMPARE(shown.find("statusHistory")->property("role").toString(), QStringLiteral("problem"));

    // Closed by hand it stays away until there is something else to say.
    QTest::mouseClick(
        shown.find("historyMessage")->findChild<QToolButton *>(QStringLiteral("inlineMessageClose")),
        Qt::LeftButton);
    shown.window.showHistory(state);
    QCOMPARE(shown.notice(), QString());
    HistoryState ready;
    ready.status = HistoryState::Status::Ready;
    shown.window.showHistory(ready);
    shown.window.showHistory(state);
    QVERIFY(shown.notice().contains(state.problem));
    shown.window.showHistory(ready);
    QCOMPARE(shown.notice(), QString());
    QCOMPARE(shown.find("statusHistory")->property("role").toString(), QStringLiteral("small"));
}

void WatchWordsTest::aHistoryThatFailsIsSaid()
{
    Window shown(m_theme, settingsPath());
    HistoryState state;
    state.status = HistoryState::Status::Failed;
    state.problem = QStringLiteral("Another program keeps the history locked.");
    shown.window.showHistory(state);
    QVERIFY(shown.notice().contains(state.problem));
    QVERIFY(shown.notice().contains(QStringLiteral("will not be known after the next start")));
    QCOMPARE(shown.find<QLabel>("statusHistory")->accessibleName(), QStringLiteral("History is not stored"));
}

void WatchWordsTest::aDamagedFileIsSaidToBeSetAside()
{
    Window shown(m_theme, settingsPath());
    HistoryState state;
    state.status = HistoryState::Status::Ready;
    state.setAside = QStringLiteral("/data/history-damaged.sqlite");
    shown.window.showHistory(state);
    QVERIFY(shown.notice().contains(QStringLiteral("damaged")));
    QVERIFY(shown.notice().contains(state.setAside));
}

void WatchWordsTest::whatIsReconciledIsCounted()
{
    Window shown(m_theme, settingsPath());
    const auto *label = shown.find<QLabel>("statusReconciling");
    QVERIFY(!label->isVisible());
    FlowExecution old =
        execution(QStringLiteral("x"), lateFeeWaiver(), ExecutionState::Running, shown.clock.nowUtc());
    old.isReconciling = true;
    shown.window.applyChanges({{old}, {}});
    QVERIFY(label->isVisible());
    QVERIFY(label->text().contains(u'1'));
    old.isReconciling = false;
    shown.window.applyChanges({{old}, {}});
    QVERIFY(!label->isVisible());
}

void WatchWordsTest::theTimeOutPolicyIsSentAndRememberedForEachFlow()
{
    {
        Window shown(m_theme, settingsPath());
        shown.window.showConnection(signedIn());
        shown.window.showFlows(sampleFlows());
        QTest::keyClicks(shown.find("editor.timeout"), QStringLiteral("120"));
        auto *then = shown.find<QComboBox>("editor.timeoutAction");
        then->setFocus();
        QTest::keyClick(then, Qt::Key_Down);
        QTest::keyClick(then, Qt::Key_Down);
        QCOMPARE(then->currentText(), QStringLiteral("then only mark"));
        const LaunchRequest request = shown.launched();
        QCOMPARE(request.timeout, std::optional(std::chrono::seconds(120)));
        QCOMPARE(request.timeoutAction, TimeoutAction::MarkOnly);

        shown.choose(QStringLiteral("Outage survey"));
        QCOMPARE(shown.find<QLineEdit>("editor.timeout")->text(), QString());
        QCOMPARE(then->currentText(), QStringLiteral("then terminate"));
        QTest::keyClicks(shown.find("editor.timeout"), QStringLiteral("soon"));
    }
    Window again(m_theme, settingsPath());
    again.window.showConnection(signedIn());
    again.window.showFlows(sampleFlows());
    again.choose(QStringLiteral("Late-fee waiver"));
    const LaunchRequest request = again.launched();
    QCOMPARE(request.timeout, std::optional(std::chrono::seconds(120)));
    QCOMPARE(request.timeoutAction, TimeoutAction::MarkOnly);
    again.choose(QStringLiteral("Outage survey"));
    QCOMPARE(again.find<QLineEdit>("editor.timeout")->text(), QString());
}

void WatchWordsTest::theDialectDecidesWhatTheTimeOutCanDo()
{
    Window shown(m_theme, settingsPath());
    ConnectionStatus status = signedIn();
    shown.window.showConnection(status);
    shown.window.showFlows(sampleFlows());
    const auto *then = shown.find("editor.timeoutAction");
    QCOMPARE(then->accessibleName(), QStringLiteral("When the time is over"));
    QVERIFY(then->accessibleDescription().startsWith(
        QStringLiteral("This API cannot end a flow: the linked conversation is disconnected; without one the "
                       "console stops waiting.")));
    status.profile.dialect = Dialect::ConversationFlow;
    shown.window.showConnection(status);
    QVERIFY(then->accessibleDescription().startsWith(QStringLiteral("The console then ends the execution.")));
    QVERIFY(then->accessibleDescription().contains(QStringLiteral("300 seconds")));
}

QTEST_MAIN(WatchWordsTest)
#include "watchwordstest.moc"
