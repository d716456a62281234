#pragma once

#include "domain/flowexecution.h"
#include "domain/runcomparison.h"
#include "models/rowsmodel.h"

namespace flowconsole {

/// What became of a variable between the launch and the end.
enum class VariableChange {
    NotTold, ///< outputs are not there, or not yet; or the values are secure
    Unchanged,
    Changed,
    Added,     ///< the flow returned it, and was not given it
    InputOnly, ///< the flow was given it, and did not return it: few flows return their inputs
};

struct VariableRow
{
    QString name;
    std::optional<JsonValue> in;
    std::optional<JsonValue> out;
    VariableChange change = VariableChange::NotTold;
    bool isNote = false; ///< says in its name why there is nothing; has no value

    friend bool operator==(const VariableRow &, const VariableRow &) = default;
};

/// An execution's inputs and outputs beside each other, with what changed. Secure values read as hidden. GUI
/// thread.
class VariablesModel final : public RowsModel<VariableRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariablesModel)

public:
    /// Value says In and Out in one column, where there is no room for two.
    enum class Column { Name, Value, In, Out, Change };
    static constexpr int columnTotal = 5;

    using RowsModel::RowsModel;

    void setExecution(const FlowExecution &execution);
    /// Leaves out what did not change, and what was not told.
    void showChangedOnly(bool only);
    /// "1 changed · 2 added"; empty where no outputs were told.
    [[nodiscard]] QString summary() const;
    /// The row as texts parted by tabulators: name, in, out, change.
    [[nodiscard]] QString copyText(int row) const;
    /// Both values whole, each under its heading where there are two.
    [[nodiscard]] QString detailText(int row) const;
    /// True where a cell cannot show the value whole.
    [[nodiscard]] bool isBig(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void showRows();
    [[nodiscard]] QVariant cell(const VariableRow &row, Column column, int role) const;
    [[nodiscard]] QString text(const VariableRow &row, Column column) const;

    QList<VariableRow> m_all;
    bool m_changedOnly = false;
};

} // namespace flowconsole
