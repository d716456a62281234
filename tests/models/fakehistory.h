#pragma once

#include "filter/filterparser.h"
#include "filter/filterpredicate.h"
#include "models/historytablemodel.h"
#include "sampleexecutions.h"

#include <QObject>
#include <QTimeZone>

#include <algorithm>

namespace flowconsole {

/// Answers a table of stored executions as the engine does, from a list: the first page with its executions,
/// the others counted, each answer from the event loop. `id-0` is the newest.
class FakeHistory final : public QObject
{
public:
    static constexpr int pageSize = 200;

    FakeHistory(HistoryTableModel &model, int count, const QDateTime &now) : m_model(model), m_now(now)
    {
        for (int i = 0; i < count; ++i) {
            runs.append(run(-i, i % 10 == 0 ? ExecutionState::Failed : ExecutionState::Completed));
        }
        connect(&model, &HistoryTableModel::searchRequested, this, [this](const StoredSearch &search) {
            searches.append(search);
            later([this, search] { answer(search); });
        });
        connect(&model, &HistoryTableModel::pageRequested, this,
                [this](quint64 search, const StoredStretch &stretch) {
                    ++pagesRead;
                    if (!isSilent) {
                        later([this, search, stretch] { answerPage(search, stretch); });
                    }
                });
        connect(&model, &HistoryTableModel::windowRequested, this, [this](const StoredWindow &window) {
            ++windowsRead;
            if (isSilent) {
                silenced = window;
            } else {
                later([this, window] { answerWindow(window); });
            }
        });
        connect(&model, &HistoryTableModel::newerRequested, this,
                [this](quint64 search) { later([this, search] { bringNewer(search); }); });
        connect(&model, &HistoryTableModel::stopRequested, this, [this](quint64 search) {
            stopped.append(search);
            StoredFinding finding;
            finding.search = search;
            finding.progress = StoredFinding::Progress::Stopped;
            later([this, finding] { m_model.take(finding); });
        });
        connect(&model, &HistoryTableModel::resumeRequested, this, [this](quint64 search) {
            resumed.append(search);
            later([this] { answer(searches.last()); });
        });
    }

    /// Created so many seconds after the newest of the beginning.
    [[nodiscard]] FlowExecution run(int number, ExecutionState state) const
    {
        FlowExecution execution = ended(sampleExecution(number, state, m_now), state,
                                        std::chrono::milliseconds(1000 + (7919 * std::abs(number)) % 5000));
        execution.id = ExecutionId(QStringLiteral("id-%1").arg(-number));
        return execution;
    }

    void storeNewer(int count)
    {
        const int first =
            static_cast<int>(runs.first().createdAt.toSecsSinceEpoch() - m_now.toSecsSinceEpoch()) + 1;
        for (int i = 0; i < count; ++i) {
            newer.prepend(run(first + i, ExecutionState::Completed));
        }
        m_model.takeNewerCount(searches.last().number, static_cast<int>(newer.size()));
    }

    /// The window that was asked for last while it was silent.
    void answerSilenced()
    {
        later([this, window = silenced] { answerWindow(window); });
    }

    QList<FlowExecution> runs; ///< newest first
    QList<FlowExecution> newer;
    QList<StoredSearch> searches;
    QList<quint64> stopped;
    QList<quint64> resumed;
    int pagesRead = 0;
    int windowsRead = 0;
    QString windowFailure; ///< instead of an answer to the second window and those after it
    bool isSilent = false; ///< neither pages nor windows come
    StoredWindow silenced;
    StoredFinding::Progress progress = StoredFinding::Progress::Over;
    QString failure; ///< instead of an answer

private:
    void later(const std::function<void()> &call)
    {
        QMetaObject::invokeMethod(this, call, Qt::QueuedConnection);
    }

    [[nodiscard]] QList<FlowExecution> matching(const StoredSearch &search) const
    {
        QList<FlowExecution> found = search.filterText.isEmpty() ? runs : QList<FlowExecution>();
        if (!search.filterText.isEmpty()) {
            const FilterPredicate predicate(parseFilter(search.filterText).value(), m_now, QTimeZone::utc());
            std::copy_if(runs.cbegin(), runs.cend(), std::back_inserter(found),
                         [&predicate](const FlowExecution &each) { return predicate.matches({each}); });
        }
        if (search.order == HistoryOrder::OldestFirst) {
            std::reverse(found.begin(), found.end());
        }
        return found;
    }

    [[nodiscard]] static QList<StoredPage> pagesOf(const QList<FlowExecution> &found, int withRows)
    {
        QList<StoredPage> pages;
        std::optional<HistoryPosition> after;
        for (qsizetype from = 0; from < found.size(); from += pageSize) {
            const QList<FlowExecution> rows = found.mid(from, pageSize);
            StoredPage page{{after, positionOf(rows.last()), static_cast<int>(rows.size())}, {}};
            if (from < withRows) {
                page.rows = rows;
            }
            after = page.stretch.upTo;
            pages.append(page);
        }
        return pages;
    }

    void answer(const StoredSearch &search)
    {
        if (!failure.isEmpty()) {
            m_model.takeFailure(search.number, failure);
            return;
        }
        StoredFinding finding;
        finding.search = search.number;
        finding.isFirst = true;
        finding.now = m_model.now();
        finding.pages = pagesOf(matching(search), 1);
        finding.examined = runs.size();
        finding.progress = progress;
        m_model.take(finding);
    }

    void answerPage(quint64 search, const StoredStretch &stretch)
    {
        m_model.takePage(search, {stretch, within(searches.last(), stretch)});
    }

    void answerWindow(const StoredWindow &window)
    {
        if (!windowFailure.isEmpty() && windowsRead > 1) {
            emit m_model.windowRead({window.number, {}, {}, windowFailure});
            return;
        }
        const QList<FlowExecution> all = within(window.search, window.stretch);
        const QList<FlowExecution> rows = all.mid(0, window.limit);
        emit m_model.windowRead(
            {window.number,
             rows,
             rows.size() < all.size() ? std::optional(positionOf(rows.last())) : std::nullopt,
             {}});
    }

    [[nodiscard]] QList<FlowExecution> within(const StoredSearch &search, const StoredStretch &stretch) const
    {
        const QList<FlowExecution> found = matching(search);
        const bool isNewest = search.order == HistoryOrder::NewestFirst;
        const auto isBehind = [&](const FlowExecution &each, const std::optional<HistoryPosition> &position) {
            return position && (isNewest ? each.createdAt.toMSecsSinceEpoch() < position->createdAt
                                         : each.createdAt.toMSecsSinceEpoch() > position->createdAt);
        };
        QList<FlowExecution> rows;
        for (const FlowExecution &each : found) {
            if ((!stretch.after || isBehind(each, stretch.after)) && !isBehind(each, stretch.upTo)) {
                rows.append(each);
            }
        }
        return rows;
    }

    void bringNewer(quint64 search)
    {
        StoredFinding finding;
        finding.search = search;
        finding.isNewer = true;
        finding.pages = pagesOf(newer, static_cast<int>(newer.size()));
        finding.progress = StoredFinding::Progress::Over;
        runs = std::exchange(newer, {}) + runs;
        m_model.take(finding);
        m_model.takeNewerCount(search, 0);
    }

    HistoryTableModel &m_model;
    const QDateTime m_now;
};

} // namespace flowconsole
