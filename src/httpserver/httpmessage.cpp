#include "httpmessage.h"

#include <algorithm>
#include <optional>

namespace flowconsole::http {

namespace {

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::optional<int> hexDigit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char low = lowered(c);
    if (low >= 'a' && low <= 'f') {
        return low - 'a' + 10;
    }
    return std::nullopt;
}

} // namespace

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lowered, lowered);
}

std::string_view Request::header(std::string_view name) const
{
    const auto found =
        std::ranges::find_if(headers, [name](const Header &h) { return equalsIgnoringCase(h.name, name); });
    return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

void setTarget(std::string_view target, Request &request)
{
    const std::size_t scheme = target.find("://");
    if (scheme != std::string_view::npos && scheme > 0 &&
        (equalsIgnoringCase(target.substr(0, scheme), "http") ||
         equalsIgnoringCase(target.substr(0, scheme), "https"))) {
        target.remove_prefix(scheme + 3);
        const std::size_t end = std::min(target.find_first_of("/?"), target.size());
        const std::string authority(target.substr(0, end));
        target.remove_prefix(end);
        for (Header &header : request.headers) {
            if (equalsIgnoringCase(header.name, "Host")) {
                header.value = authority;
            }
        }
    }
    const std::size_t question = std::min(target.find('?'), target.size());
    request.path = std::string(target.substr(0, question));
    request.query = std::string(question < target.size() ? target.substr(question + 1) : std::string_view());
    if (request.path.empty()) {
        request.path = "/";
    }
}

std::string percentDecoded(std::string_view text, bool plusIsSpace)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            const auto high = hexDigit(text[i + 1]);
            const auto low = hexDigit(text[i + 2]);
            if (high && low) {
                decoded.push_back(static_cast<char>(*high * 16 + *low));
                i += 2;
                continue;
            }
        }
        decoded.push_back(plusIsSpace && text[i] == '+' ? ' ' : text[i]);
    }
    return decoded;
}

std::vector<std::pair<std::string, std::string>> formPairs(std::string_view text)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) {
            continue;
        }
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string_view value = equals < pair.size() ? pair.substr(equals + 1) : std::string_view();
        pairs.emplace_back(percentDecoded(pair.substr(0, equals), true), percentDecoded(value, true));
    }
    return pairs;
}

} // namespace flowconsole::http
