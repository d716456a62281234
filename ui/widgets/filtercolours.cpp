#include "ui/widgets/filtercolours.h"

#include "ui/theme/theme.h"

namespace flowconsole {

namespace {

QColor colourOf(FilterToken::Kind kind, const Theme &theme)
{
    const Tokens &tokens = theme.tokens();
    switch (kind) {
    case FilterToken::Kind::Field:
        return tokens.accent;
    case FilterToken::Kind::Operator:
    case FilterToken::Kind::Opening:
    case FilterToken::Kind::Closing:
        return tokens.muted;
    case FilterToken::Kind::Value:
    case FilterToken::Kind::Quoted:
        return tokens.success;
    case FilterToken::Kind::Pattern:
        return tokens.warning;
    case FilterToken::Kind::Keyword:
        return theme.stateStyle(ExecutionState::Terminated).text;
    case FilterToken::Kind::Word:
        return tokens.text;
    }
    Q_UNREACHABLE();
}

} // namespace

QList<QTextLayout::FormatRange> filterColours(const QString &text, const std::optional<FilterProblem> &problem,
                                              const Theme &theme)
{
    QList<QTextLayout::FormatRange> ranges;
    const QList<FilterToken> tokens = filterTokens(text);
    for (const FilterToken &token : tokens) {
        QTextLayout::FormatRange range{static_cast<int>(token.start), static_cast<int>(token.length), {}};
        range.format.setForeground(colourOf(token.kind, theme));
        ranges.append(range);
    }
    if (problem && problem->length > 0) {
        QTextLayout::FormatRange range{
            static_cast<int>(problem->position), static_cast<int>(problem->length), {}};
        range.format.setForeground(theme.tokens().danger);
        range.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        range.format.setUnderlineColor(theme.tokens().danger);
        ranges.append(range);
    }
    return ranges;
}

} // namespace flowconsole
