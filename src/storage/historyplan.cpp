#include "storage/historyplan.h"

#include "storage/columns.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace flowconsole {

namespace {

/// Entries of an index; some 10 ms.
constexpr qint64 mostCounted = 100'000;

QString newestOrOldest(HistoryOrder order)
{
    return order == HistoryOrder::NewestFirst ? QStringLiteral("DESC") : QStringLiteral("ASC");
}

SqlResult<bool> hasRow(SqlConnection &connection, const QString &sql)
{
    bool isThere = false;
    const auto done = connection.read(sql, {}, [&isThere](const QSqlQuery &) { isThere = true; });
    return done ? SqlResult<bool>(isThere) : SqlResult<bool>(done.error());
}

QVariantList boundTo(const HistoryPosition &position)
{
    return {position.createdAt, position.batchRow, position.id.isNull() ? QStringLiteral("") : position.id};
}

} // namespace

HistoryPlan::HistoryPlan(SqlConnection &connection, const HistoryQuery &query)
    : m_connection(connection),
      m_query(query),
      m_isNewestFirst(query.order == HistoryOrder::NewestFirst),
      m_place(query.after)
{}

SqlResult<Done> HistoryPlan::make()
{
    for (const auto part : {&HistoryPlan::translate, &HistoryPlan::seekLaunched, &HistoryPlan::choose}) {
        if (auto done = (this->*part)(); !done) {
            return done;
        }
    }
    return Done();
}

SqlResult<Done> HistoryPlan::translate()
{
    FilterSqlContext context{m_query.now, m_query.zone, {}, false};
    if (asksForFlowNames(m_query.filter)) {
        const auto nameless =
            hasRow(m_connection, QStringLiteral("SELECT 1 FROM executions WHERE flow_name IS NULL LIMIT 1"));
        const auto named = readFlowNames(context.flowNames);
        if (!nameless || !named) {
            return !named ? named : SqlResult<Done>(nameless.error());
        }
        context.hasNamelessFlows = nameless.value();
    }
    m_sql = toSql(m_query.filter, context);
    addScope(QStringLiteral("profile_id"), m_query.profile.text());
    addScope(QStringLiteral("flow_id"), m_query.flow.text());
    m_isEmpty = m_sql.narrowing.kind == SqlCondition::Kind::Never || m_query.limit <= 0;
    return Done();
}

/// By the index from one name to the next, without reading the rows between.
SqlResult<Done> HistoryPlan::readFlowNames(QStringList &names)
{
    return m_connection.read(
        QStringLiteral("WITH RECURSIVE names (name) AS (SELECT MIN(flow_name) FROM executions UNION ALL"
                       " SELECT (SELECT MIN(flow_name) FROM executions WHERE flow_name > names.name)"
                       " FROM names WHERE names.name IS NOT NULL)"
                       " SELECT name FROM names WHERE name IS NOT NULL"),
        {}, [&names](const QSqlQuery &row) { names.append(row.value(0).toString()); });
}

void HistoryPlan::addScope(const QString &column, const QString &value)
{
    if (value.isEmpty()) {
        return;
    }
    m_sql.narrowing = allOf(m_sql.narrowing, SqlCondition::of(column + QStringLiteral(" || '' = ?"), {value}));
    m_sql.leads.append({column, {value}});
}

/// What was launched before a moment was created before it, unless somebody has set the clock back between; an
/// index of its own holds these, in the order that is asked for.
SqlResult<Done> HistoryPlan::seekLaunched()
{
    if (!m_sql.launchedBefore) {
        return Done();
    }
    const auto odd = hasRow(
        m_connection,
        QStringLiteral("SELECT 1 FROM executions WHERE launched_at < created_at ORDER BY created_at LIMIT 1"));
    if (!odd) {
        return odd.error();
    }
    if (!odd.value()) {
        m_createdBefore = m_sql.launchedBefore;
    }
    return Done();
}

SqlResult<Done> HistoryPlan::choose()
{
    if (m_isEmpty) {
        return Done();
    }
    const auto launched = boundByLaunch();
    if (!launched || m_isEmpty) {
        return launched ? SqlResult<Done>(Done()) : launched.error();
    }
    if (m_sql.leads.isEmpty()) {
        m_sql.leads.append(SqlLead());
    }
    std::optional<Reach> best;
    for (const SqlLead &lead : std::as_const(m_sql.leads)) {
        const auto reach = reachOf(lead);
        if (!reach) {
            return reach.error();
        }
        if (!best || reachesFurther(reach.value(), *best)) {
            best = reach.value();
            m_lead = lead;
        }
    }
    // One that was created long before it was launched would have all since then looked at.
    if (best->bound && launched.value() && *launched.value() <= m_query.step) {
        m_isByLaunch = true;
        m_lead = {};
        m_examined = *launched.value();
        return Done();
    }
    m_bound = best->bound;
    m_examined = best->rows;
    return Done();
}

