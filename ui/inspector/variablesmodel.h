#pragma once

#include "domain/flowexecution.h"
#include "models/rowsmodel.h"

namespace flowconsole {

struct VariableRow
{
    QString name;
    JsonValue value;
    enum class Kind {
        Value,
        Heading, ///< "Inputs" or "Outputs"; has no value
        Note,    ///< says in its name why there is nothing; has no value
    };
    Kind kind = Kind::Value;

    friend bool operator==(const VariableRow &, const VariableRow &) = default;
};

/// An execution's inputs and outputs, each under a heading. Secure values read as hidden. GUI thread.
class VariablesModel final : public RowsModel<VariableRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariablesModel)

public:
    using RowsModel::RowsModel;

    void setExecution(const FlowExecution &execution);
    /// Name, tabulator and whole value, for the clipboard.
    [[nodiscard]] QString copyText(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant cell(const VariableRow &row, bool isName, int role) const;
};

} // namespace flowconsole
