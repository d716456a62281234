#include "ui/history/tableswitch.h"

#include <QEvent>
#include <QSignalBlocker>

namespace flowconsole {

TableSwitch::TableSwitch(QWidget *parent) : QTabBar(parent)
{
    setObjectName(QStringLiteral("tableSwitch"));
    setExpanding(false);
    setUsesScrollButtons(false);
    addTab({});
    addTab({});
    refreshWords();
    connect(this, &QTabBar::currentChanged, this,
            [this](int index) { emit chosen(static_cast<Table>(index)); });
}

void TableSwitch::setShown(Table table)
{
    const QSignalBlocker blocker(*this);
    setCurrentIndex(static_cast<int>(table));
}

void TableSwitch::refreshWords()
{
    setAccessibleName(tr("Which executions are shown"));
    setTabText(static_cast<int>(Table::Live), tr("Live", "executions of this session"));
    setTabText(static_cast<int>(Table::Stored), tr("All stored", "executions in the history"));
    setTabToolTip(static_cast<int>(Table::Live), tr("What this session has launched and watches"));
    setTabToolTip(static_cast<int>(Table::Stored), tr("Every execution in the history (Ctrl+Shift+H)"));
}

void TableSwitch::changeEvent(QEvent *event)
{
    QTabBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refreshWords();
    }
}

} // namespace flowconsole
