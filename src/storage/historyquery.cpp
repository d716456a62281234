#include "storage/historyquery.h"

#include "filter/filterpredicate.h"
#include "storage/columns.h"
#include "storage/executionrows.h"
#include "storage/filtersql.h"

#include <algorithm>
#include <limits>

namespace flowconsole {

namespace {

/// Rows that are read at a time where the predicate has to look at each, and in one step.
constexpr int candidates = 1000;
constexpr int mostCandidates = 8000;

QString newestOrOldest(HistoryOrder order)
{
    return order == HistoryOrder::NewestFirst ? QStringLiteral("DESC") : QStringLiteral("ASC");
}

SqlResult<bool> hasRow(SqlConnection &connection, const QString &sql)
{
    bool isThere = false;
    const auto done = connection.readOnce(sql, {}, [&isThere](const QSqlQuery &) { isThere = true; });
    return done ? SqlResult<bool>(isThere) : SqlResult<bool>(done.error());
}

/// One step; its parts in the order in which they are called.
class HistoryStep final
{
public:
    HistoryStep(SqlConnection &connection, const HistoryQuery &query)
        : m_connection(connection),
          m_query(query),
          m_isNewestFirst(query.order == HistoryOrder::NewestFirst),
          m_predicate(query.filter, query.now, query.zone),
          m_place(query.after)
    {}

    [[nodiscard]] SqlResult<HistoryPage> read()
    {
        for (const auto part :
             {&HistoryStep::translate, &HistoryStep::seekLaunched, &HistoryStep::choosePlan}) {
            if (const auto done = (this->*part)(); !done) {
                return done.error();
            }
        }
        while (!m_isOver) {
            if (const auto done = readRows(); !done) {
                return done.error();
            }
            if (const auto done = decide(); !done) {
                return done.error();
            }
        }
        return m_page;
    }

private:
    SqlResult<Done> translate()
    {
        FilterSqlContext context{m_query.now, m_query.zone, {}, false};
        if (asksForFlowNames(m_query.filter)) {
            const auto nameless = hasRow(
                m_connection, QStringLiteral("SELECT 1 FROM executions WHERE flow_name IS NULL LIMIT 1"));
            const auto named = readFlowNames(context.flowNames);
            if (!nameless || !named) {
                return !named ? named : SqlResult<Done>(nameless.error());
            }
            context.hasNamelessFlows = nameless.value();
        }
        m_sql = toSql(m_query.filter, context);
        addScope(QStringLiteral("profile_id"), m_query.profile.text());
        addScope(QStringLiteral("flow_id"), m_query.flow.text());
        m_isOver = m_sql.narrowing.kind == SqlCondition::Kind::Never || m_query.limit <= 0;
        return Done();
    }

    /// By the index from one name to the next, without reading the rows between.
    SqlResult<Done> readFlowNames(QStringList &names)
    {
        return m_connection.readOnce(
            QStringLiteral("WITH RECURSIVE names (name) AS (SELECT MIN(flow_name) FROM executions UNION ALL"
                           " SELECT (SELECT MIN(flow_name) FROM executions WHERE flow_name > names.name)"
                           " FROM names WHERE names.name IS NOT NULL)"
                           " SELECT name FROM names WHERE name IS NOT NULL"),
            {}, [&names](const QSqlQuery &row) { names.append(row.value(0).toString()); });
    }

    void addScope(const QString &column, const QString &value)
    {
        if (value.isEmpty()) {
            return;
        }
        m_sql.narrowing =
            allOf(m_sql.narrowing, SqlCondition::of(column + QStringLiteral(" || '' = ?"), {value}));
        m_sql.leads.append({column, {value}});
    }

    /// What was launched before a moment was created before it, unless somebody has set the clock back between;
    /// an index of its own holds these.
    SqlResult<Done> seekLaunched()
    {
        if (!m_sql.launchedBefore) {
            return Done();
        }
        const auto odd = hasRow(
            m_connection, QStringLiteral("SELECT 1 FROM executions WHERE launched_at < created_at LIMIT 1"));
        if (!odd) {
            return odd.error();
        }
        if (!odd.value()) {
            m_createdBefore = m_sql.launchedBefore;
        }
        return Done();
    }

    SqlResult<Done> choosePlan()
    {
        if (m_isOver) {
            return Done();
        }
        if (m_sql.launchedFrom) {
            const auto few = countLaunched();
            if (!few) {
                return few.error();
            }
            if (few.value() <= m_query.step) {
                m_isByLaunch = true;
                m_page.examined = few.value();
                return Done();
            }
        }
        if (m_sql.leads.isEmpty()) {
            m_sql.leads.append(SqlLead());
        }
        std::optional<Stretch> best;
        for (const SqlLead &lead : std::as_const(m_sql.leads)) {
            const auto stretch = stretchOf(lead);
            if (!stretch) {
                return stretch.error();
            }
            if (!best || reachesFurther(stretch.value(), *best)) {
                best = stretch.value();
                m_lead = lead;
            }
        }
        m_bound = best->bound;
        m_page.examined = best->rows;
        return Done();
    }

