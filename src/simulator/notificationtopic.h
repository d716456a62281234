#pragma once

#include "simulator/apipart.h"
#include "simulator/flowcatalogue.h"

namespace flowconsole::simulator {

/// A kind of topic that channels can subscribe to (API.md, “Notification channel”).
struct TopicKind
{
    std::string_view pattern; ///< with {id}
    std::string_view description;
    std::string_view permission; ///< needed to subscribe; empty for none
    std::string_view parameter;  ///< what {id} names
};

[[nodiscard]] const std::vector<TopicKind> &topicKinds();

/// Why a channel of `call` may not subscribe to the topic, or nothing. Ids must be UUIDs; flows must exist.
[[nodiscard]] std::optional<ApiFailure> topicRefusal(const std::string &topic, const ApiCall &call,
                                                     const FlowCatalogue &catalogue);

/// An AvailableTopic of the published API with the members that `expand` names.
[[nodiscard]] Json describeTopic(const TopicKind &kind, const std::set<std::string> &expand);

} // namespace flowconsole::simulator
