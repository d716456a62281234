#pragma once

#include "domain/preflight.h"
#include "models/rowsmodel.h"

namespace flowconsole {

/// What will work with a connection and what to ask for, one row a capability. GUI thread.
class PreflightModel final : public RowsModel<PreflightCheck>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreflightModel)

public:
    enum class Column { Capability, Verdict, Advice };
    static constexpr int columnTotal = 3;
    static constexpr int VerdictRole = Qt::UserRole; ///< PreflightCheck::Verdict, as a number

    using RowsModel::RowsModel;

    void setReport(const PreflightReport &report);

    /// What of the row is worth copying: the permission, else its words.
    [[nodiscard]] QString copyText(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant cell(const PreflightCheck &check, Column column, int role) const;
    [[nodiscard]] QString text(const PreflightCheck &check, Column column) const;
};

} // namespace flowconsole