/// Of what was launched in the time that is asked for an index knows when it was created. How many these are;
/// nothing where nobody asks for such a time, or so many were launched that counting would take long.
SqlResult<std::optional<qint64>> HistoryPlan::boundByLaunch()
{
    if (!m_sql.launchedFrom) {
        return std::optional<qint64>();
    }
    const SqlCondition range = launchedRange();
    QVariantList values = range.values;
    values.append(mostCounted + 1);
    qint64 count = 0;
    qint64 first = 0;
    qint64 last = 0;
    const auto done = m_connection.readOnce(
        QStringLiteral(
            "SELECT COUNT(*), MIN(created_at), MAX(created_at) FROM (SELECT created_at FROM executions"
            " WHERE %1 LIMIT ?) AS launched")
            .arg(range.sql),
        values, [&](const QSqlQuery &row) {
            count = row.value(0).toLongLong();
            first = row.value(1).toLongLong();
            last = row.value(2).toLongLong();
        });
    if (!done) {
        return done.error();
    }
    if (count > mostCounted) {
        return std::optional<qint64>();
    }
    m_isEmpty = count == 0;
    m_createdFrom = first;
    m_createdBefore = std::min(m_createdBefore.value_or(last + 1), last + 1);
    return std::optional<qint64>(count);
}

SqlCondition HistoryPlan::launchedRange() const
{
    SqlCondition range = SqlCondition::of(QStringLiteral("launched_at >= ?"), {*m_sql.launchedFrom});
    if (m_sql.launchedBefore) {
        range.sql += QStringLiteral(" AND launched_at < ?");
        range.values.append(*m_sql.launchedBefore);
    }
    return range;
}

bool HistoryPlan::reachesFurther(const Reach &a, const Reach &b) const
{
    if (!a.bound || !b.bound) {
        return !a.bound && (b.bound || a.rows < b.rows);
    }
    return m_isNewestFirst ? *a.bound < *b.bound : *a.bound > *b.bound;
}

/// Of several values the nearest bound; a lead without a column goes by the time alone.
SqlResult<HistoryPlan::Reach> HistoryPlan::reachOf(const SqlLead &lead)
{
    Reach reach;
    const qint64 share = std::max<qint64>(m_query.step / std::max<qsizetype>(lead.values.size(), 1), 1);
    const QStringList values = lead.column.isEmpty() ? QStringList{QString()} : lead.values;
    for (const QString &value : values) {
        const auto one = reachOf(lead.column, value, share);
        if (!one) {
            return one;
        }
        reach.rows += one.value().rows;
        const Reach joined{reach.rows, one.value().bound};
        if (joined.bound && (!reach.bound || reachesFurther(reach, joined))) {
            reach.bound = joined.bound;
        }
    }
    return reach;
}

SqlResult<HistoryPlan::Reach> HistoryPlan::reachOf(const QString &column, const QString &value, qint64 share)
{
    SqlCondition where = placeInTime();
    if (!column.isEmpty()) {
        where = allOf(SqlCondition::of(column + QStringLiteral(" = ?"), {value}), where);
    }
    where.values.append(share);
    Reach reach;
    const QString end = m_isNewestFirst ? QStringLiteral("MIN") : QStringLiteral("MAX");
    const auto done = m_connection.readOnce(
        QStringLiteral("SELECT COUNT(*), %1(created_at) FROM (SELECT created_at FROM executions WHERE %2"
                       " ORDER BY created_at %3 LIMIT ?) AS step")
            .arg(end, where.sql, newestOrOldest(m_query.order)),
        where.values, [&reach, share](const QSqlQuery &row) {
            reach.rows = row.value(0).toLongLong();
            if (reach.rows >= share) {
                reach.bound = row.value(1).toLongLong();
            }
        });
    return done ? SqlResult<Reach>(reach) : SqlResult<Reach>(done.error());
}

/// Written so that no index on it is taken where another one leads.
QString HistoryPlan::createdAt() const
{
    return m_isByLaunch ? QStringLiteral("created_at + 0") : QStringLiteral("created_at");
}

