#pragma once

#include "domain/runcomparison.h"
#include "models/rowsmodel.h"

#include <optional>

namespace flowconsole {

/// A line of the table: a section's heading, a remark in place of its rows, or a row of the comparison.
struct ComparisonLine
{
    enum class Kind { Heading, Note, Row };

    Kind kind = Kind::Row;
    QString text; ///< of a heading or a note
    ComparedRow row;
    bool isFirstDifference = false;

    friend bool operator==(const ComparisonLine &, const ComparisonLine &) = default;
};

/// A comparison as a table, section by section. GUI thread.
class ComparisonModel final : public RowsModel<ComparisonLine>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparisonModel)

public:
    enum class Column { What, Left, Right, Difference };
    static constexpr int columnTotal = 4;

    static constexpr int IsHeadingRole = Qt::UserRole + 1;
    static constexpr int DifferenceRole = Qt::UserRole + 2; ///< int of Difference; nothing on other lines
    static constexpr int IsFirstRole = Qt::UserRole + 3;
    static constexpr int ShareRole = Qt::UserRole + 4; ///< of a time in the longest one, 0 to 1; else nothing

    using RowsModel::RowsModel;

    void setComparison(const RunComparison &comparison);
    void showDifferencesOnly(bool only);
    [[nodiscard]] const RunComparison &comparison() const { return m_comparison; }

    /// The next line that differs after `row`, or the one before it, round at the ends; -1 where none does.
    [[nodiscard]] int differenceFrom(int row, bool forward) const;
    [[nodiscard]] int firstDifference() const;
    /// Where a line about the same stands; -1 where it is gone.
    [[nodiscard]] int rowOf(const ComparisonLine &line) const;
    /// The row as texts parted by tabulators.
    [[nodiscard]] QString copyText(int row) const;
    /// True where a cell cannot show a side whole.
    [[nodiscard]] bool isBig(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void showLines();
    [[nodiscard]] QVariant cell(const ComparisonLine &line, Column column, int role) const;
    [[nodiscard]] QString text(const ComparisonLine &line, Column column) const;
    [[nodiscard]] QVariant share(const ComparedRow::Value &value) const;

    RunComparison m_comparison;
    bool m_differencesOnly = false;
};

} // namespace flowconsole
