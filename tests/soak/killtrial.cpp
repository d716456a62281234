#include "tests/soak/killtrial.h"

#include "domain/jsonvalue.h"
#include "simulator/flowloader.h"
#include "tests/soak/countedorganisation.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

namespace flowconsole {

namespace {

constexpr auto flowName = "Marked";
constexpr int longestRun = 90'000; ///< milliseconds that a process may take to finish its batch

/// Runs for a moment, and completes.
constexpr auto markedFlow = R"({
  "id": "6d1a2f0e-3f43-4d59-9f5e-0c0c5a3b7e21", "name": "Marked", "type": "WORKFLOW", "division": "Tests",
  "versions": [{
    "version": 1, "datePublished": "2026-01-01T08:00:00Z", "publishedBy": "Dana Okafor",
    "variables": [{"name": "mark", "type": "string", "role": "input", "required": true, "examples": ["mark-0"]}],
    "nodes": [
      {"id": "start", "name": "Start", "kind": "start"},
      {"id": "pause", "name": "Pause", "kind": "wait", "duration": {"least": 20, "most": 400}},
      {"id": "end", "name": "End", "kind": "end", "reason": "Success"}],
    "edges": [{"from": "start", "to": "pause"}, {"from": "pause", "to": "end"}]
  }]
})";

/// So that a kill finds launches whose answers are under way.
const std::vector<std::string> slowLaunches{"launch:latency=5ms..80ms"};

class KillTrial final
{
public:
    explicit KillTrial(const KillOptions &options)
        : m_options(options),
          m_random(options.seed),
          m_organisation({simulator::readFlow(markedFlow, QStringLiteral("marked.json")).value()}, slowLaunches,
                         options.seed)
    {}

    [[nodiscard]] KillReport run();

private:
    struct Batch
    {
        QTemporaryDir folder; ///< with the batch's file and the program's home
        int number = 0;

        [[nodiscard]] QString file() const { return folder.filePath(QStringLiteral("rows.jsonl")); }
        [[nodiscard]] QString result() const { return folder.filePath(QStringLiteral("result.jsonl")); }
    };

    void runBatch(int number);
    void writeRows(const Batch &batch) const;
    [[nodiscard]] QString mark(const Batch &batch, int row) const;
    void start(QProcess &program, const Batch &batch, bool resume) const;
    [[nodiscard]] int momentToKill();
    [[nodiscard]] bool waitForFirstLaunch(QProcess &program);
    void check(const Batch &batch);
    void checkRow(const QString &rowMark, const QString &state);
    void fail(const QString &problem) { m_report.problems.append(problem); }

    const KillOptions m_options;
    QRandomGenerator m_random;
    CountedOrganisation m_organisation;
    int m_startUp = 0; ///< milliseconds from the start of a process to its first launch; 0: not known yet
    std::vector<std::unique_ptr<Batch>> m_finished;
    KillReport m_report;
};

KillReport KillTrial::run()
{
    while (m_report.kills < m_options.kills && m_report.problems.isEmpty()) {
        runBatch(++m_report.batches);
    }
    m_organisation.stop();
    for (const auto &batch : m_finished) {
        check(*batch);
    }
    const LaunchLedger &ledger = m_organisation.ledger();
    m_report.launches = ledger.launches();
    if (ledger.unmarked() > 0) {
        fail(QStringLiteral("%1 launches belong to no row").arg(ledger.unmarked()));
    }
    if (m_report.unknown > m_report.kills * m_options.concurrency) {
        fail(
            QStringLiteral("%1 rows are unknown: more than were under way at the kills").arg(m_report.unknown));
    }
    return m_report;
}

/// Until every row is accounted for.
void KillTrial::runBatch(int number)
{
    auto batch = std::make_unique<Batch>();
    batch->number = number;
    writeRows(*batch);
    bool resume = false;
    for (;;) {
        QProcess program;
        start(program, *batch, resume);
        const bool isToBeKilled = m_report.kills < m_options.kills;
        const bool runsOn = isToBeKilled && (m_startUp > 0 ? !program.waitForFinished(momentToKill())
                                                           : waitForFirstLaunch(program));
        if (runsOn) {
            program.kill();
            program.waitForFinished();
            ++m_report.kills;
            resume = true;
            continue;
        }
        if (!program.waitForFinished(longestRun) && program.state() != QProcess::NotRunning) {
            fail(QStringLiteral("batch %1 did not come to an end").arg(number));
            program.kill();
            program.waitForFinished();
        } else if (program.exitStatus() != QProcess::NormalExit || program.exitCode() > 1) {
            fail(QStringLiteral("batch %1 ended with code %2: %3")
                     .arg(number)
                     .arg(program.exitCode())
                     .arg(QString::fromUtf8(program.readAllStandardError().right(2000))));
        }
        break;
    }
    m_finished.push_back(std::move(batch));
}

