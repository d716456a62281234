#pragma once

#include "base/clock.h"
#include "domain/storedsearch.h"
#include "models/executioncell.h"
#include "models/executioncolumn.h"
#include "models/historyrows.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace flowconsole {

/// The executions of the history that a filter lets through, one a row, with the columns and roles of
/// ExecutionTableModel. Made for a million rows: it holds only those about the place that is looked at; another
/// place is asked for as it comes into sight, and its rows are empty until the answer comes. Searches nothing
/// before setActive(). What is stored meanwhile is counted, and comes in by bringNewerIn(). Asks by its signals
/// and is answered by the slots that begin with "take". Lives in the thread of its views.
class HistoryTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryTableModel)

public:
    using Column = ExecutionColumn;
    /// By other columns than the time of creation only so many rows can be sorted.
    static constexpr int sortLimit = 10'000;
    /// As many can be had at a time by hold().
    static constexpr int holdLimit = 10'000;

    enum class Progress {
        Idle, ///< nothing was asked for
        Searching,
        Paused,  ///< goes on as somebody comes near the end of what is found, or by goOn()
        Stopped, ///< by stop()
        Over,
        Failed, ///< problem() says why
    };

    explicit HistoryTableModel(const Clock &clock, QObject *parent = nullptr);
    ~HistoryTableModel() override;

    /// Somebody looks: what has changed since is searched for. While nobody looks nothing new is asked for.
    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return m_isActive; }
    /// By an empty id, those of all connections.
    void setProfile(const ProfileId &profile);
    /// Where `text` is no filter, the one before stays.
    void setFilterText(const QString &text);
    /// The one that was understood last.
    [[nodiscard]] const QString &filterText() const { return m_filterText; }

    void searchAgain();
    void stop();
    /// Searches on after a stop, a pause or a failure.
    void goOn();
    void bringNewerIn();
    /// The rows on screen: those are read first, and what is far from them is forgotten.
    void setVisibleRows(int first, int last);

    [[nodiscard]] Progress progress() const { return m_progress; }
    /// The rows are those of the search before, until this one answers.
    [[nodiscard]] bool isAwaitingFirst() const { return m_isAwaitingFirst; }
    /// About so many were looked at.
    [[nodiscard]] qint64 examined() const { return m_examined; }
    /// Back (or on) to this time; invalid where nothing is left.
    [[nodiscard]] const QDateTime &reached() const { return m_reached; }
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] int newerCount() const { return m_newerCount; }
    /// When the first and the last row were created; invalid without rows.
    [[nodiscard]] QDateTime firstCreatedAt() const { return m_firstCreatedAt; }
    [[nodiscard]] QDateTime lastCreatedAt() const;
    /// The rows are to be sorted, and are still being read for that.
    [[nodiscard]] bool isSorting() const { return m_sortColumn && !isSorted() && rowCount() > 0; }

    /// nullptr where the row is not read yet. Valid until the control returns to the event loop.
    [[nodiscard]] const FlowExecution *executionAt(int row) const;
    /// Empty where the row is not read yet.
    [[nodiscard]] ExecutionId idAt(int row) const;
    /// Of one that is read; invalid without it.
    [[nodiscard]] QModelIndex indexOf(const ExecutionId &id, Column column = Column::State) const;

    /// As of which running executions are told.
    [[nodiscard]] QDateTime now() const { return m_clock.nowUtc(); }

    /// Reads the executions of these rows, at most holdLimit, wherever they stand by then; those that are gone
    /// are left out. Told by held(), at once where they are read, or by holdLost().
    void hold(const QList<int> &rows);
    /// After held(): in the order of the rows.
    [[nodiscard]] QList<FlowExecution> takeHeld();

    /// All that is searched for, found or not yet, for whoever reads it from its beginning to its end, whatever
    /// the table shows meanwhile. Newer executions that wait to be shown are not among it, unless the oldest
    /// come first and are still being searched for.
    [[nodiscard]] StoredWindow wholeSearch() const;
    /// Asks for executions beside the rows; answered by windowRead() with the number that is returned here.
    quint64 readWindow(const StoredWindow &window);
    /// What is found, in the order of the search, and which of it is read.
    [[nodiscard]] const HistoryRows &foundRows() const { return m_rows; }
    /// Where the execution stands that was found as that one, counted from 0.
    [[nodiscard]] QModelIndex indexOfFound(int place) const { return index(shownRow(place), 0); }
    /// Among those that are found, counted from 0, the one that stands in that row.
    [[nodiscard]] int placeOfRow(int row) const { return naturalRow(row); }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// The rows stand as they were found, newest or oldest first.
    [[nodiscard]] bool isInOrderOfCreation() const { return !isSorted(); }
    /// In which they are found, however they stand.
    [[nodiscard]] HistoryOrder orderOfCreation() const { return m_natural; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    /// Column -1 is the order of creation, newest first.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

public slots:
    void take(const flowconsole::StoredFinding &finding);
    void takePage(quint64 search, const flowconsole::StoredPage &page);
    void takeFailure(quint64 search, const QString &problem);
    void takeNewerCount(quint64 search, int count);
    /// What happens to executions that are shown is seen here too.
    void apply(const flowconsole::ChangeSet &changes);

signals:
    void searchRequested(const flowconsole::StoredSearch &search);
    void stopRequested(quint64 search);
    void resumeRequested(quint64 search);
    void pageRequested(quint64 search, const flowconsole::StoredStretch &stretch);
    void newerRequested(quint64 search);
    void windowRequested(const flowconsole::StoredWindow &window);
    void windowRead(const flowconsole::StoredWindowRows &rows);

    /// How far the search is, what it has found, or how many newer ones there are; or somebody looks again.
    void progressed();
    /// There are no rows; what is found from now on is found anew. progressed() follows.
    void cleared();
    /// These rows are read, or are another now.
    void rowsRead(int first, int last);
    void held();
    /// Something else is searched for meanwhile, or it cannot be read.
    void holdLost();
    /// It cannot be sorted so, for the reason that is said for people; the order is the newest first.
    void sortRefused(const QString &reason);

private:
    struct HeldRow
    {
        QPersistentModelIndex place;            ///< invalid where it is gone
        std::optional<FlowExecution> execution; ///< once it is read
    };

    void startSearch();
    void leaveSearch();
    void clear();
    void insertPages(const QList<StoredPage> &pages, bool inFront);
    void replaceRows(int stretch, const QList<FlowExecution> &rows);
    [[nodiscard]] QVariant cell(const FlowExecution &execution, Column column, int role) const;
    [[nodiscard]] int naturalRow(int row) const;
    [[nodiscard]] int shownRow(int natural) const;

    void askNext();
    [[nodiscard]] std::optional<int> nextToRead() const;
    void fillHeld();
    void checkHeld();
    void loseHeld();
    void considerSorting();
    [[nodiscard]] bool isSorted() const { return !m_order.empty(); }
    void arrange();
    void showNatural();
    void changeOrder(std::vector<int> next);
    void tick();

    const Clock &m_clock;
    HistoryRows m_rows;
    std::vector<int> m_order; ///< rows of m_rows in the order that is shown; empty where that is their own
    std::vector<int> m_place; ///< the reverse
    bool m_isActive = false;
    bool m_isStale = true; ///< the search has to begin anew once somebody looks
    /// What is shown is of the search before.
    bool m_isAwaitingFirst = false;
    quint64 m_search = 0;   ///< the number of the latest
    quint64 m_window = 0;   ///< of the latest that was asked for
    QDateTime m_searchedAt; ///< what -2h and today are reckoned from
    QString m_filterText;
    ProfileId m_profile;
    HistoryOrder m_natural = HistoryOrder::NewestFirst;
    std::optional<Column> m_sortColumn; ///< what m_rows' own order is not
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;

    Progress m_progress = Progress::Idle;
    qint64 m_examined = 0;
    QDateTime m_reached;
    QString m_problem;
    QDateTime m_firstCreatedAt;
    int m_newerCount = 0;

    int m_firstVisible = 0;
    int m_lastVisible = 0;
    std::optional<StoredStretch> m_asked; ///< the page that is on its way
    QList<HeldRow> m_held;
    bool m_isHolding = false;        ///< some of these are not read yet
    bool m_hasReadingFailed = false; ///< nothing is asked for until somebody looks elsewhere
    std::unique_ptr<Alarm> m_tickAlarm;
};

} // namespace flowconsole
