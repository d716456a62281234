#include "filter/filterpattern.h"

#include <algorithm>

namespace flowconsole {

namespace {

/// PCRE2's own limit is ten million, which is a tenth of a second for each text that a bad pattern meets
/// (pcre2pattern(3), "Setting match resource limits").
constexpr QLatin1String matchLimit("(*LIMIT_MATCH=20000)");
constexpr qsizetype longestMatched = 20'000; // characters

QRegularExpression made(const FilterPattern &pattern)
{
    return QRegularExpression(matchLimit + pattern.pattern, pattern.ignoresCase
                                                                ? QRegularExpression::CaseInsensitiveOption
                                                                : QRegularExpression::NoPatternOption);
}

} // namespace

QString patternProblem(const FilterPattern &pattern)
{
    const QRegularExpression expression = made(pattern);
    if (expression.isValid()) {
        return {};
    }
    const qsizetype place = std::max<qsizetype>(expression.patternErrorOffset() - matchLimit.size(), 0);
    return QStringLiteral("%1 (at %2)").arg(expression.errorString()).arg(place + 1);
}

QRegularExpression patternToMatch(const FilterPattern &pattern)
{
    QRegularExpression expression = made(pattern);
    expression.optimize();
    return expression;
}

bool isFound(const QRegularExpression &pattern, const QString &text)
{
    return text.size() <= longestMatched ? pattern.match(text).hasMatch()
                                         : pattern.match(text.left(longestMatched)).hasMatch();
}

} // namespace flowconsole
