#include "models/wordfilter.h"

#include <algorithm>

namespace flowconsole {

WordFilter::WordFilter(const QString &text)
    : m_text(text), m_words(text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts))
{}

bool WordFilter::matches(const QString &haystack) const
{
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return haystack.contains(word); });
}

QString WordFilter::haystack(const QStringList &parts)
{
    // A line feed cannot be part of a word, so no word is found across two parts.
    return parts.join(u'\n').toCaseFolded();
}

} // namespace flowconsole
