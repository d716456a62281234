#pragma once

#include "domain/requestrecord.h"
#include "models/rowsmodel.h"

namespace flowconsole {

/// The exchanges with the platform that served one execution, oldest first. GUI thread.
class RequestsModel final : public RowsModel<RequestRecord>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestsModel)

public:
    enum class Column { Method, Path, Status, Sent, Duration, Attempt };
    static constexpr int columnTotal = 6;

    using RowsModel::RowsModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant cell(const RequestRecord &request, Column column, int role) const;
    [[nodiscard]] QString text(const RequestRecord &request, Column column) const;
};

/// Bodies in the request log are cut there (net/recording.h).
inline constexpr qsizetype recordedBodyLimit = 64 * 1024;

/// The path and query as the table shows them: without the part that all have in common, ids cut to their ends.
[[nodiscard]] QString shortPath(const QUrl &url);

/// The whole exchange for reading: head lines, headers and bodies, JSON indented.
[[nodiscard]] QString exchangeText(const RequestRecord &request);

} // namespace flowconsole
