#include "ui/launching/queuewords.h"

#include "models/timetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace flowconsole {

namespace {

/// Gives the texts below their context for translators.
class QueueWords
{
    Q_DECLARE_TR_FUNCTIONS(flowconsole::QueueWords)
};

QString queueNumber(int count)
{
    return QLocale().toString(count);
}

} // namespace

QString queueText(const LaunchQueueState &state)
{
    QStringList parts;
    if (state.isPaused) {
        parts << (state.pausedBecause.isEmpty()
                      ? QueueWords::tr("Paused", "launching is held back")
                      : QueueWords::tr("Paused: %1", "launching is held back; why").arg(state.pausedBecause));
    }
    if (state.queued > 0 || !state.isPaused) {
        parts << QueueWords::tr("%1 queued", "launches that wait").arg(queueNumber(state.queued));
    }
    if (state.inFlight > 0) {
        parts << QueueWords::tr("%1 on their way", "launches that have left").arg(queueNumber(state.inFlight));
    }
    return parts.join(QStringLiteral(" · "));
}

QString leftText(int inFlight)
{
    return inFlight == 0 ? QueueWords::tr("Nothing is on its way.")
                         : QueueWords::tr("%n have left and go on.", "launches", inFlight);
}

QString queueExplanation(const LaunchQueueState &state, const QDateTime &now)
{
    QStringList lines;
    if (state.isPaused) {
        lines << QueueWords::tr("No launch leaves. %1", "why").arg(state.pausedBecause).trimmed();
    } else if (state.waitsUntil.isValid() && state.waitsUntil > now) {
        lines << QueueWords::tr("Waits for the request budget; the next leaves %1", "%1: in 4 s")
                     .arg(untilText(std::chrono::milliseconds(now.msecsTo(state.waitsUntil))));
    }
    lines << QueueWords::tr("%n launch(es) wait and can be taken back.", nullptr, state.queued)
          << leftText(state.inFlight);
    return lines.join(u'\n');
}

QString takeBackQuestion(const LaunchQueueState &state)
{
    return QueueWords::tr(
               "Take back %n queued launch(es)? They are not sent, and stand as terminated in the table.",
               nullptr, state.queued) +
           u' ' + leftText(state.inFlight);
}

QString productionQuestion(int launches, const ConnectionProfile &profile)
{
    return QueueWords::tr("Launch %n execution(s) in the production organisation “%1”?", nullptr, launches)
        .arg(profile.name);
}

QString repeatText(const Schedule &schedule)
{
    if (!schedule.every) {
        return QueueWords::tr("once", "how often something is launched");
    }
    const auto minutes = static_cast<int>(schedule.every->count());
    QString text = QueueWords::tr("every %n min", "how often something is launched", minutes);
    if (schedule.timesLeft) {
        text += QueueWords::tr(", %n time(s) more", "after: every 30 min", *schedule.timesLeft);
    }
    return text;
}

} // namespace flowconsole
