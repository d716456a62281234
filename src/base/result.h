#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace flowconsole {

/// A failure that needs no more than words: what happened and what to do about it, in English.
struct Error
{
    QString message;

    friend bool operator==(const Error &, const Error &) = default;
};

/// Either a value or the reason why there is none. Check ok() (or bool) before value() or error().
template <class T, class E = Error>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    [[nodiscard]] explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_content); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_content)); }
    [[nodiscard]] const E &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, E> m_content;
};

/// The success of an operation that yields nothing.
using Done = std::monostate;

} // namespace flowconsole
