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

/// Reads a pattern from left to right for the signs that have to stand side by side in every match
/// (pcre2pattern(3)); gives up at what it does not know, so that it never says too much.
class LiteralReader final
{
public:
    explicit LiteralReader(const QString &pattern) : m_pattern(pattern) {}

    [[nodiscard]] QString longest()
    {
        while (m_at < m_pattern.size()) {
            if (!readOne()) {
                return {};
            }
        }
        endRun();
        return m_longest;
    }

private:
    /// False where nothing can be said of the whole pattern.
    bool readOne()
    {
        const QChar sign = m_pattern.at(m_at++);
        switch (sign.unicode()) {
        case u'|':
        case u'(':
        case u')':
            return false;
        case u'[':
            endRun();
            return skipClass();
        case u'^':
        case u'$':
        case u'.':
            endRun();
            return true;
        case u'?':
        case u'*':
        case u'{':
            // What stands before it may be absent, or be there more than once.
            m_run.chop(1);
            endRun();
            return sign != u'{' || skipBehind(u'}');
        case u'+':
            endRun();
            return true;
        case u'\\':
            return readEscaped();
        default:
            // Half a sign beyond the first plane would be half a sign in the database.
            if (sign.isSurrogate()) {
                return false;
            }
            m_run += sign;
            return true;
        }
    }

    /// Letters and digits behind a backslash mean something; \d, \s, \w, \b and their opposites stand for one
    /// sign or none.
    bool readEscaped()
    {
        if (m_at >= m_pattern.size()) {
            return false;
        }
        const QChar sign = m_pattern.at(m_at++);
        if (!sign.isLetterOrNumber()) {
            m_run += sign;
            return !sign.isSurrogate();
        }
        endRun();
        return QStringLiteral("dDsSwWbB").contains(sign);
    }

    bool skipClass()
    {
        const bool isNegated = m_at < m_pattern.size() && m_pattern.at(m_at) == u'^';
        m_at += isNegated ? 1 : 0;
        // The first "]" is one of the class; within it may be others, as in [[:alpha:]] and \Q…\E.
        const QStringView inside = QStringView(m_pattern).mid(m_at);
        const qsizetype end = inside.indexOf(u']', 1);
        if (end < 0 || inside.first(end).contains(u'[') || inside.first(end).contains(u'\\')) {
            return false;
        }
        m_at += end + 1;
        return true;
    }

    bool skipBehind(QChar end)
    {
        const qsizetype place = m_pattern.indexOf(end, m_at);
        m_at = place + 1;
        return place >= 0;
    }

    void endRun()
    {
        if (m_run.size() > m_longest.size()) {
            m_longest = m_run;
        }
        m_run.clear();
    }

    const QString &m_pattern;
    qsizetype m_at = 0;
    QString m_run;
    QString m_longest;
};

} // namespace

QString textInEvery(const FilterPattern &pattern)
{
    return LiteralReader(pattern.pattern).longest();
}

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
