#include "domain/shellwords.h"

#include <QCoreApplication>

#include <optional>

namespace flowconsole {

namespace {

struct ShellWords
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::ShellWords)
};

class ShellReader final
{
public:
    explicit ShellReader(const QString &text) : m_text(text) {}

    Result<QList<QStringList>> read()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == u'\'' || c == u'"') {
                if (!readQuoted(c)) {
                    return openQuote(c);
                }
            } else if (c == u'$' && next() == u'\'') {
                ++m_at;
                if (!readEscapedQuote()) {
                    return openQuote(u'\'');
                }
            } else if (c == u'\\') {
                readBackslash();
            } else if (c == u'|' || c == u';' || c == u'&' || c == u'\n') {
                ++m_at;
                endCommand();
            } else if (c.isSpace()) {
                ++m_at;
                endWord();
            } else if (c == u'#' && !m_word) {
                const qsizetype end = m_text.indexOf(u'\n', m_at);
                m_at = end < 0 ? m_text.size() : end;
            } else {
                append(c);
                ++m_at;
            }
        }
        endCommand();
        return m_commands;
    }

private:
    [[nodiscard]] QChar next() const { return m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar(); }

    void append(const QString &text) { m_word = m_word.value_or(QString()) + text; }

    void endWord()
    {
        if (m_word) {
            m_command.append(*std::exchange(m_word, std::nullopt));
        }
    }

    void endCommand()
    {
        endWord();
        if (!m_command.isEmpty()) {
            m_commands.append(std::exchange(m_command, {}));
        }
    }

    void readBackslash()
    {
        if (next() != u'\n' && !next().isNull()) {
            append(next());
        }
        m_at += 2;
    }

    bool readQuoted(QChar quote)
    {
        append(QString());
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == quote) {
                ++m_at;
                return true;
            }
            const bool isEscape = quote == u'"' && c == u'\\' && QStringView(u"$`\"\\\n").contains(next());
            if (!isEscape) {
                append(c);
            } else if (m_text[++m_at] != u'\n') {
                append(m_text[m_at]);
            }
        }
        return false;
    }

    /// `$'…'` of bash, which browsers write when they copy a request.
    bool readEscapedQuote()
    {
        append(QString());
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'\'') {
                ++m_at;
                return true;
            }
            if (c == u'\\') {
                ++m_at;
                readEscape();
            } else {
                append(c);
            }
        }
        return false;
    }

    /// The one whose letter is at the place of reading.
    void readEscape()
    {
        if (m_at >= m_text.size()) {
            return;
        }
        const QChar c = m_text[m_at];
        constexpr QStringView letters = u"ntrbfv";
        constexpr QStringView meanings = u"\n\t\r\b\f\v";
        if (const qsizetype known = letters.indexOf(c); known >= 0) {
            append(meanings[known]);
        } else if (c == u'x') {
            appendCode(2);
        } else if (c == u'u') {
            appendCode(4);
        } else if (c == u'U') {
            appendCode(8);
        } else {
            append(c);
        }
    }

    void appendCode(int mostDigits)
    {
        qsizetype digits = 0;
        while (digits < mostDigits && m_at + 1 + digits < m_text.size() &&
               QStringView(u"0123456789abcdefABCDEF").contains(m_text[m_at + 1 + digits])) {
            ++digits;
        }
        const char32_t code = m_text.mid(m_at + 1, digits).toUInt(nullptr, 16);
        // Halves of a pair come one after the other, and are one character together.
        append(code > QChar::LastValidCodePoint || QChar::isSurrogate(code) ? QString(QChar(ushort(code)))
                                                                            : QString::fromUcs4(&code, 1));
        m_at += digits;
    }

    static Error openQuote(QChar quote)
    {
        return Error{ShellWords::tr("A quote (%1) is not closed: copy the whole command.").arg(quote)};
    }

    const QString &m_text;
    qsizetype m_at = 0;
    std::optional<QString> m_word;
    QStringList m_command;
    QList<QStringList> m_commands;
};

} // namespace

Result<QList<QStringList>> shellCommands(const QString &text)
{
    QString joined = text;
    joined.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    return ShellReader(joined).read();
}

} // namespace flowconsole
