#pragma once

#include "filter/filterparser.h"

#include <QList>
#include <QTextLayout>

#include <optional>

namespace flowconsole {

class Theme;

/// How a filter's text is coloured: fields, operators, values, patterns and the words that join; what is wrong
/// is underlined too. A plain word has the colour of text.
[[nodiscard]] QList<QTextLayout::FormatRange>
filterColours(const QString &text, const std::optional<FilterProblem> &problem, const Theme &theme);

} // namespace flowconsole
