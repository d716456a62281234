#include "base/redaction.h"
#include "tests/integration/enginebench.h"

#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;

class LaunchPreviewTest final : public QObject
{
    Q_OBJECT

private slots:
    void itIsWhatIsSent_data();
    void itIsWhatIsSent();
    void secureValuesAreMaskedAndTheHashIsOfTheRealBytes();
    void withoutAConnectionThereIsNone();

private:
    static LaunchPreview previewOf(EngineBench &bench, const LaunchRequest &request)
    {
        QSignalSpy previews(bench.engine.get(), &Engine::previewReady);
        bench.engine->preview(request);
        return previews.isEmpty() ? LaunchPreview() : previews.first().first().value<LaunchPreview>();
    }
};

void LaunchPreviewTest::itIsWhatIsSent_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("published") << Dialect::Published;
    QTest::newRow("flow executions") << Dialect::FlowExecutions;
    QTest::newRow("conversation flow") << Dialect::ConversationFlow;
}

void LaunchPreviewTest::itIsWhatIsSent()
{
    QFETCH(Dialect, dialect);
    EngineBench bench;
    bench.engine->start();
    bench.connectTo(dialect);
    QTRY_VERIFY(!bench.flows.isEmpty());
    const LaunchRequest request = bench.request(QStringLiteral("Late-fee waiver"));

    const LaunchPreview preview = previewOf(bench, request);
    QCOMPARE(preview.id, request.id);
    QVERIFY(!preview.problem);
    QCOMPARE(bench.latest.size(), 0); // nothing was launched for it

    bench.engine->inspect(request.id);
    bench.engine->launch(request);
    QTRY_VERIFY(!bench.details.requests.isEmpty());
    const RequestRecord sent = bench.details.requests.first();
    QTRY_COMPARE(bench.latest.value(request.id).payloadHash, preview.sha256);
    QCOMPARE(preview.request.requestBody, sent.requestBody);
    QCOMPARE(preview.request.method, sent.method);
    QCOMPARE(preview.request.url, sent.url);
    for (const auto &header : preview.request.requestHeaders) {
        QVERIFY2(sent.requestHeaders.contains(header), header.first + ": " + header.second);
    }
}

void LaunchPreviewTest::secureValuesAreMaskedAndTheHashIsOfTheRealBytes()
{
    EngineBench bench;
    bench.engine->start();
    bench.connectTo(Dialect::Published);
    QTRY_VERIFY(!bench.flows.isEmpty());
    LaunchRequest request = bench.request(QStringLiteral("Late-fee waiver"));
    request.inputs.insert(QStringLiteral("pin"), JsonValue::string(QStringLiteral("4711")));
    const LaunchPreview open = previewOf(bench, request);
    request.secureNames.append(QStringLiteral("pin"));
    const LaunchPreview masked = previewOf(bench, request);

    QVERIFY(open.request.requestBody.contains("4711"));
    QVERIFY(!masked.request.requestBody.contains("4711"));
    QVERIFY(masked.request.requestBody.contains(redactedPlaceholder().toUtf8()));
    QVERIFY(masked.isMasked);
    QCOMPARE(masked.sha256, open.sha256);
    QCOMPARE(masked.bytes, open.bytes);
    QVERIFY(masked.request.requestHeaders.contains({"Authorization", redactedPlaceholder().toUtf8()}));
}

void LaunchPreviewTest::withoutAConnectionThereIsNone()
{
    EngineBench bench;
    bench.engine->start();
    QSignalSpy previews(bench.engine.get(), &Engine::previewReady);
    bench.engine->preview({});
    QCOMPARE(previews.count(), 0);
}

QTEST_GUILESS_MAIN(LaunchPreviewTest)
#include "launchpreviewtest.moc"
