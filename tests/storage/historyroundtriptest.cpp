#include "base/redaction.h"
#include "domain/launchrequest.h"
#include "tests/storage/historytesting.h"
#include "tests/support/manualclock.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace flowconsole;

class HistoryRoundTripTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("new/history.sqlite"));
        m_history = std::make_unique<ExecutionHistory>(m_clock, keepingAll());
        m_history->open();
    }
    void cleanup() { m_history.reset(); }

    void everyFieldOfAnExecutionComesBack()
    {
        QRandomGenerator random(20260105);
        Executions saved;
        for (int i = 0; i < 400; ++i) {
            saved.append(randomExecution(random));
            m_history->save(saved.last());
        }
        flushAndReopen();

        Answered<Executions> read;
        m_history->readNewest(1000, {}, this, read.receive());
        QTRY_VERIFY(read.ok());
        QCOMPARE(read.value().size(), saved.size());
        QHash<ExecutionId, FlowExecution> byId;
        for (const FlowExecution &execution : read.value()) {
            byId.insert(execution.id, execution);
        }
        for (const FlowExecution &execution : std::as_const(saved)) {
            const FlowExecution stored = byId.value(execution.id);
            QCOMPARE(stored.inputs.toJson(), execution.inputs.toJson());
            QCOMPARE(stored.outputs.toJson(), execution.outputs.toJson());
            QVERIFY2(stored == execution, qPrintable(execution.id.text()));
        }
    }

    void everyStateThatFollowsIsStoredOverTheLast()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 12; ++i) {
            FlowExecution first = randomExecution(random);
            FlowExecution second = randomExecution(random);
            second.id = first.id;
            m_history->save(first);
            flush();
            m_history->save(second);
            flush();
            const Executions stored = newest(1000);
            const auto found = std::find_if(stored.begin(), stored.end(), [&second](const FlowExecution &one) {
                return one.id == second.id;
            });
            QVERIFY(found != stored.end());
            QVERIFY(*found == second);
        }
        QTRY_COMPARE(m_history->state().status, HistoryState::Status::Ready);
    }

    void ofABurstTheLastStateIsWritten()
    {
        QTRY_COMPARE(m_history->state().status, HistoryState::Status::Ready);
        FlowExecution execution = runningExecution(m_clock.nowUtc());
        for (const QString &node : {QStringLiteral("Greet"), QStringLiteral("Ask"), QStringLiteral("Pay")}) {
            execution.currentNode = node;
            m_history->save(execution);
        }
        m_clock.advance(Milliseconds(100));
        QTRY_COMPARE(newest(10).size(), 1);
        QCOMPARE(newest(10).first().currentNode, QStringLiteral("Pay"));
        m_clock.advance(std::chrono::seconds(2));
        QTRY_COMPARE(m_history->state().executions, 1);
    }

    void whatWasSavedIsReadEvenBeforeItsBurstIsDue()
    {
        QTRY_COMPARE(m_history->state().status, HistoryState::Status::Ready);
        const FlowExecution execution = runningExecution(m_clock.nowUtc());
        m_history->save(execution);
        QCOMPARE(idsOf(newest(10)), idsOf({execution}));
    }

    void stepsComeBackInTheOrderInWhichTheyHappened()
    {
        QRandomGenerator random(42);
        const FlowExecution execution = runningExecution(m_clock.nowUtc());
        m_history->save(execution);
        const QDateTime base = m_clock.nowUtc();
        NodePath path;
        for (const int offset : {50, 10, 10, 30, 10, 20, 10, 10}) {
            const NodeTransition step = randomStep(random, base.addMSecs(offset));
            path.add(step);
            m_history->save(execution.id, step);
        }
        flushAndReopen();
        const NodeTransition timeless = randomStep(random, QDateTime());
        m_history->save(execution.id, timeless);
        // A step that is told again changes nothing.
        m_history->save(execution.id, path.steps().at(3));

        const StoredDetails stored = details(execution.id);
        QCOMPARE(stored.steps.size(), path.steps().size() + 1);
        QVERIFY(stored.steps.first() == timeless);
        QVERIFY(stored.steps.mid(1) == path.steps());
    }

    void requestsComeBackOldestFirst()
    {
        QRandomGenerator random(43);
        const FlowExecution execution = runningExecution(m_clock.nowUtc());
        m_history->save(execution);
        QList<RequestRecord> records;
        for (int i = 0; i < 100; ++i) {
            records.append(randomRequest(random, execution.id));
            m_history->save(records.last());
            if (i == 50) {
                flushAndReopen();
            }
        }
        RequestRecord ofNobody = randomRequest(random, ExecutionId());
        m_history->save(ofNobody);
        QVERIFY(details(execution.id).requests == records);
        QVERIFY(details(newExecutionId()).requests.isEmpty());
    }

    void everyFieldOfABatchComesBack()
    {
        QRandomGenerator random(45);
        QList<BatchProgress> saved;
        for (int i = 0; i < 20; ++i) {
            saved.append(randomBatch(random));
            Answered<Done> done;
            m_history->saveBatch(randomBatchLike(random, saved.last()), this, done.receive());
            m_history->saveBatch(saved.last(), this, done.receive());
            QTRY_COMPARE(done.times(), 2);
            QVERIFY(done.ok());
        }
        Answered<QList<BatchProgress>> read;
        m_history->readBatches(this, read.receive());
        QTRY_VERIFY(read.ok());
        std::sort(saved.begin(), saved.end(),
                  [](const BatchProgress &a, const BatchProgress &b) { return a.startedAt > b.startedAt; });
        QVERIFY(read.value() == saved);
    }

    void pagesFollowEachOtherWithoutGapsOrRepeats()
    {
        for (int i = 0; i < 95; ++i) {
            // Ten of each millisecond, as a burst of launches makes them.
            m_history->save(runningExecution(m_clock.nowUtc().addMSecs(i / 10)));
        }
        QStringList seen;
        QDateTime before;
        int pages = 0;
        while (true) {
            Answered<Executions> page;
            m_history->readNewest(25, before, this, page.receive());
            QTRY_VERIFY(page.ok());
            if (page.value().isEmpty()) {
                break;
            }
            ++pages;
            QVERIFY(!before.isValid() || page.value().first().createdAt < before);
            for (qsizetype i = 1; i < page.value().size(); ++i) {
                QVERIFY(page.value().at(i - 1).createdAt >= page.value().at(i).createdAt);
            }
            before = page.value().last().createdAt;
            seen += idsOf(page.value());
        }
        QCOMPARE(seen.size(), 95);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 95);
        QCOMPARE(pages, 4);
    }

    void withoutAPathNothingIsStoredAndNothingFails()
    {
        ExecutionHistory none(m_clock, {});
        const QSignalSpy told(&none, &ExecutionHistory::stateChanged);
        none.open();
        none.save(runningExecution(m_clock.nowUtc()));
        Answered<Done> intents;
        none.saveIntents({runningExecution(m_clock.nowUtc())}, this, intents.receive());
        QVERIFY(!intents.isThere());
        Answered<Executions> read;
        none.readNewest(10, {}, this, read.receive());
        Answered<Executions> unfinished;
        none.takeOverUnfinished(this, unfinished.receive());
        QTRY_VERIFY(intents.ok() && read.ok() && unfinished.ok());
        QVERIFY(read.value().isEmpty() && unfinished.value().isEmpty());
        QCOMPARE(none.state().status, HistoryState::Status::Off);
    }

    void noAnswerComesToOneWhoIsGone()
    {
        Answered<Executions> read;
        Answered<Done> done;
        auto context = std::make_unique<QObject>();
        m_history->readNewest(10, {}, context.get(), read.receive());
        m_history->saveIntents({runningExecution(m_clock.nowUtc())}, context.get(), done.receive());
        context.reset();
        flush();
        QCOMPARE(newest(10).size(), 1);
        QVERIFY(!read.isThere() && !done.isThere());
    }

    void nothingThatWasMaskedStandsInAnyFile()
    {
        const QByteArray secret = "4711-secret-pin";
        const JsonValue inputs = JsonValue::object(
            {{QStringLiteral("pin"), JsonValue::string(QString::fromLatin1(secret))},
             {QStringLiteral("customer"), JsonValue::string(QStringLiteral("Ada Lovelace"))}});
        FlowExecution execution = runningExecution(m_clock.nowUtc());
        execution.inputs = masked(inputs, {QStringLiteral("pin")});
        Answered<Done> done;
        m_history->saveIntents({execution}, this, done.receive());
        RequestRecord request;
        request.executionId = execution.id;
        request.requestHeaders = {{"Authorization", redactedPlaceholder().toUtf8()}};
        request.requestBody = execution.inputs.toJson();
        m_history->save(request);
        // The schema of a file of launches may bring a default for a secure variable.
        FlowVariable pin;
        pin.name = QStringLiteral("pin");
        pin.secure = true;
        pin.defaultValue = JsonValue::string(QString::fromLatin1(secret));
        pin.example = pin.defaultValue;
        BatchProgress batch = runningBatch(m_clock.nowUtc());
        batch.spec.schema = InputSchema({pin}, false);
        Answered<Done> batchDone;
        m_history->saveBatch(batch, this, batchDone.receive());
        QTRY_VERIFY(done.ok() && batchDone.ok());
        flush();

        QVERIFY(newest(1).first() == execution);
        QVERIFY(details(execution.id).requests.first() == request);
        const QByteArray stored = storedBytes(m_path);
        QVERIFY(stored.contains("Ada Lovelace"));
        QVERIFY(stored.contains(redactedPlaceholder().toUtf8()));
        QVERIFY(!stored.contains(secret));
    }

    void onlyItsOwnerMayReadIt()
    {
        m_history->save(runningExecution(m_clock.nowUtc()));
        flush();
        for (const QString &name : {m_path, m_path + QStringLiteral("-wal")}) {
            const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
            QVERIFY2((QFileInfo(name).permissions() & others) == QFile::Permissions(), qPrintable(name));
        }
    }

    void executionsStayInTheirOrderWhenTheClockWentBack()
    {
        const FlowExecution first = runningExecution(m_clock.nowUtc());
        m_history->save(first);
        QRandomGenerator random(46);
        const RequestRecord launch = randomRequest(random, first.id);
        m_history->save(launch);
        flush();
        m_history.reset();

        const ManualClock yesterday(m_clock.nowUtc().addDays(-1));
        ExecutionHistory again(yesterday, keepingAll());
        again.open();
        const RequestRecord later = randomRequest(random, first.id);
        again.save(later);
        const FlowExecution second = runningExecution(yesterday.nowUtc());
        again.save(second);
        Answered<StoredDetails> stored;
        again.readDetails(first.id, this, stored.receive());
        Answered<Executions> unfinished;
        again.takeOverUnfinished(this, unfinished.receive());
        QTRY_VERIFY(stored.ok() && unfinished.ok());
        QVERIFY(stored.value().requests == (QList<RequestRecord>{launch, later}));
        QCOMPARE(idsOf(unfinished.value()), idsOf({first}));
    }

