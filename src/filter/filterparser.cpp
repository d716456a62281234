#include "filter/filterparser.h"

#include "filter/filterfields.h"
#include "filter/filterpattern.h"
#include "filter/filtervalues.h"

#include <QCoreApplication>

#include <algorithm>

namespace flowconsole {

namespace {

/// Carries the translation context of everything here.
struct FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

using Kind = FilterToken::Kind;
template <class T>
using Parsed = Result<T, FilterProblem>;

FilterProblem problemAt(const FilterToken &token, const QString &message, const QString &replacement = {})
{
    return {token.start, token.length, message, replacement};
}

QString meantText(const QString &best)
{
    return best.isEmpty() ? QString() : FilterWords::tr(" Did you mean “%1”?").arg(best);
}

FilterProblem unknownField(const FilterToken &token)
{
    QStringList names;
    for (const RunField field : namedFields()) {
        names.append(fieldName(field));
    }
    const QString best = nearest(token.text, names);
    const QString message = FilterWords::tr("There is no field “%1”.").arg(token.text);
    return problemAt({Kind::Field, token.start, token.text.size(), {}, {}, {}, true},
                     best.isEmpty() ? message + FilterWords::tr(" To search for the text, put it in quotes.")
                                    : message + meantText(best),
                     best);
}

FilterProblem unknownChoice(RunField field, const FilterToken &value)
{
    const QStringList keys = choicesOf(field);
    const QString best = nearest(value.text, keys);
    const QString message =
        field == RunField::State
            ? FilterWords::tr("There is no state “%1”.").arg(value.text)
            : FilterWords::tr("“%1” is none of the values of %2.").arg(value.text, fieldName(field));
    return problemAt(value,
                     best.isEmpty()
                         ? message + FilterWords::tr(" Choose one of: %1.").arg(keys.join(QStringLiteral(", ")))
                         : message + meantText(best),
                     best);
}

/// What such a value has to look like.
QString wantedValue(RunFieldKind kind, const QString &given)
{
    switch (kind) {
    case RunFieldKind::Duration:
        return JsonValue::isNumberText(given)
                   ? FilterWords::tr("“%1” has no unit. Type %1ms, %1s, %1m or %1h.").arg(given)
                   : FilterWords::tr("“%1” is no duration. Type a number with its unit: 300ms, 2s, 5m, 1h.")
                         .arg(given);
    case RunFieldKind::Time:
        return FilterWords::tr(
                   "“%1” is no time. Type -2h for two hours ago, today, yesterday, or a date such as "
                   "2026-03-01 or 2026-03-01T09:30.")
            .arg(given);
    case RunFieldKind::Number:
        return FilterWords::tr("“%1” is no whole number. Type one such as 2.").arg(given);
    case RunFieldKind::Flag:
        return FilterWords::tr("Type yes or no.");
    case RunFieldKind::Text:
    case RunFieldKind::Choice:
    case RunFieldKind::Variable:
        break;
    }
    return FilterWords::tr("Type a value.");
}

Parsed<FilterValue> patternFrom(const FilterToken &value)
{
    FilterPattern pattern{value.text, false};
    if (value.kind == Kind::Pattern) {
        if (!value.isClosed) {
            return problemAt(value, FilterWords::tr("The pattern is not closed. Type “/” at its end."));
        }
        if (!value.flags.isEmpty() && value.flags != u"i") {
            const qsizetype length = value.flags.size();
            return FilterProblem{
                value.end() - length, length,
                FilterWords::tr("Only “i” may follow the pattern: it ignores upper and lower case."),
                QStringLiteral("i")};
        }
        pattern.ignoresCase = !value.flags.isEmpty();
    }
    if (pattern.pattern.isEmpty()) {
        return problemAt(value,
                         FilterWords::tr("The pattern is empty. Type one between the slashes: /time.?out/i."));
    }
    if (const QString wrong = patternProblem(pattern); !wrong.isEmpty()) {
        return problemAt(value,
                         FilterWords::tr("The pattern cannot be read: %1. Put “\\” before signs that mean "
                                         "themselves.")
                             .arg(wrong));
    }
    return FilterValue(pattern);
}

Parsed<FilterValue> valueFrom(RunField field, FilterOperator comparison, const FilterToken &value)
{
    const RunFieldKind kind = kindOf(field);
    if (!value.isClosed && value.kind == Kind::Quoted) {
        return problemAt(value, FilterWords::tr("The quotes are not closed. Type \" at the end of the text."));
    }
    if (comparison == FilterOperator::Matches) {
        return patternFrom(value);
    }
    const auto orProblem = [&](const auto &read) {
        return read ? Parsed<FilterValue>(FilterValue(*read))
                    : Parsed<FilterValue>(problemAt(value, wantedValue(kind, value.text)));
    };
    switch (kind) {
    case RunFieldKind::Text:
    case RunFieldKind::Variable:
        return FilterValue(value.text);
    case RunFieldKind::Choice: {
        const auto key = choiceFromText(field, value.text);
        return key ? Parsed<FilterValue>(FilterValue(*key)) : Parsed<FilterValue>(unknownChoice(field, value));
    }
    case RunFieldKind::Flag:
        return orProblem(flagFromText(value.text));
    case RunFieldKind::Duration:
        return orProblem(durationFromText(value.text));
    case RunFieldKind::Time:
        return orProblem(timeFromText(value.text));
    case RunFieldKind::Number: {
        bool isNumber = false;
        const qint64 number = value.text.toLongLong(&isNumber);
        return orProblem(isNumber ? std::optional(number) : std::nullopt);
    }
    }
    Q_UNREACHABLE();
}

/// Reads the tokens from the left to the right, one function for each rule of the grammar.
class FilterParser final
{
public:
    explicit FilterParser(const QString &text) : m_length(text.size()), m_tokens(filterTokens(text)) {}

