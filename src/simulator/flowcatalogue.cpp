#include "flowcatalogue.h"

#include "base/clock.h"
#include "simulator/schemadocument.h"

#include <QUuid>

#include <algorithm>
#include <charconv>
#include <set>

namespace flowconsole::simulator {

namespace {

const std::string flowsPath = "/api/v2/flows";

struct ListQuery
{
    int pageNumber = 1;
    int pageSize = 25;
    std::set<std::string> types; ///< lower case
    QString name;
    bool includeSchemas = false;
    bool byName = false;
    bool descending = false;
    std::string filters; ///< the query again, without the page
};

ApiFailure badParameter(const std::string &name, const std::string &expectation)
{
    return {400, "invalid.value", "The query parameter " + name + " " + expectation, {}, name};
}

bool readWhole(const std::string &text, int least, int most, int &number)
{
    const char *end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    return parsed.ec == std::errc() && parsed.ptr == end && number >= least && number <= most;
}

bool readTypes(const std::string &text, std::set<std::string> &types)
{
    static const std::set<std::string> known = {
        "bot",          "commonmodule", "digitalbot",   "emailsend",
        "inboundcall",  "inboundchat",  "inboundemail", "inboundshortmessage",
        "outboundcall", "inqueuecall",  "inqueueemail", "inqueueshortmessage",
        "speech",       "securecall",   "surveyinvite", "voice",
        "voicemail",    "voicesurvey",  "workflow",     "workitem"};
    std::string_view left = text;
    while (!left.empty()) {
        const std::size_t comma = std::min(left.find(','), left.size());
        const std::string type(left.substr(0, comma));
        left.remove_prefix(std::min(comma + 1, left.size()));
        if (!known.contains(type)) {
            return false;
        }
        types.insert(type);
    }
    return true;
}

std::optional<ApiFailure> readParameter(const std::string &name, const std::string &value, ListQuery &query)
{
    if (name == "pageNumber" && !readWhole(value, 1, 1'000'000, query.pageNumber)) {
        return badParameter(name, "must be a whole number from 1.");
    }
    if (name == "pageSize" && !readWhole(value, 1, 500, query.pageSize)) {
        return badParameter(name, "must be a whole number from 1 to 500.");
    }
    if (name == "type" && !readTypes(value, query.types)) {
        return badParameter(name, "must name types of flows in lower case, such as workflow or inboundcall.");
    }
    if (name == "includeSchemas" || name == "sortBy" || name == "sortOrder") {
        const bool isFlag = name == "includeSchemas";
        const std::string on = isFlag ? "true" : name == "sortBy" ? "name" : "desc";
        const std::string off = isFlag ? "false" : name == "sortBy" ? "id" : "asc";
        if (value != on && value != off) {
            return badParameter(name, "must be " + on + " or " + off + ".");
        }
        (isFlag ? query.includeSchemas : name == "sortBy" ? query.byName : query.descending) = value == on;
    }
    if (name == "name") {
        query.name = QString::fromStdString(value);
    }
    return std::nullopt;
}

Result<ListQuery, ApiFailure> readQuery(std::string_view text)
{
    ListQuery query;
    for (const auto &[name, value] : http::formPairs(text)) {
        if (const auto failure = readParameter(name, value, query)) {
            return *failure;
        }
        if (name != "pageNumber" && name != "pageSize") {
            const auto encoded = QString::fromStdString(value).toUtf8().toPercentEncoding();
            query.filters += "&" + QString::fromStdString(name).toUtf8().toPercentEncoding().toStdString() +
                             "=" + encoded.toStdString();
        }
    }
    return query;
}

/// Without regard to case, * for anything; linear in both lengths but for backtracking to the last *.
bool matchesName(const QString &name, const QString &pattern)
{
    const QString text = name.toCaseFolded();
    const QString mask = pattern.toCaseFolded();
    qsizetype at = 0;
    qsizetype in = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (at < text.size()) {
        if (in < mask.size() && mask[in] == QLatin1Char('*')) {
            star = in++;
            resume = at;
        } else if (in < mask.size() && mask[in] == text[at]) {
            ++in;
            ++at;
        } else if (star >= 0) {
            in = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    return mask.mid(in).count(QLatin1Char('*')) == mask.size() - in;
}

std::string lowerCase(const std::string &text)
{
    return QString::fromStdString(text).toLower().toStdString();
}

bool matches(const FlowDefinition &flow, const ListQuery &query)
{
    return (query.types.empty() || query.types.contains(lowerCase(flow.type))) &&
           (query.name.isEmpty() || matchesName(QString::fromStdString(flow.name), query.name));
}

std::string pageUri(const ListQuery &query, std::size_t page)
{
    return flowsPath + "?pageSize=" + std::to_string(query.pageSize) + "&pageNumber=" + std::to_string(page) +
           query.filters;
}

Json pageFrame(const ListQuery &query, std::size_t total)
{
    const auto size = static_cast<std::size_t>(query.pageSize);
    const auto number = static_cast<std::size_t>(query.pageNumber);
    const std::size_t pages = (total + size - 1) / size;
    Json page = Json::object();
    page["entities"] = Json::array();
    page["pageSize"] = size;
    page["pageNumber"] = number;
    page["total"] = total;
    page["firstUri"] = pageUri(query, 1);
    page["selfUri"] = pageUri(query, number);
    if (number < pages) {
        page["nextUri"] = pageUri(query, number + 1);
    }
    if (number > 1) {
        page["previousUri"] = pageUri(query, number - 1);
    }
    page["lastUri"] = pageUri(query, std::max<std::size_t>(pages, 1));
    page["pageCount"] = pages;
    return page;
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

Result<Json, ApiFailure> FlowCatalogue::list(std::string_view text) const
{
    const auto read = readQuery(text);
    if (!read) {
        return read.error();
    }
    const ListQuery &query = read.value();
    std::vector<FlowPtr> found;
    std::ranges::copy_if(m_flows, std::back_inserter(found),
                         [&query](const FlowPtr &flow) { return matches(*flow, query); });
    std::ranges::sort(found, {},
                      [&query](const FlowPtr &flow) { return query.byName ? flow->name : flow->id; });
    if (query.descending) {
        std::ranges::reverse(found);
    }
    Json page = pageFrame(query, found.size());
    const auto size = static_cast<std::size_t>(query.pageSize);
    const std::size_t first = (static_cast<std::size_t>(query.pageNumber) - 1) * size;
    for (std::size_t i = first; i < std::min(first + size, found.size()); ++i) {
        page["entities"].push_back(describe(*found[i], query.includeSchemas));
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
    const auto hasSecure = std::ranges::any_of(version.variables, &Variable::secure);
    Json entity = Json::object();
    entity["id"] = version.id;
    entity["name"] = version.id;
    entity["commitVersion"] = version.id;
    entity["configurationVersion"] = version.id;
    entity["type"] = "PUBLISH";
    entity["secure"] = hasSecure;
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
