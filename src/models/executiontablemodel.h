#pragma once

#include "base/clock.h"
#include "domain/flowexecution.h"
#include "filter/filtercompletion.h"
#include "filter/filterpredicate.h"
#include "models/executioncell.h"
#include "models/orderedtablemodel.h"
#include "models/slicedsort.h"

#include <QHash>
#include <QSet>

#include <array>
#include <deque>
#include <memory>
#include <optional>

namespace flowconsole {

/// What stands above the rows of one flow or one state, where the table is grouped by it.
struct GroupHeading
{
    QString title;
    std::optional<ExecutionState> state; ///< of groups by state
    int count = 0;                       ///< rows below it, also while it is collapsed
    int running = 0;
    int failed = 0; ///< or timed out
    bool isCollapsed = false;

    friend bool operator==(const GroupHeading &, const GroupHeading &) = default;
};

/// What the rows that are shown have passed, and how they are sorted.
struct ShownArrangement
{
    QString filterText;
    std::optional<ExecutionColumn> sortedBy; ///< nothing: newest first
    Qt::SortOrder order = Qt::AscendingOrder;

    friend bool operator==(const ShownArrangement &, const ShownArrangement &) = default;
};

/// One row as it was at some moment; what it named may be forgotten since. Made by rowMarks().
struct RowMark
{
    int slot = 0; ///< below zero: a heading
    qint64 sequence =
        0; ///< no two rows or groups have the same, so that a slot's next owner is not taken for it
};

/// All executions that the console knows, one a row, newest first until a column is sorted. Made for 100,000
/// rows and 5,000 updates a second: it owns its sorted, grouped and filtered order, arranges it anew at most 4
/// times a second, and signals changed rows at most 15 times a second and only those that are on screen. Time
/// comes from the Clock, so running rows tick by themselves. Lives in the thread of its views.
class ExecutionTableModel final : public OrderedTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExecutionTableModel)

