#pragma once

#include "simulator/apifailure.h"
#include "simulator/flowdefinition.h"

#include <vector>

namespace flowconsole::simulator {

/// The flows of the organisation and how the API shows them (API.md, “Flow list”). Thread: the organisation's.
class FlowCatalogue final
{
public:
    explicit FlowCatalogue(std::vector<FlowPtr> flows) : m_flows(std::move(flows)) {}

    /// Null when there is none with that id.
    [[nodiscard]] FlowPtr find(std::string_view id) const;

    [[nodiscard]] const std::vector<FlowPtr> &flows() const { return m_flows; }

    /// GET /api/v2/flows and its kin; `path` is that of the list. A division view tells less of each flow.
    [[nodiscard]] Result<Json, ApiFailure> list(std::string_view query, const std::string &path,
                                                bool divisionView = false) const;

    /// GET /api/v2/flows/{id}
    [[nodiscard]] Json describe(const FlowDefinition &flow, bool withSchemas) const;

    /// A FlowVersion of the published API.
    [[nodiscard]] static Json describeVersion(const FlowDefinition &flow, const FlowVersion &version,
                                              bool withSchemas);

private:
    std::vector<FlowPtr> m_flows;
};

/// ISO 8601 in UTC with milliseconds and Z.
[[nodiscard]] std::string isoTime(Instant time);

/// An id made of a text, the same one each time, for what the flow files name but do not number: divisions,
/// users.
[[nodiscard]] std::string nameBasedId(std::string_view text);

} // namespace flowconsole::simulator
