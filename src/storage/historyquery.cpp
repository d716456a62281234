#include "storage/historyquery.h"

#include "filter/filterparser.h"
#include "filter/filterpredicate.h"
#include "storage/executionrows.h"
#include "storage/historyplan.h"

#include <algorithm>
#include <limits>

namespace flowconsole {

namespace {

/// Rows that are read at a time where the predicate has to look at each, and in one step.
constexpr int candidates = 1000;
constexpr int mostCandidates = 8000;

/// One step that reads rows; its parts in the order in which they are called.
class HistoryStep final
{
public:
    HistoryStep(SqlConnection &connection, const HistoryQuery &query, HistoryPlan &plan)
        : m_connection(connection),
          m_query(query),
          m_plan(plan),
          m_predicate(query.filter, query.now, query.zone)
    {}

    [[nodiscard]] SqlResult<HistoryPage> read()
    {
        m_page.examined = m_plan.examined();
        m_isOver = m_plan.isEmpty();
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
    [[nodiscard]] int rowLimit() const
    {
        return m_plan.isExact() ? m_query.limit : std::max(m_query.limit, candidates);
    }

    SqlResult<Done> readRows()
    {
        m_read.clear();
        return m_plan.read(executionColumns(), rowLimit(),
                           [this](const QSqlQuery &row) { m_read.append(readExecution(row)); });
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
                m_page.next = m_plan.unlessOver(positionOf(execution));
                m_isOver = true;
                return Done();
            }
        }
        m_candidates += m_read.size();
        const bool isMore = m_read.size() == rowLimit();
        m_isOver = !isMore || m_candidates >= mostCandidates;
        if (isMore) {
            m_plan.moveTo(positionOf(m_read.last()));
            m_page.next = m_plan.unlessOver(m_plan.place());
        } else {
            m_page.next = m_plan.end();
        }
        return Done();
    }

    SqlConnection &m_connection;
    const HistoryQuery &m_query;
    HistoryPlan &m_plan;
    const FilterPredicate m_predicate;
    bool m_isOver = false;
    qsizetype m_candidates = 0; ///< read so far
    QList<FlowExecution> m_read;
    HistoryPage m_page;
};

/// Where each stretch ends, by the times of creation alone.
SqlResult<HistorySurvey> countStretches(const HistoryQuery &query, HistoryPlan &plan)
{
    HistorySurvey survey{{}, plan.end(), plan.examined()};
    StoredStretch open{query.after, {}, 0};
    qint64 last = 0;
    const auto close = [&survey, &open](const std::optional<HistoryPosition> &end) {
        open.upTo = end;
        survey.pages.append({open, {}});
        open = StoredStretch{end, {}, 0};
    };
    const auto done = plan.read(QStringLiteral("created_at"), {}, [&](const QSqlQuery &row) {
        const qint64 createdAt = row.value(0).toLongLong();
        if (open.count >= query.limit && createdAt != last) {
            close(plan.behind(last));
        }
        last = createdAt;
        ++open.count;
    });
    if (!done) {
        return done.error();
    }
    if (!survey.next) {
        if (open.count > 0) {
            close(plan.behind(last));
        }
    } else if (survey.pages.isEmpty() && open.count > 0) {
        close(survey.next);
    } else if (open.count > 0) {
        // The rest begins the next step, so that the stretches are of one size.
        survey.next = open.after;
    }
    return survey;
}

} // namespace

Result<HistoryQuery> historyQueryOf(const StoredSearch &search, const QDateTime &now)
{
    const auto filter = parseFilter(search.filterText);
    if (!filter) {
        return Error{filter.error().message};
    }
    HistoryQuery query;
    query.filter = filter.value();
    query.profile = search.profile;
    query.order = search.order;
    query.now = now;
    return query;
}

HistoryPosition behindAllOf(qint64 createdAt, HistoryOrder order)
{
    return {createdAt, order == HistoryOrder::NewestFirst ? -1 : std::numeric_limits<qint64>::max(), {}};
}

SqlResult<HistoryPage> readHistoryPage(SqlConnection &connection, const HistoryQuery &query)
{
    HistoryPlan plan(connection, query);
    if (const auto made = plan.make(); !made) {
        return made.error();
    }
    return HistoryStep(connection, query, plan).read();
}

SqlResult<HistorySurvey> surveyHistory(SqlConnection &connection, const HistoryQuery &query)
{
    HistoryPlan plan(connection, query);
    if (const auto made = plan.make(); !made) {
        return made.error();
    }
    if (plan.isEmpty()) {
        return HistorySurvey();
    }
    if (plan.isExact()) {
        return countStretches(query, plan);
    }
    const auto read = HistoryStep(connection, query, plan).read();
    if (!read) {
        return read.error();
    }
    const HistoryPage &page = read.value();
    HistorySurvey survey{{}, page.next, page.examined};
    if (!page.executions.isEmpty()) {
        const StoredStretch stretch{query.after, positionOf(page.executions.last()),
                                    static_cast<int>(page.executions.size())};
        survey.pages.append({stretch, page.executions});
    }
    return survey;
}

} // namespace flowconsole
