#include "engine/flowcatalogue.h"

#include "tests/integration/enginebench.h"

#include <QSignalSpy>
#include <QTest>

using namespace flowconsole;

/// The catalogue of flows against an organisation behind real sockets.
class FlowCatalogueEngineTest final : public QObject
{
    Q_OBJECT

private slots:
    void theListComesInPagesAndThenWhole();
    void versionsComeWithDateAndAuthor();
    void aVersionHasSchemasOfItsOwn();
    void whatIsNotThereFails();
    void aPinnedVersionIsTheOneThatRuns();
    void whatHasRunIsCountedInItsHealth();
    void withoutAConnectionVersionsFail();
};

void FlowCatalogueEngineTest::theListComesInPagesAndThenWhole()
{
    EngineBench bench;
    bench.engine->start();
    QSignalSpy pages(&bench.engine->flows(), &FlowCatalogue::pageLoaded);
    bench.connectTo(Dialect::Published);
    QTRY_VERIFY(!bench.flows.isEmpty());

    QCOMPARE(pages.count(), 1);
    const auto page = pages.first().first().value<FlowPage>();
    QVERIFY(page.isFirst);
    QCOMPARE(page.total, bench.flows.size());
    QCOMPARE(page.flows, bench.flows);
    const Flow *flow = bench.flow(QStringLiteral("Billing IVR"));
    QVERIFY(flow != nullptr && flow->publishedVersion.has_value());
    QVERIFY(!flow->publishedVersion->author.isEmpty());
    QVERIFY(flow->publishedVersion->datePublished.isValid());
    QVERIFY(flow->outputSchema.has_value());

    bench.engine->reloadFlows();
    bench.engine->reloadFlows(); // takes the place of the first
    QSignalSpy loaded(&bench.engine->flows(), &FlowCatalogue::loaded);
    QTRY_COMPARE(loaded.count(), 1);
}

void FlowCatalogueEngineTest::versionsComeWithDateAndAuthor()
{
    EngineBench bench;
    bench.engine->start();
    bench.connectTo(Dialect::Published);
    QTRY_VERIFY(!bench.flows.isEmpty());
    const Flow *flow = bench.flow(QStringLiteral("Billing IVR"));
    QSignalSpy read(&bench.engine->flows(), &FlowCatalogue::versionsRead);
    bench.engine->flows().readVersions(flow->id);
    QTRY_COMPARE(read.count(), 1);

    QCOMPARE(read.first().first().value<FlowId>(), flow->id);
    const auto versions = read.first().last().value<QList<FlowVersion>>();
    QVERIFY(versions.size() >= 2);
    QCOMPARE(versions.first().id, flow->publishedVersion->id);
    for (const FlowVersion &version : versions) {
        QVERIFY(!version.author.isEmpty());
        QVERIFY(version.datePublished.isValid());
        QCOMPARE(version.kind, FlowVersion::Kind::Published);
    }
}

void FlowCatalogueEngineTest::aVersionHasSchemasOfItsOwn()
{
    EngineBench bench;
    bench.engine->start();
    bench.connectTo(Dialect::Published);
    QTRY_VERIFY(!bench.flows.isEmpty());
    const Flow *flow = bench.flow(QStringLiteral("Billing IVR"));
    QSignalSpy versions(&bench.engine->flows(), &FlowCatalogue::versionsRead);
    bench.engine->flows().readVersions(flow->id);
    QTRY_COMPARE(versions.count(), 1);
    const QString oldest = versions.first().last().value<QList<FlowVersion>>().last().id;

    QSignalSpy read(&bench.engine->flows(), &FlowCatalogue::versionRead);
    bench.engine->flows().readVersion(flow->id, oldest);
    QTRY_COMPARE(read.count(), 1);
    const auto schemas = read.first().last().value<VersionSchemas>();
    QCOMPARE(schemas.version.id, oldest);
    QVERIFY(schemas.inputSchema.has_value());
    QVERIFY(schemas.inputSchemaProblem.isEmpty());
}

