#include "ui/executions/executionsheader.h"
#include "ui/executions/tablecolumns.h"
#include "ui/executions/tableexports.h"
#include "ui/history/historypane.h"
#include "ui/history/historyview.h"

#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace flowconsole {

// What of the table is written into files.

ExportContent HistoryPane::contentOf(qint64 rows) const
{
    ExportContent content;
    const TableLayout &layout = m_view->columns().layout();
    content.columns = m_view->columns().chosenColumns();
    content.organisation = m_organisation;
    content.filterText = m_model.filterText();
    content.at = m_model.now();
    content.total = rows;
    // While they are still being read for it they are not sorted, and what is written is not.
    if (layout.sortedBy && !m_model.isInOrderOfCreation()) {
        const QString title = executionColumnTitle(*layout.sortedBy);
        content.arrangement = layout.sortOrder == Qt::AscendingOrder
                                  ? tr("sorted by %1").arg(title)
                                  : tr("sorted by %1, descending").arg(title);
    } else {
        content.arrangement = m_model.orderOfCreation() == HistoryOrder::NewestFirst
                                  ? tr("newest first", "the order of executions")
                                  : tr("oldest first", "the order of executions");
    }
    return content;
}

/// It is made anew each time it opens, since it says how many executions it is about.
void HistoryPane::fillMenuOfExports(QMenu &menu)
{
    menu.clear();
    const QString found = m_model.progress() == HistoryTableModel::Progress::Over
                              ? tr("%n found", "executions", m_model.rowCount())
                              : tr("All that the search finds");
    fillExportMenu(menu, found, selectedCount(),
                   [this](ExportFormat format, bool selectedOnly) { exportAs(format, selectedOnly); });
}

void HistoryPane::exportAs(ExportFormat format, bool selectedOnly)
{
    if (selectedOnly) {
        exportSelected(format);
    } else {
        exportAll(format);
    }
}

void HistoryPane::exportAll(ExportFormat format)
{
    if (!m_model.isInOrderOfCreation()) {
        exportRanges(format, {{0, m_model.rowCount() - 1}}); // no more than are held
        return;
    }
    const bool isOver = m_model.progress() == HistoryTableModel::Progress::Over;
    offerExport(format, {{}, format, contentOf(isOver ? m_model.rowCount() : -1), {}, {m_model.wholeSearch()}});
}

/// The selection is that of the moment in which it is asked for.
void HistoryPane::exportSelected(ExportFormat format)
{
    exportRanges(format, selectedRanges());
}

QList<HistoryPane::RowRange> HistoryPane::selectedRanges() const
{
    QList<RowRange> ranges;
    const QItemSelection selection = m_view->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        ranges.append({range.top(), range.bottom()});
    }
    std::sort(ranges.begin(), ranges.end(),
              [](const RowRange &a, const RowRange &b) { return a.first < b.first; });
    QList<RowRange> apart;
    for (const RowRange &range : std::as_const(ranges)) {
        if (!apart.isEmpty() && range.first <= apart.last().last + 1) {
            apart.last().last = std::max(apart.last().last, range.last);
        } else {
            apart.append(range);
        }
    }
    return apart;
}

int HistoryPane::selectedCount() const
{
    int count = 0;
    for (const RowRange &range : selectedRanges()) {
        count += range.last - range.first + 1;
    }
    return count;
}

/// Where they can be held they are read first; of more, only where they begin and end is.
void HistoryPane::exportRanges(ExportFormat format, const QList<RowRange> &ranges)
{
    QList<int> rows;
    qint64 count = 0;
    for (const RowRange &range : ranges) {
        count += range.last - range.first + 1;
        for (int row = range.first; row <= range.last && rows.size() <= HistoryTableModel::holdLimit; ++row) {
            rows.append(row);
        }
    }
    if (count <= HistoryTableModel::holdLimit) {
        // They may be sorted otherwise by the time they are read.
        withRows(rows, [this, format, asked = contentOf(count)](const QList<FlowExecution> &executions) {
            ExportContent content = asked;
            content.total = executions.size();
            offerExport(format, {{}, format, content, executions, {}});
        });
        return;
    }
    rows.clear();
    for (const RowRange &range : ranges) {
        if (range.first > 0) {
            rows.append(range.first - 1);
        }
        rows.append(range.last);
    }
    withRows(rows, [this, format, ranges, count, ends = rows.size()](const QList<FlowExecution> &executions) {
        if (executions.size() != ends) {
            say(tr("Some of what was selected is not stored any more. Try again."), {});
            return;
        }
        HistoryExporter::Job job{{}, format, contentOf(count), {}, {}};
        auto end = executions.cbegin();
        for (const RowRange &range : ranges) {
            StoredWindow place = m_model.wholeSearch();
            if (range.first > 0) {
                place.stretch.after = positionOf(*end++);
            }
            place.stretch.upTo = positionOf(*end++);
            job.places.append(place);
        }
        offerExport(format, job);
    });
}

void HistoryPane::offerExport(ExportFormat format, HistoryExporter::Job job)
{
    m_exports->choose(format, tr("stored-executions", "a file's name, without blanks"),
                      [this, job = std::move(job)](const QString &path) {
                          HistoryExporter::Job named = job;
                          named.path = path;
                          m_exporter->start(named);
                          return qint64(0);
                      });
}

} // namespace flowconsole
