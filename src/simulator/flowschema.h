#pragma once

#include "base/result.h"
#include "simulator/flowproblem.h"

#include <QByteArray>

#include <memory>
#include <nlohmann/json_fwd.hpp>

namespace flowconsole::simulator {

/// The JSON Schema of flow files, compiled once and used for many. Value-like owner, usable in one thread at a
/// time. The only place that includes valijson, which is slow to compile.
class FlowSchema final
{
public:
    /// Fails when the schema itself cannot be read.
    [[nodiscard]] static Result<FlowSchema> compile(const QByteArray &schemaText);

    ~FlowSchema();
    FlowSchema(FlowSchema &&) noexcept;
    FlowSchema &operator=(FlowSchema &&) noexcept;

    /// The error names the innermost place as a JSON pointer (RFC 6901) and what is wrong there.
    [[nodiscard]] Result<Done, FlowProblem> check(const nlohmann::json &document) const;

private:
    struct Compiled;
    explicit FlowSchema(std::unique_ptr<Compiled> compiled);

    std::unique_ptr<Compiled> m_compiled;
};

} // namespace flowconsole::simulator
