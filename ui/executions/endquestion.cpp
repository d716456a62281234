#include "ui/executions/endquestion.h"

#include "models/executiontablemodel.h"
#include "ui/widgets/questionbar.h"

namespace flowconsole {

namespace {

QString obstacleText(EndObstacle obstacle, int count)
{
    switch (obstacle) {
    case EndObstacle::None:
        return {};
    case EndObstacle::Over:
        return EndQuestion::tr("%n over already", "of executions", count);
    case EndObstacle::EndingAlready:
        return EndQuestion::tr("%n being ended already", "of executions", count);
    case EndObstacle::NotSent:
        return EndQuestion::tr("%n not sent yet: remove them from the queue instead", "of executions", count);
    case EndObstacle::NotKnownYet:
        return EndQuestion::tr("%n of which the platform has told no id", "of executions", count);
    case EndObstacle::NoMeans:
        return EndQuestion::tr("%n without a conversation to disconnect", "of executions", count);
    }
    Q_UNREACHABLE();
}

} // namespace

EndQuestion::EndQuestion(const ExecutionTableModel &model, QWidget *parent)
    : QObject(parent), m_model(model), m_bar(new QuestionBar(parent))
{
    connect(m_bar, &QuestionBar::confirmed, this, &EndQuestion::confirm);
    connect(m_bar, &QuestionBar::dismissed, this, &EndQuestion::dismissed);
}

QWidget *EndQuestion::bar() const
{
    return m_bar;
}

void EndQuestion::ask(const QList<ExecutionId> &selected)
{
    m_toEnd.clear();
    Obstacles obstacles;
    for (const ExecutionId &id : selected) {
        const FlowExecution *execution = m_model.execution(id);
        const EndObstacle obstacle = execution == nullptr ? EndObstacle::Over : endObstacleOf(*execution);
        if (obstacle == EndObstacle::None) {
            m_toEnd.append(id);
        } else {
            ++obstacles[obstacle];
        }
    }
    if (m_toEnd.isEmpty()) {
        return;
    }
    const auto count = static_cast<int>(m_toEnd.size());
    const bool isGuarded = count >= (m_profile.production ? guardedFromInProduction : guardedFrom);
    m_bar->ask({.words = words(count, obstacles),
                .confirm = tr("End %n", "button: ends so many executions", count),
                .dismiss = tr("Keep running"),
                .askedFor = tr("Reason, for the audit log"),
                .suggested = tr("Ended from the console"),
                .toRepeat = isGuarded ? QString::number(count) : QString()});
}

QString EndQuestion::words(int count, const Obstacles &obstacles) const
{
    const QString name = m_profile.name.isEmpty() ? tr("this organisation") : m_profile.name;
    QString words =
        m_profile.production
            ? tr("End %n execution(s) in the production organisation “%1”?", nullptr, count).arg(name)
            : tr("End %n execution(s) in “%1”?", nullptr, count).arg(name);
    QStringList others;
    int otherCount = 0;
    for (const auto &[obstacle, times] : obstacles) {
        others << obstacleText(obstacle, times);
        otherCount += times;
    }
    if (otherCount > 0) {
        words += u' ' + tr("The other %n selected cannot be ended: %1.", "%1: how many, and why", otherCount)
                            .arg(others.join(QStringLiteral(", ")));
    }
    if (!canTerminate(m_profile.dialect)) {
        words += u' ' + tr("Their conversations are disconnected: this form of the API has no other way.");
    }
    return words;
}

void EndQuestion::confirm(const QString &reason)
{
    const QList<ExecutionId> ids = std::exchange(m_toEnd, {});
    if (!ids.isEmpty()) {
        emit confirmed(ids, reason.isEmpty() ? tr("Ended from the console") : reason);
    }
}

} // namespace flowconsole
