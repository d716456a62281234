#include "flowschema.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace flowconsole::simulator {

struct FlowSchema::Compiled
{
    valijson::Schema schema;
};

FlowSchema::FlowSchema(std::unique_ptr<Compiled> compiled) : m_compiled(std::move(compiled)) {}
FlowSchema::~FlowSchema() = default;
FlowSchema::FlowSchema(FlowSchema &&) noexcept = default;
FlowSchema &FlowSchema::operator=(FlowSchema &&) noexcept = default;

Result<FlowSchema> FlowSchema::compile(const QByteArray &schemaText)
{
    const auto document = nlohmann::json::parse(schemaText.toStdString(), nullptr, false);
    if (document.is_discarded()) {
        return Error{QStringLiteral("The schema of flow files is not valid JSON.")};
    }
    auto compiled = std::make_unique<Compiled>();
    try {
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), compiled->schema);
    } catch (const std::exception &problem) {
        return Error{QStringLiteral("The schema of flow files cannot be used: %1.")
                         .arg(QString::fromUtf8(problem.what()))};
    }
    return FlowSchema(std::move(compiled));
}

namespace {

/// valijson writes a place as <root>["a"][0].
std::string pointerOf(const std::vector<std::string> &context)
{
    std::string pointer;
    for (std::size_t i = 1; i < context.size(); ++i) {
        std::string part = context[i];
        if (part.starts_with("[\"") && part.ends_with("\"]")) {
            part = part.substr(2, part.size() - 4);
        } else if (part.starts_with('[') && part.ends_with(']')) {
            part = part.substr(1, part.size() - 2);
        }
        pointer += '/' + part;
    }
    return pointer;
}

} // namespace

Result<Done, FlowProblem> FlowSchema::check(const nlohmann::json &document) const
{
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(m_compiled->schema, valijson::adapters::NlohmannJsonAdapter(document), &results)) {
        return Done{};
    }
    // An outer rule fails because an inner one did: the deepest place is the one to mend.
    valijson::ValidationResults::Error error;
    valijson::ValidationResults::Error deepest;
    while (results.popError(error)) {
        if (deepest.description.empty() || error.context.size() > deepest.context.size()) {
            deepest = error;
        }
    }
    QString message = QString::fromStdString(deepest.description);
    if (!message.endsWith(QLatin1Char('.'))) {
        message += QLatin1Char('.');
    }
    return FlowProblem{pointerOf(deepest.context), message};
}

} // namespace flowconsole::simulator
