#include "base/clock.h"
#include "profiles/profilestore.h"
#include "tests/integration/commandline.h"

#include <QRegularExpression>

#include <csignal>

using namespace flowconsole;

namespace {

const QString flowName = QStringLiteral("Always completes");

} // namespace

/// `batch` as its users start it, against `simulate` in a process of its own.
class CommandLineBatchTest final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QProcessEnvironment environment() const
    {
        auto variables = m_home->environment();
        variables.insert(QStringLiteral("GENESYS_CLIENT_ID"), m_organisation->told(u"clientId"));
        variables.insert(QStringLiteral("GENESYS_CLIENT_SECRET"), m_organisation->told(u"clientSecret"));
        return variables;
    }

    [[nodiscard]] QStringList batch(const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("batch"),         m_home->path(QStringLiteral("calls.csv")),
                           QStringLiteral("--flow"),        flowName,
                           QStringLiteral("--json"),        QStringLiteral("--dialect"),
                           QStringLiteral("published"),     QStringLiteral("--base-url"),
                           m_organisation->told(u"baseUrl")} +
               more;
    }

    Outcome run(const QStringList &more = {}) { return finish(batch(more), environment()); }

    void write(const QByteArray &content) const
    {
        QFile file(m_home->path(QStringLiteral("calls.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    static QByteArray rows(int count)
    {
        QByteArray content = "ACCOUNTID,retryCount,comment\r\n";
        for (int row = 1; row <= count; ++row) {
            content += "ACC-" + QByteArray::number(row) + ',' + QByteArray::number(row) + ",\"for, me\"\r\n";
        }
        return content;
    }

    [[nodiscard]] QList<QByteArray> result() const
    {
        QFile file(m_home->path(QStringLiteral("calls.result.csv")));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
    }

    static QStringList events(const Outcome &outcome)
    {
        QStringList names;
        for (const JsonValue &line : outcome.lines()) {
            names.append(line.value(u"event").toString());
        }
        return names;
    }

    /// A batch of the rows that a crash has ended in the middle.
    void crash(const QStringList &arguments) const
    {
        QProcess program;
        program.setProcessEnvironment(environment());
        program.start(QStringLiteral(PROGRAM),
                      arguments + QStringList{QStringLiteral("--concurrency"), QStringLiteral("2")});
        QByteArray output;
        QTRY_VERIFY_WITH_TIMEOUT((output += program.readAllStandardOutput()).contains("\"running\":2"), 30'000);
        program.kill();
        QTRY_COMPARE(program.state(), QProcess::NotRunning);
    }

    /// Ours under another name, where it is given, in a folder of its own.
    void writeFlow(const QString &folder, const QString &name) const
    {
        QVERIFY(QDir().mkpath(folder));
        QFile source(QStringLiteral(FLOWS "/always-completes.json"));
        QVERIFY(source.open(QIODevice::ReadOnly));
        QFile copy(folder + QStringLiteral("/flow.json"));
        QVERIFY(copy.open(QIODevice::WriteOnly));
        copy.write(source.readAll().replace(flowName.toUtf8(), name.toUtf8()));
    }

    /// A stored connection to the organisation that the variables name too.
    void storeConnection(const QString &name) const
    {
        const SystemClock clock;
        ProfileStore profiles(m_home->path(QStringLiteral("flow-console/profiles.json")), clock);
        QVERIFY(profiles.load().ok());
        ConnectionProfile profile;
        profile.id = newProfileId();
        profile.name = name;
        profile.apiUrl = QUrl(m_organisation->told(u"baseUrl"));
        profile.loginUrl = profile.apiUrl;
        profile.clientId = m_organisation->told(u"clientId");
        profile.dialect = Dialect::Published;
        QVERIFY(profiles.save(profile).ok());
    }

    [[nodiscard]] QStringList batchOf(const QString &connection, const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("batch"),
                           m_home->path(QStringLiteral("calls.csv")),
                           QStringLiteral("--flow"),
                           flowName,
                           QStringLiteral("--json"),
                           QStringLiteral("--profile"),
                           connection} +
               more;
    }

    std::optional<SimulateProcess> m_organisation;
    std::optional<EmptyHome> m_home;

private slots:
    void initTestCase() { m_organisation.emplace(); }

    void init() { m_home.emplace(); }

    void eachRowIsLaunchedAndTold()
    {
        write(rows(12));
        const Outcome outcome = run({QStringLiteral("--concurrency"), QStringLiteral("4")});
        QVERIFY2(outcome.exitCode == 0, outcome.problems + outcome.output);
        const JsonValue end = outcome.lines().last();
        QCOMPARE(end.value(u"state").toString(), QStringLiteral("finished"));
        QCOMPARE(end.value(u"completed").toInteger(), std::optional<qint64>(12));
        QCOMPARE(end.value(u"result").toString(), m_home->path(QStringLiteral("calls.result.csv")));
        const QList<QByteArray> lines = result();
        QCOMPARE(lines.size(), 13);
        QVERIFY2(lines.at(0).startsWith("row,line,accountId,retryCount,executionId,"), lines.at(0));
        QVERIFY2(lines.at(12).startsWith("12,13,ACC-12,12,"), lines.at(12));
        QVERIFY2(lines.at(12).contains(",completed,"), lines.at(12));
    }

    void aDryRunTellsEverythingAndSendsNothing()
    {
        write(rows(400));
        const Outcome outcome = run({QStringLiteral("--dry-run")});
        QVERIFY2(outcome.exitCode == 0, outcome.problems + outcome.output);
        const QStringList names = events(outcome);
        QCOMPARE(names.count(QStringLiteral("preview")), 10);
        QCOMPARE(names.last(), QStringLiteral("impact"));
        const JsonValue checked = outcome.lines().at(names.indexOf(QStringLiteral("checked")));
        QCOMPARE(checked.value(u"rows").toInteger(), std::optional<qint64>(400));
        QCOMPARE(checked.value(u"columns").value(u"ACCOUNTID").toString(), QStringLiteral("accountId"));
        QVERIFY(checked.value(u"columns").value(u"comment").isNull());
        const JsonValue impact = outcome.lines().last();
        QCOMPARE(impact.value(u"launches").toInteger(), std::optional<qint64>(400));
        QCOMPARE(impact.value(u"requests").toInteger(), std::optional<qint64>(800));
        QVERIFY(result().isEmpty());
    }

    void badRowsAreListedAndNothingIsSent()
    {
        write("accountId,retryCount\nACC-1,1\nACC-2,many\n,3\n");
        const Outcome outcome = run();
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("Line 3, retryCount: Must be a whole number"), outcome.problems);
        QVERIFY2(outcome.problems.contains("Line 4, accountId: Required"), outcome.problems);
        QVERIFY2(outcome.problems.contains("2 of 3 rows cannot be sent"), outcome.problems);
        QVERIFY(result().isEmpty());

        const Outcome skipping = run({QStringLiteral("--skip-bad-rows")});
        QVERIFY2(skipping.exitCode == 0, skipping.problems + skipping.output);
        const QList<QByteArray> lines = result();
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines.at(1).contains(",completed,"), lines.at(1));
        QVERIFY2(lines.at(2).contains(",bad,"), lines.at(2));
    }

    void columnsAreMappedByHand()
    {
        write("who;n\nACC-1;7\n");
        const Outcome missing = run({QStringLiteral("--dry-run")});
        QCOMPARE(missing.exitCode, 2);
        QVERIFY2(missing.problems.contains("No column gives what the flow requires: accountId"),
                 missing.problems);
        const Outcome wrong = run({QStringLiteral("--map"), QStringLiteral("whom=accountId")});
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY2(wrong.problems.contains("no column \"whom\". There are: who, n."), wrong.problems);
        const Outcome mapped =
            run({QStringLiteral("--map"), QStringLiteral("who=accountId"), QStringLiteral("--map"),
                 QStringLiteral("n=retryCount"), QStringLiteral("--dry-run")});
        QVERIFY2(mapped.exitCode == 0, mapped.problems);
        QCOMPARE(mapped.lines().first().value(u"inputs").toJson(),
                 QByteArray("{\"accountId\":\"ACC-1\",\"retryCount\":7}"));
    }

    void anInterruptedBatchGoesOnAtTheRightRow()
    {
        write(rows(30));
        QProcess program;
        program.setProcessEnvironment(environment());
        program.start(QStringLiteral(PROGRAM), batch({QStringLiteral("--concurrency"), QStringLiteral("3")}));
        QByteArray output;
        const QRegularExpression some(QStringLiteral("\"completed\":[1-9]"));
        QTRY_VERIFY_WITH_TIMEOUT(
            some.match(QString::fromUtf8(output += program.readAllStandardOutput())).hasMatch(), 30'000);
        ::kill(static_cast<pid_t>(program.processId()), SIGINT);
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 40'000);
        QCOMPARE(program.exitCode(), 130);
        QVERIFY(program.readAllStandardError().contains("--resume"));

        QCOMPARE(result().size(), 31);
        qsizetype notLaunched = 0;
        for (const QByteArray &line : result()) {
            notLaunched += line.contains(",not_launched,") ? 1 : 0;
        }
        QVERIFY(notLaunched > 0);

        const Outcome again = run();
        QCOMPARE(again.exitCode, 2);
        QVERIFY2(again.problems.contains("go on with --resume"), again.problems);

        const Outcome resumed =
            run({QStringLiteral("--resume"), QStringLiteral("--concurrency"), QStringLiteral("10")});
        QVERIFY2(resumed.exitCode == 0, resumed.problems + resumed.output);
        QCOMPARE(events(resumed).first(), QStringLiteral("resuming"));
        QCOMPARE(resumed.lines().last().value(u"completed").toInteger(), std::optional<qint64>(30));

        const Outcome finished = run({QStringLiteral("--resume")});
        QCOMPARE(finished.exitCode, 0);
        QVERIFY2(finished.problems.contains("nothing is left to launch"), finished.problems);
    }

    void aChangedFileIsNotResumed()
    {
        write(rows(30));
        crash(batch());
        write(rows(31));
        const Outcome outcome = run({QStringLiteral("--resume")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("another file now"), outcome.problems);
    }

    void aBatchIsNotResumedInAnotherOrganisation()
    {
        write(rows(30));
        crash(batch());
        QStringList arguments = batch({QStringLiteral("--resume")});
        arguments.replaceInStrings(QStringLiteral("127.0.0.1"), QStringLiteral("localhost"));
        const Outcome outcome = finish(arguments, environment());
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("was begun in 127.0.0.1"), outcome.problems);
        QVERIFY2(outcome.problems.contains("leads to localhost"), outcome.problems);
    }

    void aBatchGoesOnAfterItsFlowWasRenamed()
    {
        const QString flows = m_home->path(QStringLiteral("flows"));
        writeFlow(flows, flowName);
        m_organisation.emplace(QStringList(), QStringLiteral("20"), flows);
        write(rows(30));
        crash(batch());

        const QString address = QUrl(m_organisation->told(u"baseUrl")).authority();
        m_organisation.reset();
        writeFlow(flows, QStringLiteral("Renamed"));
        m_organisation.emplace(QStringList{QStringLiteral("--listen"), address}, QStringLiteral("20"), flows);
        QStringList arguments = batch();
        arguments.replaceInStrings(flowName, QStringLiteral("Renamed"));
        const Outcome anew = finish(arguments, environment());
        QCOMPARE(anew.exitCode, 2);
        QVERIFY2(anew.problems.contains("go on with --resume,"), anew.problems);
        // It is that batch: of one that is begun anew nobody would say so.
        write(rows(31));
        const Outcome resumed = finish(arguments + QStringList{QStringLiteral("--resume")}, environment());
        m_organisation.emplace();
        QCOMPARE(resumed.exitCode, 2);
        QVERIFY2(resumed.problems.contains("another file now"), resumed.problems);
    }

    void aBatchGoesOnOnlyByTheConnectionThatItWasBegunWith()
    {
        storeConnection(QStringLiteral("Sandbox"));
        write(rows(30));
        crash(batchOf(QStringLiteral("Sandbox")));

        const Outcome resumed = run({QStringLiteral("--resume")});
        QCOMPARE(resumed.exitCode, 2);
        QVERIFY2(resumed.problems.contains("--profile \"Sandbox\""), resumed.problems);
        QVERIFY2(!resumed.problems.contains("leave out"), resumed.problems);
        const Outcome anew = run();
        QCOMPARE(anew.exitCode, 2);
        QVERIFY2(anew.problems.contains("launch all of them again with --again"), anew.problems);
        QVERIFY2(anew.problems.contains("--profile \"Sandbox\""), anew.problems);
    }

    void aBatchOfTheVariablesIsNotResumedByAStoredConnection()
    {
        storeConnection(QStringLiteral("Sandbox"));
        write(rows(30));
        crash(batch());
        const Outcome resumed =
            finish(batchOf(QStringLiteral("Sandbox"), {QStringLiteral("--resume")}), environment());
        QCOMPARE(resumed.exitCode, 2);
        QVERIFY2(resumed.problems.contains("GENESYS_ variables"), resumed.problems);
        QVERIFY2(!resumed.problems.contains("leave out"), resumed.problems);
    }

    void aMissingFileIsBadUsage()
    {
        const Outcome outcome = run();
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("There is no file"), outcome.problems);
    }
};

QTEST_GUILESS_MAIN(CommandLineBatchTest)
#include "commandlinebatchtest.moc"
