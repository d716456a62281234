#include "tests/benchmark/benchmarks.h"

#include "engine/audittrail.h"
#include "engine/connection.h"
#include "engine/executionpaths.h"
#include "engine/executionstore.h"
#include "engine/watchmemory.h"
#include "simulator/eventposter.h"
#include "storage/executionhistory.h"
#include "tests/benchmark/watchedworld.h"
#include "webhook/flowevents.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <queue>

namespace flowconsole {

namespace {

using namespace std::chrono_literals;

constexpr int watchedAtATime = 1000;
constexpr std::chrono::minutes watchedTime{60};

void report(const char *name, const WatchedWorld &world, qint64 requests, qint64 refused)
{
    std::vector<double> delays = world.delays();
    std::sort(delays.begin(), delays.end());
    const auto at = [&delays](double share) {
        return delays.empty() ? 0.0
                              : delays[static_cast<size_t>(share * static_cast<double>(delays.size() - 1))];
    };
    std::printf("  %-28s %6lld × 429 in %6lld requests   %5zu of %5d ends learned   median %6.1f s   "
                "95th %6.1f s   worst %7.1f s\n",
                name, static_cast<long long>(refused), static_cast<long long>(requests), delays.size(),
                world.ended(), at(0.5), at(0.95), at(1.0));
    std::fflush(stdout);
}

/// Takes the organisation's webhook events straight to the router of a connection, a moment later.
class DirectPoster final : public simulator::EventPoster
{
public:
    DirectPoster(const Clock &clock, FlowEventRouter &router) : m_clock(clock), m_router(router) {}

    void post(const std::string &, const std::string &body,
              std::function<void(simulator::PostResult)> done) override
    {
        m_alarm = m_clock.createAlarm([this, body, done = std::move(done)] {
            const auto event = decodeFlowEvent(QByteArray::fromStdString(body), m_clock.nowUtc());
            if (const auto *read = std::get_if<FlowEvent>(&event)) {
                m_router.take({*read});
            }
            done({200, {}});
        });
        m_alarm->start(5ms);
    }

private:
    const Clock &m_clock;
    FlowEventRouter &m_router;
    std::unique_ptr<Alarm> m_alarm; ///< the organisation waits for one answer of a target before the next event
};

/// Store, monitor and router of an open connection, without window, history or sockets.
class ConsoleWatch final
{
    Q_DISABLE_COPY_MOVE(ConsoleWatch)

public:
    ConsoleWatch(WatchedWorld &world, bool isPushed)
        : m_world(world),
          m_profile(world.platform().profile(Dialect::ConversationFlow)),
          m_store(clock()),
          m_memory(m_store, clock()),
          m_audit(clock(), m_folder.filePath(QStringLiteral("audit.jsonl")), QStringLiteral("benchmark")),
          m_history(clock(), {}),
          m_connection(clock(), settings(), m_profile, world.platform().secrets(),
                       EngineRecords{m_store, m_paths, m_audit, m_history, m_memory}),
          m_poster(clock(), m_connection.work().router)
    {
        QObject::connect(&m_store, &ExecutionStore::stateChanged, &m_store,
                         [this](const FlowExecution &execution, ExecutionState) {
                             if (isFinal(execution.state)) {
                                 m_world.learn(execution.conversationId.text().toStdString());
                             }
                         });
        if (isPushed) {
            listen();
        }
    }

    void begin(const QString &conversation, const QString &flow)
    {
        FlowExecution execution;
        execution.id = newExecutionId();
        execution.profileId = m_profile.id;
        execution.environment = m_profile.environment;
        execution.dialect = m_profile.dialect;
        execution.flowId = FlowId(flow);
        execution.conversationId = ConversationId(conversation);
        execution.platformId = PlatformExecutionId(conversation);
        execution.createdAt = clock().nowUtc();
        execution.launchedAt = execution.createdAt;
        execution.lastSeenAt = execution.createdAt;
        execution.state = ExecutionState::Running;
        m_store.add(execution);
    }

private:
    [[nodiscard]] const ManualClock &clock() const { return m_world.platform().clock(); }

    [[nodiscard]] EngineSettings settings() const
    {
        EngineSettings settings;
        settings.network = m_world.platform().network().factory();
        settings.listensForNews = false;
        return settings;
    }

    void listen()
    {
        static_cast<void>(m_world.askAside(
            "POST", "/api/v2/webhooks",
            R"({"name":"FlowExecutionMonitor","enabled":true,"targetUrl":"http://virtual.invalid/hook",)"
            R"("events":["flow:node:enter","flow:node:exit","flow:error","flow:complete"],)"
            R"("configuration":{"includeConversationId":true,"includeFlowId":true}})"));
        m_world.platform().organisation().deliverBy(m_poster);
        PushState push;
        push.channel = PushState::Channel::Webhook;
        push.state = PushState::State::Connected;
        m_connection.work().monitor.followPush(push);
    }

