#include "paging.h"

#include <QString>
#include <QUrl>

#include <algorithm>
#include <charconv>

namespace flowconsole::simulator {

namespace {

std::string encoded(const std::string &text)
{
    return QUrl::toPercentEncoding(QString::fromStdString(text)).toStdString();
}

std::string pageUri(const std::string &path, const PageQuery &query, std::size_t page)
{
    return path + "?pageSize=" + std::to_string(query.size) + "&pageNumber=" + std::to_string(page) +
           query.filters;
}

} // namespace

std::size_t PageQuery::first() const
{
    return (static_cast<std::size_t>(number) - 1) * static_cast<std::size_t>(size);
}

ApiFailure badParameter(const std::string &name, const std::string &expectation)
{
    return {400, "invalid.value", "The query parameter " + name + " " + expectation, {}, name};
}

std::optional<int> wholeNumber(const std::string &text, int least, int most)
{
    int number = 0;
    const char *end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    const bool isGood = parsed.ec == std::errc() && parsed.ptr == end && number >= least && number <= most;
    return isGood ? std::optional(number) : std::nullopt;
}

std::optional<bool> flagIn(const std::string &text)
{
    const bool isTrue = http::equalsIgnoringCase(text, "true");
    return isTrue || http::equalsIgnoringCase(text, "false") ? std::optional(isTrue) : std::nullopt;
}

Result<PageQuery, ApiFailure> readPage(std::string_view text, int defaultSize)
{
    PageQuery query;
    query.size = defaultSize;
    for (const auto &[name, value] : http::formPairs(text)) {
        if (name == "pageNumber") {
            const auto number = wholeNumber(value, 1, 1'000'000);
            if (!number) {
                return badParameter(name, "must be a whole number from 1.");
            }
            query.number = *number;
        } else if (name == "pageSize") {
            const auto size = wholeNumber(value, 1, 500);
            if (!size) {
                return badParameter(name, "must be a whole number from 1 to 500.");
            }
            query.size = *size;
        } else {
            query.filters += "&" + encoded(name) + "=" + encoded(value);
        }
    }
    return query;
}

Json pageFrame(const std::string &path, const PageQuery &query, std::size_t total)
{
    const auto size = static_cast<std::size_t>(query.size);
    const auto number = static_cast<std::size_t>(query.number);
    const std::size_t pages = (total + size - 1) / size;
    Json page = Json::object();
    page["entities"] = Json::array();
    page["pageSize"] = size;
    page["pageNumber"] = number;
    page["total"] = total;
    page["firstUri"] = pageUri(path, query, 1);
    page["selfUri"] = pageUri(path, query, number);
    if (number < pages) {
        page["nextUri"] = pageUri(path, query, number + 1);
    }
    if (number > 1) {
        page["previousUri"] = pageUri(path, query, number - 1);
    }
    page["lastUri"] = pageUri(path, query, std::max<std::size_t>(pages, 1));
    page["pageCount"] = pages;
    return page;
}

Json pageOf(const std::string &path, const PageQuery &query, const std::vector<Json> &entities)
{
    Json page = pageFrame(path, query, entities.size());
    const std::size_t end = std::min(query.first() + static_cast<std::size_t>(query.size), entities.size());
    for (std::size_t i = query.first(); i < end; ++i) {
        page["entities"].push_back(entities[i]);
    }
    return page;
}

/// Linear in both lengths but for backtracking to the last *.
bool matchesName(const std::string &name, const std::string &pattern)
{
    const QString text = QString::fromStdString(name).toCaseFolded();
    const QString mask = QString::fromStdString(pattern).toCaseFolded();
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

} // namespace flowconsole::simulator
