#include "base/clock.h"
#include "commandline.h"
#include "profiles/profilestore.h"

using namespace flowconsole;

/// How the command-line program comes to an organisation: by a stored connection, in each dialect, checked
/// first, and with faults on the way.
class CommandLineConnectionsTest final : public QObject
{
    Q_OBJECT

private:
    /// The stored connection "Sandbox" to `organisation`, beside another one.
    void store(const SimulateProcess &organisation) const
    {
        const SystemClock clock;
        ProfileStore profiles(m_home.path(QStringLiteral("flow-console/profiles.json")), clock);
        QVERIFY(profiles.load().ok());
        ConnectionProfile profile;
        profile.id = ProfileId(QStringLiteral("sandbox-id"));
        profile.name = QStringLiteral("Sandbox");
        profile.apiUrl = QUrl(organisation.told(u"baseUrl"));
        profile.loginUrl = profile.apiUrl;
        profile.clientId = organisation.told(u"clientId");
        profile.dialect = Dialect::FlowExecutions;
        QVERIFY(profiles.save(profile).ok());
        profile.id = newProfileId();
        profile.name = QStringLiteral("Elsewhere");
        QVERIFY(profiles.save(profile).ok());
    }

    [[nodiscard]] QProcessEnvironment environmentWithSecret(const SimulateProcess &organisation) const
    {
        auto variables = m_home.environment();
        variables.insert(QStringLiteral("GENESYS_CLIENT_SECRET"), organisation.told(u"clientSecret"));
        return variables;
    }

    [[nodiscard]] Outcome runIn(const SimulateProcess &organisation, QStringList arguments) const
    {
        auto variables = environmentWithSecret(organisation);
        variables.insert(QStringLiteral("GENESYS_CLIENT_ID"), organisation.told(u"clientId"));
        arguments += {QStringLiteral("--base-url"), organisation.told(u"baseUrl")};
        return finish(arguments, variables);
    }

