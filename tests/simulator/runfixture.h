#pragma once

#include "flowfixture.h"

#include "simulator/flowrun.h"

#include <QtTest>

namespace flowconsole::simulator::test {

inline const Instant begin{Milliseconds(1'790'000'000'000)};

/// From start to end with these nodes in between.
inline FlowPtr flowOf(const QByteArray &variables, const QByteArray &middle, const QByteArray &edges)
{
    const QByteArray nodes = R"([{"id":"start","name":"Start","kind":"start"},)" + middle +
                             R"(,{"id":"end","name":"End","kind":"end","reason":"Success"}])";
    const QByteArray text = flowText(variables, nodes, edges);
    auto flow = readFlow(text, QStringLiteral("sample.json"));
    if (!flow) {
        qFatal("%s", qPrintable(flow.error().message));
    }
    return std::move(flow).value();
}

inline std::unique_ptr<FlowRun> runOf(const FlowPtr &flow, VariableValues values = {},
                                      ScriptedCaller::Script script = {}, std::uint64_t seed = 1,
                                      std::size_t limit = 10'000)
{
    return std::make_unique<FlowRun>(flow, flow->latest(), std::move(values),
                                     std::make_unique<ScriptedCaller>(std::move(script)),
                                     RunSettings{.seed = seed, .start = begin, .nodeLimit = limit});
}

/// Every step in one line: kind, node, time since the start, detail.
inline QStringList told(const FlowRun &run)
{
    QStringList lines;
    for (const Step &step : run.steps()) {
        const char *kind = step.kind == StepKind::Enter  ? "enter"
                           : step.kind == StepKind::Exit ? "exit"
                                                         : "error";
        QString line = QStringLiteral("%1 %2 %3")
                           .arg(QLatin1String(kind), QString::fromStdString(step.nodeId))
                           .arg((step.at - begin).count());
        if (!step.detail.empty()) {
            line += QStringLiteral(" ") + QString::fromStdString(step.detail);
        }
        for (const VariableChange &change : step.changes) {
            line += QStringLiteral(" [%1: %2 → %3]")
                        .arg(QString::fromStdString(change.variable),
                             QString::fromStdString(writeJson(change.before)),
                             QString::fromStdString(writeJson(change.after)));
        }
        lines += line;
    }
    return lines;
}

} // namespace flowconsole::simulator::test
