#pragma once

#include "domain/batch.h"

#include <QAbstractTableModel>

namespace flowconsole {

/// Every bad row of a file, in its order. The list is shared, not copied, however long it is. GUI thread.
class BatchProblemsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchProblemsModel)

public:
    enum class Column { Line, Name, Reason };
    static constexpr int columnTotal = 3;

    using QAbstractTableModel::QAbstractTableModel;

    void setProblems(const QList<BatchRowProblem> &problems);
    [[nodiscard]] const QList<BatchRowProblem> &problems() const { return m_problems; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString text(const BatchRowProblem &problem, Column column);

    QList<BatchRowProblem> m_problems;
};

/// One line a problem, its parts separated by tabs, with a line of titles: for the clipboard.
[[nodiscard]] QString problemsAsText(const QList<BatchRowProblem> &problems);
/// The same as CSV (RFC 4180), for a file.
[[nodiscard]] QByteArray problemsAsCsv(const QList<BatchRowProblem> &problems);

} // namespace flowconsole
