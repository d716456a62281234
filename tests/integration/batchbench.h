#pragma once

#include "domain/batch.h"
#include "engine/batches.h"
#include "tests/integration/enginebench.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

namespace flowconsole {

/// An engine with a history that launches the rows of a file in an organisation that counts them.
struct BatchBench
{
    explicit BatchBench(double speed = 200, Dialect spoken = Dialect::FlowExecutions,
                        const QStringList &faults = {})
        : bench(speed, 1'000'000, faults), dialect(spoken)
    {
        bench.settings.historyPath = path(QStringLiteral("history.sqlite"));
        restart();
    }

    /// A program that ends here and begins again.
    void restart()
    {
        bench.restart();
        batch = {};
        refusal.clear();
        Batches *batches = &bench.engine->batches();
        QObject::connect(batches, &Batches::checked, batches,
                         [this](const BatchCheck &found) { check = found; });
        QObject::connect(batches, &Batches::progressed, batches,
                         [this](const BatchProgress &progress) { batch = progress; });
        QObject::connect(batches, &Batches::refused, batches,
                         [this](const BatchId &, const QString &reason) { refusal = reason; });
        QObject::connect(batches, &Batches::listed, batches,
                         [this](const QList<BatchProgress> &stored) { listed = stored; });
        QObject::connect(bench.engine.get(), &Engine::executionsChanged, batches,
                         [this](const ChangeSet &changes) {
                             for (const FlowExecution &execution : changes.changed) {
                                 const bool runs = execution.state == ExecutionState::Launching ||
                                                   execution.state == ExecutionState::Running;
                                 if (runs) {
                                     running.insert(execution.id);
                                 } else {
                                     running.remove(execution.id);
                                 }
                             }
                             mostRunning = std::max(mostRunning, running.size());
                         });
        bench.connectTo(dialect);
        QTRY_VERIFY(!bench.flows.isEmpty());
    }

    [[nodiscard]] Batches &batches() const { return bench.engine->batches(); }
    [[nodiscard]] QString path(const QString &name) const { return bench.folder.filePath(name); }

    /// JSON lines with input that the flow takes.
    void writeRows(int count) const
    {
        QFile file(path(QStringLiteral("rows.jsonl")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int row = 0; row < count; ++row) {
            file.write(flow().inputSchema->sampleInput().toJson() + '\n');
        }
    }

    [[nodiscard]] const Flow &flow() const { return *bench.flow(QStringLiteral("Late-fee waiver")); }

    [[nodiscard]] BatchSpec spec(int concurrency) const
    {
        BatchSpec wanted;
        wanted.id = newBatchId();
        wanted.filePath = path(QStringLiteral("rows.jsonl"));
        wanted.format = BatchFormat::JsonLines;
        wanted.flowId = flow().id;
        wanted.flowName = flow().name;
        wanted.schema = flow().inputSchema;
        wanted.dialect = dialect;
        wanted.concurrency = concurrency;
        wanted.resultPath = path(QStringLiteral("rows.result.jsonl"));
        return wanted;
    }

    /// Checks the file and starts its batch.
    void start(int concurrency)
    {
        check = {};
        batches().check(spec(concurrency));
        QTRY_VERIFY(check.rows > 0);
        batches().start(check);
    }

    /// What became of each row, by the result file.
    [[nodiscard]] QList<JsonValue> result() const
    {
        QList<JsonValue> rows;
        QFile file(path(QStringLiteral("rows.result.jsonl")));
        if (file.open(QIODevice::ReadOnly)) {
            for (const QByteArray &line : file.readAll().trimmed().split('\n')) {
                rows.append(JsonValue::parse(line).value());
            }
        }
        return rows;
    }

    [[nodiscard]] int rowsInState(const QString &state) const
    {
        const QList<JsonValue> rows = result();
        return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&state](const JsonValue &row) {
            return row.value(u"state").toString() == state;
        }));
    }

    /// As the organisation has counted them.
    [[nodiscard]] qint64 launches() const
    {
        QNetworkAccessManager manager;
        QNetworkRequest request(
            QUrl(bench.organisation->endpoint().baseUrl + QStringLiteral("/simulator/statistics")));
        request.setRawHeader("Authorization", "Bearer " + bench.organisation->endpoint().controlToken.toUtf8());
        QNetworkReply *reply = manager.get(request);
        [reply] { QTRY_VERIFY(reply->isFinished()); }();
        const auto answer = JsonValue::parse(reply->readAll());
        return answer ? answer.value().value(u"launches").value(u"total").toInteger().value_or(-1) : -1;
    }

    EngineBench bench;
    Dialect dialect;
    BatchCheck check;
    BatchProgress batch;
    QString refusal;
    QList<BatchProgress> listed;
    QSet<ExecutionId> running;
    qsizetype mostRunning = 0;
};

} // namespace flowconsole