    EmptyHome m_home;

private slots:
    void aStoredConnectionIsOpenedByItsName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("name") << QStringLiteral("Sandbox");
        QTest::newRow("any case") << QStringLiteral("sandbox");
        QTest::newRow("id") << QStringLiteral("sandbox-id");
    }

    void aStoredConnectionIsOpenedByItsName()
    {
        QFETCH(QString, name);
        const SimulateProcess organisation;
        store(organisation);
        const Outcome outcome = finish({QStringLiteral("launch"), QStringLiteral("A call"),
                                        QStringLiteral("--sample-input"), QStringLiteral("--profile"), name},
                                       environmentWithSecret(organisation));
        QVERIFY2(outcome.exitCode == 0, outcome.problems + outcome.output);
        QVERIFY2(outcome.output.contains("Signed in to Sandbox"), outcome.output);
        QVERIFY2(outcome.output.contains("Flow executions (tutorial)"), outcome.output);
    }

    void withoutASecretItSaysWhatToDo()
    {
        const SimulateProcess organisation;
        store(organisation);
        const Outcome outcome =
            finish({QStringLiteral("flows"), QStringLiteral("--profile"), QStringLiteral("Sandbox")},
                   m_home.environment());
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("GENESYS_CLIENT_SECRET"), outcome.problems);
    }

    void anUnknownConnectionIsAnsweredWithThoseThereAre()
    {
        const SimulateProcess organisation;
        store(organisation);
        const Outcome outcome =
            finish({QStringLiteral("flows"), QStringLiteral("--profile"), QStringLiteral("Production")},
                   m_home.environment());
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("Sandbox, Elsewhere"), outcome.problems);
    }

    void nodesArePrintedAsTheirEventsArrive()
    {
        const SimulateProcess organisation;
        const Outcome outcome =
            runIn(organisation, {QStringLiteral("launch"), QStringLiteral("Always completes"),
                                 QStringLiteral("--sample-input"), QStringLiteral("--json"),
                                 QStringLiteral("--dialect"), QStringLiteral("conversation-flow")});
        QVERIFY2(outcome.exitCode == 0, outcome.problems + outcome.output);
        QStringList steps;
        for (const JsonValue &line : outcome.lines()) {
            if (line.value(u"event").toString() == u"node") {
                QCOMPARE(line.value(u"seenBy").toString(), QStringLiteral("pushed"));
                steps.append(line.value(u"step").toString());
            }
        }
        QVERIFY(steps.size() >= 3);
        QCOMPARE(steps.first(), QStringLiteral("enter"));
        QVERIFY(steps.contains(QStringLiteral("exit")));
    }

    void aCheckTellsWhatWorks_data()
    {
        QTest::addColumn<QString>("dialect");
        for (const Dialect dialect : allDialects) {
            QTest::newRow(qPrintable(dialectKey(dialect))) << dialectKey(dialect);
        }
    }

    void aCheckTellsWhatWorks()
    {
        QFETCH(QString, dialect);
        const SimulateProcess organisation;
        const Outcome outcome = runIn(organisation, {QStringLiteral("check"), QStringLiteral("--json"),
                                                     QStringLiteral("--dialect"), dialect});
        QVERIFY2(outcome.exitCode == 0, outcome.problems + outcome.output);
        const JsonValue report = outcome.lines().first();
        QCOMPARE(report.value(u"dialect").toString(), dialect);
        QVERIFY(report.value(u"checks").elements().size() >= 5);
        for (const JsonValue &check : report.value(u"checks").elements()) {
            const QString verdict = check.value(u"verdict").toString();
            QVERIFY2(verdict == u"works" || verdict == u"not offered",
                     qPrintable(QString::fromUtf8(check.toJson())));
        }
    }

    void aCheckNamesThePermissionThatIsMissing()
    {
        const SimulateProcess organisation(
            {QStringLiteral("--missing-permission"), QStringLiteral("architect:flow:launch")});
        const Outcome outcome = runIn(organisation, {QStringLiteral("check")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.output.contains("ask for architect:flow:launch"), outcome.output);
    }

    void aCheckThatCannotSignInEndsWithThree()
    {
        const SimulateProcess organisation;
        auto variables = m_home.environment();
        variables.insert(QStringLiteral("GENESYS_CLIENT_ID"), organisation.told(u"clientId"));
        variables.insert(QStringLiteral("GENESYS_CLIENT_SECRET"), QStringLiteral("wrong"));
        const Outcome outcome = finish(
            {QStringLiteral("check"), QStringLiteral("--base-url"), organisation.told(u"baseUrl")}, variables);
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY(!outcome.problems.isEmpty());
    }

    void aPlatformThatFailsIsExplained()
    {
        const SimulateProcess organisation({QStringLiteral("--fault"), QStringLiteral("flows:503")});
        const Outcome outcome = runIn(organisation, {QStringLiteral("flows")});
        QCOMPARE(outcome.exitCode, 4);
        QVERIFY2(outcome.problems.contains("Correlation id: "), outcome.problems);
    }

    void aLaunchWhoseAnswerWasLostIsFoundAgain()
    {
        const SimulateProcess organisation(
            {QStringLiteral("--fault"), QStringLiteral("launch:drop-after:n=1")});
        const Outcome outcome =
            runIn(organisation,
                  {QStringLiteral("launch"), QStringLiteral("Always completes"),
                   QStringLiteral("--sample-input"), QStringLiteral("--dialect"), QStringLiteral("published")});
        QVERIFY2(outcome.exitCode == 0, outcome.problems + outcome.output);
        QVERIFY2(outcome.output.contains("Unknown"), outcome.output);
        QVERIFY2(outcome.output.contains("Completed"), outcome.output);
    }

    void whatThePlatformSendsDoesNotSteerTheTerminal()
    {
        QTemporaryDir flows;
        QFile sample(QStringLiteral(FLOWS "/always-fails.json"));
        QVERIFY(sample.open(QIODevice::ReadOnly));
        QByteArray flow = sample.readAll();
        QVERIFY(flow.contains("Always fails"));
        QFile hostile(flows.filePath(QStringLiteral("hostile.json")));
        QVERIFY(hostile.open(QIODevice::WriteOnly));
        hostile.write(flow.replace("Always fails", "Red \\u001b[31m name"));
        hostile.close();
        const SimulateProcess organisation({}, QStringLiteral("20"), flows.path());
        const Outcome outcome = runIn(organisation, {QStringLiteral("flows")});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.output.contains("[31m name"));
        QVERIFY(!outcome.output.contains('\x1b'));
    }

    void aLaunchThatMayHaveStartedEndsWithFour()
    {
        const SimulateProcess organisation(
            {QStringLiteral("--fault"), QStringLiteral("launch:drop-after:n=1")});
        const Outcome outcome =
            runIn(organisation, {QStringLiteral("launch"), QStringLiteral("Always completes"),
                                 QStringLiteral("--sample-input"), QStringLiteral("--dialect"),
                                 QStringLiteral("flow-executions")});
        QCOMPARE(outcome.exitCode, 4);
        QVERIFY2(outcome.output.contains("Unknown"), outcome.output);
    }
};

QTEST_GUILESS_MAIN(CommandLineConnectionsTest)
#include "commandlineconnectionstest.moc"