    SqlResult<qint64> countLaunched()
    {
        const SqlCondition range = launchedRange();
        QVariantList values = range.values;
        values.append(m_query.step + 1);
        qint64 count = 0;
        const auto done = m_connection.readOnce(
            QStringLiteral("SELECT COUNT(*) FROM (SELECT launched_at FROM executions WHERE %1 LIMIT ?) AS few")
                .arg(range.sql),
            values, [&count](const QSqlQuery &row) { count = row.value(0).toLongLong(); });
        return done ? SqlResult<qint64>(count) : SqlResult<qint64>(done.error());
    }

    [[nodiscard]] SqlCondition launchedRange() const
    {
        SqlCondition range = SqlCondition::of(QStringLiteral("launched_at >= ?"), {*m_sql.launchedFrom});
        if (m_sql.launchedBefore) {
            range.sql += QStringLiteral(" AND launched_at < ?");
            range.values.append(*m_sql.launchedBefore);
        }
        return range;
    }

    /// How far one step goes: to where an index has led past enough rows.
    struct Stretch
    {
        qint64 rows = 0;
        std::optional<qint64> bound; ///< the last millisecond; nothing where the end is reached
    };

    [[nodiscard]] bool reachesFurther(const Stretch &a, const Stretch &b) const
    {
        if (!a.bound || !b.bound) {
            return !a.bound && (b.bound || a.rows < b.rows);
        }
        return m_isNewestFirst ? *a.bound < *b.bound : *a.bound > *b.bound;
    }

    /// Of several values the nearest bound; a lead without a column goes by the time alone.
    SqlResult<Stretch> stretchOf(const SqlLead &lead)
    {
        Stretch stretch;
        const qint64 share = std::max<qint64>(m_query.step / std::max<qsizetype>(lead.values.size(), 1), 1);
        const QStringList values = lead.column.isEmpty() ? QStringList{QString()} : lead.values;
        for (const QString &value : values) {
            const auto one = stretchOf(lead.column, value, share);
            if (!one) {
                return one;
            }
            stretch.rows += one.value().rows;
            const Stretch joined{stretch.rows, one.value().bound};
            if (joined.bound && (!stretch.bound || reachesFurther(stretch, joined))) {
                stretch.bound = joined.bound;
            }
        }
        return stretch;
    }

    SqlResult<Stretch> stretchOf(const QString &column, const QString &value, qint64 share)
    {
        SqlCondition where = placeInTime();
        if (!column.isEmpty()) {
            where = allOf(SqlCondition::of(column + QStringLiteral(" = ?"), {value}), where);
        }
        where.values.append(share);
        Stretch stretch;
        const QString end = m_isNewestFirst ? QStringLiteral("MIN") : QStringLiteral("MAX");
        const auto done = m_connection.readOnce(
            QStringLiteral("SELECT COUNT(*), %1(created_at) FROM (SELECT created_at FROM executions WHERE %2"
                           " ORDER BY created_at %3 LIMIT ?) AS step")
                .arg(end, where.sql, newestOrOldest(m_query.order)),
            where.values, [&stretch, share](const QSqlQuery &row) {
                stretch.rows = row.value(0).toLongLong();
                if (stretch.rows >= share) {
                    stretch.bound = row.value(1).toLongLong();
                }
            });
        return done ? SqlResult<Stretch>(stretch) : SqlResult<Stretch>(done.error());
    }

    /// Where the step begins, by the time alone, which is what the indexes know.
    [[nodiscard]] SqlCondition placeInTime() const
    {
        SqlCondition place = SqlCondition::of(QStringLiteral("created_at IS NOT NULL"));
        if (m_place) {
            const bool isDone = *m_place == behind(m_place->createdAt);
            const QString sign = m_isNewestFirst ? QStringLiteral("<") : QStringLiteral(">");
            place.sql = QStringLiteral("created_at %1 ?").arg(isDone ? sign : sign + u'=');
            place.values = {m_place->createdAt};
        }
        if (m_createdBefore) {
            place.sql += QStringLiteral(" AND created_at < ?");
            place.values.append(*m_createdBefore);
        }
        return place;
    }

    [[nodiscard]] int rowLimit() const
    {
        return m_sql.isExact ? m_query.limit : std::max(m_query.limit, candidates);
    }

