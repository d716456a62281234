#pragma once

#include "simulator/flowdefinition.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace flowconsole::simulator {

/// Reads one flow file: JSON, then its schema, then what a schema cannot say. An error reads
/// “file, JSON pointer: what is wrong. What to do.”; `fileName` is only for that.
[[nodiscard]] Result<FlowPtr> readFlow(const QByteArray &content, const QString &fileName);

/// Reads every *.json of the folder, in the order of their names. Fails when the folder is missing or empty, a
/// file is not a flow, or two share an id.
[[nodiscard]] Result<std::vector<FlowPtr>> loadFlows(const QString &directory);

/// The flows that come with the program.
[[nodiscard]] Result<std::vector<FlowPtr>> loadBuiltInFlows();

} // namespace flowconsole::simulator
