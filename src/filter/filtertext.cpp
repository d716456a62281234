#include "filter/filtertext.h"

#include "filter/filterfields.h"
#include "filter/filtertokens.h"
#include "filter/filtervalues.h"

#include <algorithm>

namespace flowconsole {

namespace {

QString quotedText(const QString &text)
{
    QString quoted(u'"');
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\') {
            quoted += u'\\';
            quoted += c;
        } else if (c == u'\n' || c == u'\t') {
            quoted += c == u'\n' ? QStringLiteral("\\n") : QStringLiteral("\\t");
        } else {
            quoted += c;
        }
    }
    return quoted + u'"';
}

/// Whether `text`, put where a word or a value stands, is read as exactly that.
bool standsAlone(const QString &text, const QString &before, FilterToken::Kind kind)
{
    const QList<FilterToken> tokens = filterTokens(before + text);
    return !tokens.isEmpty() && tokens.last().kind == kind && tokens.last().start == before.size() &&
           tokens.last().text == text;
}

QString patternText(const FilterPattern &pattern)
{
    QString text(u'/');
    const QString &from = pattern.pattern;
    for (qsizetype i = 0; i < from.size(); ++i) {
        if (from.at(i) == u'\\' && i + 1 < from.size()) {
            text += from.at(i++);
        } else if (from.at(i) == u'/') {
            text += u'\\';
        }
        text += from.at(i);
    }
    return text + (pattern.ignoresCase ? QStringLiteral("/i") : QStringLiteral("/"));
}

QString valueText(const FilterCondition &condition)
{
    const auto text = [&condition](const auto &value) -> QString {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, QString>) {
            return filterValueText(value);
        } else if constexpr (std::is_same_v<Value, FilterPattern>) {
            return patternText(value);
        } else if constexpr (std::is_same_v<Value, FilterTime>) {
            return filterTimeText(value);
        } else if constexpr (std::is_same_v<Value, bool>) {
            return value ? QStringLiteral("yes") : QStringLiteral("no");
        } else if constexpr (std::is_same_v<Value, qint64>) {
            return QString::number(value);
        } else {
            return filterDurationText(value);
        }
    };
    return std::visit(text, condition.value);
}

QString conditionText(const FilterCondition &condition)
{
    if (condition.field == RunField::Anything) {
        const QString phrase = std::get<QString>(condition.value);
        // What follows it could make a field of it.
        const bool isPlain = standsAlone(phrase, {}, FilterToken::Kind::Word);
        return isPlain ? phrase : quotedText(phrase);
    }
    QString field = fieldName(condition.field);
    for (const QString &part : condition.path) {
        field += filterPathText(part);
    }
    return field + operatorText(condition.comparison) + valueText(condition);
}

QString inParentheses(const FilterNode &node, bool areNeeded)
{
    return areNeeded ? u'(' + toFilterText(node) + u')' : toFilterText(node);
}

QString joinedText(const FilterNode &node, const QString &between)
{
    QStringList parts;
    for (const FilterNode &part : node.parts) {
        parts.append(
            inParentheses(part, node.kind == FilterNode::Kind::All && part.kind == FilterNode::Kind::Any));
    }
    return parts.join(between);
}

} // namespace

QString filterValueText(const QString &text)
{
    const bool isPlain = standsAlone(text, QStringLiteral("var.x:"), FilterToken::Kind::Value);
    return isPlain ? text : quotedText(text);
}

QString filterPathText(const QString &name)
{
    const bool isPlace = !name.isEmpty() && std::all_of(name.cbegin(), name.cend(),
                                                        [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (isPlace) {
        return u'[' + name + u']';
    }
    return u'.' + (isPlainName(name) ? name : quotedText(name));
}

QString toFilterText(const FilterNode &node)
{
    switch (node.kind) {
    case FilterNode::Kind::Condition:
        return conditionText(node.condition);
    case FilterNode::Kind::All:
        return joinedText(node, QStringLiteral(" "));
    case FilterNode::Kind::Any:
        return joinedText(node, QStringLiteral(" OR "));
    case FilterNode::Kind::Not: {
        const FilterNode &part = node.parts.front();
        const bool isMany = part.kind == FilterNode::Kind::All || part.kind == FilterNode::Kind::Any;
        return QStringLiteral("NOT ") + inParentheses(part, isMany);
    }
    }
    Q_UNREACHABLE();
}

QString toFilterText(const FilterTree &tree)
{
    return tree.root ? toFilterText(*tree.root) : QString();
}

} // namespace flowconsole