    [[nodiscard]] Parsed<FilterTree> parse()
    {
        if (m_tokens.isEmpty()) {
            return FilterTree();
        }
        auto all = any(0);
        if (!all) {
            return all.error();
        }
        if (const FilterToken *rest = next()) {
            return problemAt(*rest,
                             FilterWords::tr("There is no “(” for this “)”. Remove it, or put it in quotes."));
        }
        return FilterTree{std::move(all).value()};
    }

private:
    [[nodiscard]] const FilterToken *next() const
    {
        return m_at < m_tokens.size() ? &m_tokens.at(m_at) : nullptr;
    }
    [[nodiscard]] bool isNext(Kind kind, QStringView text = {}) const
    {
        const FilterToken *token = next();
        return token != nullptr && token->kind == kind && (text.isEmpty() || token->text == text);
    }
    bool take(Kind kind, QStringView text)
    {
        const bool isThere = isNext(kind, text);
        m_at += isThere ? 1 : 0;
        return isThere;
    }

    /// Puts parts of one kind together, and takes apart what is of that kind already.
    static void join(FilterNode &into, FilterNode part)
    {
        if (part.kind == into.kind) {
            std::move(part.parts.begin(), part.parts.end(), std::back_inserter(into.parts));
        } else {
            into.parts.push_back(std::move(part));
        }
    }
    static FilterNode joined(FilterNode &&many)
    {
        return many.parts.size() == 1 ? FilterNode(std::move(many.parts.front())) : std::move(many);
    }

    Parsed<FilterNode> any(int depth)
    {
        FilterNode node{FilterNode::Kind::Any, {}, {}};
        do {
            auto part = all(depth);
            if (!part) {
                return part;
            }
            join(node, std::move(part).value());
        } while (take(Kind::Keyword, u"OR"));
        return joined(std::move(node));
    }

    Parsed<FilterNode> all(int depth)
    {
        FilterNode node{FilterNode::Kind::All, {}, {}};
        bool goesOn = true;
        while (goesOn) {
            auto part = one(depth);
            if (!part) {
                return part;
            }
            join(node, std::move(part).value());
            goesOn = take(Kind::Keyword, u"AND") ||
                     (next() != nullptr && !isNext(Kind::Closing) && !isNext(Kind::Keyword, u"OR"));
        }
        return joined(std::move(node));
    }

