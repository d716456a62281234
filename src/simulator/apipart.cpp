#include "apipart.h"

#include <QString>

#include <algorithm>

namespace flowconsole::simulator {

namespace {

ApiFailure missingPermission(const std::string &name)
{
    ApiFailure failure{
        403, "missing.permissions",
        "Unable to perform the requested action. You are missing the following permission(s): [" + name + "]"};
    failure.parameters["permissions"] = "[" + name + "]";
    return failure;
}

} // namespace

bool ApiCall::isGet() const
{
    return request.method == "GET" || request.method == "HEAD";
}

std::optional<ApiFailure> ApiCall::lacks(std::initializer_list<std::string_view> permissions) const
{
    for (const std::string_view permission : permissions) {
        if (missing.contains(std::string(permission))) {
            return missingPermission(std::string(permission));
        }
    }
    return std::nullopt;
}

std::optional<ApiFailure> ApiCall::lacksScope(std::initializer_list<std::string_view> scopes) const
{
    const bool isBound = grant.grantType != "client_credentials";
    const auto isGranted = [this](std::string_view scope) { return grant.scopes.contains(std::string(scope)); };
    if (isBound && std::ranges::none_of(scopes, isGranted)) {
        return missingPermission(std::string(*scopes.begin()));
    }
    return std::nullopt;
}

Result<Json, ApiFailure> ApiCall::body() const
{
    auto parsed = parseJson(request.body);
    if (!parsed) {
        return ApiFailure{400, "bad.request",
                          "The body cannot be used: " + parsed.error().message.toStdString() + "."};
    }
    return std::move(parsed).value();
}

ApiFailure methodNotAllowed(const ApiCall &call, std::string allowed)
{
    ApiFailure failure{405, "method.not.allowed",
                       validText(call.request.method + " is not offered at " + call.request.path + ".")};
    failure.allowedMethods = std::move(allowed);
    return failure;
}

ApiFailure entityNotFound(std::string_view kind, const std::string &id)
{
    return {404, "not.found", "There is no " + std::string(kind) + " with the id " + id + ".", id};
}

ApiFailure badField(const std::string &field, const std::string &message)
{
    return {400, "bad.request", message, {}, field};
}

std::string validText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toStdString();
}

std::vector<std::string> queryValues(std::string_view query, std::string_view name)
{
    std::vector<std::string> values;
    for (const auto &[key, joined] : http::formPairs(query)) {
        if (key != name) {
            continue;
        }
        std::string_view rest = joined;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(','), rest.size());
            if (end > 0) {
                values.emplace_back(rest.substr(0, end));
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return values;
}

} // namespace flowconsole::simulator
