#include "domain/shellwords.h"

#include <QCoreApplication>
#include <QStringDecoder>

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
            if (c == u'\\' && m_at + 1 < m_text.size() && readByte()) {
                continue; // others may follow, which are one character with it
            }
            endBytes();
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

    /// The digits of that base from `from` on, at most so many.
    [[nodiscard]] QString digitsAt(qsizetype from, int base, int most) const
    {
        const QStringView known = QStringView(u"0123456789abcdefABCDEF").left(base == 16 ? 22 : base);
        qsizetype end = from;
        while (end < m_text.size() && end - from < most && known.contains(m_text[end])) {
            ++end;
        }
        return m_text.mid(from, end - from);
    }

    /// `\xHH` and `\nnn`, whose backslash is at the place of reading: a byte. False where it is neither.
    bool readByte()
    {
        const bool isHex = next() == u'x';
        const QString digits = isHex ? digitsAt(m_at + 2, 16, 2) : digitsAt(m_at + 1, 8, 3);
        if (digits.isEmpty()) {
            return false;
        }
        m_bytes.append(static_cast<char>(digits.toUInt(nullptr, isHex ? 16 : 8)));
        m_at += digits.size() + (isHex ? 1 : 0);
        return true;
    }

    /// They are UTF-8, or the characters of that number where they cannot be.
    void endBytes()
    {
        const QByteArray bytes = std::exchange(m_bytes, {});
        if (!bytes.isEmpty()) {
            QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
            const QString text = decoder(bytes);
            append(decoder.hasError() ? QString::fromLatin1(bytes) : text);
        }
    }

    /// The one whose letter is at the place of reading.
    void readEscape()
    {
        if (m_at >= m_text.size()) {
            return;
        }
        const QChar c = m_text[m_at];
        constexpr QStringView letters = u"ntrbfvaeE";
        constexpr QStringView meanings = u"\n\t\r\b\f\v\a\x1b\x1b";
        if (const qsizetype known = letters.indexOf(c); known >= 0) {
            append(meanings[known]);
        } else if (c == u'u') {
            appendCode(4);
        } else if (c == u'U') {
            appendCode(8);
        } else if (QStringView(u"'\"\\?").contains(c)) {
            append(c);
        } else {
            append(QStringLiteral("\\") + c);
        }
    }

    void appendCode(int mostDigits)
    {
        const QString digits = digitsAt(m_at + 1, 16, mostDigits);
        const char32_t code = digits.toUInt(nullptr, 16);
        // Halves of a pair come one after the other, and are one character together.
        append(code > QChar::LastValidCodePoint || QChar::isSurrogate(code) ? QString(QChar(ushort(code)))
                                                                            : QString::fromUcs4(&code, 1));
        m_at += digits.size();
    }

    static Error openQuote(QChar quote)
    {
        return Error{ShellWords::tr("A quote (%1) is not closed: copy the whole command.").arg(quote)};
    }

    const QString &m_text;
    qsizetype m_at = 0;
    QByteArray m_bytes; ///< of `\xHH` and the like, until something else comes
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