private:
    /// Times at random are not to be taken for old ones.
    [[nodiscard]] HistorySettings keepingAll() const { return {m_path, std::chrono::days(36'500)}; }

    void flush()
    {
        Answered<Done> done;
        m_history->flush(this, done.receive());
        QTRY_VERIFY(done.ok());
    }

    void flushAndReopen()
    {
        m_history.reset(); // Writes what waits.
        m_history = std::make_unique<ExecutionHistory>(m_clock, keepingAll());
        m_history->open();
    }

    Executions newest(int limit)
    {
        Answered<Executions> read;
        m_history->readNewest(limit, {}, this, read.receive());
        [&read] { QTRY_VERIFY(read.ok()); }();
        return read.ok() ? read.value() : Executions();
    }

    StoredDetails details(const ExecutionId &id)
    {
        Answered<StoredDetails> read;
        m_history->readDetails(id, this, read.receive());
        [&read] { QTRY_VERIFY(read.ok()); }();
        return read.ok() ? read.value() : StoredDetails();
    }

    static BatchProgress randomBatchLike(QRandomGenerator &random, const BatchProgress &batch)
    {
        BatchProgress other = randomBatch(random);
        other.spec.id = batch.spec.id;
        return other;
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<ExecutionHistory> m_history;
};

QTEST_GUILESS_MAIN(HistoryRoundTripTest)
#include "historyroundtriptest.moc"
