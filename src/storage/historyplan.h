#pragma once

#include "storage/filtersql.h"
#include "storage/historyquery.h"

namespace flowconsole {

/// How one step of a query goes through the table: by which index, how far, and under what conditions. In the
/// reader's thread; the connection and the query outlive it.
class HistoryPlan final
{
    Q_DISABLE_COPY_MOVE(HistoryPlan)

public:
    HistoryPlan(SqlConnection &connection, const HistoryQuery &query);

    /// To be called once, before anything else.
    [[nodiscard]] SqlResult<Done> make();

    /// Nothing can be found.
    [[nodiscard]] bool isEmpty() const { return m_isEmpty; }
    /// SQL lets through what the filter does, and no more.
    [[nodiscard]] bool isExact() const { return m_sql.isExact; }
    /// Rows that the step looks at, or that an index leads it past.
    [[nodiscard]] qint64 examined() const { return m_examined; }
    /// Where the step begins: behind that one.
    [[nodiscard]] const std::optional<HistoryPosition> &place() const { return m_place; }
    void moveTo(const HistoryPosition &place) { m_place = place; }
    /// Where the step ends if it comes so far; nothing where that is the end of all.
    [[nodiscard]] std::optional<HistoryPosition> end() const;
    /// The same, or `position` where nothing is to be looked for behind it.
    [[nodiscard]] std::optional<HistoryPosition>
    unlessOver(const std::optional<HistoryPosition> &position) const;

    /// What `columns` of the step's rows say, in the order of the query; behind place().
    [[nodiscard]] SqlResult<Done> read(const QString &columns, std::optional<int> limit,
                                       const SqlConnection::Row &row);

    /// Behind all that was created in that millisecond.
    [[nodiscard]] HistoryPosition behind(qint64 createdAt) const;

private:
    /// How far one step goes: to where an index has led past enough rows.
    struct Reach
    {
        qint64 rows = 0;
        std::optional<qint64> bound; ///< the last millisecond; nothing where the end is reached
    };

    [[nodiscard]] SqlResult<Done> translate();
    [[nodiscard]] SqlResult<Done> seekLaunched();
    [[nodiscard]] SqlResult<Done> choose();
    [[nodiscard]] SqlResult<Done> readFlowNames(QStringList &names);
    void addScope(const QString &column, const QString &value);
    [[nodiscard]] SqlResult<std::optional<qint64>> boundByLaunch();
    [[nodiscard]] SqlCondition launchedRange() const;
    [[nodiscard]] bool reachesFurther(const Reach &a, const Reach &b) const;
    [[nodiscard]] SqlResult<Reach> reachOf(const SqlLead &lead);
    [[nodiscard]] SqlResult<Reach> reachOf(const QString &column, const QString &value, qint64 share);
    [[nodiscard]] QString createdAt() const;
    [[nodiscard]] SqlCondition placeInTime() const;
    [[nodiscard]] SqlCondition rowsOfStep() const;

    SqlConnection &m_connection;
    const HistoryQuery &m_query;
    const bool m_isNewestFirst;
    FilterSql m_sql;
    bool m_isEmpty = false;
    bool m_isByLaunch = false;             ///< so few were launched in that time that the index of that leads
    SqlLead m_lead;                        ///< the one that is gone by; without a column the time alone
    std::optional<qint64> m_createdFrom;   ///< nothing older is meant; UTC milliseconds
    std::optional<qint64> m_createdBefore; ///< nothing as new is meant
    std::optional<HistoryPosition> m_place;
    std::optional<qint64> m_bound; ///< the last millisecond of this step
    qint64 m_examined = 0;
};

} // namespace flowconsole
