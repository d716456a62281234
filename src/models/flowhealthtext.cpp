#include "models/flowhealthtext.h"

#include "domain/flowexecution.h"
#include "domain/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace flowconsole {

namespace {

/// Rounded, but never to all or none where that is not so.
int percentOf(const FlowHealth &health)
{
    if (health.completed == 0 || health.completed == health.runs) {
        return health.completed > 0 ? 100 : 0;
    }
    return std::clamp((health.completed * 200 + health.runs) / (health.runs * 2), 1, 99);
}

/// "820 ms", "1.2 s", "2:05.3".
QString shortDuration(std::chrono::milliseconds duration)
{
    using namespace std::chrono_literals;
    if (duration < 1s) {
        return QCoreApplication::translate("FlowHealth", "%1 ms", "milliseconds").arg(duration.count());
    }
    if (duration < 1min) {
        const double seconds = std::chrono::duration<double>(duration).count();
        return QCoreApplication::translate("FlowHealth", "%1 s", "seconds")
            .arg(QLocale().toString(seconds, 'f', 1));
    }
    return durationText(duration);
}

} // namespace

HealthLevel healthLevel(const FlowHealth &health)
{
    constexpr int good = 95;
    constexpr int fair = 80;
    const int percent = percentOf(health);
    return percent >= good ? HealthLevel::Good : percent >= fair ? HealthLevel::Fair : HealthLevel::Poor;
}

QString healthBadge(const FlowHealth &health)
{
    return QCoreApplication::translate("FlowHealth", "%1 %", "percent").arg(percentOf(health));
}

QString healthSentence(const FlowHealth &health)
{
    QString text =
        QCoreApplication::translate("FlowHealth", "%1 of the last %n run(s) completed", nullptr, health.runs)
            .arg(health.completed);
    if (health.p95) {
        text += QCoreApplication::translate("FlowHealth", ", p95 %1", "%1: a duration")
                    .arg(shortDuration(*health.p95));
    }
    QStringList others;
    const auto add = [&others](ExecutionState state, int count) {
        if (count > 0) {
            others.append(QCoreApplication::translate("FlowHealth", "%1: %2", "a state, how many")
                              .arg(stateName(state))
                              .arg(count));
        }
    };
    add(ExecutionState::Failed, health.failed);
    add(ExecutionState::Terminated, health.terminated);
    add(ExecutionState::TimedOut, health.timedOut);
    add(ExecutionState::Unknown, health.unknown);
    return others.isEmpty() ? text : text + QStringLiteral(". ") + others.join(QStringLiteral(", "));
}

} // namespace flowconsole
