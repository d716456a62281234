#include "engine/executionstore.h"
#include "tests/support/manualclock.h"

#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>
#include <string_view>

using namespace flowconsole;
using namespace std::chrono_literals;
using enum ExecutionState;

namespace {

/// What may follow what, one row a state and one column a next state, in the order of allExecutionStates:
/// D Q L R G C F T O U. Written down here once more, so that it is not the code under test that says it.
constexpr std::array<std::string_view, 10> legalSteps{
    ".x........", "..x...xx..", "...x.xxxxx", "....xxxxxx", "...x.xxxxx",
    "..........", "..........", "..........", "..........", "...xxxxxx.",
};

bool isLegal(ExecutionState from, ExecutionState to)
{
    return legalSteps[static_cast<size_t>(from)][static_cast<size_t>(to)] == 'x';
}

bool isOver(ExecutionState state)
{
    return legalSteps[static_cast<size_t>(state)].find('x') == std::string_view::npos;
}

/// What an operator would say of one execution after hearing the same news: the oracle.
struct Expected
{
    ExecutionState state = Draft;
    QDateTime lastSeenAt;
    Provenance lastSeenBy = Provenance::Inferred;
    QDateTime endedAt;
    QString platformId;
    QString detail;
    int failedLooks = 0;
    bool mayHaveStartedTwice = false;
    bool isOverdue = false;
    bool isReconciling = false;

    friend bool operator==(const Expected &, const Expected &) = default;
};

Expected shown(const FlowExecution &execution)
{
    return {execution.state,        execution.lastSeenAt,          execution.lastSeenBy,
            execution.endedAt,      execution.platformId.text(),   execution.detail,
            execution.failedLooks,  execution.mayHaveStartedTwice, execution.isOverdue,
            execution.isReconciling};
}

void hear(Expected &known, const ExecutionUpdate &news)
{
    if (isOver(known.state)) {
        return;
    }
    const ExecutionState next = news.state.value_or(known.state);
    const bool comesByItself = news.provenance == Provenance::Pushed || news.provenance == Provenance::History;
    const bool isLate = comesByItself && known.lastSeenAt.isValid() && news.observedAt < known.lastSeenAt;
    if ((isLate && !isOver(next)) || (next != known.state && !isLegal(known.state, next))) {
        return;
    }
    known.state = next;
    known.detail = news.detail;
    known.failedLooks = news.state ? 0 : known.failedLooks + 1;
    if (news.state && !isLate) {
        known.lastSeenAt = news.observedAt;
        known.lastSeenBy = news.provenance;
    }
    if (news.state && (news.provenance != Provenance::Inferred || isOver(next))) {
        known.isReconciling = false;
    }
    if (!news.platformId.isEmpty()) {
        known.platformId = news.platformId.text();
    }
    known.mayHaveStartedTwice |= news.mayHaveStartedTwice;
    known.isOverdue = !isOver(next) && news.isOverdue.value_or(known.isOverdue);
    if (isOver(next)) {
        known.endedAt = news.endedAt.isValid() ? news.endedAt : news.observedAt;
    }
}

/// Draws news as a platform, a clumsy proxy and a network at night would bring them.
class NewsSource final
{
public:
    NewsSource(quint32 seed, const Clock &clock) : m_random(seed), m_clock(clock) {}

    [[nodiscard]] int below(int limit) { return m_random.bounded(limit); }
    [[nodiscard]] bool oneIn(int chances) { return below(chances) == 0; }

    /// Of what this console asked or did itself, the time is now; what comes by itself may be hours old.
    [[nodiscard]] ExecutionUpdate news(const ExecutionId &id)
    {
        ExecutionUpdate update;
        update.id = id;
        update.provenance = std::array{Provenance::Inferred, Provenance::Polled, Provenance::Pushed,
                                       Provenance::History}[static_cast<size_t>(below(4))];
        const bool comesByItself =
            update.provenance == Provenance::Pushed || update.provenance == Provenance::History;
        update.observedAt = m_clock.nowUtc().addSecs(comesByItself ? -below(120) : 0);
        if (!oneIn(6)) {
            update.state = allExecutionStates[static_cast<size_t>(below(allExecutionStates.size()))];
        }
        if (oneIn(3)) {
            update.platformId = PlatformExecutionId(QStringLiteral("platform-%1").arg(below(4)));
        }
        if (oneIn(3)) {
            update.detail = QStringLiteral("detail %1").arg(below(5));
        }
        if (oneIn(4)) {
            update.endedAt = m_clock.nowUtc().addSecs(-below(60));
        }
        if (oneIn(5)) {
            update.isOverdue = oneIn(2);
        }
        update.mayHaveStartedTwice = oneIn(20);
        return update;
    }