public:
    using Column = ExecutionColumn;
    static constexpr int columnTotal = executionColumnTotal;

    enum Role {
        SortKeyRole = Qt::UserRole, ///< typed: a number or a text
        ExecutionIdRole,            ///< flowconsole::ExecutionId
        StateRole,                  ///< flowconsole::ExecutionState
        FadeRole,                   ///< 1 when the cell has just changed, falling to 0
        WarningRole,                ///< true where the cell says that something is amiss
        IconRole,                   ///< the name of the icon before the text; empty where there is none
        HeadingRole,                ///< flowconsole::GroupHeading, the same in all columns; only of headings
    };

    explicit ExecutionTableModel(const Clock &clock, QObject *parent = nullptr);
    ~ExecutionTableModel() override;

    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// Brings in what changed. Known rows are updated in place by id; unknown ones are added.
    void apply(const ChangeSet &changes);

    /// Shows and counts only the executions that were launched by this connection; by an empty id, those of
    /// all. The others go at once; these come as soon as they are sorted, as with setFilterText().
    void setProfile(const ProfileId &profile);
    [[nodiscard]] const ProfileId &profile() const { return m_profile; }

    /// Shows only what a filter lets through (filter/filterparser.h); where `text` is none, the one before
    /// stays. Takes effect as soon as all rows are looked at and sorted, which is done in slices; until then
    /// the one before shows, and nothing comes, goes or moves. Of the visited nodes a row knows those that it
    /// was seen at.
    void setFilterText(const QString &text);
    /// The one that was understood last.
    [[nodiscard]] QString filterText() const { return m_filterText; }
    /// What a filter can name: flows, variables and so on, of some thousand rows.
    [[nodiscard]] FilterVocabulary filterVocabulary() const;
    /// True while rows are still looked at or sorted, be it for another filter or another order.
    [[nodiscard]] bool isFiltering() const { return m_filteredTo.has_value() || m_sorting.has_value(); }

    /// While isFiltering(), another one than was asked for.
    [[nodiscard]] const ShownArrangement &shownArrangement() const { return m_shownArrangement; }

    /// While held no row comes, goes or moves; cells still change. New rows are counted as pending.
    void setOrderHeld(bool held);
    [[nodiscard]] bool isOrderHeld() const { return m_held; }
    [[nodiscard]] int pendingCount() const { return m_pendingCount; }
    /// Known and of the profile, but not among what the filter lets through.
    [[nodiscard]] bool isFilteredAway(const ExecutionId &id) const;
    /// Known and not filtered away, but not brought in yet.
    [[nodiscard]] bool isPending(const ExecutionId &id) const;
    /// Brings pending rows in once, held or not; while filtering, at its end.
    void bringPendingIn();

    /// While held, what is forgotten keeps its row, so that nothing moves up under the pointer. New rows come
    /// all the same.
    void setRemovalsHeld(bool held);

    /// Rows of the same flow, or in the same state, stand together under a heading, which is a row too: flows
    /// by name, states in the order of an execution's life. Within a group the order is that of the sorting.
    void setGrouping(TableGrouping grouping);
    [[nodiscard]] TableGrouping grouping() const { return m_grouping; }
    [[nodiscard]] bool isHeading(int row) const;
    /// The row of the heading that `row` stands below, or is; -1 where the table is not grouped.
    [[nodiscard]] int headingOf(int row) const;
    /// The last row of a heading's group; the heading itself while it is collapsed.
    [[nodiscard]] int lastOf(int heading) const;
    /// Takes effect at once, held or not: the operator asks for it. Rows below a collapsed heading are not in
    /// the table, so that nothing is done to them unseen.
    void setCollapsed(int heading, bool collapsed);
    void setAllCollapsed(bool collapsed);
    /// Which groups of this grouping are collapsed, by keys that stay the same in other sessions; the last one
    /// last. Of mostCollapsedGroups; some may have no rows now.
    [[nodiscard]] const QStringList &collapsedGroups() const { return m_collapsed; }
    /// Collapses these, also where their rows are still to come, and expands all others. Keys that are none of
    /// this grouping mean nothing.
    void setCollapsedGroups(const QStringList &keys);
    /// Listed, but below a collapsed heading.
    [[nodiscard]] bool isCollapsedAway(const ExecutionId &id) const;
    /// Expands its group.
    void reveal(const ExecutionId &id);

    /// All rows of this moment, headings too, in their order: quick, for what takes longer than rows stay.
    [[nodiscard]] std::vector<RowMark> rowMarks() const;
    [[nodiscard]] RowMark markOf(int row) const;
    /// Where it stands now; -1 where it does not.
    [[nodiscard]] int rowOf(const RowMark &mark) const;
    /// nullptr where it is forgotten, or a heading.
    [[nodiscard]] const FlowExecution *execution(const RowMark &mark) const;
    /// Of a heading's mark, as it is now; nothing where it is none of this grouping.
    [[nodiscard]] std::optional<GroupHeading> heading(const RowMark &mark) const;

    /// The rows on screen, for which alone changes are signalled. Until told, all rows are.
    void setVisibleRows(int first, int last);

    /// Those that the filter lets through and that were brought in, also below collapsed headings.
    [[nodiscard]] int listedCount() const { return static_cast<int>(listed().size()); }
    /// Of the profile, shown or not.
    [[nodiscard]] int totalCount() const { return m_tally.total; }
    /// Those that have left and are not over; what is queued is not running.
    [[nodiscard]] int runningCount() const { return m_tally.running; }
    /// Those of which only old news are known, until a look has told.
    [[nodiscard]] int reconcilingCount() const { return m_tally.reconciling; }

    /// nullptr for an id that is not known. Valid until the next apply().
    [[nodiscard]] const FlowExecution *execution(const ExecutionId &id) const;
    /// Empty for a heading.
    [[nodiscard]] ExecutionId idAt(int row) const;
    /// Invalid where the execution is not known, filtered away, pending or collapsed away.
    [[nodiscard]] QModelIndex indexOf(const ExecutionId &id, Column column = Column::State) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    /// Column -1 is the order of creation, newest first. Takes effect as soon as all rows are sorted, as with
    /// setFilterText().
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    void pendingCountChanged(int count);
    /// Groups were collapsed or expanded, though not by setCollapsedGroups() or another grouping.
    void collapsedGroupsChanged(const QStringList &keys);
    /// Another number of rows is known, shown, running or being reconciled.
    void countsChanged();
    /// Every row stands at its place. While rowsInserted() tells of a row it still stands at the end.
    void arranged();

