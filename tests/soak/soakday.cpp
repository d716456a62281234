#include "tests/soak/soakday.h"

#include "simulator/flowloader.h"
#include "tests/soak/residentmemory.h"
#include "tests/soak/soakconsole.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <array>
#include <cstdio>
#include <queue>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;
using simulator::RunStatus;

/// 2 % of all requests: refused, broken before and after their effect, held back.
const std::vector<std::string> soakFaults{
    "any:500:p=0.003",        "any:500-after:p=0.002", "any:503=1s:p=0.003",         "any:drop-before:p=0.004",
    "any:drop-after:p=0.004", "any:429=2s:p=0.002",    "any:latency=1s..12s:p=0.002"};

/// What happens at a moment of the day.
struct Happening
{
    Milliseconds at{0};
    enum class Kind { Launch, End, Look } kind = Kind::Launch;
    size_t console = 0;
    ExecutionId execution; ///< to be ended
    int number = 0;        ///< of the launch

    friend bool operator>(const Happening &a, const Happening &b)
    {
        return std::tie(a.at, a.number) > std::tie(b.at, b.number);
    }
};

class SoakDay final
{
public:
    explicit SoakDay(const SoakOptions &options)
        : m_options(options), m_random(options.seed), m_platform(platformOptions(options))
    {
        for (const Dialect dialect : allDialects) {
            const QString folder = m_folder.filePath(dialectKey(dialect));
            m_consoles.push_back(std::make_unique<SoakConsole>(m_platform, dialect, folder,
                                                               static_cast<size_t>(options.mostKept)));
        }
    }

    [[nodiscard]] bool run();

private:
    static VirtualPlatformOptions platformOptions(const SoakOptions &soak)
    {
        VirtualPlatformOptions options;
        options.flows = simulator::loadBuiltInFlows().value();
        options.seed = soak.seed;
        options.mostExecutions = static_cast<size_t>(soak.mostKept);
        options.faults = soakFaults;
        return options;
    }

    void plan();
    void happen(const Happening &happening);
    [[nodiscard]] bool isAllOver() const;
    void account();
    void accountFor(const SoakConsole &console, const SoakRow &row);
    [[nodiscard]] static QString problemOf(Dialect dialect, const SoakRow &row, const LedgerEntry &truth);
    void checkHistory(SoakConsole &console);
    void checkMemory(qint64 atHalf, qint64 atEnd);
    void fail(const QString &problem);

    const SoakOptions m_options;
    QRandomGenerator m_random;
    VirtualPlatform m_platform;
    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<SoakConsole>> m_consoles;
    std::priority_queue<Happening, std::vector<Happening>, std::greater<>> m_plan;
    std::map<ExecutionState, int> m_byState;
    int m_accounted = 0;
    int m_problems = 0;
};