    /// In any state; of those that are over the end is known.
    [[nodiscard]] FlowExecution execution()
    {
        FlowExecution value;
        value.id = ExecutionId(QStringLiteral("execution-%1").arg(++m_made));
        value.flowId = FlowId(QStringLiteral("flow-%1").arg(below(3)));
        value.state =
            oneIn(3) ? allExecutionStates[static_cast<size_t>(below(allExecutionStates.size()))] : Queued;
        value.createdAt = m_clock.nowUtc();
        value.lastSeenAt = value.createdAt;
        value.endedAt = isOver(value.state) ? value.createdAt : QDateTime();
        return value;
    }

private:
    QRandomGenerator m_random;
    const Clock &m_clock;
    int m_made = 0;
};

/// What somebody knows who hears nothing but the change sets.
struct Mirror
{
    QList<FlowExecution> rows;

    void take(const ChangeSet &changes)
    {
        for (const FlowExecution &execution : changes.changed) {
            const auto same = [&execution](const FlowExecution &row) { return row.id == execution.id; };
            const auto found = std::find_if(rows.begin(), rows.end(), same);
            if (found == rows.end()) {
                rows.append(execution);
            } else {
                *found = execution;
            }
        }
        rows.removeIf([&changes](const FlowExecution &row) { return changes.removed.contains(row.id); });
    }
};

/// A store with somebody who listens, and the oracle beside it.
class StoreTrial final
{
public:
    explicit StoreTrial(quint32 seed) : m_source(seed, m_clock), m_store(m_clock, limit)
    {
        QObject::connect(&m_store, &ExecutionStore::changed, &m_store, [this](const ChangeSet &changes) {
            m_mirror.take(changes);
            m_lastEmissions.append(m_clock.monotonic());
        });
        QObject::connect(&m_store, &ExecutionStore::forgotten, &m_store,
                         [this](const QList<ExecutionId> &ids) { forget(ids); });
        QObject::connect(&m_store, &ExecutionStore::stateChanged, &m_store,
                         [this](const FlowExecution &after, ExecutionState before) {
                             m_illegalSteps += isLegal(before, after.state) ? 0 : 1;
                         });
    }

    void run(int steps)
    {
        for (int i = 0; i < steps && !QTest::currentTestFailed(); ++i) {
            step();
            compareWithOracle();
        }
        m_clock.advance(1s);
        compareMirror();
        QCOMPARE(m_illegalSteps, 0);
    }

    [[nodiscard]] int everForgotten() const { return m_everForgotten; }

private:
    static constexpr size_t limit = 40;
    static constexpr size_t slack = 5;

