#include "ui/variables/timeoutchoice.h"

#include <QWheelEvent>

namespace flowconsole {

namespace {

QString choiceText(TimeoutAction action)
{
    switch (action) {
    case TimeoutAction::Terminate:
        return TimeoutChoice::tr("then terminate", "after a time out");
    case TimeoutAction::Disconnect:
        return TimeoutChoice::tr("then disconnect", "after a time out");
    case TimeoutAction::MarkOnly:
        return TimeoutChoice::tr("then only mark", "after a time out");
    }
    Q_UNREACHABLE();
}

QString endMeaning(TimeoutAction action, Dialect dialect)
{
    switch (action) {
    case TimeoutAction::Terminate:
        return canTerminate(dialect)
                   ? TimeoutChoice::tr("The console then ends the execution.")
                   : TimeoutChoice::tr("This API cannot end a flow: the linked conversation is disconnected; "
                                       "without one the console stops waiting.");
    case TimeoutAction::Disconnect:
        return TimeoutChoice::tr("The linked conversation is then disconnected; without one the console stops "
                                 "waiting.");
    case TimeoutAction::MarkOnly:
        return TimeoutChoice::tr("The row is then marked overdue; the execution runs on and is watched.");
    }
    Q_UNREACHABLE();
}

QString emptyMeaning(Dialect dialect)
{
    // Conversations are ended after 300 s where nothing else is said, as their tutorial does.
    constexpr int conversationSeconds = 300;
    return dialect == Dialect::ConversationFlow
               ? TimeoutChoice::tr("Empty means %1 seconds.", "of a time out").arg(conversationSeconds)
               : TimeoutChoice::tr("Empty means no limit.", "of a time out");
}

} // namespace

TimeoutChoice::TimeoutChoice(QWidget *parent) : QComboBox(parent)
{
    setProperty("role", QStringLiteral("inline"));
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(AdjustToContents);
    setAccessibleName(tr("When the time is over"));
    for (const TimeoutAction action : allTimeoutActions) {
        addItem(choiceText(action), QVariant::fromValue(static_cast<int>(action)));
    }
}

TimeoutAction TimeoutChoice::action() const
{
    return allTimeoutActions.at(static_cast<size_t>(qMax(currentIndex(), 0)));
}

void TimeoutChoice::setAction(TimeoutAction action)
{
    setCurrentIndex(findData(QVariant::fromValue(static_cast<int>(action))));
}

QString TimeoutChoice::meaning(Dialect dialect) const
{
    return endMeaning(action(), dialect) + u' ' + emptyMeaning(dialect);
}

void TimeoutChoice::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace flowconsole
