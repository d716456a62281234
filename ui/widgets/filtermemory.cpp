#include "ui/widgets/filtermemory.h"

#include "filter/filterparser.h"

#include <utility>

namespace flowconsole {

void FilterMemory::setRecent(const QStringList &filters)
{
    m_recent.clear();
    m_paused.clear();
    for (const QString &filter : filters) {
        const QString text = filter.trimmed();
        if (!text.isEmpty() && !m_recent.contains(text) && m_recent.size() < mostRecent && parseFilter(text)) {
            m_recent.append(text);
        }
    }
}

bool FilterMemory::note(const QString &filter, How how)
{
    const QString used = filter.trimmed();
    if (used.isEmpty()) {
        return false;
    }
    const QString before = std::exchange(m_paused, how == How::Paused ? used : QString());
    const bool isSameWord = !before.isEmpty() && used.size() > before.size() && used.startsWith(before) &&
                            !used.at(before.size()).isSpace();
    if (!m_recent.isEmpty() && m_recent.first() == used) {
        return false;
    }
    if (isSameWord) {
        m_recent.removeAll(before);
    }
    m_recent.removeAll(used);
    m_recent.prepend(used);
    m_recent = m_recent.mid(0, mostRecent);
    return true;
}

bool FilterMemory::remove(const QString &filter)
{
    return m_recent.removeAll(filter) > 0;
}

bool FilterMemory::clear()
{
    m_paused.clear();
    return !std::exchange(m_recent, {}).isEmpty();
}

} // namespace flowconsole
