#include "domain/jsonvalue.h"
#include "tests/integration/hangingorganisation.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

/// The program as an operator meets it when the line breaks during a launch.
class LaunchUnknownTest final : public QObject
{
    Q_OBJECT

private slots:
    void aLaunchWithoutAnAnswerIsUnknownAndSentOnce_data()
    {
        QTest::addColumn<HangUpPoint>("point");
        QTest::addColumn<HangUpManner>("manner");
        const std::pair<const char *, HangUpPoint> points[] = {
            {"first byte", HangUpPoint::FirstByte},
            {"part of the head", HangUpPoint::PartOfHead},
            {"whole head", HangUpPoint::WholeHead},
            {"part of the body", HangUpPoint::PartOfBody},
            {"whole body", HangUpPoint::WholeBody},
            {"part of the status line", HangUpPoint::PartOfStatusLine},
            {"part of the answer's head", HangUpPoint::PartOfAnswerHead},
            {"part of the answer's body", HangUpPoint::PartOfAnswerBody},
        };
        for (const auto &[name, point] : points) {
            QTest::addRow("%s, FIN", name) << point << HangUpManner::Fin;
            QTest::addRow("%s, RST", name) << point << HangUpManner::Rst;
        }
    }

    void aLaunchWithoutAnAnswerIsUnknownAndSentOnce()
    {
        QFETCH(HangUpPoint, point);
        QFETCH(HangUpManner, manner);
        const HangingOrganisation organisation(point, manner);
        const QTemporaryDir data;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GENESYS_CLIENT_ID"), QStringLiteral("client"));
        environment.insert(QStringLiteral("GENESYS_CLIENT_SECRET"), QStringLiteral("secret"));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), data.path());
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(PROGRAM),
                      {QStringLiteral("launch"), QStringLiteral("only flow"), QStringLiteral("--var"),
                       QStringLiteral("note=") + QString(2000, u'x'), QStringLiteral("--json"),
                       QStringLiteral("--search-time"), QStringLiteral("0"), QStringLiteral("--base-url"),
                       organisation.baseUrl()});
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 20'000);

        QCOMPARE(organisation.launches(), 1);
        QCOMPARE(program.exitCode(), 4);
        const QList<QByteArray> lines = program.readAllStandardOutput().trimmed().split('\n');
        const auto lastState = JsonValue::parse(lines.at(lines.size() - 2)).value();
        QCOMPARE(lastState.value(u"state").toString(), QStringLiteral("unknown"));
        const auto result = JsonValue::parse(lines.last()).value();
        QCOMPARE(result.value(u"result").value(u"finalStatus").toString(), QStringLiteral("unknown"));
        QVERIFY(result.value(u"error").value(u"whatHappened").toString().contains(u"may have started"));
    }
};

QTEST_GUILESS_MAIN(LaunchUnknownTest)
#include "launchunknowntest.moc"
