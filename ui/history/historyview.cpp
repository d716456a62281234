#include "ui/history/historyview.h"

namespace flowconsole {

HistoryView::HistoryView(HistoryTableModel &model, Theme &theme, QWidget *parent)
    : RunsView(model, theme, QStringLiteral("historyEmpty"), parent), m_model(model)
{
    setObjectName(QStringLiteral("historyTable"));
    setAccessibleName(tr("Stored executions"));
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &HistoryView::tellVisibleRows,
            Qt::QueuedConnection);
}

HistoryView::~HistoryView() = default;

void HistoryView::takeVisibleRows(int first, int last)
{
    m_model.setVisibleRows(first, last);
}

} // namespace flowconsole
