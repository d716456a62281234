#pragma once

#include <QTabBar>

namespace flowconsole {

/// Two tabs in the head of a table of executions: those of this session, or all that are stored. Each of the
/// two tables has one; whoever hears of a choice brings them to say the same. GUI thread.
class TableSwitch final : public QTabBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableSwitch)

public:
    enum class Table { Live, Stored };

    explicit TableSwitch(QWidget *parent = nullptr);

    void setShown(Table table);

signals:
    /// The operator wants the other table.
    void chosen(flowconsole::TableSwitch::Table table);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshWords();
};

} // namespace flowconsole
