#pragma once

#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;
class QSplitter;
class QTableView;

namespace flowconsole {

class JsonView;
class Theme;
class VariablesModel;
struct FlowExecution;

/// An execution's inputs and outputs beside each other, or in one column where it is narrow, with what changed;
/// a value that no cell can show stands whole below. GUI thread; the theme outlives it.
class VariablesView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariablesView)

public:
    explicit VariablesView(Theme &theme, QWidget *parent = nullptr);

    void setExecution(const FlowExecution &execution);
    /// The variables to come are another execution's.
    void startAnew();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void createTable();
    void createActions();
    void refresh();
    void fitColumns();
    void showDetail();
    void copyRow() const;
    void copyValue() const;

    Theme &m_theme;
    VariablesModel *m_model;
    QWidget *m_bar;
    QCheckBox *m_changedOnly;
    QLabel *m_summary;
    QSplitter *m_splitter;
    QTableView *m_table;
    JsonView *m_detail;
    bool m_hasOutputs = false;
};

} // namespace flowconsole
