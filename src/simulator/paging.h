#pragma once

#include "simulator/apipart.h"

namespace flowconsole::simulator {

/// Which page of a list is asked for.
struct PageQuery
{
    int number = 1;
    int size = 25;
    std::string filters; ///< the rest of the query, encoded, each part with & before it

    [[nodiscard]] std::size_t first() const;
};

/// Reads pageNumber from 1 and pageSize from 1 to 500; fails with 400 invalid.value.
[[nodiscard]] Result<PageQuery, ApiFailure> readPage(std::string_view query, int defaultSize = 25);

/// The page of `entities` with the URIs of its neighbours (API.md, “Flow list”); `path` is that of the list.
[[nodiscard]] Json pageOf(const std::string &path, const PageQuery &query, const std::vector<Json> &entities);

/// The same where only the entities of the page have been made, of `total`.
[[nodiscard]] Json pageFrame(const std::string &path, const PageQuery &query, std::size_t total);

[[nodiscard]] ApiFailure badParameter(const std::string &name, const std::string &expectation);

/// The number when the text is one from `least` to `most` and nothing else.
[[nodiscard]] std::optional<int> wholeNumber(const std::string &text, int least, int most);

/// "true" or "false" in any case, as some clients write True.
[[nodiscard]] std::optional<bool> flagIn(const std::string &text);

/// Without regard to case; * stands for anything.
[[nodiscard]] bool matchesName(const std::string &name, const std::string &pattern);

} // namespace flowconsole::simulator
