#pragma once

#include <QString>

namespace flowconsole {

class HistoryTableModel;
struct HistoryState;

// What the table of stored executions says about itself; pure functions.

/// "12,345 found · since 3 March 2026", "200 found so far · searched back to …".
[[nodiscard]] QString foundText(const HistoryTableModel &model);
/// What stands in place of the rows; empty where there are rows.
[[nodiscard]] QString emptyHistoryText(const HistoryTableModel &model, const HistoryState &state);
/// The same that foundText() says, at length, for hovering and screen readers.
[[nodiscard]] QString foundToolTip(const HistoryTableModel &model);

} // namespace flowconsole
