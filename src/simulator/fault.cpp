#include "fault.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace flowconsole::simulator {

namespace {

constexpr double longestTime = 10.0 * 60'000;

QString asQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        if (at == std::string_view::npos) {
            parts.push_back(text);
            return parts;
        }
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + separator.size());
    }
}

template <class Number>
std::optional<Number> numberIn(std::string_view text)
{
    Number number{};
    const char *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return !text.empty() && read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

std::optional<Milliseconds> timeIn(std::string_view text)
{
    struct Unit
    {
        std::string_view name;
        double milliseconds;
    };
    static constexpr std::array units = {Unit{"ms", 1}, Unit{"min", 60'000}, Unit{"s", 1'000}};
    for (const Unit &unit : units) {
        if (!text.ends_with(unit.name)) {
            continue;
        }
        const auto number = numberIn<double>(text.substr(0, text.size() - unit.name.size()));
        const double time = number ? *number * unit.milliseconds : -1;
        if (!std::isfinite(time) || time < 0 || time > longestTime) {
            return std::nullopt;
        }
        return Milliseconds(static_cast<std::int64_t>(std::llround(time)));
    }
    return std::nullopt;
}

std::optional<DurationRange> timesIn(std::string_view text)
{
    const auto ends = split(text, "..");
    const auto least = timeIn(ends.front());
    const auto most = timeIn(ends.back());
    if (ends.size() > 2 || !least || !most || *least > *most) {
        return std::nullopt;
    }
    return DurationRange{*least, *most};
}

Error badTime(std::string_view text)
{
    return Error{QStringLiteral("“%1” is no time. Write for example 300ms, 2s or 100ms..1s, at most 10min.")
                     .arg(asQString(text))};
}

Result<Done> readTarget(std::string_view text, Fault &fault)
{
    if (text == "any") {
        return Done{};
    }
    if (text == "events") {
        fault.ofEvents = true;
        return Done{};
    }
    if (const auto operation = operationNamed(text)) {
        fault.match.operation = operation;
        return Done{};
    }
    const std::size_t space = text.find(' ');
    const std::string_view path = space == std::string_view::npos ? text : text.substr(space + 1);
    const std::string_view method =
        space == std::string_view::npos ? std::string_view() : text.substr(0, space);
    const bool isMethod = std::ranges::all_of(method, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!path.starts_with('/') || !isMethod) {
        return Error{
            QStringLiteral("“%1” is nothing that can go wrong. Name any, token, launch, poll, terminate, "
                           "flows, instances, webhooks, notifications, me, other, events, or a path such "
                           "as /api/v2/flows or POST /api/v2/webhooks.")
                .arg(asQString(text))};
    }
    fault.match.method = std::string(method);
    fault.match.pathPrefix = std::string(path);
    return Done{};
}

Result<FaultEffect> readTimedEffect(std::string_view name, std::string_view value)
{
    const auto times = timesIn(value);
    if (!times) {
        return badTime(value);
    }
    return name == "latency" ? FaultEffect(Delay{*times}) : FaultEffect(HoldEvent{*times});
}

Result<FaultEffect> readStatusEffect(std::string_view text, std::string_view value)
{
    const bool isAfter = text.ends_with("-after");
    const auto status = numberIn<int>(isAfter ? text.substr(0, text.size() - 6) : text);
    if (!status || *status < 400 || *status > 599) {
        return Error{
            QStringLiteral("“%1” is no fault. Write a status from 400 to 599, or latency=300ms, "
                           "drop-before, drop-after, expired-token; of events lost, late=2s, double or "
                           "reorder.")
                .arg(asQString(text))};
    }
    FailWith effect{*status, std::nullopt, isAfter};
    if (*status == 429) {
        effect.retryAfter = Milliseconds(1000);
    }
    if (!value.empty()) {
        effect.retryAfter = timeIn(value);
        if (!effect.retryAfter) {
            return badTime(value);
        }
    }
    return FaultEffect(effect);
}

Result<FaultEffect> readEffect(std::string_view text)
{
    const std::size_t equals = std::min(text.find('='), text.size());
    const std::string_view name = text.substr(0, equals);
    const std::string_view value = equals < text.size() ? text.substr(equals + 1) : std::string_view();
    if (name == "latency" || name == "late") {
        return readTimedEffect(name, value);
    }
    if (text == "drop-before" || text == "drop-after") {
        return FaultEffect(HangUp{text == "drop-after"});
    }
    if (text == "expired-token") {
        return FaultEffect(ExpireToken{});
    }
    if (text == "lost") {
        return FaultEffect(LoseEvent{});
    }
    if (text == "double") {
        return FaultEffect(DoubleEvent{});
    }
    if (text == "reorder") {
        return FaultEffect(ReorderEvent{});
    }
    return readStatusEffect(name, value);
}

bool isOfEvents(const FaultEffect &effect)
{
    return std::holds_alternative<LoseEvent>(effect) || std::holds_alternative<HoldEvent>(effect) ||
           std::holds_alternative<DoubleEvent>(effect) || std::holds_alternative<ReorderEvent>(effect);
}

Result<Done> readOption(std::string_view text, Fault &fault)
{
    if (text.starts_with("p=")) {
        const auto probability = numberIn<double>(text.substr(2));
        if (!probability || !(*probability >= 0 && *probability <= 1)) {
            return Error{QStringLiteral("“%1” is no probability. Write a number from 0 to 1, such as p=0.2.")
                             .arg(asQString(text))};
        }
        fault.probability = *probability;
        return Done{};
    }
    const bool isSkip = text.starts_with("skip=");
    const auto count = numberIn<std::uint64_t>(isSkip                   ? text.substr(5)
                                               : text.starts_with("n=") ? text.substr(2)
                                                                        : text);
    if (!count || (!isSkip && *count == 0)) {
        return Error{
            QStringLiteral("“%1” is no option. Write p=0.2 for how likely it is, a count such as 3 for how "
                           "often it happens, or skip=2 for how many go by before.")
                .arg(asQString(text))};
    }
    if (isSkip) {
        fault.skip = *count;
    } else {
        fault.times = *count;
    }
    return Done{};
}

} // namespace

bool RequestMatch::holds(const http::Request &request) const
{
    return (!operation || operationOf(request) == *operation) && (method.empty() || request.method == method) &&
           request.path.starts_with(pathPrefix);
}

Result<Fault> Fault::parse(std::string_view text)
{
    const auto parts = split(text, ":");
    if (parts.size() < 2 || parts[1].empty()) {
        return Error{QStringLiteral("“%1” is no fault. Write what goes wrong and how, such as launch:500 or "
                                    "poll:latency=300ms:p=0.2.")
                         .arg(asQString(text))};
    }
    Fault fault;
    fault.text = std::string(text);
    if (const auto target = readTarget(parts[0], fault); !target) {
        return target.error();
    }
    auto effect = readEffect(parts[1]);
    if (!effect) {
        return effect.error();
    }
    fault.effect = std::move(effect).value();
    if (isOfEvents(fault.effect) != fault.ofEvents) {
        return Error{
            fault.ofEvents
                ? QStringLiteral("“%1” cannot happen to events. They can be lost, late=2s, double or "
                                 "reorder.")
                      .arg(asQString(parts[1]))
                : QStringLiteral("“%1” happens to events only. Write events:%1.").arg(asQString(parts[1]))};
    }
    for (std::size_t i = 2; i < parts.size(); ++i) {
        if (const auto option = readOption(parts[i], fault); !option) {
            return option.error();
        }
    }
    return fault;
}

} // namespace flowconsole::simulator
