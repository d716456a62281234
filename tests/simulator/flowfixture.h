#pragma once

#include "simulator/flowloader.h"

#include <QByteArray>
#include <QString>

namespace flowconsole::simulator::test {

/// A flow of one version with these variables, nodes and edges, each a JSON array.
inline QByteArray flowText(const QByteArray &variables, const QByteArray &nodes, const QByteArray &edges,
                           const QByteArray &type = "WORKFLOW")
{
    return R"({"id":"5b0f5a6e-2f0c-4a59-8f0e-0d6c3a1b2c3d","name":"Sample","type":")" + type +
           R"(","division":"Home","versions":[{"version":1,"datePublished":"2026-01-05T10:00:00Z",)"
           R"("publishedBy":"Dana Okafor","variables":)" +
           variables + R"(,"nodes":)" + nodes + R"(,"edges":)" + edges + "}]}";
}

/// What the loader says about a file that it refuses; empty when it accepts it.
inline QString complaint(const QByteArray &content)
{
    const auto flow = readFlow(content, QStringLiteral("sample.json"));
    return flow ? QString() : flow.error().message;
}

} // namespace flowconsole::simulator::test
