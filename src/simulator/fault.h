#pragma once

#include "base/result.h"
#include "simulator/apioperation.h"
#include "simulator/flowdefinition.h"

#include <string>
#include <variant>

namespace flowconsole::simulator {

// What a fault does. Those of requests:
struct FailWith
{
    int status = 500;
    std::optional<Milliseconds> retryAfter;
    bool afterEffect = false; ///< the request is carried out, then answered so
};
struct Delay
{
    DurationRange time;
};
struct HangUp
{
    bool afterEffect = false;
};
struct ExpireToken
{};
// Those of events, which the organisation sends by itself:
struct LoseEvent
{};
struct HoldEvent
{
    DurationRange time;
};
struct DoubleEvent
{};
/// The next one to the same target overtakes it.
struct ReorderEvent
{};
using FaultEffect =
    std::variant<FailWith, Delay, HangUp, ExpireToken, LoseEvent, HoldEvent, DoubleEvent, ReorderEvent>;

/// Which requests a fault is for; an empty member matches all.
struct RequestMatch
{
    std::optional<ApiOperation> operation;
    std::string method;
    std::string pathPrefix;

    [[nodiscard]] bool holds(const http::Request &request) const;
};

/// One fault on demand, written as a line:
///
///     fault  = target ":" effect { ":" option }
///     target = "any" | "events" | name | [ method " " ] path
///     name   = "token" | "launch" | "poll" | "terminate" | "flows" | "instances" | "webhooks"
///            | "notifications" | "me" | "other"
///     effect = status [ "=" time ]    answered so instead; the time is Retry-After, 1 s for 429 when absent
///            | status "-after"        carried out, then answered so
///            | "latency=" times | "drop-before" | "drop-after" | "expired-token"
///            | "lost" | "late=" times | "double" | "reorder"                        of events only
///     option = "p=" probability | [ "n=" ] count | "skip=" count
///     times  = time [ ".." time ]
///     time   = number ( "ms" | "s" | "min" )
///
/// A path is a prefix of the request's, such as /api/v2/flows. A launch, poll or terminate with the nil UUID
/// counts as "other": it only asks what is permitted. Without options it happens every time; `n` is
/// how often it happens at all, `skip` how many matches go by before. Value type.
struct Fault
{
    std::string text; ///< as it was written
    bool ofEvents = false;
    RequestMatch match;
    FaultEffect effect;
    double probability = 1.0;
    std::optional<std::uint64_t> times; ///< nothing: for ever
    std::uint64_t skip = 0;

    /// The error says what was not understood and what could stand there.
    [[nodiscard]] static Result<Fault> parse(std::string_view text);
};

} // namespace flowconsole::simulator
