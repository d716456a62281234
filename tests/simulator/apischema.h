#pragma once

#include "httpserver/httpmessage.h"

#include <QString>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>

namespace flowconsole::simulator::test {

/// The reference description of the published API (OpenAPI 3.0), as far as answers and events are held to it.
///
/// It is read strictly: members that a model does not name are mistakes. Where the description itself is loose,
/// it is read as the platform means it: an object without properties stands for any value, as its generator
/// writes it for values of every type, and readOnly does not matter in answers.
class ApiSchema final
{
public:
    /// Nothing when the file is not there.
    [[nodiscard]] static std::unique_ptr<ApiSchema> load(const QString &file);

    /// What is wrong with the answer, empty for nothing. `path` is written as in the description, with {names}.
    [[nodiscard]] QString wrongAnswer(const std::string &method, const std::string &path,
                                      const http::Response &response);
    /// What is wrong with the body of an event; `topic` is written as in the description.
    [[nodiscard]] QString wrongEvent(const std::string &topic, const nlohmann::json &body);

    /// Every operation whose answer was looked at with a status of 2xx, as "GET /api/v2/flows".
    [[nodiscard]] const std::set<std::string> &seen() const { return m_seen; }
    [[nodiscard]] std::set<std::string> operations() const;

private:
    explicit ApiSchema(nlohmann::json document);

    [[nodiscard]] QString wrong(const nlohmann::json &schema, const nlohmann::json &value) const;

    nlohmann::json m_document;
    nlohmann::json m_models; ///< as JSON Schema
    std::set<std::string> m_seen;
};

} // namespace flowconsole::simulator::test
