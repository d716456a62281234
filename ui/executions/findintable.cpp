#include "ui/executions/findintable.h"

#include "ui/executions/findbar.h"
#include "ui/executions/runsview.h"
#include "ui/executions/tablecolumns.h"

#include <algorithm>

namespace flowconsole {

FindInTable::FindInTable(RunsView &view, RowFinder &finder, Theme &theme, QWidget *parent)
    : QObject(parent), m_view(view), m_finder(finder), m_bar(new FindBar(theme, parent))
{
    connect(m_bar, &FindBar::textChanged, this, [this](const QString &text) {
        m_finder.setText(text);
        m_view.setFoundText(text);
    });
    connect(m_bar, &FindBar::stepped, this, &FindInTable::step);
    connect(m_bar, &FindBar::closed, this, &FindInTable::close);
    connect(&m_finder, &RowFinder::changed, this, &FindInTable::show);
    connect(m_view.selectionModel(), &QItemSelectionModel::selectionChanged, this, &FindInTable::show);
    connect(m_view.selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FindInTable::show);
    connect(&m_view.columns(), &TableColumns::shownColumnsChanged, this,
            [this] { m_finder.setColumns(m_view.columns().shownColumns()); });
    m_finder.setColumns(m_view.columns().shownColumns());
}

QWidget *FindInTable::bar() const
{
    return m_bar;
}

void FindInTable::open()
{
    m_bar->open();
    m_finder.setText(m_bar->text());
    m_view.setFoundText(m_bar->text());
    show();
}

void FindInTable::close()
{
    m_bar->hide();
    m_finder.setText({});
    m_view.setFoundText({});
    m_view.setFocus();
}

void FindInTable::step(RowFinder::Direction direction)
{
    if (m_bar->isHidden()) {
        open();
        return;
    }
    const int row = m_finder.next(standsAt(), direction);
    if (row >= 0) {
        m_view.goTo(m_view.model()->index(row, std::max(m_view.currentIndex().column(), 0)));
    }
    show();
}

void FindInTable::show()
{
    if (!m_bar->isHidden()) {
        m_bar->showFound(m_finder, standsAt());
    }
}

/// The row where the operator stands; -1 where the focus alone has put the cursor somewhere.
int FindInTable::standsAt() const
{
    const QModelIndex current = m_view.currentIndex();
    const bool isHeading = current.isValid() && !current.flags().testFlag(Qt::ItemIsSelectable);
    return isHeading || m_view.selectionModel()->isSelected(current) ? current.row() : -1;
}

} // namespace flowconsole
