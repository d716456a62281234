#pragma once

#include "simulator/apipart.h"
#include "simulator/executionregister.h"

#include <functional>

namespace flowconsole::simulator {

/// The criteria of POST /flows/instances/query, read once and asked of each run.
class InstanceQuery final
{
public:
    /// {query: [{criteria} or {and: […]} or {or: […]} or {not: […]}, …]}, all of which must hold.
    [[nodiscard]] static Result<InstanceQuery, ApiFailure> read(const Json &body);

    /// Only for runs that are over.
    [[nodiscard]] bool matches(const Execution &execution) const;

private:
    using Test = std::function<bool(const Execution &)>;

    std::vector<Test> m_tests;
};

/// What GET /flows/instances/querycapabilities tells of them; `expand` may name flow and action.
[[nodiscard]] Json queryCapabilities(const std::vector<std::string> &expand);

} // namespace flowconsole::simulator
