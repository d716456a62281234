#pragma once

#include "domain/batch.h"

#include <QAbstractListModel>

namespace flowconsole {

/// The batches, newest first, below a first row that stands for the one that is being set up. Rows keep their
/// identity by the batch's id. GUI thread.
class BatchListModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchListModel)

public:
    enum Role {
        SecondLineRole = Qt::UserRole, ///< the state in words, and how far it is
        IconRole,                      ///< the name of the state's icon; empty for the first row
        LookRole,                      ///< flowconsole::ExecutionState whose colour it has
    };
    static constexpr int setupRow = 0;

    using QAbstractListModel::QAbstractListModel;

    void setBatches(const QList<BatchProgress> &batches);
    /// Changes the one that is known, or puts it on top.
    void update(const BatchProgress &batch);

    /// nullptr for the first row.
    [[nodiscard]] const BatchProgress *batchAt(int row) const;
    [[nodiscard]] const BatchProgress *batch(const BatchId &id) const;
    /// Invalid for one that is not known.
    [[nodiscard]] QModelIndex indexOf(const BatchId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] int placeOf(const BatchId &id) const;
    [[nodiscard]] static QString secondLine(const BatchProgress &batch);

    QList<BatchProgress> m_batches;
};

} // namespace flowconsole
