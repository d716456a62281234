#include "app/console/consoleapplication.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

constexpr auto homeVariable = "FLOWCONSOLE_SESSION_TEST_HOME";

QString secret()
{
    return QStringLiteral("5555444433332222");
}

/// The flows of the tests, one of which takes a secure value too.
QString flowsWithASecret(const QString &home)
{
    const QString folder = home + QStringLiteral("/flows");
    QDir().mkpath(folder);
    const QStringList names = QDir(QStringLiteral(FLOWS)).entryList({QStringLiteral("*.json")});
    for (const QString &name : names) {
        QFile from(QStringLiteral(FLOWS "/") + name);
        QFile to(folder + u'/' + name);
        if (from.open(QIODevice::ReadOnly) && to.open(QIODevice::WriteOnly)) {
            QByteArray flow = from.readAll();
            if (name == u"always-completes.json") {
                const QByteArray variables("\"variables\": [");
                flow.replace(variables, variables + "{\"name\": \"cardNumber\", \"type\": \"string\","
                                                    "\"role\": \"input\", \"secure\": true},");
            }
            to.write(flow);
        }
    }
    return folder;
}

/// A console whose files are all in one folder.
struct Console
{
    enum class History { None, Kept };

    explicit Console(const QString &home, History history = History::None)
    {
        settings.settingsPath = home + QStringLiteral("/console.ini");
        settings.sessionPath = home + QStringLiteral("/state/session.json");
        settings.profilesPath = home + QStringLiteral("/profiles.json");
        settings.auditPath = home + QStringLiteral("/audit.jsonl");
        settings.historyPath = history == History::Kept ? home + QStringLiteral("/history.sqlite") : QString();
        settings.actor = QStringLiteral("ada");
        settings.organisation.speed = 50;
        settings.organisation.flowsDirectory = flowsWithASecret(home);
        settings.organisation.rateLimitPerMinute = 100'000;
        settings.pollInterval = 50ms;
        application = std::make_unique<ConsoleApplication>(settings);
        application->window().show();
        application->start();
    }

    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return application->window().findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QByteArray file() const
    {
        QFile file(settings.sessionPath);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString notice() const
    {
        const auto *message = find<QWidget>("sessionMessage");
        return message != nullptr && message->isVisible() ? message->accessibleName() : QString();
    }
    void type(const char *editor, const QString &text) const
    {
        auto *line = find<QLineEdit>(editor);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void chooseFlow(const QString &name) const
    {
        auto *list = find<QListView>("flowList");
        const auto found = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, name);
        if (!found.isEmpty()) {
            list->setCurrentIndex(found.first());
        }
    }

    ConsoleSettings settings;
    std::unique_ptr<ConsoleApplication> application;
};

/// What a person does before the program is killed; ends this process when all of it is in the file.
class Victim final : public QObject
{
    Q_OBJECT

public:
    explicit Victim(const Console &console) : m_console(console) { startTimer(20ms); }

protected:
    void timerEvent(QTimerEvent *) override
    {
        if (m_console.find<QListView>("flowList")->model()->rowCount() == 0) {
            return;
        }
        if (!m_isDone) {
            m_isDone = true;
            m_console.chooseFlow(QStringLiteral("Always completes"));
            m_console.type("editor.accountId", QStringLiteral("ACC-4711"));
            m_console.type("editor.timeout", QStringLiteral("77"));
            m_console.type("executionFilter", QStringLiteral("failed"));
            m_console.find<QAction>("batchAction")->trigger();
        }
        const QByteArray file = m_console.file();
        if (file.contains("ACC-4711") && file.contains("batchWindow") && file.contains("\"failed\"")) {
            std::raise(SIGKILL);
        }
    }

private:
    const Console &m_console;
    bool m_isDone = false;
};

int runVictim(const QString &home)
{
    const Console console(home);
    const Victim victim(console);
    return QApplication::exec();
}

} // namespace

