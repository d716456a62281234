#include "app/console/consoleapplication.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

/// The whole console as an operator meets it: a window, real keys, the embedded organisation behind real
/// sockets.
class ConsoleTest final : public QObject
{
    Q_OBJECT

private:
    struct Bench
    {
        Bench()
        {
            settings.settingsPath = home.filePath(QStringLiteral("console.ini"));
            settings.profilesPath = home.filePath(QStringLiteral("profiles.json"));
            settings.auditPath = home.filePath(QStringLiteral("audit.jsonl"));
            settings.actor = QStringLiteral("ada");
            settings.organisation.speed = 50;
            settings.organisation.flowsDirectory = QStringLiteral(FLOWS);
            settings.organisation.rateLimitPerMinute = 100'000;
            settings.pollInterval = 50ms;
            console = std::make_unique<ConsoleApplication>(settings);
            console->window().resize(1440, 900);
            console->window().show();
            console->start();
        }

        template <class T>
        [[nodiscard]] T *find(const char *name) const
        {
            return console->window().findChild<T *>(QLatin1String(name));
        }

        void chooseFlow(const QString &name) const
        {
            auto *list = find<QListView>("flowList");
            const auto found = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, name);
            QVERIFY(!found.isEmpty());
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(found.first()).center());
        }

        [[nodiscard]] QString cell(int row, int column) const
        {
            return find<QTableView>("executionsTable")->model()->index(row, column).data().toString();
        }

        [[nodiscard]] int rows() const { return find<QTableView>("executionsTable")->model()->rowCount(); }

        QTemporaryDir home;
        ConsoleSettings settings;
        std::unique_ptr<ConsoleApplication> console;
    };

private slots:
    void theFirstStartSignsInAndFillsTheForm()
    {
        const Bench bench;
        QTRY_VERIFY(bench.find<QLineEdit>("editor.accountId") != nullptr);
        QCOMPARE(bench.find<QLineEdit>("editor.accountId")->text(), QStringLiteral("ACC-1"));
        QTRY_VERIFY(bench.find<QPushButton>("launchButton")->isEnabled());
        QCOMPARE(bench.rows(), 0);
    }

    void whatIsTypedIsLaunchedAndTheRowReadsCompleted()
    {
        const Bench bench;
        QTRY_VERIFY(bench.find<QLineEdit>("editor.accountId") != nullptr);
        bench.chooseFlow(QStringLiteral("Always completes"));
        QTRY_VERIFY(bench.find<QLineEdit>("editor.accountId") != nullptr);
        auto *account = bench.find<QLineEdit>("editor.accountId");
        account->setFocus();
        QTest::keyClick(account, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(account, QStringLiteral("ACC-4711"));
        QTest::keyClick(account, Qt::Key_Return, Qt::ControlModifier);

        QTRY_COMPARE(bench.rows(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(bench.cell(0, 0), QStringLiteral("Completed"), 20'000);
        QCOMPARE(bench.cell(0, 1), QStringLiteral("Always completes"));
        QCOMPARE(bench.cell(0, 2), QStringLiteral("v2"));

        const auto *variables = bench.find<QTableView>("variablesTable");
        const auto found = variables->model()->match(variables->model()->index(0, 1), Qt::DisplayRole,
                                                     QStringLiteral("ACC-4711"), 1, Qt::MatchContains);
        QVERIFY(!found.isEmpty());
    }

    void aProblemKeepsTheLaunchBackAndIsSaidUnderItsField()
    {
        const Bench bench;
        QTRY_VERIFY(bench.find<QLineEdit>("editor.retryCount") != nullptr);
        auto *retries = bench.find<QLineEdit>("editor.retryCount");
        retries->setFocus();
        QTest::keyClick(retries, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(retries, QStringLiteral("\"3\""));
        QTest::keyClick(retries, Qt::Key_Return, Qt::ControlModifier);
        const auto *problem = bench.find<QWidget>("problem.retryCount");
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(!bench.find<QPushButton>("launchButton")->isEnabled());
        QCOMPARE(bench.rows(), 0);
    }

    void aConsoleMayCloseWhileExecutionsRun()
    {
        Bench bench;
        QTRY_VERIFY(bench.find<QPushButton>("launchButton") != nullptr);
        QTRY_VERIFY(bench.find<QPushButton>("launchButton")->isEnabled());
        for (int i = 0; i < 5; ++i) {
            QTest::mouseClick(bench.find<QPushButton>("launchButton"), Qt::LeftButton);
        }
        QTRY_COMPARE(bench.rows(), 5);
        bench.console.reset();
        QVERIFY(QFile::exists(bench.settings.auditPath));
    }
};

QTEST_MAIN(ConsoleTest)
#include "consoletest.moc"
