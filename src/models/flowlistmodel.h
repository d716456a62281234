#pragma once

#include "domain/dialect.h"
#include "domain/flow.h"
#include "domain/flowhealth.h"
#include "models/flowfilter.h"
#include "models/orderedtablemodel.h"
#include "models/wordfilter.h"

#include <QCollator>
#include <QHash>
#include <QMap>

#include <optional>
#include <vector>

namespace flowconsole {

/// What the operator has marked among the flows of one connection.
struct FlowMarks
{
    QList<FlowId> favourites;
    QList<FlowId> recents; ///< the flows that were launched last, newest first

    friend bool operator==(const FlowMarks &, const FlowMarks &) = default;
};

/// The flows of the connected organisation in one column: favourites, then those launched last, then all
/// others, each flow once; by name, with search as you type. Heads stand between the sections where there is
/// more than one; they cannot be selected. 5,000 flows are arranged in a few milliseconds. Lives in the thread
/// of its views.
class FlowListModel final : public OrderedTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowListModel)

public:
    enum Role {
        FlowIdRole = Qt::UserRole, ///< flowconsole::FlowId
        SecondLineRole,            ///< "workflow · v3"
        LaunchableRole,            ///< bool: whether it can be launched by the dialect of the connection
        HeadRole,                  ///< bool: no flow, but the head of a section
        FavouriteRole,             ///< bool
        HealthRole,                ///< QString "98 %"; empty without runs
        HealthLevelRole,           ///< int: a HealthLevel
    };

    explicit FlowListModel(QObject *parent = nullptr);

    /// Takes the whole list; rows are matched by id, so that selection and scroll position stay.
    void setFlows(const QList<Flow> &flows);
    /// Some more of it; flows that are known already are brought up to date.
    void addFlows(const QList<Flow> &flows);
    void setDialect(Dialect dialect);
    /// Shows only flows in which every word of `text` occurs: in name, id, description, division or type.
    void setSearchText(const QString &text);
    void setFilter(const FlowFilter &filter);
    void setMarks(const FlowMarks &marks);
    /// Brings what is known of these flows up to date; of others it stays.
    void setHealth(const QList<FlowHealth> &health);

    [[nodiscard]] const FlowFilter &filter() const { return m_filter; }
    [[nodiscard]] const FlowMarks &marks() const { return m_marks; }
    [[nodiscard]] bool isFavourite(const FlowId &id) const { return m_marks.favourites.contains(id); }
    [[nodiscard]] int totalCount() const { return static_cast<int>(m_slots.size()); }
    /// Flows that are shown; there are more rows where there are heads.
    [[nodiscard]] int shownCount() const { return m_shown; }
    /// How many flows there are of each type.
    [[nodiscard]] QMap<QString, int> types() const;
    /// nullptr for an id that is not known. Valid until flows come or go.
    [[nodiscard]] const Flow *flow(const FlowId &id) const;
    /// Empty for a head.
    [[nodiscard]] FlowId idAt(int row) const;
    /// Invalid where the flow is not known or filtered away.
    [[nodiscard]] QModelIndex indexOf(const FlowId &id) const;
    [[nodiscard]] bool isLaunchable(const Flow &flow) const;
    /// Why it cannot be launched, for people; empty where it can.
    [[nodiscard]] QString launchObstacle(const Flow &flow) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    /// Another number of flows is known or shown.
    void countsChanged();

private:
    /// The slots of the heads; those of the flows follow.
    enum Head { FavouritesHead, RecentsHead, AllHead, HeadCount };

    struct Row
    {
        Flow flow;
        QByteArray haystack;
        std::optional<QCollatorSortKey> key; ///< of the name
    };

    [[nodiscard]] const Row &rowAt(int slot) const { return m_rows[static_cast<size_t>(slot)]; }
    /// Slots of the flows that are others now.
    [[nodiscard]] std::vector<int> takeFlows(const QList<Flow> &flows);
    void putIntoOrder(std::vector<int> placed);
    void tellChanged(const std::vector<int> &changed);
    void arrange();
    [[nodiscard]] bool isShown(const Row &row) const;
    [[nodiscard]] QVariant headCell(int slot, int role) const;
    [[nodiscard]] QVariant cell(const Row &row, int role) const;
    [[nodiscard]] QString secondLine(const Flow &flow) const;
    [[nodiscard]] QString spoken(const Flow &flow) const;
    [[nodiscard]] QString toolTip(const Flow &flow) const;

    QCollator m_collator;
    std::vector<Row> m_rows; ///< by slot
    std::vector<int> m_byName;
    QHash<FlowId, int> m_slots;
    QHash<FlowId, FlowHealth> m_health;
    WordFilter m_words;
    FlowFilter m_filter;
    FlowMarks m_marks;
    int m_shown = 0;
    Dialect m_dialect = Dialect::Published;
};

} // namespace flowconsole
