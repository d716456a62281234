#pragma once

#include "domain/runcomparison.h"

#include <QString>

namespace flowconsole {

/// Lines with tabulators between the cells, under both runs' heads: for spreadsheets and mail.
[[nodiscard]] QString comparisonText(const RunComparison &comparison, const FlowExecution &left,
                                     const FlowExecution &right);
/// The same as Markdown, for tickets: a table a section, differences in bold.
[[nodiscard]] QString comparisonMarkdown(const RunComparison &comparison, const FlowExecution &left,
                                         const FlowExecution &right);
/// "Billing IVR v14 · Failed · 2026-11-21 14:02:11.204 (UTC+1)".
[[nodiscard]] QString runTitle(const FlowExecution &run);

} // namespace flowconsole
