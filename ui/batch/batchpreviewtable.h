#pragma once

#include "domain/batch.h"
#include "models/rowsmodel.h"

#include <QTableView>

namespace flowconsole {

class Theme;

/// The first rows of a file as they would be sent, one column a variable; secure values are masked. GUI thread.
class BatchPreviewModel final : public RowsModel<BatchPreviewRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchPreviewModel)

public:
    using RowsModel::RowsModel;

    void show(const BatchSpec &spec, const QList<BatchPreviewRow> &found);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const BatchPreviewRow &row, int column) const;
    void changeColumns(const QStringList &variables);

    QStringList m_variables; ///< those that are sent, in the order of the columns
    QStringList m_secure;
};

/// As high as its rows. GUI thread; the theme outlives it.
class BatchPreviewTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatchPreviewTable)

public:
    BatchPreviewTable(Theme &theme, QWidget *parent = nullptr);

    void showRows(const BatchSpec &spec, const QList<BatchPreviewRow> &rows);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

private:
    Theme &m_theme;
    BatchPreviewModel *m_model = nullptr;
};

} // namespace flowconsole
