#pragma once

#include <QString>

#include <string>

namespace flowconsole::simulator {

/// What is wrong with a flow file, and where.
struct FlowProblem
{
    std::string pointer; ///< RFC 6901; empty for the whole document
    QString message;     ///< what is wrong and what to do
};

} // namespace flowconsole::simulator