/// Where the step begins and where all ends, by the time alone, which is what the indexes know.
SqlCondition HistoryPlan::placeInTime() const
{
    SqlCondition place = SqlCondition::of(createdAt() + QStringLiteral(" IS NOT NULL"));
    const auto add = [this, &place](const QString &sign, qint64 time) {
        place.sql += QStringLiteral(" AND %1 %2 ?").arg(createdAt(), sign);
        place.values.append(time);
    };
    if (m_place) {
        const bool isDone = *m_place == behind(m_place->createdAt);
        const QString sign = m_isNewestFirst ? QStringLiteral("<") : QStringLiteral(">");
        add(isDone ? sign : sign + u'=', m_place->createdAt);
    }
    if (m_query.upTo) {
        add(m_isNewestFirst ? QStringLiteral(">=") : QStringLiteral("<="), m_query.upTo->createdAt);
    }
    if (m_createdFrom) {
        add(QStringLiteral(">="), *m_createdFrom);
    }
    if (m_createdBefore) {
        add(QStringLiteral("<"), *m_createdBefore);
    }
    return place;
}

SqlCondition HistoryPlan::rowsOfStep() const
{
    SqlCondition where = allOf(placeInTime(), m_sql.narrowing);
    if (!m_lead.column.isEmpty()) {
        QVariantList bound;
        for (const QString &value : m_lead.values) {
            bound.append(value);
        }
        where = allOf(SqlCondition::of(
                          QStringLiteral("%1 IN (%2)").arg(m_lead.column, placeholders(bound.size())), bound),
                      where);
    }
    // Of a place that lies between two milliseconds the time alone says enough, which the indexes know.
    const auto isInside = [this](const std::optional<HistoryPosition> &position) {
        return position && *position != behind(position->createdAt);
    };
    const QString key = QStringLiteral("(%1, batch_row, id) %2 (?, ?, ?)");
    if (isInside(m_place)) {
        const QString sign = m_isNewestFirst ? QStringLiteral("<") : QStringLiteral(">");
        where = allOf(where, SqlCondition::of(key.arg(createdAt(), sign), boundTo(*m_place)));
    }
    if (isInside(m_query.upTo)) {
        const QString sign = m_isNewestFirst ? QStringLiteral(">=") : QStringLiteral("<=");
        where = allOf(where, SqlCondition::of(key.arg(createdAt(), sign), boundTo(*m_query.upTo)));
    }
    if (m_bound) {
        const QString to =
            m_isNewestFirst ? QStringLiteral("created_at >= ?") : QStringLiteral("created_at <= ?");
        where = allOf(where, SqlCondition::of(to, {*m_bound}));
    }
    return m_isByLaunch ? allOf(launchedRange(), where) : where;
}

SqlResult<Done> HistoryPlan::read(const QString &columns, std::optional<int> limit,
                                  const SqlConnection::Row &row)
{
    SqlCondition where = rowsOfStep();
    const QString direction = newestOrOldest(m_query.order);
    // Where only the time is asked for, an index may know all there is to know.
    QString order = createdAt() + u' ' + direction;
    if (limit) {
        order += QStringLiteral(", batch_row %1, id %1").arg(direction);
    }
    QString sql =
        QStringLiteral("SELECT %1 FROM executions WHERE %2 ORDER BY %3").arg(columns, where.sql, order);
    if (limit) {
        sql += QStringLiteral(" LIMIT ?");
        where.values.append(*limit);
    }
    return m_connection.readOnce(sql, where.values, row);
}

HistoryPosition HistoryPlan::behind(qint64 createdAt) const
{
    return {createdAt, m_isNewestFirst ? -1 : std::numeric_limits<qint64>::max(), {}};
}

std::optional<HistoryPosition> HistoryPlan::end() const
{
    return m_bound ? unlessOver(behind(*m_bound)) : std::nullopt;
}

std::optional<HistoryPosition> HistoryPlan::unlessOver(const std::optional<HistoryPosition> &position) const
{
    if (!position || !m_query.upTo) {
        return position;
    }
    const auto key = [](const HistoryPosition &at) { return std::tie(at.createdAt, at.batchRow, at.id); };
    const bool isOver =
        m_isNewestFirst ? key(*position) <= key(*m_query.upTo) : key(*position) >= key(*m_query.upTo);
    return isOver ? std::nullopt : position;
}

} // namespace flowconsole
