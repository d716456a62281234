#include "engine/launcher.h"
#include "simulator/flowloader.h"
#include "simulator/simulatedorganisation.h"
#include "tests/integration/workbench.h"

#include <QTest>

using namespace flowconsole;
using namespace std::chrono_literals;

namespace {

constexpr int allowed = 300;
constexpr int burst = 1000;

/// An organisation on the test's clock, behind the platform's socket, with the count that it makes itself.
class Organisation
{
public:
    explicit Organisation(const Clock &clock)
        : m_organisation(simulator::loadBuiltInFlows().value(), settings(), [&clock] {
              return simulator::Instant(Milliseconds(clock.nowUtc().toMSecsSinceEpoch()));
          })
    {
        http::Request request;
        request.method = "POST";
        request.path = "/oauth/token";
        request.headers = {{"Authorization", "Basic " + QByteArray("client:secret").toBase64().toStdString()},
                           {"Content-Type", "application/x-www-form-urlencoded"}};
        request.body = "grant_type=client_credentials";
        const auto answer = JsonValue::parse(QByteArray::fromStdString(m_organisation.handle(request).body));
        m_token = answer.value().value(u"access_token").toString().toStdString();
    }

    [[nodiscard]] QByteArray handle(const SeenRequest &seen)
    {
        m_organisation.advance();
        http::Request request;
        request.method = seen.method.toStdString();
        const qsizetype question = seen.target.indexOf('?');
        request.path = (question < 0 ? seen.target : seen.target.left(question)).toStdString();
        request.query = question < 0 ? std::string() : seen.target.mid(question + 1).toStdString();
        for (const auto &[name, value] : seen.headers) {
            const bool authorises = name.toLower() == "authorization";
            request.headers.push_back(
                {name.toStdString(), authorises ? "Bearer " + m_token : value.toStdString()});
        }
        request.body = seen.body.toStdString();
        const http::Response response = m_organisation.handle(request);
        HttpHeaders headers;
        for (const http::Header &header : response.headers) {
            headers.append({QByteArray::fromStdString(header.name), QByteArray::fromStdString(header.value)});
        }
        refused += response.status == 429 ? 1 : 0;
        launched += seen.method == "POST" && response.status < 300 ? 1 : 0;
        count = headerValue(headers, "inin-ratelimit-count").toInt();
        return httpAnswer(response.status, QByteArray::fromStdString(response.body), headers);
    }

    int count = 0;
    int refused = 0;
    int launched = 0;

private:
    [[nodiscard]] static simulator::OrganisationSettings settings()
    {
        simulator::OrganisationSettings settings;
        settings.clientId = "client";
        settings.clientSecret = "secret";
        settings.rateLimitPerMinute = allowed;
        return settings;
    }

    simulator::SimulatedOrganisation m_organisation;
    std::string m_token;
};

} // namespace

class LaunchBurstTest final : public QObject
{
    Q_OBJECT

private slots:
    void aThousandLaunchesMeetNoRefusalAndTheMeterIsTrue()
    {
        Workbench bench(Dialect::FlowExecutions);
        Launcher launcher(bench.console.client, bench.store, bench.audit, bench.history, bench.console.budget,
                          bench.console.clock);
        bench.isBusy = [&launcher] { return launcher.isWriting(); };
        Organisation organisation(bench.console.clock);
        bench.platform.onApi = [&](const SeenRequest &request) { return organisation.handle(request); };
        const auto flows = bench.console.client.flows();
        QVERIFY(waitFor(flows));
        const QList<Flow> all = flows.result().value();
        const auto waiver = std::find_if(all.begin(), all.end(), [](const Flow &flow) {
            return flow.name == QStringLiteral("Late-fee waiver");
        });
        QVERIFY(waiver != all.end());
        QCOMPARE(bench.console.budget.state().allowed, allowed);

        for (int i = 0; i < burst; ++i) {
            LaunchRequest request;
            request.id = bench.add({}, [](FlowExecution &execution) {
                execution.state = ExecutionState::Queued;
                execution.launchedAt = {};
            });
            request.flowId = waiver->id;
            request.inputs = waiver->inputSchema->sampleInput();
            launcher.launch(request);
        }
        int seconds = 0;
        for (; seconds < 600 && organisation.launched < burst; ++seconds) {
            bench.pass(1s, 500ms);
            if (bench.console.budget.state().resetsAt.isValid() && bench.console.budget.underWay() == 0) {
                QCOMPARE(bench.console.budget.state().count, organisation.count);
            }
        }
        QVERIFY2(organisation.launched == burst, qPrintable(bench.store.all().front().detail));
        QCOMPARE(organisation.refused, 0);
        QVERIFY(!bench.console.budget.state().pausedUntil.isValid());
        // Looks take little of what the launches need: four windows would be the least.
        QVERIFY2(seconds <= 360, qPrintable(QString::number(seconds)));
    }
};

QTEST_GUILESS_MAIN(LaunchBurstTest)
#include "launchbursttest.moc"