void FlowCatalogueEngineTest::whatIsNotThereFails()
{
    EngineBench bench;
    bench.engine->start();
    bench.connectTo(Dialect::Published);
    QTRY_VERIFY(!bench.flows.isEmpty());
    QSignalSpy versions(&bench.engine->flows(), &FlowCatalogue::versionsFailed);
    QSignalSpy version(&bench.engine->flows(), &FlowCatalogue::versionFailed);
    bench.engine->flows().readVersions(FlowId(QStringLiteral("nowhere")));
    bench.engine->flows().readVersion(bench.flows.first().id, QStringLiteral("999.0"));
    QTRY_COMPARE(versions.count(), 1);
    QTRY_COMPARE(version.count(), 1);
    QCOMPARE(versions.first().last().value<ApiError>().kind, ApiError::Kind::NotFound);
    QCOMPARE(version.first().at(1).toString(), QStringLiteral("999.0"));
}

void FlowCatalogueEngineTest::aPinnedVersionIsTheOneThatRuns()
{
    EngineBench bench;
    bench.engine->start();
    bench.connectTo(Dialect::Published);
    QTRY_VERIFY(!bench.flows.isEmpty());
    const auto isWorkflow = [](const Flow &flow) { return flow.type == u"WORKFLOW"; };
    Flow chosen;
    QString older;
    for (const Flow &flow : std::as_const(bench.flows)) {
        if (!isWorkflow(flow) || !older.isEmpty()) {
            continue;
        }
        QSignalSpy versions(&bench.engine->flows(), &FlowCatalogue::versionsRead);
        bench.engine->flows().readVersions(flow.id);
        QTRY_COMPARE(versions.count(), 1);
        const auto all = versions.first().last().value<QList<FlowVersion>>();
        if (all.size() > 1) {
            chosen = flow;
            older = all.last().id;
        }
    }
    QVERIFY(!older.isEmpty());
    QSignalSpy read(&bench.engine->flows(), &FlowCatalogue::versionRead);
    bench.engine->flows().readVersion(chosen.id, older);
    QTRY_COMPARE(read.count(), 1);
    const Flow pinned = inVersion(chosen, read.first().last().value<VersionSchemas>());
    QCOMPARE(versionToRun(pinned), older);

    LaunchRequest request;
    request.id = newExecutionId();
    request.flowId = pinned.id;
    request.flowName = pinned.name;
    request.flowVersion = versionToRun(pinned);
    request.pinnedVersion = pinned.pinnedVersion;
    request.inputs = pinned.inputSchema->sampleInput();
    bench.engine->launch(request);
    QTRY_VERIFY(isFinal(bench.state(request.id)));
    // The platform's own word for the version that ran.
    QCOMPARE(bench.latest.value(request.id).flowVersion, older);
}

void FlowCatalogueEngineTest::whatHasRunIsCountedInItsHealth()
{
    EngineBench bench;
    bench.settings.historyPath = bench.folder.filePath(QStringLiteral("history.sqlite"));
    bench.makeEngine();
    bench.engine->start();
    QSignalSpy told(&bench.engine->flows(), &FlowCatalogue::healthChanged);
    bench.connectTo(Dialect::Published);
    QTRY_VERIFY(!bench.flows.isEmpty());
    QCOMPARE(told.count(), 0); // nothing has run

    const LaunchRequest request = bench.request(QStringLiteral("Late-fee waiver"));
    bench.engine->launch(request);
    QTRY_VERIFY(isFinal(bench.state(request.id)));
    QTRY_COMPARE(told.count(), 1);
    const auto health = told.first().first().value<QList<FlowHealth>>();
    QCOMPARE(health.size(), 1);
    QCOMPARE(health.first().flow, request.flowId);
    QCOMPARE(health.first().runs, 1);
    QCOMPARE(health.first().completed, bench.state(request.id) == ExecutionState::Completed ? 1 : 0);

    // With the list comes what is known of its flows from before.
    told.clear();
    bench.engine->reloadFlows();
    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(told.first().first().value<QList<FlowHealth>>(), health);
}

void FlowCatalogueEngineTest::withoutAConnectionVersionsFail()
{
    EngineBench bench;
    bench.engine->start();
    QSignalSpy failed(&bench.engine->flows(), &FlowCatalogue::versionsFailed);
    bench.engine->flows().readVersions(FlowId(QStringLiteral("flow")));
    QCOMPARE(failed.count(), 1);
}

QTEST_GUILESS_MAIN(FlowCatalogueEngineTest)
#include "flowcataloguetest.moc"
