#include "ui/batch/batchlistmodel.h"

#include "ui/batch/batchwords.h"

#include <QLocale>

#include <algorithm>

namespace flowconsole {

void BatchListModel::setBatches(const QList<BatchProgress> &batches)
{
    // Those that are gone first, then what is new: what is selected stays selected.
    for (int place = static_cast<int>(m_batches.size()) - 1; place >= 0; --place) {
        const BatchId id = m_batches.at(place).spec.id;
        const bool isKept = std::any_of(batches.cbegin(), batches.cend(),
                                        [&id](const BatchProgress &batch) { return batch.spec.id == id; });
        if (!isKept) {
            beginRemoveRows({}, place + 1, place + 1);
            m_batches.removeAt(place);
            endRemoveRows();
        }
    }
    for (auto batch = batches.crbegin(); batch != batches.crend(); ++batch) {
        update(*batch);
    }
}

void BatchListModel::update(const BatchProgress &batch)
{
    const int place = placeOf(batch.spec.id);
    if (place < 0) {
        beginInsertRows({}, 1, 1);
        m_batches.prepend(batch);
        endInsertRows();
    } else if (m_batches.at(place) != batch) {
        m_batches[place] = batch;
        emit dataChanged(index(place + 1), index(place + 1));
    }
}

int BatchListModel::placeOf(const BatchId &id) const
{
    const auto found = std::find_if(m_batches.cbegin(), m_batches.cend(),
                                    [&id](const BatchProgress &batch) { return batch.spec.id == id; });
    return found == m_batches.cend() ? -1 : static_cast<int>(found - m_batches.cbegin());
}

const BatchProgress *BatchListModel::batchAt(int row) const
{
    return row > setupRow && row <= m_batches.size() ? &m_batches.at(row - 1) : nullptr;
}

const BatchProgress *BatchListModel::batch(const BatchId &id) const
{
    const int place = placeOf(id);
    return place < 0 ? nullptr : &m_batches.at(place);
}

QModelIndex BatchListModel::indexOf(const BatchId &id) const
{
    const int place = placeOf(id);
    return place < 0 ? QModelIndex() : index(place + 1);
}

int BatchListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_batches.size()) + 1;
}

QString BatchListModel::secondLine(const BatchProgress &batch)
{
    const QLocale locale;
    return tr("%1 · %2 of %3", "state of a batch, rows that are launched, all rows")
        .arg(batchStateName(batch.state), locale.toString(batch.launched), locale.toString(batch.rows));
}

QVariant BatchListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const BatchProgress *batch = batchAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return batch == nullptr ? tr("New batch") : fileNameOf(batch->spec);
    case SecondLineRole:
        return batch == nullptr ? tr("Launch the rows of a file") : secondLine(*batch);
    case IconRole:
        return batch == nullptr ? QString() : batchStateIcon(batch->state);
    case LookRole:
        return static_cast<int>(batch == nullptr ? ExecutionState::Draft : batchStateLook(batch->state));
    case Qt::ToolTipRole:
        return batch == nullptr ? QVariant() : batch->spec.filePath;
    case Qt::AccessibleTextRole:
        return batch == nullptr ? tr("New batch")
                                : fileNameOf(batch->spec) + QStringLiteral(", ") + secondLine(*batch);
    default:
        return {};
    }
}

} // namespace flowconsole
