#include "engine/batchjournal.h"

#include "engine/executionstore.h"
#include "engine/historykeeper.h"
#include "storage/executionhistory.h"

namespace flowconsole {

namespace {

constexpr int rowsInJournalPage = 1000;

} // namespace

BatchJournalReader::BatchJournalReader(const BatchTools &tools, const BatchId &id, QObject *parent)
    : QObject(parent), m_tools(tools), m_id(id)
{}

void BatchJournalReader::start()
{
    m_tools.history.takeOverBatch(m_id, this, [this](const Result<QList<FlowExecution>> &taken) {
        if (!taken) {
            emit finished(taken.error());
            return;
        }
        HistoryKeeper::bringBackOpen(m_tools.store, m_tools.clock, taken.value());
        m_tools.history.flush(this, [this](const Result<Done> &written) {
            if (written) {
                readPage();
            } else {
                emit finished(written.error());
            }
        });
    });
}

void BatchJournalReader::readPage()
{
    m_tools.history.readBatchRows(m_id, m_lastRow, rowsInJournalPage, this,
                                  [this](const Result<QList<FlowExecution>> &page) {
                                      if (!page) {
                                          emit finished(page.error());
                                          return;
                                      }
                                      for (const FlowExecution &execution : page.value()) {
                                          take(execution);
                                      }
                                      if (page.value().size() < rowsInJournalPage) {
                                          emit finished(m_journal);
                                      } else {
                                          readPage();
                                      }
                                  });
}

/// What is in memory is known best.
void BatchJournalReader::take(const FlowExecution &execution)
{
    m_lastRow = execution.batchRow;
    const FlowExecution *live = m_tools.store.find(execution.id);
    const ExecutionState state = live != nullptr ? live->state : execution.state;
    const auto row = static_cast<size_t>(execution.batchRow);
    if (row >= m_journal.done.size()) {
        m_journal.done.resize(row + 1);
    }
    m_journal.done[row] = true;
    if (!isFinal(state)) {
        m_journal.notOver.insert(execution.id, {execution.batchRow, state});
    }
    ++m_journal.counts.at(static_cast<size_t>(state));
}

} // namespace flowconsole
