#pragma once

#include "base/result.h"
#include "httpserver/httpmessage.h"
#include "simulator/apifailure.h"
#include "simulator/flowdefinition.h"

#include <initializer_list>
#include <map>
#include <set>

namespace flowconsole::simulator {

/// What an access token stands for.
struct Grant
{
    std::string token;
    std::string clientId;
    std::string grantType;        ///< "client_credentials" or "authorization_code"
    std::set<std::string> scopes; ///< empty for client credentials, which hold roles instead
    Instant expires = {};
};

/// One request under /api/v2/ by somebody who is signed in.
struct ApiCall
{
    const http::Request &request;
    std::vector<std::string> path; ///< the decoded parts after /api/v2, such as {"flows", "executions"}
    const Grant &grant;
    const std::set<std::string> &missing; ///< permissions and scopes that nobody has here
    std::string contextId;                ///< the correlation id of the answer
    Instant now;

    /// HEAD is answered like GET; the server leaves the body out.
    [[nodiscard]] bool isGet() const;
    [[nodiscard]] bool isMethod(std::string_view method) const { return request.method == method; }

    /// A 403 missing.permissions that names the first of `permissions` that is missing; they are names of
    /// permissions and of scopes, all of which the call needs.
    [[nodiscard]] std::optional<ApiFailure> lacks(std::initializer_list<std::string_view> permissions) const;

    /// The same for a token with scopes, which needs any one of `scopes`; the first is named.
    [[nodiscard]] std::optional<ApiFailure> lacksScope(std::initializer_list<std::string_view> scopes) const;

    /// The JSON body; a 400 when it is none.
    [[nodiscard]] Result<Json, ApiFailure> body() const;
};

using ApiAnswer = Result<http::Response, ApiFailure>;

/// Part of the API that knows which paths are its own. Thread: the organisation's.
class ApiPart
{
public:
    virtual ~ApiPart() = default;

    /// Nothing: the path is not one of this part.
    [[nodiscard]] virtual std::optional<ApiAnswer> answer(const ApiCall &call) = 0;
};

/// A 405 with the Allow header (RFC 9110 § 15.5.6), such as "GET, HEAD".
[[nodiscard]] ApiFailure methodNotAllowed(const ApiCall &call, std::string allowed);

/// A 404; `kind` is a noun, such as "flow".
[[nodiscard]] ApiFailure entityNotFound(std::string_view kind, const std::string &id);

/// A 400 that names the field.
[[nodiscard]] ApiFailure badField(const std::string &field, const std::string &message);

/// The text with whatever is not UTF-8 replaced, so that it can be said again in an answer.
[[nodiscard]] std::string validText(std::string_view text);

/// Every value that a query gives the parameter, repeated or comma-joined.
[[nodiscard]] std::vector<std::string> queryValues(std::string_view query, std::string_view name);

} // namespace flowconsole::simulator
