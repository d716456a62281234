#pragma once

#include "domain/flow.h"
#include "models/rowsmodel.h"

namespace flowconsole {

/// What a flow takes or gives, a variable a row: name, type, required, default, limits. GUI thread.
class FlowSchemaModel final : public RowsModel<FlowVariable>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowSchemaModel)

public:
    enum Column { Name, Type, Required, Default, Limits, ColumnCount };

    using RowsModel::RowsModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString text(const FlowVariable &variable, Column column);
    [[nodiscard]] static QString limits(const FlowVariable &variable);
    [[nodiscard]] static QString toolTip(const FlowVariable &variable);
};

/// The versions of a flow as the platform sorts them: version, what it is, when, by whom. GUI thread.
class FlowVersionsModel final : public RowsModel<FlowVersion>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowVersionsModel)

public:
    enum Column { Version, Date, Author, State, ColumnCount };

    using RowsModel::RowsModel;

    /// The one that runs where no other is asked for, and the one that the operator chose; may be empty.
    void setMarked(const QString &latest, const QString &pinned);
    /// -1 where there is none.
    [[nodiscard]] int rowOf(const QString &versionId) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const FlowVersion &version, Column column) const;
    [[nodiscard]] QString state(const FlowVersion &version) const;

    QString m_latest;
    QString m_pinned;
};

/// When the version came to be: published, else made; invalid where the platform does not say.
[[nodiscard]] QDateTime dateOf(const FlowVersion &version);

/// "2026-11-12 14:03", in local time; empty for an invalid one.
[[nodiscard]] QString minuteText(const QDateTime &time);

} // namespace flowconsole
