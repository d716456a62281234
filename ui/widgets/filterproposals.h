#pragma once

#include "ui/widgets/filterrow.h"

#include <QList>
#include <QObject>

class QAbstractItemView;
class QCompleter;
class QLineEdit;
class QModelIndex;
class QStandardItemModel;

namespace flowconsole {

class FilterRowDelegate;
class Theme;

/// The list below a filter's field. Up and Down go through it, Return takes the line that is chosen, Tab too,
/// and goes on where none is; Delete or the cross at its end takes a line off the list, F2 renames it. All
/// other keys are the field's. A child of the field. GUI thread; the theme outlives it.
class FilterProposals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterProposals)

public:
    FilterProposals(Theme &theme, QLineEdit &field);

    /// Below `area` of the field. `chosen`: which line is chosen at first; -1: none.
    void show(const QList<FilterRow> &rows, const QRect &area, int chosen);
    void hide();
    [[nodiscard]] bool isVisible() const;
    [[nodiscard]] const QList<FilterRow> &rows() const { return m_rows; }

signals:
    void taken(const flowconsole::FilterRow &row);
    /// The list stays open; `line` is its number.
    void removeRequested(const flowconsole::FilterRow &row, int line);
    void renameRequested(const flowconsole::FilterRow &row);
    void hidden();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QAbstractItemView &popup() const;
    [[nodiscard]] const FilterRow *rowAt(const QModelIndex &index) const;
    void take(const QModelIndex &index);
    [[nodiscard]] bool takeKey(int key);
    [[nodiscard]] bool takePress(const QPoint &place, bool isRelease);

    QLineEdit &m_field;
    QCompleter *m_completer = nullptr;
    QStandardItemModel *m_model = nullptr;
    FilterRowDelegate *m_delegate = nullptr;
    QList<FilterRow> m_rows;
};

} // namespace flowconsole