    Parsed<FilterNode> one(int depth)
    {
        const FilterToken *token = next();
        if (token == nullptr) {
            return missing();
        }
        if (depth > deepestFilter) {
            return problemAt(*token,
                             FilterWords::tr("The filter is nested too deeply. Take out some parentheses."));
        }
        switch (token->kind) {
        case Kind::Keyword:
            return negated(*token, depth);
        case Kind::Opening:
            return group(*token, depth);
        case Kind::Closing:
            return m_at == 0
                       ? Parsed<FilterNode>(problemAt(
                             *token,
                             FilterWords::tr("There is no “(” for this “)”. Remove it, or put it in quotes.")))
                       : Parsed<FilterNode>(missing());
        case Kind::Field:
            return condition();
        case Kind::Operator:
            return problemAt(
                *token, FilterWords::tr("Type a field before “%1”, such as state:failed, or put the text in "
                                        "quotes.")
                            .arg(token->text));
        case Kind::Word:
        case Kind::Quoted:
        case Kind::Value:
        case Kind::Pattern:
            return phrase(*token);
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] FilterProblem missing() const
    {
        const FilterToken *before = m_at > 0 ? &m_tokens.at(m_at - 1) : nullptr;
        const qsizetype place = next() != nullptr ? next()->start : m_length;
        if (before != nullptr && before->kind == Kind::Opening) {
            return problemAt(*before,
                             FilterWords::tr("Type a condition between the parentheses, or remove them."));
        }
        const QString word = before != nullptr ? before->text : QString();
        return {
            before != nullptr ? before->start : place,
            before != nullptr ? before->length : 0,
            FilterWords::tr("Type a condition after %1, or put the word in quotes to search for it.").arg(word),
            {}};
    }

    Parsed<FilterNode> negated(const FilterToken &keyword, int depth)
    {
        if (keyword.text != u"NOT") {
            return problemAt(
                keyword,
                FilterWords::tr("Type a condition before %1, or put the word in quotes to search for it.")
                    .arg(keyword.text));
        }
        ++m_at;
        auto part = one(depth + 1);
        if (!part) {
            return part;
        }
        FilterNode node{FilterNode::Kind::Not, {}, {}};
        node.parts.push_back(std::move(part).value());
        return node;
    }

    Parsed<FilterNode> group(const FilterToken &opening, int depth)
    {
        ++m_at;
        auto inside = any(depth + 1);
        if (inside && !take(Kind::Closing, u")")) {
            return problemAt(opening, FilterWords::tr("The “(” is not closed. Type “)” where the group ends."));
        }
        return inside;
    }

    Parsed<FilterNode> phrase(const FilterToken &token)
    {
        if (!token.isClosed) {
            return problemAt(token,
                             FilterWords::tr("The quotes are not closed. Type \" at the end of the text."));
        }
        if (token.text.isEmpty()) {
            return problemAt(token, FilterWords::tr("Type the text to search for between the quotes."));
        }
        ++m_at;
        FilterNode node;
        node.condition.value = token.text;
        return node;
    }

    Parsed<FilterNode> condition()
    {
        const FilterToken &name = m_tokens.at(m_at++);
        const FilterToken &comparison = m_tokens.at(m_at++); // always follows a field
        FilterNode node;
        FilterCondition &made = node.condition;
        const auto field = fieldFromName(name.text);
        if (!field) {
            return unknownField(name);
        }
        made.field = *field;
        made.path = name.path;
        if (const auto wrong = pathProblem(name, *field)) {
            return *wrong;
        }
        const auto known = operatorOf(*field, comparison);
        if (!known) {
            return known.error();
        }
        made.comparison = known.value();
        const FilterToken *value = next();
        const bool isValue = value != nullptr && isValueToken(*value, comparison);
        if (!isValue) {
            return FilterProblem{name.start,
                                 comparison.end() - name.start,
                                 FilterWords::tr("Type a value after “%1”.").arg(comparison.text),
                                 {}};
        }
        ++m_at;
        const auto read = valueFrom(*field, made.comparison, *value);
        if (!read) {
            return read.error();
        }
        made.value = read.value();
        return node;
    }

    /// What the tokens say by their kind, but for quotes, which may as well stand alone.
    [[nodiscard]] static bool isValueToken(const FilterToken &token, const FilterToken &)
    {
        return token.kind == Kind::Value || token.kind == Kind::Pattern || token.kind == Kind::Quoted;
    }

    [[nodiscard]] static std::optional<FilterProblem> pathProblem(const FilterToken &name, RunField field)
    {
        if (!hasPath(field) && !name.path.isEmpty()) {
            return problemAt(
                name, FilterWords::tr("“%1” has no parts. Leave out what follows the “.”.").arg(name.text));
        }
        const bool isWhole =
            !name.path.isEmpty() && std::none_of(name.path.cbegin(), name.path.cend(),
                                                 [](const QString &part) { return part.isEmpty(); });
        if (hasPath(field) && !isWhole) {
            return problemAt(name,
                             FilterWords::tr("Type the variable's name after “%1.”, such as %1.accountId.")
                                 .arg(fieldName(field)));
        }
        return std::nullopt;
    }

    [[nodiscard]] static Parsed<FilterOperator> operatorOf(RunField field, const FilterToken &token)
    {
        QStringList fitting;
        for (const FilterOperator one : operatorsOf(kindOf(field))) {
            if (operatorText(one) == token.text) {
                return one;
            }
            fitting.append(operatorText(one));
        }
        return problemAt(token, FilterWords::tr("“%1” cannot be used with %2. Use one of: %3")
                                    .arg(token.text, fieldName(field), fitting.join(u' ')));
    }

    const qsizetype m_length;
    const QList<FilterToken> m_tokens;
    qsizetype m_at = 0;
};

} // namespace

Result<FilterTree, FilterProblem> parseFilter(const QString &text)
{
    if (text.size() > longestFilter) {
        return FilterProblem{
            longestFilter,
            text.size() - longestFilter,
            FilterWords::tr("A filter has at most %1 characters. Shorten it.").arg(longestFilter),
            {}};
    }
    return FilterParser(text).parse();
}

} // namespace flowconsole
