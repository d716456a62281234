#pragma once

namespace flowconsole {

/// Time from the start of the process to the first paint, beside that of an empty window.
void benchmarkFirstPaint();

/// The same with 100,000 stored runs, and until the newest of them are shown, beside an empty history.
void benchmarkHistoryStart();

/// Longest time that the GUI thread did not answer: while 200 executions run at once, beside an idle window;
/// and with 100,000 rows of which 5,000 change a second, beside the same by a QSortFilterProxyModel.
void benchmarkGuiGap();

/// How long a filter takes over 100,000 live rows, beside a QSortFilterProxyModel.
void benchmarkLiveFilters();

/// The first page of a filter over 1,000,000 stored rows, cold and warm, beside plain SQL with LIKE; and the
/// bytes of a stored row.
void benchmarkStoredFilters();

/// Launches a second, each watched until it is over, beside the loops of the two tutorials.
void benchmarkLaunches();

/// How soon the end of one of 1,000 running executions is known under 300 requests a minute, with push and
/// without, beside the tutorial's look each 5 s; on a virtual clock.
void benchmarkWatching();

/// Rows that the history takes in a second, beside plain inserts.
void benchmarkInserts();

/// Memory of 100,000 rows in store and table, beside plain structs.
void benchmarkLiveMemory();

} // namespace flowconsole
