#pragma once

#include "simulator/apipart.h"
#include "simulator/flowcatalogue.h"

namespace flowconsole::simulator {

/// /flows/outcomes and /flows/milestones: those that the flows of the organisation set and reach. Thread: the
/// organisation's.
class OutcomesApi final : public ApiPart
{
public:
    explicit OutcomesApi(const FlowCatalogue &catalogue);

    std::optional<ApiAnswer> answer(const ApiCall &call) override;

private:
    struct Kind
    {
        std::string_view route;
        std::string_view noun;
        std::string_view permission;
        std::map<std::string, Json> entities; ///< by id
    };

    [[nodiscard]] ApiAnswer list(const ApiCall &call, const Kind &kind) const;

    std::vector<Kind> m_kinds;
};

[[nodiscard]] std::string outcomeId(const std::string &name);
[[nodiscard]] std::string milestoneId(const std::string &name);

} // namespace flowconsole::simulator
