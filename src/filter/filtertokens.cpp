#include "filter/filtertokens.h"

#include <algorithm>
#include <optional>

namespace flowconsole {

namespace {

bool isNamePart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'$' || c.isMark() || c.isSurrogate();
}

bool endsWord(QChar c)
{
    return c.isSpace() || c == u'(' || c == u')';
}

/// Goes through the text once, from the left to the right.
class FilterScanner final
{
public:
    explicit FilterScanner(const QString &text) : m_text(text) {}

    [[nodiscard]] QList<FilterToken> scan()
    {
        for (skipBlanks(); m_at < m_text.size(); skipBlanks()) {
            scanOne();
        }
        return m_tokens;
    }

private:
    using Kind = FilterToken::Kind;

    [[nodiscard]] QChar peek(qsizetype at) const { return at < m_text.size() ? m_text.at(at) : QChar(); }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace()) {
            ++m_at;
        }
    }

    void add(Kind kind, qsizetype start, const QString &meaning)
    {
        m_tokens.append({kind, start, m_at - start, meaning, {}, {}, true});
    }

    void scanOne()
    {
        const qsizetype start = m_at;
        const QChar c = peek(m_at);
        if (c == u'(' || c == u')') {
            ++m_at;
            add(c == u'(' ? Kind::Opening : Kind::Closing, start, QString(c));
        } else if (c == u'"') {
            m_tokens.append(quoted(m_at));
            m_at = m_tokens.last().end();
        } else if (const qsizetype length = operatorLength(m_at); length > 0) {
            scanComparison();
        } else if (!scanField()) {
            scanWord(Kind::Word);
        }
    }

    [[nodiscard]] qsizetype operatorLength(qsizetype at) const
    {
        const QChar c = peek(at);
        if (c == u':' || c == u'=' || c == u'~') {
            return 1;
        }
        if (c == u'<' || c == u'>') {
            return peek(at + 1) == u'=' ? 2 : 1;
        }
        return c == u'!' && peek(at + 1) == u'=' ? 2 : 0;
    }

    /// From a quote to its end; "\" takes the sign after it as it is, but for "\n" and "\t".
    [[nodiscard]] FilterToken quoted(qsizetype start) const
    {
        FilterToken token{Kind::Quoted, start, 0, {}, {}, {}, false};
        qsizetype at = start + 1;
        for (; at < m_text.size() && !token.isClosed; ++at) {
            QChar c = m_text.at(at);
            if (c == u'"') {
                token.isClosed = true;
                continue;
            }
            if (c == u'\\' && at + 1 < m_text.size()) {
                c = m_text.at(++at);
                c = c == u'n' ? QChar(u'\n') : c == u't' ? QChar(u'\t') : c;
            }
            token.text.append(c);
        }
        token.length = at - start;
        return token;
    }

    /// A name with its path, where an operator follows it.
    bool scanField()
    {
        FilterToken field{Kind::Field, m_at, 0, {}, {}, {}, true};
        qsizetype at = m_at;
        if (!peek(at).isLetter()) {
            return false;
        }
        while (peek(at).isLetterOrNumber() || peek(at) == u'_') {
            field.text.append(peek(at++));
        }
        while (at < m_text.size() && (peek(at) == u'.' || peek(at) == u'[')) {
            const std::optional<qsizetype> end = pathPart(at, field);
            if (!end) {
                return false;
            }
            at = *end;
        }
        qsizetype after = at;
        while (after < m_text.size() && peek(after).isSpace()) {
            ++after;
        }
        if (operatorLength(after) == 0) {
            return false;
        }
        field.length = at - m_at;
        m_tokens.append(field);
        m_at = after;
        scanComparison();
        return true;
    }

    /// ".name", ".\"a name\"" or "[3]": where it ends; nothing where it is none of them.
    [[nodiscard]] std::optional<qsizetype> pathPart(qsizetype at, FilterToken &field) const
    {
        const qsizetype start = at + 1;
        if (peek(at) == u'[') {
            qsizetype end = start;
            while (peek(end).isDigit()) {
                ++end;
            }
            if (end == start || peek(end) != u']') {
                return std::nullopt;
            }
            field.path.append(m_text.mid(start, end - start));
            return end + 1;
        }
        if (peek(start) == u'"') {
            const FilterToken name = quoted(start);
            field.path.append(name.text);
            return name.isClosed ? std::optional(name.end()) : std::nullopt;
        }
        qsizetype end = start;
        while (end < m_text.size() && isNamePart(m_text.at(end))) {
            ++end;
        }
        // One that has just been begun is part of the field too, which then says what is missing.
        field.path.append(m_text.mid(start, end - start));
        return end;
    }

    void scanComparison()
    {
        const qsizetype start = m_at;
        m_at += operatorLength(m_at);
        const QString comparison = m_text.mid(start, m_at - start);
        add(Kind::Operator, start, comparison);
        const qsizetype behind = m_at;
        skipBlanks();
        if (m_at >= m_text.size()) {
            return;
        }
        const QChar c = m_text.at(m_at);
        if (c == u'"') {
            m_tokens.append(quoted(m_at));
            m_at = m_tokens.last().end();
        } else if (c == u'/' && comparison == u"~") {
            scanPattern();
        } else if (!endsWord(c) && (m_at == behind || !isKeyword(wordAt(m_at)))) {
            scanWord(Kind::Value);
        }
    }

    void scanPattern()
    {
        FilterToken token{Kind::Pattern, m_at, 0, {}, {}, {}, false};
        for (++m_at; m_at < m_text.size() && !token.isClosed; ++m_at) {
            const QChar c = m_text.at(m_at);
            if (c == u'/') {
                token.isClosed = true;
            } else if (c == u'\\' && peek(m_at + 1) == u'/') {
                token.text.append(m_text.at(++m_at));
            } else if (c == u'\\' && m_at + 1 < m_text.size()) {
                token.text.append(c);
                token.text.append(m_text.at(++m_at));
            } else {
                token.text.append(c);
            }
        }
        while (token.isClosed && m_at < m_text.size() && m_text.at(m_at).isLetterOrNumber()) {
            token.flags.append(m_text.at(m_at++));
        }
        token.length = m_at - token.start;
        m_tokens.append(token);
    }

    [[nodiscard]] QString wordAt(qsizetype at) const
    {
        const auto *end = std::find_if(m_text.cbegin() + at, m_text.cend(), endsWord);
        return QString(m_text.constData() + at, end - (m_text.cbegin() + at));
    }

    [[nodiscard]] static bool isKeyword(const QString &word)
    {
        return word == u"AND" || word == u"OR" || word == u"NOT";
    }

    void scanWord(Kind kind)
    {
        const qsizetype start = m_at;
        const QString word = wordAt(m_at);
        m_at += word.size();
        add(kind == Kind::Word && isKeyword(word) ? Kind::Keyword : kind, start, word);
    }

    const QString &m_text;
    qsizetype m_at = 0;
    QList<FilterToken> m_tokens;
};

} // namespace

QList<FilterToken> filterTokens(const QString &text)
{
    return FilterScanner(text).scan();
}

bool isPlainName(QStringView name)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), isNamePart);
}

} // namespace flowconsole
