#pragma once

#include "domain/schedule.h"
#include "models/rowsmodel.h"

namespace flowconsole {

class Clock;

/// What is planned, one schedule a row. Times are relative: tick() has them read anew. GUI thread; the clock
/// outlives it.
class SchedulesModel final : public RowsModel<Schedule>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchedulesModel)

public:
    enum class Column { Flow, Next, Repeats, Launches, TimesDone, TimesMissed };
    static constexpr int columnTotal = 6;

    SchedulesModel(const Clock &clock, QObject *parent = nullptr);

    void tick();
    [[nodiscard]] bool holds(const ScheduleId &id) const;
    [[nodiscard]] ScheduleId idAt(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const Schedule &schedule, Column column) const;
    [[nodiscard]] static QString toolTip(const Schedule &schedule, Column column);

    const Clock &m_clock;
};

} // namespace flowconsole