    void step()
    {
        switch (m_source.below(12)) {
        case 0:
        case 1:
            add(m_source.execution());
            break;
        case 2:
            m_clock.advance(Milliseconds(m_source.below(200)));
            break;
        case 3:
            m_clock.advance(Milliseconds(m_source.below(20'000)));
            compareMirror();
            break;
        case 4:
            restore();
            break;
        case 5:
            mark();
            break;
        default:
            tell();
            break;
        }
    }

    void add(const FlowExecution &execution)
    {
        m_store.add(execution);
        m_expected.insert(execution.id, shown(execution));
        m_order.append(execution.id);
    }

    [[nodiscard]] ExecutionId anyId()
    {
        // Now and then one that was forgotten, or never was.
        if (m_source.oneIn(20) || m_order.isEmpty()) {
            return m_forgotten.isEmpty()
                       ? ExecutionId(QStringLiteral("nobody"))
                       : m_forgotten.at(m_source.below(static_cast<int>(m_forgotten.size()))).id;
        }
        return m_order.at(m_source.below(static_cast<int>(m_order.size())));
    }

    void tell()
    {
        const ExecutionUpdate update = m_source.news(anyId());
        const int times = m_source.oneIn(3) ? 2 : 1;
        for (int i = 0; i < times; ++i) {
            const Applied applied = m_store.apply(update);
            const auto found = m_expected.find(update.id);
            if (found == m_expected.end()) {
                QCOMPARE(applied, Applied::Illegal);
                QVERIFY(m_store.find(update.id) == nullptr);
                continue;
            }
            // A look that fails once more has failed more often; nothing else changes by being told twice.
            if (i > 0 && update.state) {
                QVERIFY(applied != Applied::Changed);
            }
            const Expected before = *found;
            hear(*found, update);
            QVERIFY(!isOver(before.state) || *found == before);
            QVERIFY(!before.lastSeenAt.isValid() || found->lastSeenAt >= before.lastSeenAt);
        }
    }

    void mark()
    {
        const ExecutionId id = anyId();
        const auto found = m_expected.find(id);
        m_store.setNextLook(id, m_clock.nowUtc().addSecs(m_source.below(60)));
        const bool isReconciling = m_source.oneIn(2);
        m_store.setReconciling(id, isReconciling);
        if (found != m_expected.end() && !isOver(found->state)) {
            found->isReconciling = isReconciling;
        }
    }

    /// Brings back some that were forgotten, and offers some that are here in another shape.
    void restore()
    {
        QList<FlowExecution> stored;
        if (!m_forgotten.isEmpty()) {
            stored.append(m_forgotten.takeAt(m_source.below(static_cast<int>(m_forgotten.size()))));
        }
        if (m_source.oneIn(2)) {
            stored.append(m_source.execution());
        }
        for (const FlowExecution &execution : std::as_const(stored)) {
            Expected expected = shown(execution);
            expected.isReconciling = !isOver(execution.state);
            m_expected.insert(execution.id, expected);
            m_order.append(execution.id);
        }
        if (m_order.size() > stored.size()) {
            FlowExecution other = *m_store.find(m_order.first());
            other.detail = QStringLiteral("as it was stored");
            stored.append(other);
        }
        m_store.restore(stored);
    }

    void forget(const QList<ExecutionId> &ids)
    {
        m_everForgotten += static_cast<int>(ids.size());
        for (const ExecutionId &id : ids) {
            QVERIFY(m_expected.contains(id));
            QVERIFY2(isOver(m_expected.value(id).state), "one that is not over was forgotten");
            FlowExecution value;
            value.id = id;
            value.state = m_expected.value(id).state;
            value.lastSeenAt = m_expected.value(id).lastSeenAt;
            value.endedAt = m_expected.value(id).endedAt;
            m_forgotten.append(value);
            m_expected.remove(id);
            m_order.removeOne(id);
        }
        const auto over =
            static_cast<size_t>(std::count_if(m_order.begin(), m_order.end(), [this](const ExecutionId &id) {
                return isOver(m_expected[id].state);
            }));
        QVERIFY2(m_store.all().size() <= limit || over == 0, "more could have been forgotten");
    }

    void compareWithOracle()
    {
        const auto &all = m_store.all();
        QCOMPARE(static_cast<qsizetype>(all.size()), m_order.size());
        for (size_t i = 0; i < all.size(); ++i) {
            QCOMPARE(all[i].id, m_order.at(static_cast<qsizetype>(i)));
            QCOMPARE(m_store.find(all[i].id), &all[i]);
            QVERIFY2(shown(all[i]) == m_expected.value(all[i].id), qPrintable(all[i].id.text()));
        }
    }

    void compareMirror()
    {
        // What has changed is told within a fifteenth of a second.
        m_clock.advance(100ms);
        QCOMPARE(m_mirror.rows.size(), static_cast<qsizetype>(m_store.all().size()));
        QVERIFY(std::equal(m_mirror.rows.begin(), m_mirror.rows.end(), m_store.all().begin()));
        for (qsizetype i = 1; i < m_lastEmissions.size(); ++i) {
            QVERIFY(m_lastEmissions.at(i) - m_lastEmissions.at(i - 1) >= 66ms);
        }
        m_lastEmissions.clear();
    }

    ManualClock m_clock;
    NewsSource m_source;
    ExecutionStore m_store;
    Mirror m_mirror;
    QHash<ExecutionId, Expected> m_expected;
    QList<ExecutionId> m_order; ///< of those that are here, as they were added
    QList<FlowExecution> m_forgotten;
    QList<Milliseconds> m_lastEmissions;
    int m_illegalSteps = 0;
    int m_everForgotten = 0;
};

} // namespace

class StatePropertyTest final : public QObject
{
    Q_OBJECT

private slots:
    // Most of what is told here is nonsense, and the store says so.
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("flowconsole.engine.warning=false"));
    }

