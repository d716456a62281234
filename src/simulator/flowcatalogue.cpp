#include "flowcatalogue.h"

#include "base/clock.h"
#include "simulator/paging.h"
#include "simulator/schemadocument.h"

#include <QUuid>

#include <algorithm>
#include <set>

namespace flowconsole::simulator {

namespace {

const std::string flowsPath = "/api/v2/flows";

struct ListQuery
{
    PageQuery page;
    std::set<std::string> types; ///< lower case
    std::set<std::string> ids;   ///< lower case
    std::set<std::string> divisions;
    std::string name; ///< a pattern, as are the next two; empty for any
    std::string description;
    std::string nameOrDescription;
    std::string publishVersionId;
    std::optional<Instant> publishedAfter;
    std::optional<Instant> publishedBefore;
    bool secureOnly = false;
    bool includeSchemas = false;
    std::string sortBy;
    bool descending = false;
};

std::string lowerCase(const std::string &text)
{
    return QString::fromStdString(text).toLower().toStdString();
}

bool isFlowType(const std::string &type)
{
    static const std::set<std::string> known = {
        "bot",          "commonmodule", "digitalbot",   "emailsend",
        "inboundcall",  "inboundchat",  "inboundemail", "inboundshortmessage",
        "outboundcall", "inqueuecall",  "inqueueemail", "inqueueshortmessage",
        "speech",       "securecall",   "surveyinvite", "voice",
        "voicemail",    "voicesurvey",  "workflow",     "workitem"};
    return known.contains(type);
}

/// ISO 8601; a date is its first moment, and what names no zone is in UTC.
std::optional<Instant> timeIn(const std::string &text)
{
    QDateTime time = QDateTime::fromString(QString::fromStdString(text), Qt::ISODateWithMs);
    if (!time.isValid()) {
        return std::nullopt;
    }
    if (time.timeSpec() == Qt::LocalTime) {
        time.setTimeSpec(Qt::UTC);
    }
    return Instant(Milliseconds(time.toMSecsSinceEpoch()));
}

std::optional<ApiFailure> readTime(const std::string &name, const std::string &value, ListQuery &query)
{
    const auto time = timeIn(value);
    if (!time) {
        return badParameter(name, "must be a time such as 2026-11-21T12:00:00Z.");
    }
    (name == "publishedAfter" ? query.publishedAfter : query.publishedBefore) = time;
    return std::nullopt;
}

std::optional<ApiFailure> readFlag(const std::string &name, const std::string &value, ListQuery &query)
{
    const auto flag = flagIn(value);
    if (!flag) {
        return badParameter(name, "must be true or false.");
    }
    // Nothing is ever deleted here, so there is nothing that `deleted` could add.
    if (name == "includeSchemas") {
        query.includeSchemas = *flag;
    }
    return std::nullopt;
}

std::optional<ApiFailure> readChoice(const std::string &name, const std::string &value, ListQuery &query)
{
    const std::string choice = lowerCase(value);
    if (name == "sortOrder") {
        query.descending = choice == "desc";
        return query.descending || choice == "asc" ? std::nullopt
                                                   : std::optional(badParameter(name, "must be asc or desc."));
    }
    // What is published has been checked in, and nothing newer has, so the three select the same flows.
    query.secureOnly = choice == "any" || choice == "checkedin" || choice == "published";
    return query.secureOnly ? std::nullopt
                            : std::optional(badParameter(name, "must be any, checkedin or published."));
}

/// What the subset of the platform's API names and this organisation knows nothing of, such as who holds a
/// lock, is ignored, as is what the platform does not name.
std::optional<ApiFailure> readParameter(const std::string &name, const std::string &value, ListQuery &query)
{
    if (name == "includeSchemas" || name == "deleted") {
        return readFlag(name, value, query);
    }
    if (name == "publishedAfter" || name == "publishedBefore") {
        return readTime(name, value, query);
    }
    if (name == "sortOrder" || name == "secure") {
        return readChoice(name, value, query);
    }
    if (name == "name") {
        query.name = value;
    } else if (name == "description") {
        query.description = value;
    } else if (name == "nameOrDescription") {
        query.nameOrDescription = value;
    } else if (name == "publishVersionId") {
        query.publishVersionId = value;
    } else if (name == "sortBy") {
        query.sortBy = lowerCase(value);
    }
    return std::nullopt;
}

Result<ListQuery, ApiFailure> readQuery(std::string_view text)
{
    const auto page = readPage(text);
    if (!page) {
        return page.error();
    }
    ListQuery query;
    query.page = page.value();
    for (const std::string &type : queryValues(text, "type")) {
        if (!isFlowType(type)) {
            return badParameter("type",
                                "must name types of flows in lower case, such as workflow or inboundcall.");
        }
        query.types.insert(type);
    }
    for (const std::string &id : queryValues(text, "id")) {
        query.ids.insert(lowerCase(id));
    }
    for (const std::string &id : queryValues(text, "divisionId")) {
        query.divisions.insert(id);
    }
    for (const auto &[name, value] : http::formPairs(text)) {
        if (const auto failure = readParameter(name, value, query)) {
            return *failure;
        }
    }
    return query;
}

bool isSecure(const FlowVersion &version)
{
    return std::ranges::any_of(version.variables, &Variable::secure);
}

bool fitsPattern(const std::string &text, const std::string &pattern)
{
    return pattern.empty() || matchesName(text, pattern);
}

/// The version in force counts; the limits themselves are neither after nor before.
bool matchesPublication(const FlowDefinition &flow, const ListQuery &query)
{
    const FlowVersion &version = flow.latest();
    return (query.publishVersionId.empty() || flow.version(query.publishVersionId) == &version) &&
           (!query.publishedAfter || version.datePublished > *query.publishedAfter) &&
           (!query.publishedBefore || version.datePublished < *query.publishedBefore) &&
           (!query.secureOnly || isSecure(version));
}

bool matches(const FlowDefinition &flow, const ListQuery &query)
{
    return (query.types.empty() || query.types.contains(lowerCase(flow.type))) &&
           (query.ids.empty() || query.ids.contains(lowerCase(flow.id))) &&
           (query.divisions.empty() || query.divisions.contains(nameBasedId("division " + flow.division))) &&
           fitsPattern(flow.name, query.name) && fitsPattern(flow.description, query.description) &&
           (fitsPattern(flow.name, query.nameOrDescription) ||
            fitsPattern(flow.description, query.nameOrDescription)) &&
           matchesPublication(flow, query);
}

/// By id where nothing is known of what it asks for, and where that is the same.
std::pair<std::string, std::string> sortKey(const FlowDefinition &flow, const std::string &sortBy)
{
    std::string key;
    if (sortBy == "name") {
        key = lowerCase(flow.name);
    } else if (sortBy == "description") {
        key = lowerCase(flow.description);
    } else if (sortBy == "type") {
        key = flow.type;
    } else if (sortBy == "division") {
        key = lowerCase(flow.division);
    } else if (sortBy == "datemodified" || sortBy == "datepublished") {
        key = isoTime(flow.latest().datePublished);
    }
    return {std::move(key), flow.id};
}

/// A FlowDivisionView is a Flow without what concerns its editing.
Json divisionViewOf(const Json &flow)
{
    Json view = Json::object();
    for (const char *member :
         {"id", "name", "division", "description", "type", "publishedVersion", "inputSchema", "outputSchema"}) {
        if (flow.contains(member)) {
            view[member] = flow[member];
        }
    }
    view["selfUri"] = flowsPath + "/divisionviews/" + flow["id"].get<std::string>();
    return view;
}

Json userOf(const std::string &name)
{
    const std::string id = nameBasedId("user " + name);
    Json user = Json::object();
    user["id"] = id;
    user["name"] = name;
    user["version"] = 1;
    user["selfUri"] = "/api/v2/users/" + id;
    return user;
}

} // namespace

std::string isoTime(Instant time)
{
    return toIsoUtc(QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC)).toStdString();
}