    SqlResult<Done> readRows()
    {
        SqlCondition where = allOf(placeInTime(), m_sql.narrowing);
        if (!m_lead.column.isEmpty()) {
            QVariantList bound;
            for (const QString &value : std::as_const(m_lead.values)) {
                bound.append(value);
            }
            where =
                allOf(SqlCondition::of(
                          QStringLiteral("%1 IN (%2)").arg(m_lead.column, placeholders(bound.size())), bound),
                      where);
        }
        const QString sign = m_isNewestFirst ? QStringLiteral("<") : QStringLiteral(">");
        if (m_place) {
            where = allOf(where,
                          SqlCondition::of(QStringLiteral("(created_at, batch_row, id) %1 (?, ?, ?)").arg(sign),
                                           {m_place->createdAt, m_place->batchRow,
                                            m_place->id.isNull() ? QStringLiteral("") : m_place->id}));
        }
        if (m_bound) {
            const QString to =
                m_isNewestFirst ? QStringLiteral("created_at >= ?") : QStringLiteral("created_at <= ?");
            where = allOf(where, SqlCondition::of(to, {*m_bound}));
        }
        m_read.clear();
        QString from = QStringLiteral("executions");
        QVariantList values;
        if (m_isByLaunch) {
            const SqlCondition range = launchedRange();
            // CROSS JOIN is how SQLite is told which of the two comes first.
            from =
                QStringLiteral("(SELECT id AS wanted FROM executions WHERE %1) AS recent CROSS JOIN executions")
                    .arg(range.sql);
            values = range.values;
            where = allOf(SqlCondition::of(QStringLiteral("executions.id = recent.wanted")), where);
        }
        values += where.values;
        values.append(rowLimit());
        const QString direction = newestOrOldest(m_query.order);
        return m_connection.readOnce(
            QStringLiteral("SELECT %1 FROM %2 WHERE %3 ORDER BY created_at %4, batch_row %4, id %4 LIMIT ?")
                .arg(executionColumns(), from, where.sql, direction),
            values, [this](const QSqlQuery &row) { m_read.append(readExecution(row)); });
    }

    /// Names of the nodes that each has visited.
    SqlResult<Done> readNodes(QHash<ExecutionId, QStringList> &nodes)
    {
        constexpr qsizetype atOnce = 200;
        for (qsizetype from = 0; from < m_read.size(); from += atOnce) {
            QVariantList ids;
            for (const FlowExecution &execution : m_read.mid(from, atOnce)) {
                ids.append(execution.id.text());
            }
            const QString sql =
                QStringLiteral("SELECT DISTINCT execution_id, COALESCE(node_name, node_id) FROM transitions"
                               " WHERE execution_id IN (%1)")
                    .arg(QStringList(ids.size(), QStringLiteral("?")).join(QStringLiteral(", ")));
            const auto done = m_connection.readOnce(sql, ids, [&nodes](const QSqlQuery &row) {
                nodes[ExecutionId(row.value(0).toString())].append(row.value(1).toString());
            });
            if (!done) {
                return done;
            }
        }
        return Done();
    }

    SqlResult<Done> decide()
    {
        QHash<ExecutionId, QStringList> nodes;
        if (asksForNodes(m_query.filter)) {
            if (auto done = readNodes(nodes); !done) {
                return done;
            }
        }
        for (const FlowExecution &execution : std::as_const(m_read)) {
            const QStringList visited = nodes.value(execution.id);
            if (m_predicate.matches({execution, nullptr, &visited})) {
                m_page.executions.append(execution);
            }
            if (m_page.executions.size() == m_query.limit) {
                m_page.next = positionOf(execution);
                m_isOver = true;
                return Done();
            }
        }
        m_candidates += m_read.size();
        const bool isMore = m_read.size() == rowLimit();
        m_isOver = !isMore || m_candidates >= mostCandidates;
        if (isMore) {
            m_place = positionOf(m_read.last());
            m_page.next = m_place;
        } else {
            m_page.next = m_bound ? std::optional(behind(*m_bound)) : std::nullopt;
        }
        return Done();
    }

    /// Behind all that was created in that millisecond.
    [[nodiscard]] HistoryPosition behind(qint64 createdAt) const
    {
        return {createdAt, m_isNewestFirst ? -1 : std::numeric_limits<qint64>::max(), {}};
    }

    [[nodiscard]] static HistoryPosition positionOf(const FlowExecution &execution)
    {
        return {execution.createdAt.toMSecsSinceEpoch(), execution.batchRow, execution.id.text()};
    }

    SqlConnection &m_connection;
    const HistoryQuery &m_query;
    const bool m_isNewestFirst;
    const FilterPredicate m_predicate;
    FilterSql m_sql;
    bool m_isOver = false;
    bool m_isByLaunch = false; ///< so few were launched in that time that they are looked up one by one
    SqlLead m_lead;            ///< the one that is gone by; without a column the time alone
    std::optional<qint64> m_createdBefore;
    std::optional<HistoryPosition> m_place; ///< behind which rows are read
    qsizetype m_candidates = 0;             ///< read so far
    std::optional<qint64> m_bound;          ///< the last millisecond of this step
    QList<FlowExecution> m_read;
    HistoryPage m_page;
};

} // namespace

SqlResult<HistoryPage> readHistoryPage(SqlConnection &connection, const HistoryQuery &query)
{
    return HistoryStep(connection, query).read();
}

} // namespace flowconsole
