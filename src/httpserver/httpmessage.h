#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace flowconsole::http {

struct Header
{
    std::string name;
    std::string value;
};

/// One request as it was received, whole. Header names keep their case; look them up with header().
struct Request
{
    std::string method;
    std::string path;  ///< as sent, still percent-encoded, without the query
    std::string query; ///< as sent, without the question mark
    std::vector<Header> headers;
    std::string body;
    std::string remoteAddress;

    /// The first value of that name, compared without regard to case (RFC 9110 § 5.1); empty when absent.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Splits a request target into path and query. An absolute one, as proxies are sent, loses its scheme and
/// authority, which takes the place of the Host header (RFC 9112 § 3.2.2).
void setTarget(std::string_view target, Request &request);

/// One answer. The server adds Content-Length and Connection by itself.
struct Response
{
    int status = 200;
    std::vector<Header> headers;
    std::string body;
};

/// ASCII letters without regard to case, as header names are compared (RFC 9110 § 5.1).
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b);

/// Undoes percent-encoding (RFC 3986 § 2.1); with `plusIsSpace` also that of forms. Broken sequences stay as
/// they are.
[[nodiscard]] std::string percentDecoded(std::string_view text, bool plusIsSpace = false);

/// Name and value of every pair of a query or of an application/x-www-form-urlencoded body, decoded, in order.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> formPairs(std::string_view text);

} // namespace flowconsole::http
