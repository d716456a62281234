#pragma once

#include "domain/dialect.h"
#include "domain/flow.h"
#include "models/orderedtablemodel.h"
#include "models/wordfilter.h"

#include <QHash>

#include <vector>

namespace flowconsole {

/// The flows of the connected organisation in one column, sorted by name, with search as you type. Lives in the
/// thread of its views.
class FlowListModel final : public OrderedTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowListModel)

public:
    enum Role {
        FlowIdRole = Qt::UserRole, ///< flowconsole::FlowId
        SecondLineRole,            ///< "workflow · v3"
        LaunchableRole,            ///< bool: whether the dialect of the connection can launch it
    };

    explicit FlowListModel(QObject *parent = nullptr);

    /// Takes the whole list; rows are matched by id, so that selection and scroll position stay.
    void setFlows(const QList<Flow> &flows);
    void setDialect(Dialect dialect);
    /// Shows only flows in which every word of `text` occurs: in name, id, description or type.
    void setSearchText(const QString &text);

    [[nodiscard]] int totalCount() const { return static_cast<int>(m_slots.size()); }
    /// nullptr for an id that is not known. Valid until the next setFlows().
    [[nodiscard]] const Flow *flow(const FlowId &id) const;
    [[nodiscard]] FlowId idAt(int row) const;
    /// Invalid where the flow is not known or filtered away.
    [[nodiscard]] QModelIndex indexOf(const FlowId &id) const;
    [[nodiscard]] bool isLaunchable(const Flow &flow) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    /// Another number of flows is known or shown.
    void countsChanged();

private:
    struct Row
    {
        Flow flow;
        QByteArray haystack;
    };

    [[nodiscard]] QVariant cell(const Row &row, int role) const;
    void arrange();

    std::vector<Row> m_rows; ///< by slot
    QHash<FlowId, int> m_slots;
    WordFilter m_filter;
    Dialect m_dialect = Dialect::Published;
};

} // namespace flowconsole
