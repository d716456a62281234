#pragma once

#include "domain/flowexecution.h"
#include "filter/filterpredicate.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <deque>

namespace flowconsole {

/// The table that Qt's manual leads to: every row in a container, every change told at once. The baseline of
/// the live table; as a QSortFilterProxyModel sorts and filters it.
class PlainRows final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainRows)

public:
    /// What is sorted by: the duration as a number, else what is shown.
    enum Role { SortRole = Qt::UserRole };
    static constexpr int flowColumn = 1;
    static constexpr int durationColumn = 2;

    struct Row
    {
        FlowExecution run;
        QByteArray searchText;
    };

    explicit PlainRows(QObject *parent = nullptr);

    void reset(const QList<FlowExecution> &runs);
    void change(int row, const FlowExecution &run);
    [[nodiscard]] const Row &at(int row) const { return m_rows[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::deque<Row> m_rows;
};

/// Asks the same predicate as the live table does.
class PlainFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainFilter)

public:
    explicit PlainFilter(const PlainRows &rows);

    void setFilter(const FilterPredicate &filter);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    const PlainRows &m_rows;
    FilterPredicate m_filter;
};

} // namespace flowconsole
