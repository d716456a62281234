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
        parts << QueueWords::tr("Paused", "launching is held back");
    }
    if (state.queued > 0 || !state.isPaused) {
        parts << QueueWords::tr("%1 queued", "launches that wait").arg(queueNumber(state.queued));
    }
    if (state.inFlight > 0) {
        parts << QueueWords::tr("%1 on their way", "launches that have left").arg(queueNumber(state.inFlight));
    }
    // Last, since it is what is cut where there is little room.
    parts << state.pausedBecause;
    parts.removeAll(QString());
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
    lines << QueueWords::tr("%n launch(es) wait and can be removed.", nullptr, state.queued)
          << leftText(state.inFlight);
    return lines.join(u'\n');
}

QString takeBackQuestion(const LaunchQueueState &state)
{
    return QueueWords::tr("Remove %n launch(es) from the queue? What is removed is not sent, and stands as "
                          "terminated in the "
                          "table.",
                          nullptr, state.queued) +
           u' ' + leftText(state.inFlight);
}

QString takenBackText(const TakenBack &result)
{
    const QString removed = QueueWords::tr("Removed %n launch(es) from the queue.", "past", result.taken);
    return result.left > 0 ? removed + u' ' + leftText(result.left) : removed;
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
