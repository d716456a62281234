#pragma once

#include <QAbstractTableModel>
#include <QList>

namespace flowconsole {

/// A small table of values that is replaced whole but changed row by row, so that selection and scroll position
/// of its views survive. GUI thread.
template <class Row>
class RowsModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<Row> &rows)
    {
        const qsizetype common = std::min(m_rows.size(), rows.size());
        for (qsizetype i = 0; i < common; ++i) {
            if (m_rows.at(i) != rows.at(i)) {
                m_rows[i] = rows.at(i);
                emit dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), columnCount() - 1));
            }
        }
        if (rows.size() > common) {
            beginInsertRows({}, static_cast<int>(common), static_cast<int>(rows.size()) - 1);
            m_rows = rows;
            endInsertRows();
        } else if (m_rows.size() > common) {
            beginRemoveRows({}, static_cast<int>(common), static_cast<int>(m_rows.size()) - 1);
            m_rows = rows;
            endRemoveRows();
        }
    }

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

private:
    QList<Row> m_rows;
};

} // namespace flowconsole
