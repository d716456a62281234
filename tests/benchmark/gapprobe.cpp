#include "tests/benchmark/gapprobe.h"

#include <QSignalSpy>

#include <algorithm>

namespace flowconsole {

using namespace std::chrono_literals;

void runFor(std::chrono::milliseconds time)
{
    QTimer end;
    end.setSingleShot(true);
    QSignalSpy ended(&end, &QTimer::timeout);
    end.start(time);
    ended.wait(static_cast<int>(20 * time.count()));
}

GapProbe::GapProbe()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { note(); });
}

void GapProbe::note()
{
    m_gaps.push_back(static_cast<double>(m_sinceLast.nsecsElapsed()) / 1e6);
    m_sinceLast.restart();
}

void GapProbe::start()
{
    m_gaps.clear();
    m_sinceLast.start();
    m_timer.start(1ms);
}

Gaps GapProbe::stop()
{
    m_timer.stop();
    note();
    std::sort(m_gaps.begin(), m_gaps.end());
    const auto at = [this](double share) {
        return m_gaps[static_cast<size_t>(share * static_cast<double>(m_gaps.size() - 1))];
    };
    return {m_gaps.back(), at(0.999), at(0.5)};
}

} // namespace flowconsole
