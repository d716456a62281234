#pragma once

#include "domain/flowexecution.h"
#include "models/executiontablemodel.h"

#include <QTableView>

class QLabel;

namespace flowconsole {

class ExecutionsDelegate;
class Theme;

/// The table itself: tells the model which rows are on screen, gives Detail the slack of the width, highlights
/// the row under the pointer, and holds the order of rows while moving them would disturb. GUI thread; model
/// and theme outlive it.
class ExecutionsView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExecutionsView)

public:
    /// Why the order is held.
    enum class Hold {
        Pressing = 1,      ///< the operator is selecting with the pointer
        Menu = 2,          ///< a menu about these rows is open
        Scrolled = 4,      ///< the operator reads further down
        LargeSelection = 8 ///< moving it would cost more than it is worth, and the operator is working with it
    };
    Q_DECLARE_FLAGS(Holds, Hold)

    ExecutionsView(ExecutionTableModel &model, Theme &theme, QWidget *parent = nullptr);
    ~ExecutionsView() override;

    void setHold(Hold reason, bool held);
    void setEmptyText(const QString &text);
    /// For another theme, font or language.
    void refreshLook();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setUpHeader();
    void fitColumns();
    void fitFlowColumn();
    void tellVisibleRows();
    void hoverRowAt(const QPoint &position);
    void hoverRow(int row);
    void updateRow(int row);

    ExecutionTableModel &m_model;
    Theme &m_theme;
    ExecutionsDelegate *m_delegate;
    QLabel *m_emptyText;
    Holds m_holds;
    int m_hoveredRow = -1;
    int m_fittedFlowWidth = 0;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(ExecutionsView::Holds)

} // namespace flowconsole
