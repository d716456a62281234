#include "valuesource.h"

#include <cmath>

namespace flowconsole::simulator {

namespace {

/// Money and counts stay as people write them: 118.40 − 12.50 is 105.9, not 105.90000000000001.
Json tidyNumber(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    const double rounded = std::round(value * scale) / scale;
    if (std::trunc(rounded) == rounded && std::abs(rounded) < 9e15) {
        return static_cast<std::int64_t>(rounded);
    }
    return rounded;
}

struct Yield
{
    const VariableLookup &lookup;
    SeededRandom &random;

    Json operator()(const LiteralValue &source) const { return source.value; }
    Json operator()(const CopiedValue &source) const { return lookup(source.variable); }
    Json operator()(const TextValue &source) const { return filledIn(source.text, lookup); }
    Json operator()(const SummedValue &source) const
    {
        double total = 0;
        for (std::size_t i = 0; i < source.operands.size(); ++i) {
            double operand = 0;
            if (const auto *number = std::get_if<double>(&source.operands[i])) {
                operand = *number;
            } else if (const Json value = lookup(std::get<std::string>(source.operands[i])); isNumber(value)) {
                operand = toDouble(value);
            }
            total += source.subtracted[i] ? -operand : operand;
        }
        return tidyNumber(total, 6);
    }
    Json operator()(const PickedValue &source) const
    {
        const auto last = static_cast<std::int64_t>(source.choices.size()) - 1;
        return source.choices[static_cast<std::size_t>(random.between(0, last))];
    }
    Json operator()(const RandomValue &source) const
    {
        return tidyNumber(source.least + random.fraction() * (source.most - source.least), source.decimals);
    }
    Json operator()(const SerialValue &source) const
    {
        std::string serial = source.pattern;
        for (char &c : serial) {
            if (c == '#') {
                c = static_cast<char>('0' + random.between(0, 9));
            }
        }
        return serial;
    }
};

} // namespace

Json valueOf(const ValueSource &source, const VariableLookup &lookup, SeededRandom &random)
{
    return std::visit(Yield{lookup, random}, source);
}

std::string filledIn(std::string_view text, const VariableLookup &lookup)
{
    std::string filled;
    while (!text.empty()) {
        const std::size_t start = std::min(text.find("${"), text.size());
        filled += text.substr(0, start);
        text.remove_prefix(start);
        const std::size_t end = text.find('}');
        if (text.empty() || end == std::string_view::npos) {
            break;
        }
        const Json value = lookup(std::string(text.substr(2, end - 2)));
        filled += value.is_null() ? std::string() : spoken(value);
        text.remove_prefix(end + 1);
    }
    filled += text;
    return filled;
}

} // namespace flowconsole::simulator
