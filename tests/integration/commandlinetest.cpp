#include "commandline.h"

#include <QTcpServer>

#include <optional>

using namespace flowconsole;

/// The command-line program as its users start it, against `simulate` in a process of its own.
class CommandLineTest final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QProcessEnvironment environment() const { return m_home.environment(); }

    /// Runs the program to its end, signed in to the simulated organisation.
    Outcome run(QStringList arguments, const QString &secret = {}, const QByteArray &input = {})
    {
        auto variables = environment();
        variables.insert(QStringLiteral("GENESYS_CLIENT_ID"), m_clientId);
        variables.insert(QStringLiteral("GENESYS_CLIENT_SECRET"), secret.isEmpty() ? m_clientSecret : secret);
        if (!arguments.contains(QStringLiteral("--base-url"))) {
            arguments += {QStringLiteral("--base-url"), m_baseUrl};
        }
        return finish(arguments, variables, input);
    }

    EmptyHome m_home;
    std::optional<SimulateProcess> m_organisation;
    QString m_baseUrl;
    QString m_clientId;
    QString m_clientSecret;

private slots:
    void initTestCase()
    {
        m_organisation.emplace();
        m_baseUrl = m_organisation->told(u"baseUrl");
        m_clientId = m_organisation->told(u"clientId");
        m_clientSecret = m_organisation->told(u"clientSecret");
        QVERIFY(m_baseUrl.startsWith(u"http://127.0.0.1:"));
    }

    void cleanupTestCase()
    {
        QProcess &process = m_organisation->process();
        process.terminate();
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }

    void flowsAreListedWithTheirVariables()
    {
        const Outcome outcome = run({QStringLiteral("flows"), QStringLiteral("--json")});
        QCOMPARE(outcome.exitCode, 0);
        QStringList names;
        for (const JsonValue &flow : outcome.lines()) {
            names.append(flow.value(u"name").toString());
            QVERIFY(!flow.value(u"variables").elements().isEmpty());
        }
        names.sort();
        QCOMPARE(names, (QStringList{QStringLiteral("A call"), QStringLiteral("Always completes"),
                                     QStringLiteral("Always fails")}));
    }

    void aLaunchIsFollowedToItsEnd_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::newRow("published") << QStringLiteral("published");
        QTest::newRow("flow-executions") << QStringLiteral("flow-executions");
        QTest::newRow("conversation-flow") << QStringLiteral("conversation-flow");
    }

    void aLaunchIsFollowedToItsEnd()
    {
        QFETCH(QString, dialect);
        const Outcome outcome =
            run({QStringLiteral("launch"), QStringLiteral("always completes"), QStringLiteral("--sample-input"),
                 QStringLiteral("--json"), QStringLiteral("--dialect"), dialect});
        QVERIFY2(outcome.exitCode == 0, outcome.problems + outcome.output);
        const QList<JsonValue> lines = outcome.lines();
        QStringList states;
        for (const JsonValue &line : lines.first(lines.size() - 1)) {
            if (line.value(u"event").toString() == u"state") {
                states.append(line.value(u"state").toString());
            }
        }
        QCOMPARE(states.last(), QStringLiteral("completed"));
        QVERIFY(states.contains(QStringLiteral("running")));
        const JsonValue last = lines.last();
        QCOMPARE(last.value(u"result").value(u"finalStatus").toString(), QStringLiteral("completed"));
        QCOMPARE(last.value(u"telemetry").value(u"status").toString(), QStringLiteral("completed"));
        QCOMPARE(last.value(u"telemetry").value(u"payloadHash").toString().size(), 64);
        QCOMPARE(last.value(u"metrics").value(u"totalExecutions").toInteger(), std::optional<qint64>(1));
        QVERIFY(last.value(u"error").isNull());
    }

    void bigIntegersComeBackAsTheyWereSent()
    {
        const Outcome outcome =
            run({QStringLiteral("launch"), QStringLiteral("Always completes"), QStringLiteral("--sample-input"),
                 QStringLiteral("--json"), QStringLiteral("--dialect"), QStringLiteral("published")});
        QCOMPARE(outcome.exitCode, 0);
        const JsonValue outputs =
            outcome.lines().last().value(u"result").value(u"conversationData").value(u"outputs");
        QCOMPARE(outputs.value(u"retryCount").numberText(), QStringLiteral("9007199254740993"));
    }

    void aFlowThatFailsEndsWithOne()
    {
        const Outcome outcome =
            run({QStringLiteral("launch"), QStringLiteral("Always fails"), QStringLiteral("--sample-input"),
                 QStringLiteral("--dialect"), QStringLiteral("published")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.output.contains("Failed"), outcome.output);
        QVERIFY2(outcome.output.contains("HTTP 504 from nowhere"), outcome.output);
    }

    void anInputThatTheFlowDoesNotHaveEndsWithTwo()
    {
        const Outcome outcome =
            run({QStringLiteral("launch"), QStringLiteral("Always completes"), QStringLiteral("--sample-input"),
                 QStringLiteral("--var"), QStringLiteral("noSuchInput=1"), QStringLiteral("--dialect"),
                 QStringLiteral("published")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("noSuchInput"), outcome.problems);
    }

    void statesAndMetricsAreReadableByPeople()
    {
        const Outcome outcome = run(
            {QStringLiteral("launch"), QStringLiteral("Always completes"), QStringLiteral("--sample-input")});
        QCOMPARE(outcome.exitCode, 0);
        for (const char *word : {"Signed in to", "Running", "Completed", "Result", "Metrics", "Success rate"}) {
            QVERIFY2(outcome.output.contains(word), word);
        }
    }

    void valuesAreTypedByTheSchema()
    {
        const Outcome outcome =
            run({QStringLiteral("launch"), QStringLiteral("A call"), QStringLiteral("--sample-input"),
                 QStringLiteral("--var"), QStringLiteral("retryCount=three"), QStringLiteral("--dialect"),
                 QStringLiteral("flow-executions")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("retryCount: Must be a whole number"), outcome.problems);
        QVERIFY(outcome.problems.contains("Nothing was launched."));
    }

    void inputComesFromStandardInputToo()
    {
        const QStringList launch{QStringLiteral("launch"), QStringLiteral("Always completes"),
                                 QStringLiteral("--sample-input"), QStringLiteral("--vars-file"),
                                 QStringLiteral("-")};
        QCOMPARE(run(launch, {}, "{}").exitCode, 0);
        const Outcome broken = run(launch, {}, "{\n  nonsense");
        QCOMPARE(broken.exitCode, 2);
        QVERIFY2(broken.problems.contains("line 2, column 3"), broken.problems);
        QCOMPARE(run(launch, {}, "[1]").exitCode, 2);
    }

    void missingInputIsNamed()
    {
        const Outcome outcome = run({QStringLiteral("launch"), QStringLiteral("Always completes")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("Required: give a value"), outcome.problems);
    }

    void anUnknownFlowIsAnsweredWithThoseThereAre()
    {
        const Outcome outcome = run({QStringLiteral("launch"), QStringLiteral("No such flow")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("Always fails"), outcome.problems);
    }

    void aFlowThatTheDialectCannotLaunchIsExplained()
    {
        const Outcome outcome =
            run({QStringLiteral("launch"), QStringLiteral("A call"), QStringLiteral("--sample-input"),
                 QStringLiteral("--dialect"), QStringLiteral("published")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("conversation-flow"), outcome.problems);
    }

    void aWrongSecretEndsWithThree()
    {
        const Outcome outcome = run({QStringLiteral("flows")}, QStringLiteral("wrong"));
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.problems.contains("Check the client id"), outcome.problems);
        QCOMPARE(run({QStringLiteral("launch"), QStringLiteral("x")}, QStringLiteral("wrong")).exitCode, 3);
    }

    void aDeadHostEndsWithFour()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QString address = QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort());
        closed.close();
        const Outcome outcome =
            run({QStringLiteral("launch"), QStringLiteral("x"), QStringLiteral("--base-url"), address});
        QCOMPARE(outcome.exitCode, 4);
        QVERIFY2(outcome.problems.contains("could not be reached"), outcome.problems);
    }

    void waitingInVainEndsWithFive()
    {
        const SimulateProcess slow({}, QStringLiteral("0.001"));
        auto variables = environment();
        variables.insert(QStringLiteral("GENESYS_CLIENT_ID"), slow.told(u"clientId"));
        variables.insert(QStringLiteral("GENESYS_CLIENT_SECRET"), slow.told(u"clientSecret"));
        const Outcome outcome =
            finish({QStringLiteral("launch"), QStringLiteral("Always completes"),
                    QStringLiteral("--sample-input"), QStringLiteral("--timeout"), QStringLiteral("1"),
                    QStringLiteral("--base-url"), slow.told(u"baseUrl")},
                   variables);
        QCOMPARE(outcome.exitCode, 5);
        QVERIFY2(outcome.output.contains("Timed out"), outcome.output);
    }

    void badUsageEndsWithTwo()
    {
        for (const QStringList &arguments :
             {QStringList{},
              {QStringLiteral("nonsense")},
              {QStringLiteral("launch")},
              {QStringLiteral("flows"), QStringLiteral("--dialect"), QStringLiteral("latin")},
              {QStringLiteral("flows"), QStringLiteral("--base-url"), QStringLiteral("nowhere")},
              {QStringLiteral("simulate"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1")},
              {QStringLiteral("simulate"), QStringLiteral("--speed"), QStringLiteral("-1")},
              {QStringLiteral("simulate"), QStringLiteral("--flows"), QStringLiteral("/none")},
              {QStringLiteral("simulate"), QStringLiteral("--fault"), QStringLiteral("launch:sometimes")},
              {QStringLiteral("check"), QStringLiteral("--profile"), QStringLiteral("No such connection")},
              {QStringLiteral("check"), QStringLiteral("--profile"), QStringLiteral("demo"),
               QStringLiteral("--base-url"), QStringLiteral("http://127.0.0.1:1")}}) {
            const Outcome outcome = finish(arguments, environment());
            QVERIFY2(outcome.exitCode == 2, qPrintable(arguments.join(u' ')));
            QVERIFY2(!outcome.problems.isEmpty(), qPrintable(arguments.join(u' ')));
        }
    }

    void halfOfTheCredentialsIsNotTheEmbeddedOrganisation()
    {
        auto variables = environment();
        variables.insert(QStringLiteral("GENESYS_CLIENT_ID"), QStringLiteral("client"));
        const Outcome outcome = finish({QStringLiteral("flows")}, variables);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.problems.contains("GENESYS_CLIENT_SECRET"), outcome.problems);
    }

    void withoutCredentialsTheEmbeddedOrganisationAnswers()
    {
        const Outcome outcome = finish({QStringLiteral("flows")}, environment());
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.output.contains("Billing IVR"));
    }

    void theExitCodesAreExplainedWhereTheyMatter()
    {
        QVERIFY(finish({QStringLiteral("--help")}, environment()).output.contains("5 timed out"));
        QVERIFY(finish({QStringLiteral("launch"), QStringLiteral("--help")}, environment())
                    .output.contains("5 timed out"));
    }

    void everySubcommandExplainsItself()
    {
        for (const QStringList &arguments : {QStringList{QStringLiteral("--help")},
                                             {QStringLiteral("launch"), QStringLiteral("--help")},
                                             {QStringLiteral("flows"), QStringLiteral("--help")},
                                             {QStringLiteral("check"), QStringLiteral("--help")},
                                             {QStringLiteral("simulate"), QStringLiteral("--help")}}) {
            const Outcome outcome = finish(arguments, environment());
            QCOMPARE(outcome.exitCode, 0);
            QVERIFY(outcome.output.size() > 200);
        }
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "commandlinetest.moc"
