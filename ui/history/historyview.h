#pragma once

#include "models/historytablemodel.h"
#include "ui/executions/runsview.h"

namespace flowconsole {

/// The table of stored executions, in the look of the live one. No row moves by itself. GUI thread; model and
/// theme outlive it.
class HistoryView final : public RunsView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryView)

public:
    HistoryView(HistoryTableModel &model, Theme &theme, QWidget *parent = nullptr);
    ~HistoryView() override;

protected:
    void takeVisibleRows(int first, int last) override;

private:
    HistoryTableModel &m_model;
};

} // namespace flowconsole