    void whateverIsToldOneExecutionTakesOnlyLegalSteps_data() { seeds(200); }
    void whateverIsToldOneExecutionTakesOnlyLegalSteps()
    {
        QFETCH(quint32, seed);
        ManualClock clock;
        NewsSource source(seed, clock);
        FlowExecution subject = source.execution();
        Expected expected = shown(subject);
        QList<ExecutionUpdate> told;
        for (int i = 0; i < 60; ++i) {
            clock.advance(Milliseconds(source.below(30'000)));
            // Some of it was told before, and is told once more, out of order.
            ExecutionUpdate update = source.news(subject.id);
            if (source.oneIn(4) && !told.isEmpty()) {
                update = told.at(source.below(static_cast<int>(told.size())));
            }
            if (update.provenance == Provenance::Pushed || update.provenance == Provenance::History) {
                told.append(update);
            }
            const FlowExecution before = subject;
            const Applied applied = apply(subject, update);
            hear(expected, update);
            QVERIFY(shown(subject) == expected);
            QVERIFY(subject.state == before.state || isLegal(before.state, subject.state));
            QCOMPARE(applied == Applied::Changed, subject != before);
            QVERIFY(!isOver(before.state) || subject == before);
            QVERIFY(subject.lastSeenAt >= before.lastSeenAt);
            QVERIFY(!isOver(subject.state) || subject.endedAt.isValid());
            FlowExecution again = subject;
            QVERIFY(!update.state || apply(again, update) != Applied::Changed);
        }
    }

    void theOrderOfPushedNewsDoesNotMatterForTheEnd_data() { seeds(100); }
    void theOrderOfPushedNewsDoesNotMatterForTheEnd()
    {
        QFETCH(quint32, seed);
        ManualClock clock;
        NewsSource source(seed, clock);
        QRandomGenerator shuffling(seed);
        // A run as the platform lived it: news that it runs, at several moments, and of one end.
        QList<ExecutionUpdate> lived;
        for (int i = 0; i < 8; ++i) {
            ExecutionUpdate update;
            update.provenance = Provenance::Pushed;
            update.observedAt = clock.nowUtc().addSecs(i);
            update.state = i < 7 ? Running : Failed;
            lived.append(update);
        }
        std::shuffle(lived.begin(), lived.end(), shuffling);
        FlowExecution subject;
        subject.state = Launching;
        subject.lastSeenAt = clock.nowUtc();
        for (const ExecutionUpdate &update : std::as_const(lived)) {
            apply(subject, update);
        }
        QCOMPARE(subject.state, Failed);
        QCOMPARE(subject.endedAt, clock.nowUtc().addSecs(7));
    }

    void whoHearsOnlyTheChangesKnowsTheStore_data() { seeds(60); }
    void whoHearsOnlyTheChangesKnowsTheStore()
    {
        QFETCH(quint32, seed);
        StoreTrial trial(seed);
        trial.run(600);
        QVERIFY2(trial.everForgotten() > 0, "the trial is too short to say anything of what is forgotten");
    }

private:
    static void seeds(quint32 count)
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= count; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
};

QTEST_GUILESS_MAIN(StatePropertyTest)
#include "statepropertytest.moc"
