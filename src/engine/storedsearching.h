#pragma once

#include "base/clock.h"
#include "domain/storedsearch.h"
#include "storage/historyquery.h"
#include "storage/historysearch.h"

#include <QObject>

#include <memory>
#include <optional>

namespace flowconsole {

/// One search among the stored executions:
///
///     Beginning → Searching ⇄ Paused | Stopped | Failed
///                     ↓
///                    Over
///
/// The first page comes with its executions. What follows is only counted where SQL can do that; else the
/// executions are read, so many at a time as somebody might look at, and then it pauses. Lives in the engine's
/// thread; destroyed, it tells nothing any more. The history outlives it.
class StoredSearching final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoredSearching)

public:
    /// Newer executions are counted up to so many.
    static constexpr int mostNewer = 1000;

    StoredSearching(ExecutionHistory &history, const Clock &clock, const StoredSearch &asked);
    ~StoredSearching() override;

    [[nodiscard]] quint64 number() const { return m_asked.number; }

    void start();
    void stop();
    void resume();
    void readPage(const StoredStretch &stretch);
    /// Of what was stored since start(), or since the last time.
    void bringNewer();
    void countNewer();

signals:
    void found(const flowconsole::StoredFinding &finding);
    void pageRead(const flowconsole::StoredPage &page);
    void failed(const QString &problem);
    void newerCounted(int count);

private:
    using State = StoredFinding::Progress;

    void begin(const QDateTime &newest);
    void takeFirst(const HistoryPage &page);
    void goOn();
    void askNext();
    void take(const HistorySurvey &survey);
    void tell(bool isFirst = false);
    void fail(const QString &problem);
    void readNextPage();
    void finishPage();
    void takeNewer(const QDateTime &newest);
    void finishNewer(bool isMore);
    void countIfWanted();
    [[nodiscard]] HistoryQuery queryForNewer(const QDateTime &upTo) const;

    ExecutionHistory &m_history;
    const Clock &m_clock;
    const StoredSearch m_asked;
    HistoryQuery m_query; ///< as it was begun
    QDateTime m_begunAt;
    State m_state = State::GoingOn;
    bool m_hasBegun = false;               ///< the first page has been told
    std::optional<HistoryPosition> m_next; ///< behind what was found
    qint64 m_newest = 0;                   ///< nothing that was created later is looked for; UTC milliseconds
    qint64 m_examined = 0;
    qint64 m_toldWithRows = 0; ///< executions that were handed over
    qint64 m_readSinceResume = 0;
    QList<StoredPage> m_untold;
    std::optional<Milliseconds> m_toldAt;
    std::unique_ptr<QObject> m_asking;          ///< answers of the search come while it lives
    std::optional<HistoryPosition> m_askedUpTo; ///< m_query.upTo, when the step that is under way was asked for

    HistorySearch m_pageSearch;
    QList<StoredStretch> m_wanted; ///< pages that are to be read; the first one is being read
    QList<FlowExecution> m_pageRows;

    HistorySearch m_newerSearch;
    std::unique_ptr<QObject> m_bringing; ///< lives from bringNewer() until they are there
    QDateTime m_newerUpTo;
    QList<FlowExecution> m_newerRows;

    HistorySearch m_newerCounting;
    bool m_countAgain = false; ///< as soon as nothing else is known to change the count
    int m_newerCounted = 0;
    int m_newerTold = 0;
};

} // namespace flowconsole
