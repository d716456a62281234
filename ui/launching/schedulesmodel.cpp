#include "ui/launching/schedulesmodel.h"

#include "base/clock.h"
#include "models/timetext.h"
#include "ui/launching/queuewords.h"

#include <QLocale>

#include <algorithm>

namespace flowconsole {

namespace {

bool isFigure(SchedulesModel::Column column)
{
    switch (column) {
    case SchedulesModel::Column::Launches:
    case SchedulesModel::Column::TimesDone:
        return true;
    case SchedulesModel::Column::TimesMissed:
    case SchedulesModel::Column::Flow:
    case SchedulesModel::Column::Next:
    case SchedulesModel::Column::Repeats:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

SchedulesModel::SchedulesModel(const Clock &clock, QObject *parent)
    : RowsModel<Schedule>(parent), m_clock(clock)
{}

void SchedulesModel::tick()
{
    if (rowCount() > 0) {
        const int next = static_cast<int>(Column::Next);
        emit dataChanged(index(0, next), index(rowCount() - 1, next), {Qt::DisplayRole});
    }
}

bool SchedulesModel::holds(const ScheduleId &id) const
{
    return std::any_of(rows().begin(), rows().end(),
                       [&id](const Schedule &schedule) { return schedule.id == id; });
}

ScheduleId SchedulesModel::idAt(int row) const
{
    return row < 0 || row >= rowCount() ? ScheduleId() : rows().at(row).id;
}

int SchedulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant SchedulesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Schedule &schedule = rows().at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(schedule, column);
    case Qt::ToolTipRole:
        return toolTip(schedule, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isFigure(column) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QString SchedulesModel::text(const Schedule &schedule, Column column) const
{
    const QLocale locale;
    switch (column) {
    case Column::Flow:
        return schedule.request.flowName;
    case Column::Next:
        return schedule.nextAt.isValid()
                   ? untilText(std::chrono::milliseconds(m_clock.nowUtc().msecsTo(schedule.nextAt)))
                   : tr("over", "of a schedule: nothing more is planned");
    case Column::Repeats:
        return repeatText(schedule);
    case Column::Launches:
        return locale.toString(schedule.copies);
    case Column::TimesDone:
        return locale.toString(schedule.timesDone);
    case Column::TimesMissed:
        return schedule.timesMissed == 0 || schedule.lastProblem.isEmpty()
                   ? locale.toString(schedule.timesMissed)
                   : tr("%1: %2", "number of times, why the last one was missed")
                         .arg(locale.toString(schedule.timesMissed), schedule.lastProblem);
    }
    Q_UNREACHABLE();
}

QString SchedulesModel::toolTip(const Schedule &schedule, Column column)
{
    switch (column) {
    case Column::Next:
        return exactTimeText(schedule.nextAt);
    case Column::TimesMissed:
        return schedule.lastProblem;
    case Column::Flow:
    case Column::Repeats:
    case Column::Launches:
    case Column::TimesDone:
        return schedule.request.flowName;
    }
    Q_UNREACHABLE();
}

QVariant SchedulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignVCenter | (isFigure(column) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Column::Flow:
        return tr("Flow", "column of schedules");
    case Column::Next:
        return tr("Next", "column of schedules: when it launches again");
    case Column::Repeats:
        return tr("How often", "column of schedules");
    case Column::Launches:
        return tr("Launches", "column of schedules: how many each time");
    case Column::TimesDone:
        return tr("Done", "column of schedules: number of times");
    case Column::TimesMissed:
        return tr("Missed", "column of schedules: number of times");
    }
    Q_UNREACHABLE();
}

} // namespace flowconsole
