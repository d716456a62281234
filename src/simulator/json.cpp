#include "json.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace flowconsole::simulator {

namespace {

constexpr std::size_t deepest = 100;
constexpr std::size_t mostMembers = 2'000;

Json textNumber(const std::string &text)
{
    return Json::binary(std::vector<std::uint8_t>(text.begin(), text.end()));
}

std::string numberText(const Json &value)
{
    const auto &bytes = value.get_binary();
    return {bytes.begin(), bytes.end()};
}

/// Builds the document while it is read, so that limits apply before memory is spent.
class Reader final : public nlohmann::json_sax<Json>
{
public:
    Json result;
    std::string problem;

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t &text) override
    {
        Json number(value);
        return put(number.dump() == text ? std::move(number) : textNumber(text));
    }
    bool string(string_t &value) override { return put(std::move(value)); }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }
    bool key(string_t &name) override
    {
        if (m_stack.back()->size() >= mostMembers) {
            problem = "an object has more than 2,000 members";
            return false;
        }
        m_key = std::move(name);
        return true;
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        problem = "not valid JSON near byte " + std::to_string(position);
        return false;
    }

private:
    Json *place(Json value)
    {
        if (m_stack.empty()) {
            result = std::move(value);
            return &result;
        }
        Json &parent = *m_stack.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        Json &member = parent[m_key];
        member = std::move(value);
        return &member;
    }
    bool put(Json value)
    {
        place(std::move(value));
        return true;
    }
    bool open(Json container)
    {
        if (m_stack.size() >= deepest) {
            problem = "nested deeper than 100 levels";
            return false;
        }
        m_stack.push_back(place(std::move(container)));
        return true;
    }
    bool close()
    {
        m_stack.pop_back();
        return true;
    }

    std::vector<Json *> m_stack;
    std::string m_key;
};

void write(const Json &value, std::string &out)
{
    if (value.is_binary()) {
        out += numberText(value);
    } else if (value.is_array()) {
        out += '[';
        for (bool first = true; const Json &item : value) {
            out += std::exchange(first, false) ? "" : ",";
            write(item, out);
        }
        out += ']';
    } else if (value.is_object()) {
        out += '{';
        for (bool first = true; const auto &[name, member] : value.items()) {
            out += std::exchange(first, false) ? "" : ",";
            out += Json(name).dump(-1, ' ', false, Json::error_handler_t::replace) + ':';
            write(member, out);
        }
        out += '}';
    } else {
        out += value.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
}

} // namespace

Result<Json> parseJson(std::string_view text)
{
    Reader reader;
    if (!Json::sax_parse(text, &reader)) {
        return Error{QString::fromStdString(reader.problem.empty() ? "not valid JSON" : reader.problem)};
    }
    return std::move(reader.result);
}

std::string writeJson(const Json &value)
{
    std::string out;
    write(value, out);
    return out;
}

bool isNumber(const Json &value)
{
    return value.is_number() || value.is_binary();
}

bool isWholeNumber(const Json &value)
{
    if (value.is_number_integer()) {
        return true;
    }
    if (!isNumber(value)) {
        return false;
    }
    const double number = toDouble(value);
    return std::isfinite(number) && std::trunc(number) == number;
}

double toDouble(const Json &value)
{
    return value.is_binary() ? std::strtod(numberText(value).c_str(), nullptr) : value.get<double>();
}

bool sameValue(const Json &a, const Json &b)
{
    if (isNumber(a) && isNumber(b)) {
        if (a.is_number_integer() && b.is_number_integer()) {
            return a == b;
        }
        if (a.is_binary() && b.is_binary() && numberText(a) == numberText(b)) {
            return true;
        }
        return toDouble(a) == toDouble(b);
    }
    return a == b;
}

std::string spoken(const Json &value)
{
    return value.is_string() ? value.get<std::string>() : writeJson(value);
}

} // namespace flowconsole::simulator