private:
    static constexpr Milliseconds fadeTime{1200};

    struct SortKey
    {
        int group = 0; ///< whose rank comes first; 0 where there are no groups
        qint64 number = 0;
        QString text;
        qint64 sequence = 0; ///< equals stand newest first

        friend bool operator==(const SortKey &, const SortKey &) = default;
    };
    struct Row
    {
        FlowExecution execution; ///< shares its texts and values with the one that was told
        QByteArray searchText;   ///< what a plain word is looked for in
        QStringList nodes;       ///< that it was seen at
        qint64 sequence = 0;
        quint64 changedIn = 0; ///< the generation of signals that has to tell of it
        int group = 0;         ///< that it belongs to now; its key tells in which it is listed
        bool removed = false;
    };
    /// A heading's number is -1 for the first group, -2 for the second, …
    struct Group
    {
        QString key;   ///< the same in other sessions
        QString order; ///< by which groups are sorted
        GroupHeading heading;
        qint64 sequence = 0;
        quint64 changedIn = 0; ///< as of a row
    };
    /// When each cell of a row has changed, by column; absent: not lately.
    using Fades = std::array<std::optional<Milliseconds>, columnTotal>;
    /// Of the profile.
    struct Tally
    {
        int total = 0;
        int running = 0;
        int reconciling = 0;

        friend bool operator==(const Tally &, const Tally &) = default;
    };

    [[nodiscard]] QVariant cell(int slot, Column column, int role) const;
    [[nodiscard]] QVariant headingCell(const GroupHeading &heading, int role) const;
    [[nodiscard]] double fade(int slot, Column column) const;
    [[nodiscard]] SortKey sortKey(const Row &row, const QDateTime &now) const;
    [[nodiscard]] bool before(int a, int b) const;
    [[nodiscard]] bool isOfProfile(const FlowExecution &execution) const;
    [[nodiscard]] bool isShown(int slot) const;
    [[nodiscard]] const std::vector<int> &listed() const;
    [[nodiscard]] bool isListed(int slot) const;

    [[nodiscard]] int groupFor(const FlowExecution &execution);
    void addGroup(Group group);
    void startGroups();
    void makeRoomForGroups();
    void rankGroups();
    [[nodiscard]] Group &groupOf(int slot);
    [[nodiscard]] const Group &groupOfHeading(int slot) const;
    [[nodiscard]] bool isHeadingOf(const RowMark &mark) const;
    void rememberCollapsed(const QString &key, bool collapsed);
    void tellGroup(int slot, ExecutionState before, ExecutionState after);
    void list(std::vector<int> next);
    [[nodiscard]] std::vector<int> withHeadings();
    void regroup();

    void store(const FlowExecution &execution);
    void change(int slot, const FlowExecution &execution);
    void remove(const ExecutionId &id);
    void count(const FlowExecution &execution, int times);
    void startFades(int slot, const FlowExecution &before, const FlowExecution &after);
    void freeGone();
    [[nodiscard]] int takeFreeSlot();
    void markUnsorted(int slot);
    void markLive(int slot);

    void startFilter(bool asTimePasses);
    void goOnFiltering();
    [[nodiscard]] bool lookOn(Milliseconds begun);
    void lookAt(size_t slot);
    [[nodiscard]] bool sortOn(Milliseconds begun);
    void takeNextFilter();
    void arrangeFiltered();
    void arrangeAsTimePasses();
    void awaitNextFiltering();
    void yieldToArranging();
    void filterRow(int slot);
    [[nodiscard]] static bool passes(const FilterPredicate &filter, const Row &row);

    [[nodiscard]] static Milliseconds waitFor(std::optional<Milliseconds> last, Milliseconds interval,
                                              Milliseconds now);
    void scheduleArrange();
    void arrange();
    [[nodiscard]] std::vector<int> keyUnsorted(const QDateTime &now);
    [[nodiscard]] std::vector<int> restingRows() const;
    void mergeIn(const std::vector<int> &resting, std::vector<int> incoming);
    void arrangeAll();
    void show(std::vector<int> next);
    void noteArrangement();
    void countPending();
    void scheduleSignals();
    void signalChanges();
    void scheduleTick();
    void tick();
    void tickFades(Milliseconds now);
    void tickAges(int first, int last);
    void tell(int row, Column from, Column to, const QList<int> &roles);
    [[nodiscard]] std::pair<int, int> visibleRange() const;

    const Clock &m_clock;
    std::deque<Row> m_rows; ///< by slot; a deque, since growing a vector would stall at 100,000 rows
    std::vector<SortKey> m_keys;
    std::vector<char> m_passes;     ///< by slot: the filter lets it through
    std::vector<char> m_passesNext; ///< the same, of the filter that rows are being looked at with
    std::vector<int> m_free;
    std::vector<int> m_unsorted; ///< slots whose place has to be found anew
    std::vector<bool>
        m_isUnsorted; ///< by slot, apart from the rows: it is read for all of them at every arrangement
    QHash<ExecutionId, int> m_slots;
    // Of groups; empty while there are none.
    TableGrouping m_grouping = TableGrouping::None;
    std::vector<Group> m_groups;
    QHash<std::pair<FlowId, QString>, int> m_groupOfFlow; ///< by id and name
    std::vector<int> m_ranks;                             ///< by group
    bool m_ranksAreOld = false;
    QStringList m_collapsed;               ///< keys of groups
    std::vector<ExecutionState> m_stateOf; ///< by slot, apart from the rows: it is read for all of them
    std::vector<char> m_isListed;          ///< by slot
    std::vector<int> m_listed;             ///< what order() would be without headings
    QSet<int> m_live;                      ///< slots of executions that tick
    ProfileId m_profile;
    Tally m_tally;
    /// By slot, of the rows on screen that have just changed: only few do at a time, and a row need not know.
    QHash<int, Fades> m_fades;
    std::vector<int> m_leaving; ///< slots that are forgotten and shown still, since removals are held
    bool m_removalsHeld = false;
    QString m_filterText;
    FilterTree m_filterTree;
    FilterPredicate m_filter;
    FilterPredicate m_nextFilter;
    std::optional<size_t> m_filteredTo; ///< slots before it were looked at with the next filter
    bool m_isFilterAsTimePasses = false;
    std::vector<int> m_incoming;         ///< slots that pass the next filter and are not listed yet
    std::optional<SlicedSort> m_sorting; ///< of what passes, between the looking and the showing
    bool m_isRekeying = false;           ///< another sorting: the key of what is looked at is made anew
    QDateTime m_rekeyedAt;               ///< one moment for all of them: running times are compared
    ShownArrangement m_shownArrangement;
    bool m_isBringingIn = false; ///< pending rows come in at the end of filtering, though held
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_held = false;
    int m_pendingCount = 0;
    qint64 m_nextSequence = 0;
    quint64 m_generation = 1;
    int m_firstVisible = 0;
    int m_lastVisible;
    std::optional<Milliseconds> m_arrangedAt;
    std::optional<Milliseconds> m_signalledAt;
    Milliseconds m_agedAt{0};
    Milliseconds m_tickInterval{0};
    std::unique_ptr<Alarm> m_arrangeAlarm;
    std::unique_ptr<Alarm> m_signalAlarm;
    std::unique_ptr<Alarm> m_tickAlarm;
    std::unique_ptr<Alarm> m_filterAlarm;
};

} // namespace flowconsole

Q_DECLARE_METATYPE(flowconsole::GroupHeading)
