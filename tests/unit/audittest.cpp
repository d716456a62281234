#include "audit/auditlog.h"
#include "domain/jsonvalue.h"
#include "tests/support/manualclock.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

namespace {

AuditEntry entry(const QString &outcome)
{
    AuditEntry value;
    value.event = QStringLiteral("flow_invocation");
    value.outcome = outcome;
    value.actor = QStringLiteral("ada");
    value.auditId = ExecutionId(QStringLiteral("id-1"));
    value.target = FlowId(QStringLiteral("flow-1"));
    value.payloadHash = QStringLiteral("abc");
    return value;
}

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return file.readAll().split('\n');
}

} // namespace

class AuditTest final : public QObject
{
    Q_OBJECT

private slots:
    void anEntryIsOneLineWithTheApisFields()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("new/audit.jsonl"));
        const ManualClock clock;
        AuditLog log(clock, path);
        AuditEntry completed = entry(QStringLiteral("completed"));
        completed.latencyMs = 1234;
        QVERIFY(log.append(entry(QStringLiteral("intended"))).ok());
        QVERIFY(log.append(completed).ok());
        QVERIFY(log.commit().ok());

        const QList<QByteArray> lines = linesOf(path);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.last().isEmpty());
        const auto first = JsonValue::parse(lines.at(0));
        QVERIFY(first.ok());
        QCOMPARE(first.value().value(u"event").toString(), QStringLiteral("flow_invocation"));
        QCOMPARE(first.value().value(u"outcome").toString(), QStringLiteral("intended"));
        QCOMPARE(first.value().value(u"target").toString(), QStringLiteral("flow-1"));
        QCOMPARE(first.value().value(u"auditId").toString(), QStringLiteral("id-1"));
        QCOMPARE(first.value().value(u"recordedAt").toString(), toIsoUtc(clock.nowUtc()));
        QVERIFY(first.value().value(u"latency").isNull());
        const auto second = JsonValue::parse(lines.at(1));
        QCOMPARE(second.value().value(u"latency").toInteger(), std::optional<qint64>(1234));
        QCOMPARE(log.state().entries, 2);
        QVERIFY(log.state().problem.isEmpty());
    }

    void aFileThatWasRotatedIsBegunAnew()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("audit.jsonl"));
        const ManualClock clock;
        AuditLog log(clock, path);
        QVERIFY(log.append(entry(QStringLiteral("intended"))).ok());
        QVERIFY(QFile::rename(path, path + QStringLiteral(".1")));
        QVERIFY(log.append(entry(QStringLiteral("completed"))).ok());
        QCOMPARE(linesOf(path).size(), 2);
        QCOMPARE(linesOf(path + QStringLiteral(".1")).size(), 2);
        QCOMPARE(log.state().entries, 1);
    }

    void onlyItsOwnerMayReadIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("audit.jsonl"));
        const ManualClock clock;
        AuditLog log(clock, path);
        QVERIFY(log.append(entry(QStringLiteral("intended"))).ok());
        QVERIFY(!(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)));
    }

    void aFileWithHalfALineIsGoneOnInANewLine()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("audit.jsonl"));
        QFile broken(path);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\"event\":\"whole\"}\n{\"event\":\"ha");
        broken.close();

        const ManualClock clock;
        AuditLog log(clock, path);
        QVERIFY(log.append(entry(QStringLiteral("intended"))).ok());
        const QList<QByteArray> lines = linesOf(path);
        QCOMPARE(lines.at(0), QByteArray("{\"event\":\"whole\"}"));
        QCOMPARE(lines.at(1), QByteArray("{\"event\":\"ha"));
        QVERIFY(JsonValue::parse(lines.at(2)).ok());
        QCOMPARE(log.state().entries, 3);
    }

    void whatStandsInTheFileAlreadyIsCounted()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("audit.jsonl"));
        QFile earlier(path);
        QVERIFY(earlier.open(QIODevice::WriteOnly));
        earlier.write(QByteArray("{\"event\":\"flow_invocation\"}\n").repeated(5000));
        earlier.close();
        const ManualClock clock;
        AuditLog log(clock, path);
        QVERIFY(log.open().ok());
        QCOMPARE(log.state().entries, 5000);
    }

    void aFullDiskIsSaidAndLeavesNoHalfLine()
    {
        const ManualClock clock;
        AuditLog log(clock, QStringLiteral("/dev/full"));
        const auto written = log.append(entry(QStringLiteral("intended")));
        QVERIFY(!written.ok());
        QVERIFY(written.error().message.contains(u"Free disk space"));
        QCOMPARE(log.state().entries, 0);
        QVERIFY(!log.state().problem.isEmpty());
    }

    void aFolderThatCannotBeMadeIsSaid()
    {
        const ManualClock clock;
        AuditLog log(clock, QStringLiteral("/proc/none/audit.jsonl"));
        QVERIFY(!log.append(entry(QStringLiteral("intended"))).ok());
        QVERIFY(log.state().problem.contains(u"/proc/none/audit.jsonl"));
    }
};

QTEST_GUILESS_MAIN(AuditTest)
#include "audittest.moc"
