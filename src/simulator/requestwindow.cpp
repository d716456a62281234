#include "requestwindow.h"

namespace flowconsole::simulator {

WindowState RequestWindows::count(const std::string &token, Instant now)
{
    if (!m_windows.contains(token)) {
        std::erase_if(m_windows, [now](const auto &entry) { return now >= entry.second.begin + length; });
    }
    Window &window = m_windows.try_emplace(token, Window{now, 0}).first->second;
    if (now >= window.begin + length) {
        window = {now, 0};
    }
    const bool exceeded = window.count >= m_allowed;
    window.count += exceeded ? 0 : 1;
    return {window.count, m_allowed, std::chrono::ceil<std::chrono::seconds>(window.begin + length - now),
            exceeded};
}

} // namespace flowconsole::simulator
