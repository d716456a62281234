#pragma once

#include "storage/historyquery.h"
#include "tests/storage/historytesting.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <stdexcept>

namespace flowconsole {

/// An open history in a folder of its own, and what is asked of its file page by page.
class HistoryBench
{
protected:
    void openHistory()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("history.sqlite"));
        m_history = std::make_unique<ExecutionHistory>(m_clock, HistorySettings{.path = m_path});
        m_history->open();
        QTRY_COMPARE(m_history->state().status, HistoryState::Status::Ready);
    }

    void written()
    {
        Answered<Done> flushed;
        m_history->flush(m_history.get(), flushed.receive());
        QTRY_VERIFY(flushed.ok());
    }

    [[nodiscard]] HistoryQuery queryOf(const FilterTree &filter) const
    {
        HistoryQuery query;
        query.filter = filter;
        query.now = m_clock.nowUtc();
        query.zone = QTimeZone("Europe/Berlin");
        return query;
    }

    /// Page after page; throws where it cannot be read, or comes to no end.
    [[nodiscard]] static Executions readAll(SqlConnection &connection, HistoryQuery query)
    {
        Executions all;
        for (int pages = 0; pages < 5000; ++pages) {
            const auto page = readHistoryPage(connection, query);
            if (!page) {
                throw std::runtime_error(page.error().words.toStdString());
            }
            all += page.value().executions;
            query.after = page.value().next;
            if (!query.after) {
                return all;
            }
        }
        throw std::runtime_error("The pages do not come to an end.");
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<ExecutionHistory> m_history;
};

} // namespace flowconsole
