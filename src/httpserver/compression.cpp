#include "compression.h"

#include <algorithm>
#include <optional>
#include <zlib.h>

namespace flowconsole::http {

namespace {

/// Below it the answer fits one packet anyway.
constexpr std::size_t leastBytes = 860;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

/// q=0, q=0.0 and the like: not acceptable.
bool isRefused(std::string_view parameters)
{
    const std::size_t q = parameters.find("q=");
    if (q == std::string_view::npos) {
        return false;
    }
    const std::string_view weight = trimmed(parameters.substr(q + 2));
    return !weight.empty() && weight.find_first_not_of("0.") == std::string_view::npos;
}

std::optional<std::string> gzipped(const std::string &text)
{
    z_stream stream{};
    // 15 bits of window, and 16 for the gzip wrapper instead of zlib's.
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return std::nullopt;
    }
    std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    // zlib does not write to what it reads, but its C interface cannot say so.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return isWhole ? std::optional(std::move(packed)) : std::nullopt;
}

const Header *find(const Response &response, std::string_view name)
{
    const auto found = std::ranges::find_if(
        response.headers, [name](const Header &header) { return equalsIgnoringCase(header.name, name); });
    return found == response.headers.end() ? nullptr : &*found;
}

} // namespace

bool asksForGzip(std::string_view acceptEncoding)
{
    while (!acceptEncoding.empty()) {
        const std::size_t end = std::min(acceptEncoding.find(','), acceptEncoding.size());
        const std::string_view coding = acceptEncoding.substr(0, end);
        acceptEncoding.remove_prefix(std::min(end + 1, acceptEncoding.size()));
        const std::size_t semicolon = std::min(coding.find(';'), coding.size());
        const std::string_view name = trimmed(coding.substr(0, semicolon));
        if (equalsIgnoringCase(name, "gzip") || equalsIgnoringCase(name, "x-gzip")) {
            return !isRefused(coding.substr(semicolon));
        }
    }
    return false;
}

void compress(Response &response, bool wanted)
{
    const Header *type = find(response, "Content-Type");
    const bool isText =
        type != nullptr && (type->value.starts_with("application/json") || type->value.starts_with("text/"));
    if (!isText || response.body.size() < leastBytes || find(response, "Content-Encoding") != nullptr) {
        return;
    }
    response.headers.push_back({"Vary", "Accept-Encoding"});
    if (!wanted) {
        return;
    }
    if (auto packed = gzipped(response.body)) {
        response.body = *std::move(packed);
        response.headers.push_back({"Content-Encoding", "gzip"});
    }
}

} // namespace flowconsole::http