std::string nameBasedId(std::string_view text)
{
    static const QUuid space(QStringLiteral("6f3b1c52-7d0e-4b7a-9a44-0f2f5a3f1d10"));
    return QUuid::createUuidV5(space, QByteArray(text.data(), static_cast<qsizetype>(text.size())))
        .toString(QUuid::WithoutBraces)
        .toStdString();
}

FlowPtr FlowCatalogue::find(std::string_view id) const
{
    const auto found = std::ranges::find_if(
        m_flows, [id](const FlowPtr &flow) { return http::equalsIgnoringCase(flow->id, id); });
    return found == m_flows.end() ? nullptr : *found;
}

Result<Json, ApiFailure> FlowCatalogue::list(std::string_view text, const std::string &path,
                                             bool divisionView) const
{
    const auto read = readQuery(text);
    if (!read) {
        return read.error();
    }
    const ListQuery &query = read.value();
    std::vector<FlowPtr> found;
    std::ranges::copy_if(m_flows, std::back_inserter(found),
                         [&query](const FlowPtr &flow) { return matches(*flow, query); });
    std::ranges::sort(found, {}, [&query](const FlowPtr &flow) { return sortKey(*flow, query.sortBy); });
    if (query.descending) {
        std::ranges::reverse(found);
    }
    Json page = pageFrame(path, query.page, found.size());
    const std::size_t end =
        std::min(query.page.first() + static_cast<std::size_t>(query.page.size), found.size());
    for (std::size_t i = query.page.first(); i < end; ++i) {
        Json entity = describe(*found[i], query.includeSchemas);
        page["entities"].push_back(divisionView ? divisionViewOf(entity) : std::move(entity));
    }
    return page;
}

