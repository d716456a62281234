#include "models/wordfilter.h"

#include <algorithm>

namespace flowconsole {

WordFilter::WordFilter(const QString &text) : m_text(text)
{
    const QStringList words = text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        m_words.append(word.toUtf8());
    }
}

bool WordFilter::matches(const QByteArray &haystack) const
{
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QByteArray &word) { return haystack.contains(word); });
}

QByteArray WordFilter::haystack(const QStringList &parts)
{
    // A line feed cannot be part of a word, so no word is found across two parts.
    QByteArray text = parts.join(u'\n').toCaseFolded().toUtf8();
    text.squeeze(); // the conversion takes room for three bytes a character
    return text;
}

} // namespace flowconsole
