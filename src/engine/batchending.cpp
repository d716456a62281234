#include "engine/batchending.h"

#include "base/logging.h"
#include "engine/batchresult.h"
#include "storage/executionhistory.h"

namespace flowconsole {

BatchEnding::BatchEnding(const BatchTools &tools, BatchState state, const QString &detail,
                         std::function<BatchProgress()> soFar, QObject *parent)
    : QObject(parent), m_tools(tools), m_state(state), m_detail(detail), m_soFar(std::move(soFar))
{
    connect(&m_tools.history, &ExecutionHistory::stateChanged, this, &BatchEnding::follow);
}

BatchEnding::~BatchEnding() = default;

void BatchEnding::start()
{
    const BatchProgress sofar = m_soFar();
    if (sofar.spec.resultPath.isEmpty() || sofar.sha256Hex.isEmpty()) {
        conclude({});
        return;
    }
    m_result = std::make_unique<BatchResult>(m_tools, sofar.spec, sofar.sha256Hex);
    connect(m_result.get(), &BatchResult::finished, this, &BatchEnding::conclude);
    m_result->start();
}

BatchProgress BatchEnding::progress() const
{
    BatchProgress ended = m_soFar();
    ended.state = m_state;
    ended.detail = m_detail;
    ended.launchesPerMinute = 0;
    ended.expectedEnd = {};
    return ended;
}

/// The state is stored after the result file is there: a program that ends between the two writes it again.
void BatchEnding::conclude(const QString &problem)
{
    if (!problem.isEmpty()) {
        m_detail = m_detail.isEmpty() ? problem : m_detail + QStringLiteral(". ") + problem;
    }
    store();
}

void BatchEnding::store()
{
    m_tools.history.saveBatch(progress(), this, [this](const Result<Done> &stored) {
        // Why it failed is in the history's state once it is done with its answers.
        QMetaObject::invokeMethod(
            this, [this, stored] { receive(stored); }, Qt::QueuedConnection);
    });
}

void BatchEnding::receive(const Result<Done> &stored)
{
    if (stored) {
        m_isWaiting = false;
        emit finished();
        return;
    }
    qCWarning(lcEngine) << "The end of a batch cannot be stored:" << stored.error().message;
    if (m_tools.history.state().status == HistoryState::Status::Ready) {
        // It was just then that it could be stored again.
        store();
        return;
    }
    m_isWaiting = true;
    emit waits();
}

void BatchEnding::follow(const HistoryState &state)
{
    if (m_isWaiting && state.status == HistoryState::Status::Ready) {
        m_isWaiting = false;
        store();
    }
}

} // namespace flowconsole
