#include "engine/storedsearching.h"

namespace flowconsole {

namespace {

/// Executions that are read at once; some 20 ms.
constexpr int pageSize = 200;
/// Rows that one slice looks at: a page that somebody waits for comes after it.
constexpr int sliceSize = 10'000;
constexpr int firstStep = 2000;
/// Of the first pages the executions come with the finding; the others are read when somebody looks there.
constexpr qint64 mostHandedOver = 2000;
/// Where each execution has to be read to know whether it is meant, so many are found before it is waited for
/// whether somebody wants more.
constexpr qint64 pauseAfter = 20'000;
constexpr Milliseconds findingInterval{100};
/// More of them than this are searched for anew.
constexpr int mostBroughtIn = 5000;
/// No stretch holds so many, unless they are all of one millisecond.
constexpr int mostOfAPage = 100'000;

} // namespace

StoredSearching::StoredSearching(ExecutionHistory &history, const Clock &clock, const StoredSearch &asked)
    : m_history(history),
      m_clock(clock),
      m_asked(asked),
      m_pageSearch(history),
      m_newerSearch(history),
      m_newerCounting(history)
{
    connect(&m_pageSearch, &HistorySearch::found, this,
            [this](const QList<FlowExecution> &rows) { m_pageRows += rows; });
    connect(&m_pageSearch, &HistorySearch::finished, this, [this] { finishPage(); });
    connect(&m_pageSearch, &HistorySearch::failed, this, [this](const QString &problem) {
        m_wanted.clear();
        fail(problem);
    });
    connect(&m_newerSearch, &HistorySearch::found, this,
            [this](const QList<FlowExecution> &rows) { m_newerRows += rows; });
    connect(&m_newerSearch, &HistorySearch::finished, this,
            [this](const std::optional<HistoryPosition> &next) { finishNewer(next.has_value()); });
    connect(&m_newerSearch, &HistorySearch::failed, this, [this](const QString &problem) {
        m_bringing.reset();
        fail(problem);
    });
    connect(&m_newerCounting, &HistorySearch::found, this,
            [this](const QList<FlowExecution> &rows) { m_newerCounted += static_cast<int>(rows.size()); });
    connect(&m_newerCounting, &HistorySearch::finished, this, [this] {
        if (std::exchange(m_newerTold, m_newerCounted) != m_newerCounted) {
            emit newerCounted(m_newerCounted);
        }
        countIfWanted();
    });
    // Nobody waits for a count: the next one that is wanted tries again.
    connect(&m_newerCounting, &HistorySearch::failed, this, &StoredSearching::countIfWanted);
}

StoredSearching::~StoredSearching() = default;

void StoredSearching::start()
{
    m_begunAt = m_clock.nowUtc();
    const auto query = historyQueryOf(m_asked, m_begunAt);
    if (!query) {
        fail(query.error().message);
        return;
    }
    m_query = query.value();
    m_query.limit = pageSize;
    m_query.step = sliceSize;
    m_query.seesUnwritten = false;
    m_state = State::GoingOn;
    m_hasBegun = false;
    m_examined = 0;
    m_toldWithRows = 0;
    m_readSinceResume = 0;
    m_untold.clear();
    // Nothing that was asked for before is true of what is there now.
    m_pageSearch.cancel();
    m_wanted.clear();
    m_bringing.reset();
    m_newerSearch.cancel();
    m_newerCounting.cancel();
    m_countAgain = false;
    m_newerCounted = 0;
    m_newerTold = 0;
    m_asking = std::make_unique<QObject>();
    m_history.readNewestTime(m_asking.get(), [this](const Result<QDateTime> &newest) {
        newest ? begin(newest.value()) : fail(newest.error().message);
    });
}

/// What is created later is for bringNewer(), so that no row moves under who reads.
void StoredSearching::begin(const QDateTime &newest)
{
    m_newest = newest.isValid() ? newest.toMSecsSinceEpoch() : 0;
    if (m_asked.order == HistoryOrder::NewestFirst) {
        m_query.after = behindAllOf(m_newest + 1, m_asked.order);
    } else {
        m_query.upTo = behindAllOf(m_newest, m_asked.order);
    }
    // Somebody waits for the first answer, be it that nothing was found yet.
    HistoryQuery first = m_query;
    first.step = firstStep;
    m_history.readFiltered(first, m_asking.get(), [this](const Result<HistoryPage> &page) {
        page ? takeFirst(page.value()) : fail(page.error().message);
    });
}

void StoredSearching::takeFirst(const HistoryPage &page)
{
    m_examined = page.examined;
    m_next = page.next;
    if (!page.executions.isEmpty()) {
        const auto count = static_cast<int>(page.executions.size());
        m_untold.append({{m_query.after, positionOf(page.executions.last()), count}, page.executions});
        m_toldWithRows = count;
    }
    m_state = page.next ? State::GoingOn : State::Over;
    m_hasBegun = true;
    tell(true);
    goOn();
    countIfWanted();
}

void StoredSearching::goOn()
{
    // Whoever hears of what was found may stop it.
    if (m_state == State::GoingOn && m_asking) {
        askNext();
    } else {
        m_asking.reset();
    }
}

void StoredSearching::askNext()
{
    HistoryQuery query = m_query;
    query.after = m_next;
    m_askedUpTo = query.upTo;
    m_history.survey(query, m_asking.get(), [this](const Result<HistorySurvey> &survey) {
        survey ? take(survey.value()) : fail(survey.error().message);
    });
}

void StoredSearching::take(const HistorySurvey &survey)
{
    m_examined += survey.examined;
    m_next = survey.next;
    if (!m_next && m_query.upTo != m_askedUpTo) {
        m_next = m_askedUpTo; // Newer ones were let in meanwhile: they stand behind where it ended.
    }
    for (StoredPage page : survey.pages) {
        if (page.rows) {
            m_readSinceResume += page.stretch.count;
            m_toldWithRows += page.stretch.count;
            if (m_toldWithRows > mostHandedOver) {
                page.rows.reset();
            }
        }
        m_untold.append(page);
    }
    if (!m_next) {
        m_state = State::Over;
    } else if (m_readSinceResume >= pauseAfter) {
        m_state = State::Paused;
    }
    const bool isTimeToTell = !m_toldAt || m_clock.monotonic() - *m_toldAt >= findingInterval;
    if (m_state != State::GoingOn || isTimeToTell) {
        tell();
    }
    goOn();
}

void StoredSearching::tell(bool isFirst)
{
    m_toldAt = m_clock.monotonic();
    StoredFinding finding;
    finding.search = m_asked.number;
    finding.isFirst = isFirst;
    if (isFirst) {
        finding.now = m_begunAt;
    }
    finding.pages = std::exchange(m_untold, {});
    finding.examined = m_examined;
    finding.progress = m_state;
    if (m_next && m_state != State::Over) {
        finding.reached = QDateTime::fromMSecsSinceEpoch(m_next->createdAt, Qt::UTC);
    }
    emit found(finding);
}

void StoredSearching::fail(const QString &problem)
{
    m_asking.reset();
    if (m_state == State::GoingOn) {
        m_state = State::Stopped;
    }
    emit failed(problem);
}

void StoredSearching::stop()
{
    if (m_state == State::GoingOn) {
        m_asking.reset();
        m_state = State::Stopped;
        tell();
    }
}

void StoredSearching::resume()
{
    if (!m_hasBegun) {
        start();
        return;
    }
    if (m_state == State::Paused || m_state == State::Stopped) {
        m_state = State::GoingOn;
        m_readSinceResume = 0;
        m_asking = std::make_unique<QObject>();
        askNext();
    } else {
        tell(); // A page could not be read, and is asked for again.
    }
}

// ---- Pages

void StoredSearching::readPage(const StoredStretch &stretch)
{
    m_wanted.append(stretch);
    if (m_wanted.size() == 1) {
        readNextPage();
    }
}

void StoredSearching::readNextPage()
{
    HistoryQuery query = m_query;
    query.after = m_wanted.first().after;
    query.upTo = m_wanted.first().upTo;
    query.limit = mostOfAPage;
    m_pageRows.clear();
    m_pageSearch.start(query);
}

void StoredSearching::finishPage()
{
    StoredStretch stretch = m_wanted.takeFirst();
    stretch.count = static_cast<int>(m_pageRows.size());
    if (!m_wanted.isEmpty()) {
        const QList<FlowExecution> rows = m_pageRows;
        readNextPage();
        emit pageRead({stretch, rows});
        return;
    }
    emit pageRead({stretch, std::exchange(m_pageRows, {})});
}

// ---- What was stored since

HistoryQuery StoredSearching::queryForNewer(const QDateTime &upTo) const
{
    HistoryQuery query = m_query;
    if (m_asked.order == HistoryOrder::NewestFirst) {
        query.after.reset();
        if (upTo.isValid()) {
            query.after = behindAllOf(upTo.toMSecsSinceEpoch() + 1, m_asked.order);
        }
        query.upTo = behindAllOf(m_newest + 1, m_asked.order);
    } else {
        query.after = behindAllOf(m_newest, m_asked.order);
        query.upTo.reset();
        if (upTo.isValid()) {
            query.upTo = behindAllOf(upTo.toMSecsSinceEpoch(), m_asked.order);
        }
    }
    return query;
}

void StoredSearching::countNewer()
{
    m_countAgain = true;
    countIfWanted();
}

/// What is wanted while it cannot be done waits for that, since nobody asks a second time.
void StoredSearching::countIfWanted()
{
    if (!m_countAgain || !m_hasBegun || m_bringing || m_newerCounting.isRunning()) {
        return;
    }
    m_countAgain = false;
    HistoryQuery query = queryForNewer({});
    query.limit = mostNewer;
    m_newerCounted = 0;
    m_newerCounting.start(query);
}

void StoredSearching::bringNewer()
{
    if (!m_hasBegun || m_bringing) {
        return;
    }
    m_countAgain = m_countAgain || m_newerCounting.isRunning();
    m_newerCounting.cancel();
    m_bringing = std::make_unique<QObject>();
    m_history.readNewestTime(m_bringing.get(), [this](const Result<QDateTime> &newest) {
        if (newest) {
            takeNewer(newest.value());
            return;
        }
        m_bringing.reset();
        fail(newest.error().message);
    });
}

void StoredSearching::takeNewer(const QDateTime &newest)
{
    m_newerRows.clear();
    m_newerUpTo = newest;
    HistoryQuery query = queryForNewer(newest);
    query.limit = mostBroughtIn;
    m_newerSearch.start(query);
}

void StoredSearching::finishNewer(bool isMore)
{
    if (isMore) {
        start();
        return;
    }
    const HistoryQuery query = queryForNewer(m_newerUpTo);
    StoredFinding finding;
    finding.search = m_asked.number;
    finding.isNewer = true;
    finding.examined = m_examined;
    finding.progress = m_state;
    std::optional<HistoryPosition> after = query.after;
    for (qsizetype from = 0; from < m_newerRows.size(); from += pageSize) {
        const QList<FlowExecution> rows = m_newerRows.mid(from, pageSize);
        const std::optional<HistoryPosition> end = positionOf(rows.last());
        finding.pages.append({{after, end, static_cast<int>(rows.size())}, rows});
        after = end;
    }
    m_newerRows.clear();
    m_newest = std::max(m_newest, m_newerUpTo.isValid() ? m_newerUpTo.toMSecsSinceEpoch() : 0);
    m_newerTold = 0;
    if (m_asked.order == HistoryOrder::OldestFirst) {
        m_query.upTo = query.upTo;
        // A search that has not come to its end will come across them.
        if (m_state != State::Over) {
            finding.pages.clear();
        }
    }
    if (m_next && m_state != State::Over) {
        finding.reached = QDateTime::fromMSecsSinceEpoch(m_next->createdAt, Qt::UTC);
    }
    m_bringing.reset();
    emit found(finding);
    emit newerCounted(0);
    countIfWanted();
}

} // namespace flowconsole
