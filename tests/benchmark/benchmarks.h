#pragma once

namespace flowconsole {

/// Time from the start of the process to the first paint, beside that of an empty window.
void benchmarkFirstPaint();

/// Longest time that the GUI thread did not answer while 200 executions run at once, beside an idle window.
void benchmarkGuiGap();

} // namespace flowconsole
