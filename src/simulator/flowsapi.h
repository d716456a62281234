#pragma once

#include "simulator/apipart.h"
#include "simulator/flowcatalogue.h"

namespace flowconsole::simulator {

/// /flows, /flows/divisionviews, /flows/lookup, /flows/{id} and what lies under it: versions and
/// configurations. Thread: the organisation's.
class FlowsApi final : public ApiPart
{
public:
    explicit FlowsApi(const FlowCatalogue &catalogue) : m_catalogue(catalogue) {}

    std::optional<ApiAnswer> answer(const ApiCall &call) override;

private:
    [[nodiscard]] ApiAnswer list(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer lookUp(const ApiCall &call) const;
    [[nodiscard]] ApiAnswer underFlow(const ApiCall &call, const FlowDefinition &flow) const;
    [[nodiscard]] ApiAnswer versions(const ApiCall &call, const FlowDefinition &flow) const;

    const FlowCatalogue &m_catalogue;
};

} // namespace flowconsole::simulator
