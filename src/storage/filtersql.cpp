#include "storage/filtersql.h"

#include "domain/jsonvalue.h"
#include "filter/filterfields.h"
#include "filter/filterpattern.h"
#include "filter/filterpredicate.h"
#include "storage/likepattern.h"

#include <algorithm>
#include <array>

namespace flowconsole {

namespace {

using SqlKind = SqlCondition::Kind;

/// More would be slower to test than to read, and longer than what a database takes.
constexpr int mostNarrowed = 60;
constexpr qsizetype mostFlowNames = 200;
constexpr qsizetype mostLeading = 10;

/// Rows that are surely let through lie within those of `atLeast`, those that may be within `atMost`. NOT swaps
/// the two. `atLeast` is never NULL, so that it can be negated.
struct SqlBounds
{
    SqlCondition atLeast;
    SqlCondition atMost;
    bool isExact = true;
};

SqlBounds exactly(const SqlCondition &condition)
{
    return {condition, condition, true};
}

SqlBounds atMost(const SqlCondition &condition)
{
    return {SqlCondition::never(), condition, false};
}

SqlCondition joinedBy(const QString &word, SqlKind decisive, SqlKind idle,
                      const std::vector<SqlCondition> &parts)
{
    QStringList texts;
    QVariantList values;
    for (const SqlCondition &part : parts) {
        if (part.kind == decisive) {
            return part;
        }
        if (part.kind != idle) {
            texts.append(part.sql);
            values.append(part.values);
        }
    }
    if (texts.isEmpty()) {
        return {idle, {}, {}};
    }
    return texts.size() == 1 ? SqlCondition::of(texts.first(), values)
                             : SqlCondition::of(u'(' + texts.join(word) + u')', values);
}

SqlCondition allOfThese(const std::vector<SqlCondition> &parts)
{
    return joinedBy(QStringLiteral(" AND "), SqlKind::Never, SqlKind::Always, parts);
}

SqlCondition anyOfThese(const std::vector<SqlCondition> &parts)
{
    return joinedBy(QStringLiteral(" OR "), SqlKind::Always, SqlKind::Never, parts);
}

SqlCondition negation(const SqlCondition &condition)
{
    switch (condition.kind) {
    case SqlKind::Always:
        return SqlCondition::never();
    case SqlKind::Never:
        return {};
    case SqlKind::Sql:
        return SqlCondition::of(QStringLiteral("(NOT %1)").arg(condition.sql), condition.values);
    }
    Q_UNREACHABLE();
}

SqlCondition isOneOf(const QString &column, const QStringList &values)
{
    if (values.isEmpty()) {
        return SqlCondition::never();
    }
    QVariantList bound;
    for (const QString &value : values) {
        bound.append(value);
    }
    const QString list = QStringList(values.size(), QStringLiteral("?")).join(QStringLiteral(", "));
    return SqlCondition::of(QStringLiteral("(%1 IS NOT NULL AND %1 || '' IN (%2))").arg(column, list), bound);
}

/// One of the columns contains what the pattern says; any value where it says nothing. SQLite's LIKE takes A to
/// Z for a to z, three times as fast as by LOWER; PostgreSQL has ILIKE for that.
SqlCondition isLike(const QStringList &columns, const QString &pattern)
{
    std::vector<SqlCondition> parts;
    for (const QString &column : columns) {
        parts.push_back(pattern == u"%"
                            ? SqlCondition::of(column + QStringLiteral(" IS NOT NULL"))
                            : SqlCondition::of(QStringLiteral("%1 LIKE ? ESCAPE '!'").arg(column), {pattern}));
    }
    return anyOfThese(parts);
}

QStringList columnsOf(RunField field)
{
    switch (field) {
    case RunField::Flow:
        return {QStringLiteral("flow_name"), QStringLiteral("flow_id")};
    case RunField::FlowKey:
        return {QStringLiteral("flow_id")};
    case RunField::Version:
        return {QStringLiteral("flow_version")};
    case RunField::Id:
        return {QStringLiteral("id"), QStringLiteral("platform_id"), QStringLiteral("conversation_id")};
    case RunField::Environment:
        return {QStringLiteral("environment")};
    case RunField::Node:
        return {QStringLiteral("current_node")};
    case RunField::Error:
        return {QStringLiteral("detail"), QStringLiteral("error")};
    case RunField::Batch:
        return {QStringLiteral("batch_id")};
    case RunField::ApiDialect:
        return {QStringLiteral("dialect")};
    case RunField::By:
        return {QStringLiteral("last_seen_by")};
    case RunField::Duration:
        return {QStringLiteral("latency_ms")};
    case RunField::Latency:
        return {QStringLiteral("launch_latency_ms")};
    case RunField::Timeout:
        return {QStringLiteral("timeout_s * 1000")};
    case RunField::Launched:
        return {QStringLiteral("launched_at")};
    case RunField::Ended:
        return {QStringLiteral("ended_at")};
    case RunField::Row:
        return {QStringLiteral("batch_row")};
    case RunField::Retries:
        return {QStringLiteral("launch_retries")};
    case RunField::Input:
        return {QStringLiteral("inputs")};
    case RunField::Output:
        return {QStringLiteral("outputs")};
    case RunField::Anything:
        return {
            QStringLiteral("flow_name"),    QStringLiteral("detail"),          QStringLiteral("inputs"),
            QStringLiteral("id"),           QStringLiteral("conversation_id"), QStringLiteral("platform_id"),
            QStringLiteral("current_node"), QStringLiteral("flow_version"),    QStringLiteral("environment"),
            QStringLiteral("flow_id"),      QStringLiteral("platform_state"),  QStringLiteral("payload_hash"),
            QStringLiteral("batch_id"),     QStringLiteral("error"),           QStringLiteral("outputs")};
    case RunField::State:
    case RunField::Overdue:
        return {};
    }
    Q_UNREACHABLE();
}

QStringList stateKeys(const QList<ExecutionState> &states)
{
    QStringList keys;
    for (const ExecutionState state : states) {
        keys.append(stateKey(state));
    }
    return keys;
}

/// "v14" is shown for what is stored as "14.0".
SqlCondition isBriefVersion(const QString &text)
{
    const bool hasPrefix = text.toCaseFolded().startsWith(u'v');
    return hasPrefix ? isLike({QStringLiteral("flow_version")}, containingPattern(text.mid(1)))
                     : SqlCondition::never();
}

SqlCondition phraseSql(const QString &phrase)
{
    const PhraseMarks marks = marksOf(phrase);
    const QString pattern = containingPattern(phrase);
    if (pattern == u"%") {
        return {};
    }
    std::vector<SqlCondition> parts{isLike(columnsOf(RunField::Anything), pattern), isBriefVersion(phrase)};
    if (!marks.states.isEmpty()) {
        parts.push_back(isOneOf(QStringLiteral("state"), stateKeys(marks.states)));
    }
    const bool isDigits = std::all_of(phrase.cbegin(), phrase.cend(), [](QChar c) { return c.isDigit(); });
    if (isDigits) {
        parts.push_back(isLike({QStringLiteral("CAST(batch_row AS TEXT)")}, pattern));
    }
    const std::array<std::pair<bool, QString>, 3> flags{
        std::pair(marks.overdue, QStringLiteral("is_overdue = 1")),
        std::pair(marks.reconciling, QStringLiteral("is_reconciling = 1")),
        std::pair(marks.row, QStringLiteral("batch_row > 0"))};
    for (const auto &[isMeant, sql] : flags) {
        if (isMeant) {
            parts.push_back(SqlCondition::of(sql));
        }
    }
    return anyOfThese(parts);
}

/// What a text that fits the condition contains.
QString patternOf(const FilterCondition &condition)
{
    const auto *pattern = std::get_if<FilterPattern>(&condition.value);
    return containingPattern(pattern != nullptr ? textInEvery(*pattern) : std::get<QString>(condition.value));
}

SqlCondition visitedSql(const FilterCondition &condition)
{
    const SqlCondition named =
        isLike({QStringLiteral("node_name"), QStringLiteral("node_id")}, patternOf(condition));
    return SqlCondition::of(QStringLiteral("EXISTS (SELECT 1 FROM transitions WHERE transitions.execution_id ="
                                           " executions.id AND %1)")
                                .arg(named.sql),
                            named.values);
}

SqlBounds flowSql(const FilterCondition &condition, const FilterSqlContext &context)
{
    const auto test = textTest(condition);
    QStringList fitting;
    std::copy_if(context.flowNames.cbegin(), context.flowNames.cend(), std::back_inserter(fitting), test);
    if (fitting.size() > mostFlowNames) {
        return atMost(isLike(columnsOf(RunField::Flow), patternOf(condition)));
    }
    const SqlCondition named = isOneOf(QStringLiteral("flow_name"), fitting);
    if (!context.hasNamelessFlows) {
        return exactly(named);
    }
    return {named, anyOfThese({named, SqlCondition::of(QStringLiteral("flow_name IS NULL"))}), false};
}

SqlBounds textSql(const FilterCondition &condition, const FilterSqlContext &context)
{
    if (condition.field == RunField::Flow) {
        return flowSql(condition, context);
    }
    const SqlCondition columns = isLike(columnsOf(condition.field), patternOf(condition));
    if (condition.field == RunField::Node) {
        return atMost(anyOfThese({columns, visitedSql(condition)}));
    }
    if (condition.field == RunField::Version) {
        const auto *text = std::get_if<QString>(&condition.value);
        // A pattern may be meant for what is shown.
        return atMost(text == nullptr ? isLike(columnsOf(condition.field), QStringLiteral("%"))
                                      : anyOfThese({columns, isBriefVersion(*text)}));
    }
    return atMost(columns);
}

SqlBounds amountSql(const FilterCondition &condition, const FilterSqlContext &context)
{
    const QString column = columnsOf(condition.field).first();
    const AmountRange range = rangeOf(condition, context.now, context.zone);
    QStringList parts;
    QVariantList values;
    if (condition.field == RunField::Row) {
        parts.append(QStringLiteral("batch_row > 0"));
    } else if (condition.field != RunField::Retries) {
        parts.append(column + QStringLiteral(" IS NOT NULL"));
    }
    if (range.from) {
        parts.append(column + QStringLiteral(" + 0 >= ?"));
        values.append(*range.from);
    }
    if (range.before) {
        parts.append(column + QStringLiteral(" + 0 < ?"));
        values.append(*range.before);
    }
    return exactly(SqlCondition::of(u'(' + parts.join(QStringLiteral(" AND ")) + u')', values));
}

/// Names come before values in JSON, and outer names before inner ones.
SqlBounds variableSql(const FilterCondition &condition)
{
    QString pattern = QStringLiteral("%");
    const auto add = [&pattern](const QString &text) { pattern += containingPattern(text).mid(1); };
    for (const QString &part : condition.path) {
        bool isPlace = false;
        (void)part.toLongLong(&isPlace);
        if (!isPlace) {
            add(part);
        }
    }
    if (const auto *matched = std::get_if<FilterPattern>(&condition.value)) {
        add(textInEvery(*matched));
    }
    const auto *text = std::get_if<QString>(&condition.value);
    const bool isOfText = condition.comparison == FilterOperator::Contains ||
                          condition.comparison == FilterOperator::Equals ||
                          condition.comparison == FilterOperator::Differs;
    // The same number can be written in many ways.
    const bool isNumber =
        text != nullptr && condition.comparison != FilterOperator::Contains && JsonValue::isNumberText(*text);
    if (text != nullptr && isOfText && !isNumber) {
        add(*text);
    } else if (text != nullptr && isOfText) {
        pattern += digitsPattern(*text);
    }
    return atMost(isLike(columnsOf(condition.field), pattern));
}

SqlBounds positiveSql(const FilterCondition &condition, const FilterSqlContext &context)
{
    if (condition.field == RunField::Anything) {
        return atMost(phraseSql(std::get<QString>(condition.value)));
    }
    switch (kindOf(condition.field)) {
    case RunFieldKind::Text:
        return textSql(condition, context);
    case RunFieldKind::Choice: {
        const QString key = std::get<QString>(condition.value);
        return condition.field == RunField::State
                   ? exactly(isOneOf(QStringLiteral("state"), stateKeys(statesOf(key))))
                   : exactly(isOneOf(columnsOf(condition.field).first(), {key}));
    }
    case RunFieldKind::Flag:
        return exactly(
            SqlCondition::of(QStringLiteral("is_overdue = ?"), {std::get<bool>(condition.value) ? 1 : 0}));
    case RunFieldKind::Number:
    case RunFieldKind::Duration:
    case RunFieldKind::Time:
        return amountSql(condition, context);
    case RunFieldKind::Variable:
        return variableSql(condition);
    }
    Q_UNREACHABLE();
}

SqlBounds negated(const SqlBounds &bounds)
{
    return {negation(bounds.atMost), negation(bounds.atLeast), bounds.isExact};
}

/// Goes through the tree once; `left` counts how many conditions may still be put into words.
SqlBounds boundsOf(const FilterNode &node, const FilterSqlContext &context, int &left)
{
    if (node.kind == FilterNode::Kind::Condition) {
        if (--left < 0) {
            return atMost({});
        }
        const SqlBounds bounds = positiveSql(node.condition, context);
        const bool isNegative = node.condition.comparison == FilterOperator::Differs;
        return isNegative ? negated(bounds) : bounds;
    }
    std::vector<SqlCondition> least;
    std::vector<SqlCondition> most;
    bool isExact = true;
    for (const FilterNode &part : node.parts) {
        const SqlBounds bounds = boundsOf(part, context, left);
        least.push_back(bounds.atLeast);
        most.push_back(bounds.atMost);
        isExact = isExact && bounds.isExact;
    }
    switch (node.kind) {
    case FilterNode::Kind::Not:
        return negated({least.front(), most.front(), isExact});
    case FilterNode::Kind::All:
        return {allOfThese(least), allOfThese(most), isExact};
    case FilterNode::Kind::Any:
    case FilterNode::Kind::Condition:
        return {anyOfThese(least), anyOfThese(most), isExact};
    }
    Q_UNREACHABLE();
}

void narrowTo(FilterSql &sql, const AmountRange &range)
{
    if (range.from) {
        sql.launchedFrom = std::max(sql.launchedFrom.value_or(*range.from), *range.from);
    }
    if (range.before) {
        sql.launchedBefore = std::min(sql.launchedBefore.value_or(*range.before), *range.before);
    }
}

void addLead(FilterSql &sql, const SqlLead &lead)
{
    if (lead.values.size() <= mostLeading) {
        sql.leads.append(lead);
    }
}

/// Of what has to be true of every row: the times between which it was launched, and the column to go by.
void findIndexed(FilterSql &sql, const FilterNode &root, const FilterSqlContext &context)
{
    const std::vector<FilterNode> single{root};
    for (const FilterNode &part : root.kind == FilterNode::Kind::All ? root.parts : single) {
        const FilterCondition &condition = part.condition;
        const bool isPositive =
            part.kind == FilterNode::Kind::Condition && condition.comparison != FilterOperator::Differs;
        if (!isPositive) {
            continue;
        }
        if (condition.field == RunField::Launched) {
            narrowTo(sql, rangeOf(condition, context.now, context.zone));
        } else if (condition.field == RunField::Flow && !context.hasNamelessFlows) {
            SqlLead lead{QStringLiteral("flow_name"), {}};
            std::copy_if(context.flowNames.cbegin(), context.flowNames.cend(), std::back_inserter(lead.values),
                         textTest(condition));
            addLead(sql, lead);
        } else if (condition.field == RunField::State) {
            addLead(sql, {QStringLiteral("state"), stateKeys(statesOf(std::get<QString>(condition.value)))});
        }
    }
}

} // namespace

SqlCondition allOf(const SqlCondition &a, const SqlCondition &b)
{
    return allOfThese({a, b});
}

bool asksForFlowNames(const FilterTree &tree)
{
    const auto asks = [](const auto &self, const FilterNode &node) -> bool {
        return node.condition.field == RunField::Flow ||
               std::any_of(node.parts.cbegin(), node.parts.cend(),
                           [&self](const FilterNode &part) { return self(self, part); });
    };
    return tree.root && asks(asks, *tree.root);
}

FilterSql toSql(const FilterTree &tree, const FilterSqlContext &context)
{
    FilterSql sql;
    if (tree.root) {
        int left = mostNarrowed;
        const SqlBounds bounds = boundsOf(*tree.root, context, left);
        sql.narrowing = bounds.atMost;
        sql.isExact = bounds.isExact;
        findIndexed(sql, *tree.root, context);
    }
    return sql;
}

} // namespace flowconsole
