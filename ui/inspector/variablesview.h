#pragma once

#include <QTableView>

namespace flowconsole {

class Theme;
class VariablesModel;
struct FlowExecution;

/// The table of an execution's inputs and outputs. GUI thread; the theme outlives it.
class VariablesView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariablesView)

public:
    explicit VariablesView(Theme &theme, QWidget *parent = nullptr);

    void setExecution(const FlowExecution &execution);

private:
    void copy() const;

    VariablesModel *m_model;
};

} // namespace flowconsole