QString KillTrial::mark(const Batch &batch, int row) const
{
    return QStringLiteral("mark-%1-%2").arg(batch.number).arg(row);
}

void KillTrial::writeRows(const Batch &batch) const
{
    QFile file(batch.file());
    if (file.open(QIODevice::WriteOnly)) {
        for (int row = 1; row <= m_options.rows; ++row) {
            file.write(QStringLiteral("{\"mark\":\"%1\"}\n").arg(mark(batch, row)).toUtf8());
        }
    }
}

void KillTrial::start(QProcess &program, const Batch &batch, bool resume) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *home : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"}) {
        environment.insert(QString::fromLatin1(home), batch.folder.path());
    }
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent"));
    m_organisation.addCredentials(environment);
    program.setProcessEnvironment(environment);
    program.setStandardOutputFile(QProcess::nullDevice());
    QStringList arguments{QStringLiteral("batch"),         batch.file(),
                          QStringLiteral("--flow"),        QString::fromLatin1(flowName),
                          QStringLiteral("--concurrency"), QString::number(m_options.concurrency),
                          QStringLiteral("--result"),      batch.result(),
                          QStringLiteral("--base-url"),    m_organisation.baseUrl(),
                          QStringLiteral("--dialect"),     dialectKey(m_options.dialect)};
    if (resume) {
        arguments.append(QStringLiteral("--resume"));
    }
    program.start(m_options.program, arguments, QIODevice::ReadOnly);
}

/// Milliseconds from the start of a process: some while it starts, most while it launches.
int KillTrial::momentToKill()
{
    return m_random.bounded(m_startUp / 2, m_startUp + 500);
}

/// False where the process ended before.
bool KillTrial::waitForFirstLaunch(QProcess &program)
{
    QElapsedTimer timer;
    timer.start();
    const int launchesBefore = m_organisation.launches();
    while (!program.waitForFinished(2)) {
        if (program.state() == QProcess::NotRunning) {
            return false;
        }
        if (m_organisation.launches() > launchesBefore) {
            m_startUp = static_cast<int>(timer.elapsed());
            return true;
        }
        if (timer.elapsed() > longestRun) {
            return false;
        }
    }
    return false;
}

void KillTrial::check(const Batch &batch)
{
    QFile file(batch.result());
    if (!file.open(QIODevice::ReadOnly)) {
        fail(QStringLiteral("batch %1 has left no result file").arg(batch.number));
        return;
    }
    QHash<int, QString> stateOf;
    for (const QByteArray &line : file.readAll().trimmed().split('\n')) {
        const auto parsed = JsonValue::parse(line);
        const JsonValue row = parsed ? parsed.value() : JsonValue();
        const auto number = static_cast<int>(row.value(u"row").toInteger().value_or(0));
        if (stateOf.contains(number)) {
            fail(
                QStringLiteral("row %1 of batch %2 is twice in the result file").arg(number).arg(batch.number));
        }
        stateOf.insert(number, row.value(u"state").toString());
    }
    if (stateOf.size() != m_options.rows) {
        fail(QStringLiteral("batch %1 has %2 rows in its result file").arg(batch.number).arg(stateOf.size()));
    }
    for (int row = 1; row <= m_options.rows; ++row) {
        ++m_report.rows;
        checkRow(mark(batch, row), stateOf.value(row));
    }
}

void KillTrial::checkRow(const QString &rowMark, const QString &state)
{
    const auto &entries = m_organisation.ledger().entries();
    const auto found = entries.find(rowMark.toStdString());
    const size_t launches = found == entries.end() ? 0 : found->second.executions.size();
    const bool isUnknown = state == u"unknown";
    m_report.unknown += isUnknown ? 1 : 0;
    m_report.unseen += isUnknown && launches == 0 ? 1 : 0;
    if (launches > 1 || (launches == 0 && !isUnknown) || (!isUnknown && state != u"completed")) {
        fail(QStringLiteral("%1 was launched %2 times, and its state is “%3”")
                 .arg(rowMark)
                 .arg(launches)
                 .arg(state));
    }
}

} // namespace

KillReport runKillTrial(const KillOptions &options)
{
    return KillTrial(options).run();
}

} // namespace flowconsole