Json FlowCatalogue::describe(const FlowDefinition &flow, bool withSchemas) const
{
    const std::string divisionId = nameBasedId("division " + flow.division);
    Json entity = Json::object();
    entity["id"] = flow.id;
    entity["name"] = flow.name;
    entity["division"] = {{"id", divisionId},
                          {"name", flow.division},
                          {"selfUri", "/api/v2/authorization/divisions/" + divisionId}};
    entity["description"] = flow.description;
    entity["type"] = flow.type;
    entity["active"] = flow.enabled;
    entity["enabled"] = flow.enabled;
    entity["system"] = false;
    entity["deleted"] = false;
    entity["publishedVersion"] = describeVersion(flow, flow.latest(), withSchemas);
    entity["publishedBy"] = userOf(flow.latest().publishedBy);
    if (withSchemas) {
        entity["inputSchema"] = inputSchemaDocument(flow, flow.latest());
        entity["outputSchema"] = outputSchemaDocument(flow, flow.latest());
    }
    entity["selfUri"] = flowsPath + "/" + flow.id;
    return entity;
}

Json FlowCatalogue::describeVersion(const FlowDefinition &flow, const FlowVersion &version, bool withSchemas)
{
    Json entity = Json::object();
    entity["id"] = version.id;
    entity["name"] = version.id;
    entity["commitVersion"] = version.id;
    entity["configurationVersion"] = version.id;
    entity["type"] = "PUBLISH";
    entity["secure"] = isSecure(version);
    entity["debug"] = false;
    entity["createdBy"] = userOf(version.publishedBy);
    entity["dateCreated"] = version.datePublished.time_since_epoch().count();
    entity["datePublished"] = isoTime(version.datePublished);
    if (withSchemas) {
        entity["inputSchema"] = inputSchemaDocument(flow, version);
        entity["outputSchema"] = outputSchemaDocument(flow, version);
    }
    entity["selfUri"] = flowsPath + "/" + flow.id + "/versions/" + version.id;
    return entity;
}

} // namespace flowconsole::simulator