/// The console comes back as it was left: after a kill, after a proper end, and beside another one.
class ConsoleSessionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void afterAKillEverythingIsBack()
    {
        QProcess first;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QLatin1String(homeVariable), m_home->path());
        first.setProcessEnvironment(environment);
        first.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(first.waitForFinished(60'000));
        QCOMPARE(first.exitStatus(), QProcess::CrashExit);

        const Console second(m_home->path());
        QCOMPARE(second.notice(), QStringLiteral("Restored after an unexpected end."));
        QCOMPARE(second.find<QLineEdit>("executionFilter")->text(), QStringLiteral("failed"));
        QTRY_VERIFY(second.find<QLineEdit>("editor.accountId") != nullptr);
        QTRY_COMPARE(second.find<QLineEdit>("editor.accountId")->text(), QStringLiteral("ACC-4711"));
        QCOMPARE(second.find<QLineEdit>("editor.timeout")->text(), QStringLiteral("77"));
        QTRY_VERIFY(second.find<QWidget>("batchWindow") != nullptr);
        QVERIFY(second.find<QWidget>("batchWindow")->isVisible());
    }

    void afterAProperEndItIsBackWithoutAWord()
    {
        {
            const Console first(m_home->path());
            QTRY_VERIFY(first.find<QLineEdit>("editor.accountId") != nullptr);
            first.type("editor.accountId", QStringLiteral("ACC-12"));
            first.application->window().close();
        }
        const Console second(m_home->path());
        QVERIFY2(second.notice().isEmpty(), qPrintable(second.notice()));
        QTRY_VERIFY(second.find<QLineEdit>("editor.accountId") != nullptr);
        QTRY_COMPARE(second.find<QLineEdit>("editor.accountId")->text(), QStringLiteral("ACC-12"));
    }

    void whatWasComparedAndLookedAtIsBackFromTheHistory()
    {
        const auto headsOf = [](const Console &console) {
            QStringList heads;
            const auto *window = console.find<QWidget>("compareWindow");
            for (const char *side : {"leftRun", "rightRun"}) {
                const auto *head = window == nullptr || !window->isVisible()
                                       ? nullptr
                                       : window->findChild<QWidget *>(QLatin1String(side));
                heads << (head == nullptr ? QString() : head->accessibleName());
            }
            return heads.join(u'\n');
        };
        QString compared;
        {
            const Console first(m_home->path(), Console::History::Kept);
            QTRY_VERIFY(first.find<QLineEdit>("editor.accountId") != nullptr);
            first.chooseFlow(QStringLiteral("Always completes"));
            QTRY_VERIFY(first.find<QLineEdit>("editor.cardNumber") != nullptr);
            first.type("editor.cardNumber", secret());
            auto *table = first.find<QTableView>("executionsTable");
            for (int runs = 1; runs <= 2; ++runs) {
                first.find<QAction>("launchAction")->trigger();
                QTRY_COMPARE(table->model()->rowCount(), runs);
            }
            table->selectAll();
            QTRY_VERIFY(first.find<QAction>("compareExecutions")->isEnabled());
            first.find<QAction>("compareExecutions")->trigger();
            QTRY_COMPARE(headsOf(first).count(QStringLiteral("Completed")), 2);
            compared = headsOf(first);
            first.find<QAction>("flowDetails")->trigger();
            first.application->window().close();
        }
        const Console second(m_home->path(), Console::History::Kept);
        QTRY_COMPARE(headsOf(second), compared);
        QTRY_VERIFY(second.find<QWidget>("flowDetailsWindow") != nullptr);
        QCOMPARE(second.find<QLabel>("flowDetailsName")->text(), QStringLiteral("Always completes"));
    }

    void aChangeIsInTheFileWithinASecondAndNoSecretIs()
    {
        const Console console(m_home->path());
        QTRY_VERIFY(console.find<QLineEdit>("editor.accountId") != nullptr);
        console.chooseFlow(QStringLiteral("Always completes"));
        QTRY_VERIFY(console.find<QLineEdit>("editor.cardNumber") != nullptr);
        console.type("editor.accountId", QStringLiteral("ACC-31"));
        console.type("editor.cardNumber", secret());
        QTRY_VERIFY_WITH_TIMEOUT(console.file().contains("ACC-31"), 3000);
        QTRY_VERIFY(console.file().contains("\"cardNumber\"")); // that it was left out
        QVERIFY(!console.file().contains(secret().toUtf8()));
        QVERIFY((QFile::permissions(console.settings.sessionPath) & QFileDevice::ReadOther) == 0);
    }

    void aDamagedFileIsPutAsideAndSaid()
    {
        const QString path = m_home->path() + QStringLiteral("/state/session.json");
        QVERIFY(QDir().mkpath(m_home->path() + QStringLiteral("/state")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\": 1, \"filt");
        file.close();
        const Console console(m_home->path());
        QVERIFY2(console.notice().contains(QStringLiteral("could not be brought back")),
                 qPrintable(console.notice()));
        QVERIFY(QFile::exists(path + QStringLiteral(".damaged")));
        QVERIFY(console.find<QLineEdit>("executionFilter")->text().isEmpty());
        QTRY_VERIFY(QFile::exists(path));
    }

    void aSecondConsoleLeavesTheFirstOnesSessionAlone()
    {
        const Console first(m_home->path());
        QTRY_VERIFY(first.find<QLineEdit>("editor.accountId") != nullptr);
        first.type("editor.accountId", QStringLiteral("ACC-1st"));
        QTRY_VERIFY(first.file().contains("ACC-1st"));
        {
            const Console second(m_home->path());
            QVERIFY(second.notice().contains(QStringLiteral("Another console is open")));
            QTRY_VERIFY(second.find<QLineEdit>("editor.accountId") != nullptr);
            second.type("editor.accountId", QStringLiteral("ACC-2nd"));
            second.application->window().close();
        }
        QVERIFY(first.file().contains("ACC-1st"));
        QVERIFY(!first.file().contains("ACC-2nd"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (const QString home = qEnvironmentVariable(homeVariable); !home.isEmpty()) {
        return runVictim(home);
    }
    ConsoleSessionTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "consolesessiontest.moc"
