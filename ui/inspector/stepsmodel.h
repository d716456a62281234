#pragma once

#include "domain/nodetransition.h"
#include "models/rowsmodel.h"

#include <chrono>
#include <optional>

namespace flowconsole {

/// One step as the table shows it.
struct StepRow
{
    NodeTransition step;
    std::optional<std::chrono::milliseconds> stay; ///< from entering the node to leaving it, on what leaves it

    friend bool operator==(const StepRow &, const StepRow &) = default;
};

/// The nodes that an execution entered and left, in the order in which that happened. GUI thread.
class StepsModel final : public RowsModel<StepRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepsModel)

public:
    enum class Column { Time, Node, Type, Event, Stay, Message };
    static constexpr int columnTotal = 6;

    using RowsModel::RowsModel;

    void setSteps(const QList<NodeTransition> &steps);
    /// The step as a line of text.
    [[nodiscard]] QString copyText(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant cell(const StepRow &row, Column column, int role) const;
    [[nodiscard]] QString text(const StepRow &row, Column column) const;
};

} // namespace flowconsole