    QTemporaryDir m_folder;
    WatchedWorld &m_world;
    const ConnectionProfile m_profile;
    ExecutionStore m_store;
    WatchMemory m_memory;
    ExecutionPaths m_paths;
    AuditTrail m_audit;
    ExecutionHistory m_history;
    Connection m_connection;
    DirectPoster m_poster;
};

/// What the tutorial does for each execution: a look each 5 s, each within its retry loop, which waits
/// 1 s × 2^attempt and throws after three repeats. Nobody looks any more then, unless somebody has changed it
/// so that it goes on. All share one token.
class TutorialWatch final
{
    Q_DISABLE_COPY_MOVE(TutorialWatch)

public:
    TutorialWatch(WatchedWorld &world, bool goesOn) : m_world(world), m_goesOn(goesOn), m_random(1) {}

    void begin(const QString &conversation, const QString &)
    {
        m_due.push({now() + interval, conversation.toStdString(), 0});
    }

    void look()
    {
        while (!m_due.empty() && m_due.top().at <= now()) {
            Loop loop = m_due.top();
            m_due.pop();
            lookFor(loop);
        }
    }

    [[nodiscard]] qint64 requests() const { return m_requests; }
    [[nodiscard]] qint64 refused() const { return m_refused; }

private:
    static constexpr std::chrono::milliseconds interval{5000};

    struct Loop
    {
        Milliseconds at{0};
        std::string conversation;
        int attempt = 0;

        friend bool operator>(const Loop &a, const Loop &b) { return a.at > b.at; }
    };

    [[nodiscard]] Milliseconds now() const { return m_world.platform().clock().monotonic(); }

    void lookFor(Loop &loop)
    {
        ++m_requests;
        const http::Response response = ask(loop.conversation);
        if (response.status == 429) {
            ++m_refused;
            if (loop.attempt < 3) {
                loop.at = now() + 1s * (1 << loop.attempt) + Milliseconds(m_random.bounded(100));
                ++loop.attempt;
                m_due.push(loop);
            } else if (m_goesOn) {
                m_due.push({now() + interval, loop.conversation, 0});
            }
            return;
        }
        if (response.body.find(R"("status":"closed")") != std::string::npos) {
            m_world.learn(loop.conversation);
            return;
        }
        m_due.push({now() + interval, loop.conversation, 0});
    }

    [[nodiscard]] http::Response ask(const std::string &conversation)
    {
        if (m_token.empty()) {
            m_token = m_world.tokenAside();
        }
        http::Request request;
        request.method = "GET";
        request.path = "/api/v2/conversations/" + conversation;
        request.headers = {{"Authorization", "Bearer " + m_token}};
        return m_world.platform().organisation().handle(request);
    }

    WatchedWorld &m_world;
    const bool m_goesOn;
    QRandomGenerator m_random;
    std::string m_token;
    std::priority_queue<Loop, std::vector<Loop>, std::greater<>> m_due;
    qint64 m_requests = 0;
    qint64 m_refused = 0;
};

void watchByConsole(const char *name, bool isPushed)
{
    WatchedWorld world(watchedAtATime);
    ConsoleWatch watch(world, isPushed);
    for (std::chrono::seconds passed{0}; passed < watchedTime; passed += 1s) {
        world.fillUp(
            [&watch](const QString &conversation, const QString &flow) { watch.begin(conversation, flow); });
        world.platform().pass(1s);
    }
    const VirtualNetwork &network = world.platform().network();
    report(name, world, network.arrived(), network.answered(429));
}

void watchByTutorial(const char *name, bool goesOn)
{
    WatchedWorld world(watchedAtATime);
    TutorialWatch watch(world, goesOn);
    for (Milliseconds passed{0}; passed < watchedTime; passed += 100ms) {
        world.fillUp(
            [&watch](const QString &conversation, const QString &flow) { watch.begin(conversation, flow); });
        world.platform().pass(100ms);
        watch.look();
    }
    report(name, world, watch.requests(), watch.refused());
}

} // namespace

void benchmarkWatching()
{
    std::printf("%d running executions watched under 300 requests a minute, for an hour of virtual time\n",
                watchedAtATime);
    watchByTutorial("tutorial's loops, baseline", false);
    watchByTutorial("loops that never give up", true);
    watchByConsole("Flow Console, without push", false);
    watchByConsole("Flow Console, with push", true);
}

} // namespace flowconsole
