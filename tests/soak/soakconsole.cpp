#include "tests/soak/soakconsole.h"

#include "storage/executionhistory.h"

#include <algorithm>

namespace flowconsole {

namespace {

/// Real time that other threads may take on a busy machine.
constexpr std::chrono::seconds patience{30};

EngineSettings settingsOf(VirtualPlatform &platform, const QString &folder, const QString &historyPath,
                          size_t liveLimit)
{
    EngineSettings settings;
    settings.auditPath = folder + QStringLiteral("/audit.jsonl");
    settings.historyPath = historyPath;
    settings.liveLimit = liveLimit;
    settings.actor = QStringLiteral("soak");
    settings.listensForNews = false; // Both channels are sockets.
    settings.network = platform.network().factory();
    return settings;
}

} // namespace

SoakConsole::SoakConsole(VirtualPlatform &platform, Dialect dialect, const QString &folder, size_t liveLimit)
    : m_platform(platform),
      m_dialect(dialect),
      m_historyPath(folder + QStringLiteral("/history.sqlite")),
      m_engine(
          std::make_unique<Engine>(platform.clock(), settingsOf(platform, folder, m_historyPath, liveLimit)))
{
    QObject::connect(m_engine.get(), &Engine::flowsChanged, m_engine.get(),
                     [this](const QList<Flow> &flows) { takeFlows(flows); });
    QObject::connect(m_engine.get(), &Engine::executionsChanged, m_engine.get(),
                     [this](const ChangeSet &changes) { take(changes); });
    bool isStored = false;
    QObject::connect(m_engine.get(), &Engine::historyChanged, m_engine.get(),
                     [&isStored](const HistoryState &state) {
                         isStored = isStored || state.status == HistoryState::Status::Ready;
                     });
    m_engine->start();
    if (!platform.waitUntil([&isStored] { return isStored; }, patience)) {
        qFatal("The history did not open");
    }
    QObject::disconnect(m_engine.get(), &Engine::historyChanged, nullptr, nullptr);
    m_engine->connectTo(platform.profile(dialect), platform.secrets());
}

ExecutionId SoakConsole::launch(const std::string &mark, QRandomGenerator &random)
{
    const Flow &flow = m_flows.at(random.bounded(static_cast<int>(m_flows.size())));
    LaunchRequest request;
    request.id = newExecutionId();
    request.flowId = flow.id;
    request.flowName = flow.name;
    request.inputs = flow.inputSchema->sampleInput();
    request.inputs.insert(QStringLiteral("customerName"), JsonValue::string(QString::fromStdString(mark)));
    request.secureNames = flow.inputSchema->secureNames();
    if (random.bounded(100) < 15) {
        request.timeout = std::chrono::seconds(random.bounded(5, 90));
        request.timeoutAction =
            allTimeoutActions[random.bounded(static_cast<quint32>(allTimeoutActions.size()))];
    }
    SoakRow &row = m_rows[request.id];
    row.mark = mark;
    row.hasTimeout = request.timeout.has_value() || m_dialect == Dialect::ConversationFlow;
    const qsizetype leftBefore = m_platform.network().launchesLeft();
    m_engine->launch(request);
    // Its intent is written by other threads, while the clock stands still. Where the budget holds it back it
    // leaves later.
    static_cast<void>(m_platform.waitUntil([&] { return m_platform.network().launchesLeft() > leftBefore; },
                                           std::chrono::milliseconds(100)));
    return request.id;
}

void SoakConsole::end(const ExecutionId &id)
{
    m_rows[id].wasToEnd = true;
    m_engine->endExecutions({id}, QStringLiteral("ended by hand"));
}

std::optional<QHash<ExecutionId, ExecutionState>> SoakConsole::storedAfterTheEnd()
{
    m_engine.reset();
    HistorySettings settings;
    settings.path = m_historyPath;
    ExecutionHistory history(m_platform.clock(), settings);
    history.open();
    std::optional<QHash<ExecutionId, ExecutionState>> stored;
    bool isAnswered = false;
    QObject context;
    history.readNewest(static_cast<int>(m_rows.size()) + 1, {}, &context,
                       [&](const Result<QList<FlowExecution>> &read) {
                           isAnswered = true;
                           if (read) {
                               stored.emplace();
                               for (const FlowExecution &execution : read.value()) {
                                   stored->insert(execution.id, execution.state);
                               }
                           }
                       });
    static_cast<void>(m_platform.waitUntil([&isAnswered] { return isAnswered; }, patience));
    return stored;
}

bool SoakConsole::isAllOver() const
{
    return std::all_of(m_rows.begin(), m_rows.end(), [](const SoakRow &row) {
        return isFinal(row.state) || row.state == ExecutionState::Unknown;
    });
}

/// The published API launches no flows of calls.
void SoakConsole::takeFlows(const QList<Flow> &flows)
{
    m_flows.clear();
    for (const Flow &flow : flows) {
        if (m_dialect != Dialect::Published || flow.type == u"WORKFLOW") {
            m_flows.append(flow);
        }
    }
}

void SoakConsole::take(const ChangeSet &changes)
{
    for (const FlowExecution &execution : changes.changed) {
        SoakRow &row = m_rows[execution.id];
        row.state = execution.state;
        row.detail = execution.detail;
        row.platformId = execution.platformId.text();
    }
}

} // namespace flowconsole