/// A third of the launches comes in bursts of ten; one of twenty is ended by hand.
void SoakDay::plan()
{
    const auto start = m_platform.clock().monotonic();
    const int minutes = static_cast<int>(m_options.span.count());
    int number = 0;
    while (number < m_options.executions) {
        const Milliseconds at = start + Milliseconds(m_random.bounded(minutes * 60'000));
        const int burst = m_random.bounded(30) == 0 ? 10 : 1;
        const auto console = static_cast<size_t>(m_random.bounded(static_cast<int>(m_consoles.size())));
        for (int i = 0; i < burst && number < m_options.executions; ++i) {
            m_plan.push({at, Happening::Kind::Launch, console, {}, number++});
        }
        if (m_random.bounded(50) == 0) {
            m_plan.push({at + 3s, Happening::Kind::Look, console, {}, number});
        }
    }
}

void SoakDay::happen(const Happening &happening)
{
    SoakConsole &console = *m_consoles[happening.console];
    switch (happening.kind) {
    case Happening::Kind::Launch: {
        const auto mark =
            QStringLiteral("mark-%1").arg(happening.number, 6, 10, QLatin1Char('0')).toStdString();
        const ExecutionId id = console.launch(mark, m_random);
        if (m_random.bounded(20) == 0) {
            m_plan.push({happening.at + Milliseconds(m_random.bounded(30'000)), Happening::Kind::End,
                         happening.console, id, happening.number});
        }
        if (m_random.bounded(10) == 0) {
            console.engine().inspect(id);
        }
        break;
    }
    case Happening::Kind::End:
        console.end(happening.execution);
        break;
    case Happening::Kind::Look:
        console.engine().lookNow({});
        break;
    }
}

bool SoakDay::isAllOver() const
{
    return std::all_of(m_consoles.begin(), m_consoles.end(),
                       [](const auto &console) { return console->isAllOver(); });
}

bool SoakDay::run()
{
    QElapsedTimer wall;
    wall.start();
    const bool isReady = m_platform.passUntil(
        [this] {
            return std::all_of(m_consoles.begin(), m_consoles.end(),
                               [](const auto &console) { return console->isReady(); });
        },
        10min);
    if (!isReady) {
        fail(QStringLiteral("not every console could sign in and load its flows"));
        return false;
    }
    plan();
    const Milliseconds half = m_platform.clock().monotonic() + Milliseconds(m_options.span) / 2;
    qint64 atHalf = 0;
    while (!m_plan.empty()) {
        const Happening next = m_plan.top();
        m_plan.pop();
        if (atHalf == 0 && next.at >= half) {
            atHalf = residentBytes() - sqliteBytes();
        }
        m_platform.pass(next.at - m_platform.clock().monotonic());
        happen(next);
    }
    if (!m_platform.passUntil([this] { return isAllOver(); }, 2h)) {
        fail(QStringLiteral("two hours after the last launch not every execution is over"));
    }
    // Searches for launches without an answer, and looks at what is unknown, take their time.
    m_platform.pass(10min);
    const qint64 atEnd = residentBytes() - sqliteBytes();
    account();
    checkMemory(atHalf, atEnd);
    for (const auto &console : m_consoles) {
        checkHistory(*console);
    }
    const VirtualNetwork &network = m_platform.network();
    std::printf("  %lld requests, of which %lld were answered by 429, %lld by 5xx, and %lld not at all\n",
                static_cast<long long>(network.arrived()), static_cast<long long>(network.answered(429)),
                static_cast<long long>(network.answered(500) + network.answered(503)),
                static_cast<long long>(network.answered(0)));
    std::printf("  %d problems; took %.1f s\n", m_problems, static_cast<double>(wall.elapsed()) / 1000.0);
    return m_problems == 0;
}

void SoakDay::account()
{
    for (const auto &console : m_consoles) {
        for (const SoakRow &row : console->rows()) {
            accountFor(*console, row);
        }
    }
    const LaunchLedger &ledger = m_platform.ledger();
    int counted = 0;
    for (const auto &[mark, entry] : ledger.entries()) {
        counted += static_cast<int>(entry.executions.size());
    }
    if (ledger.unmarked() > 0 || counted != ledger.launches()) {
        fail(QStringLiteral("%1 launches belong to no row")
                 .arg(ledger.launches() - counted + ledger.unmarked()));
    }
    if (m_accounted != m_options.executions) {
        fail(QStringLiteral("%1 rows for %2 launches").arg(m_accounted).arg(m_options.executions));
    }
    std::printf("  %d rows, %d executions in the organisation:", m_accounted, ledger.launches());
    for (const auto &[state, count] : m_byState) {
        std::printf(" %s %d,", qPrintable(stateKey(state)), count);
    }
    std::printf(" and that is all\n");
}

void SoakDay::accountFor(const SoakConsole &console, const SoakRow &row)
{
    static const LedgerEntry nothing;
    ++m_accounted;
    ++m_byState[row.state];
    const auto &entries = m_platform.ledger().entries();
    const auto found = entries.find(row.mark);
    const LedgerEntry &truth = found == entries.end() ? nothing : found->second;
    const QString problem = problemOf(console.dialect(), row, truth);
    if (!problem.isEmpty()) {
        fail(QStringLiteral("%1 (%2, %3, “%4”): %5")
                 .arg(QString::fromStdString(row.mark), dialectKey(console.dialect()), stateKey(row.state),
                      row.detail, problem));
    }
}

/// Empty where the row agrees with what the organisation knows.
QString SoakDay::problemOf(Dialect dialect, const SoakRow &row, const LedgerEntry &truth)
{
    if (truth.executions.size() > 1) {
        return QStringLiteral("was launched %1 times").arg(truth.executions.size());
    }
    const bool wasLaunched = !truth.executions.empty();
    const auto told = row.platformId.toStdString();
    const bool isThatOne =
        wasLaunched && (told == truth.executions.front() || told == truth.conversations.front());
    if (!told.empty() && !isThatOne) {
        return QStringLiteral("has the id of another execution");
    }
    const auto ended = [&truth](RunStatus status) {
        return !truth.ends.empty() && truth.ends.front() == status;
    };
    const bool canBeEnded =
        wasLaunched && !truth.conversations.front().empty() && dialect != Dialect::FlowExecutions;
    switch (row.state) {
    case ExecutionState::Completed:
        return ended(RunStatus::Completed) ? QString() : QStringLiteral("did not complete");
    case ExecutionState::Failed:
        return ended(RunStatus::Failed) || (!wasLaunched && truth.faults > 0) ? QString()
                                                                              : QStringLiteral("did not fail");
    case ExecutionState::Terminated:
        if (!row.wasToEnd) {
            return QStringLiteral("nobody asked for its end");
        }
        return ended(RunStatus::Terminated) || !wasLaunched ? QString() : QStringLiteral("was not terminated");
    case ExecutionState::TimedOut:
        if (!row.hasTimeout) {
            return QStringLiteral("has no time-out");
        }
        return ended(RunStatus::Terminated) || !canBeEnded ? QString() : QStringLiteral("was not ended");
    case ExecutionState::Unknown:
        return truth.faults > 0 ? QString() : QStringLiteral("no fault explains that");
    case ExecutionState::Draft:
    case ExecutionState::Queued:
    case ExecutionState::Launching:
    case ExecutionState::Running:
    case ExecutionState::Terminating:
        return QStringLiteral("is not over");
    }
    Q_UNREACHABLE();
}

/// What is stored is what was shown.
void SoakDay::checkHistory(SoakConsole &console)
{
    const auto stored = console.storedAfterTheEnd();
    if (!stored || stored->size() != console.rows().size()) {
        fail(QStringLiteral("the history of %1 holds %2 rows of %3")
                 .arg(dialectKey(console.dialect()))
                 .arg(stored ? stored->size() : 0)
                 .arg(console.rows().size()));
        return;
    }
    for (auto row = console.rows().begin(); row != console.rows().end(); ++row) {
        if (stored->value(row.key()) != row->state) {
            fail(QStringLiteral("%1 is %2, and stored as %3")
                     .arg(QString::fromStdString(row->mark), stateKey(row->state),
                          stateKey(stored->value(row.key()))));
        }
    }
}

void SoakDay::checkMemory(qint64 atHalf, qint64 atEnd)
{
    const qint64 grown = atEnd - atHalf;
    std::printf("  resident memory %.1f MB at half of the time, %.1f MB at the end, beside %.1f MB in "
                "SQLite's page caches\n",
                static_cast<double>(atHalf) / 1e6, static_cast<double>(atEnd) / 1e6,
                static_cast<double>(sqliteBytes()) / 1e6);
#if defined(__SANITIZE_ADDRESS__)
    return; // It keeps for a while what was freed.
#endif
    if (grown > m_options.mostGrowth) {
        fail(QStringLiteral("memory grew by %1 bytes, and %2 would be enough")
                 .arg(grown)
                 .arg(m_options.mostGrowth));
    }
}

void SoakDay::fail(const QString &problem)
{
    ++m_problems;
    std::printf("  WRONG: %s\n", qPrintable(problem));
}

} // namespace

bool soakDay(const SoakOptions &options)
{
    std::printf("%d executions within %.1f simulated hours, 2 %% of all requests failing\n", options.executions,
                static_cast<double>(options.span.count()) / 60.0);
    std::fflush(stdout);
    return SoakDay(options).run();
}

} // namespace flowconsole
