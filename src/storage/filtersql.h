#pragma once

#include "filter/filtertree.h"

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>
#include <QVariantList>

#include <optional>

namespace flowconsole {

/// A condition with its bound values, or one that is always or never true.
struct SqlCondition
{
    enum class Kind { Always, Never, Sql };

    Kind kind = Kind::Always;
    QString sql; ///< in parentheses where it needs them
    QVariantList values;

    [[nodiscard]] static SqlCondition never() { return {Kind::Never, {}, {}}; }
    [[nodiscard]] static SqlCondition of(const QString &sql, const QVariantList &values = {})
    {
        return {Kind::Sql, sql, values};
    }
};

/// A column that has to have one of these values, so that its index may lead.
struct SqlLead
{
    QString column;
    QStringList values;
};

/// What SQL can say of a filter. `narrowing` names its columns so that no index is used for them: which one is,
/// is for the caller to choose among the leads.
struct FilterSql
{
    SqlCondition narrowing;               ///< lets through all that the filter does, and perhaps more
    bool isExact = true;                  ///< and no more
    QList<SqlLead> leads;                 ///< each is true of all that the filter lets through
    std::optional<qint64> launchedFrom;   ///< UTC milliseconds; true of all that the filter lets through
    std::optional<qint64> launchedBefore; ///< the same
};

/// What the filter depends on beside itself.
struct FilterSqlContext
{
    QDateTime now;
    QTimeZone zone = QTimeZone::systemTimeZone();
    QStringList flowNames;         ///< all that are stored
    bool hasNamelessFlows = false; ///< some rows have none
};

/// The filter for the table `executions`, in what SQLite and PostgreSQL have in common. Text is narrowed by
/// signs that Unicode's case folding leaves alone, so that no database has to fold as the predicate does: that
/// decides on what is read.
[[nodiscard]] FilterSql toSql(const FilterTree &tree, const FilterSqlContext &context);

/// Whether toSql() wants to know the flows' names.
[[nodiscard]] bool asksForFlowNames(const FilterTree &tree);

/// Both, the one before the other.
[[nodiscard]] SqlCondition allOf(const SqlCondition &a, const SqlCondition &b);

} // namespace flowconsole
