#pragma once

#include "ui/executions/tablecolumns.h"

#include <QFrame>

class QComboBox;
class QListWidget;
class QPushButton;

namespace flowconsole {

/// Which columns stand in the table, in which order, sorted and grouped by what: all that the head of the table
/// does with the pointer, for the keyboard too. Space shows and hides the chosen column, Alt+Up and Alt+Down
/// move it; rows can be dragged. Every change takes effect at once. Opens below its button and closes by
/// Escape. GUI thread; the columns outlive it.
class ColumnsPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnsPopup)

public:
    ColumnsPopup(TableColumns &columns, QWidget *parent);

    /// Opens it with its upper corner there, or nearby where the screen ends. A place on the screen.
    void openAt(const QPoint &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createParts();
    [[nodiscard]] QPushButton *createButton(const QString &words, const char *objectName);
    void fill();
    void showSorting();
    void takeCheck(int row);
    void takeDrag();
    void moveColumn(int steps);
    void sort();
    void fit();
    [[nodiscard]] std::optional<ExecutionColumn> columnAt(int row) const;

    TableColumns &m_columns;
    QListWidget *m_list = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    QPushButton *m_sort = nullptr;
    QPushButton *m_fit = nullptr;
    QPushButton *m_reset = nullptr;
    QComboBox *m_grouping = nullptr;
    bool m_isFilling = false;
};

} // namespace flowconsole
