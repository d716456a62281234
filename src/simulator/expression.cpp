#include "expression.h"

#include <algorithm>
#include <cctype>

namespace flowconsole::simulator {

enum class ConditionOperation {
    Or,
    And,
    Not,
    Exists,
    Truth,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Contains
};

namespace {

using Operation = ConditionOperation;

constexpr std::size_t longestText = 2'000;
constexpr int deepestNesting = 50;

bool startsName(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool continuesName(char c)
{
    return startsName(c) || (c >= '0' && c <= '9');
}

} // namespace

struct Condition::Term
{
    ConditionOperation operation = ConditionOperation::Truth;
    std::vector<std::shared_ptr<const Term>> parts;
    std::string variable;
    std::string other; ///< the variable on the right, empty when it is a literal
    Json literal;
};

namespace {

using TermPtr = std::shared_ptr<const Condition::Term>;

/// Recursive descent, one function a rule. A null result means that m_problem says why.
class Parser final
{
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    TermPtr whole()
    {
        TermPtr root = sequence(Operation::Or, 0);
        skipSpace();
        if (root && m_at < m_text.size()) {
            return fail("the end, “and” or “or”");
        }
        return root;
    }
    [[nodiscard]] const std::string &problem() const { return m_problem; }

private:
    TermPtr fail(const std::string &expected)
    {
        if (m_problem.empty()) {
            m_problem = "column " + std::to_string(m_at + 1) + ": expected " + expected;
        }
        return nullptr;
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at])) != 0) {
            ++m_at;
        }
    }

    bool take(std::string_view token)
    {
        skipSpace();
        if (!m_text.substr(m_at).starts_with(token)) {
            return false;
        }
        const std::size_t end = m_at + token.size();
        if (startsName(token.front()) && end < m_text.size() && continuesName(m_text[end])) {
            return false;
        }
        m_at = end;
        return true;
    }

    std::string name()
    {
        skipSpace();
        const std::size_t start = m_at;
        if (m_at < m_text.size() && startsName(m_text[m_at])) {
            while (m_at < m_text.size() && continuesName(m_text[m_at])) {
                ++m_at;
            }
        }
        return std::string(m_text.substr(start, m_at - start));
    }

    TermPtr sequence(Operation operation, int depth)
    {
        const bool isOr = operation == Operation::Or;
        auto term = std::make_shared<Condition::Term>();
        term->operation = operation;
        do {
            const TermPtr part = isOr ? sequence(Operation::And, depth) : single(depth);
            if (!part) {
                return nullptr;
            }
            term->parts.push_back(part);
        } while (take(isOr ? "or" : "and"));
        return term->parts.size() == 1 ? term->parts.front() : TermPtr(term);
    }

    TermPtr single(int depth)
    {
        if (depth > deepestNesting) {
            return fail("fewer parentheses and negations");
        }
        if (take("not")) {
            const TermPtr part = single(depth + 1);
            if (!part) {
                return nullptr;
            }
            auto term = std::make_shared<Condition::Term>();
            term->operation = Operation::Not;
            term->parts = {part};
            return term;
        }
        if (take("(")) {
            const TermPtr inner = sequence(Operation::Or, depth + 1);
            return inner && !take(")") ? fail("“)”") : inner;
        }
        return comparison();
    }

    TermPtr comparison()
    {
        auto term = std::make_shared<Condition::Term>();
        if (take("exists")) {
            term->operation = Operation::Exists;
            if (!take("(") || (term->variable = name()).empty() || !take(")")) {
                return fail("“exists(name)”");
            }
            return term;
        }
        const std::size_t start = m_at;
        term->variable = name();
        static constexpr std::string_view reserved[] = {"and", "or", "true", "false", "null", "contains"};
        if (term->variable.empty() || std::ranges::find(reserved, term->variable) != std::end(reserved)) {
            m_at = start;
            return fail("the name of a variable");
        }
        static constexpr std::pair<std::string_view, Operation> operators[] = {
            {"==", Operation::Equal},         {"!=", Operation::NotEqual}, {"<=", Operation::LessEqual},
            {">=", Operation::GreaterEqual},  {"<", Operation::Less},      {">", Operation::Greater},
            {"contains", Operation::Contains}};
        for (const auto &[token, operation] : operators) {
            if (take(token)) {
                term->operation = operation;
                return right(*term) ? TermPtr(term) : nullptr;
            }
        }
        return term;
    }

    bool right(Condition::Term &term)
    {
        skipSpace();
        const char first = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (first == '\'' || first == '"') {
            const std::size_t end = m_text.find(first, m_at + 1);
            if (end == std::string_view::npos) {
                fail("the closing quotation mark");
                return false;
            }
            term.literal = std::string(m_text.substr(m_at + 1, end - m_at - 1));
            m_at = end + 1;
            return true;
        }
        if (take("true")) {
            term.literal = true;
        } else if (take("false")) {
            term.literal = false;
        } else if (take("null")) {
            term.literal = nullptr;
        } else if (startsName(first)) {
            term.other = name();
        } else {
            return number(term);
        }
        return true;
    }

    bool number(Condition::Term &term)
    {
        const std::size_t length =
            std::min(m_text.find_first_not_of("+-.0123456789eE", m_at), m_text.size()) - m_at;
        auto value = parseJson(m_text.substr(m_at, length));
        if (length == 0 || !value) {
            fail("a number, text in quotation marks, true, false, null or the name of a variable");
            return false;
        }
        m_at += length;
        term.literal = std::move(value).value();
        return true;
    }

    const std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_problem;
};

bool ordered(const Json &a, const Json &b, Operation operation)
{
    int order = 0;
    if (isNumber(a) && isNumber(b)) {
        order = toDouble(a) < toDouble(b) ? -1 : toDouble(a) > toDouble(b) ? 1 : 0;
    } else if (a.is_string() && b.is_string()) {
        order = a.get_ref<const std::string &>().compare(b.get_ref<const std::string &>());
    } else {
        return false;
    }
    return (operation == Operation::Less && order < 0) || (operation == Operation::LessEqual && order <= 0) ||
           (operation == Operation::Greater && order > 0) ||
           (operation == Operation::GreaterEqual && order >= 0);
}

bool containsValue(const Json &whole, const Json &part)
{
    if (whole.is_array()) {
        return std::ranges::any_of(whole, [&](const Json &item) { return sameValue(item, part); });
    }
    return whole.is_string() && part.is_string() &&
           whole.get_ref<const std::string &>().find(part.get_ref<const std::string &>()) != std::string::npos;
}

bool evaluate(const Condition::Term &term, const VariableLookup &lookup)
{
    const auto holdsPart = [&](const TermPtr &part) { return evaluate(*part, lookup); };
    const auto left = [&] { return lookup(term.variable); };
    const auto right = [&] { return term.other.empty() ? term.literal : lookup(term.other); };
    switch (term.operation) {
    case Operation::Or:
        return std::ranges::any_of(term.parts, holdsPart);
    case Operation::And:
        return std::ranges::all_of(term.parts, holdsPart);
    case Operation::Not:
        return !holdsPart(term.parts.front());
    case Operation::Exists:
        return !left().is_null();
    case Operation::Truth:
        return left() == Json(true);
    case Operation::Equal:
        return sameValue(left(), right());
    case Operation::NotEqual:
        return !sameValue(left(), right());
    case Operation::Less:
    case Operation::LessEqual:
    case Operation::Greater:
    case Operation::GreaterEqual:
        return ordered(left(), right(), term.operation);
    case Operation::Contains:
        return containsValue(left(), right());
    }
    return false;
}

void collect(const Condition::Term &term, std::vector<Condition::Use> &uses)
{
    for (const TermPtr &part : term.parts) {
        collect(*part, uses);
    }
    if (term.variable.empty()) {
        return;
    }
    const bool isOrdered = term.operation >= Operation::Less && term.operation <= Operation::GreaterEqual;
    const bool typed = isOrdered || term.operation == Operation::Equal || term.operation == Operation::NotEqual;
    uses.push_back(
        {term.variable, term.operation == Operation::Truth, isOrdered, typed ? term.literal : Json()});
    if (!term.other.empty()) {
        uses.push_back({term.other, false, isOrdered, Json()});
    }
}

} // namespace

Result<Condition> Condition::parse(std::string_view text)
{
    if (text.size() > longestText) {
        return Error{QStringLiteral("longer than 2,000 characters")};
    }
    Parser parser(text);
    Condition condition;
    condition.m_text = std::string(text);
    condition.m_root = parser.whole();
    if (!condition.m_root) {
        return Error{QString::fromStdString(parser.problem())};
    }
    return condition;
}

bool Condition::holds(const VariableLookup &lookup) const
{
    return m_root && evaluate(*m_root, lookup);
}

std::vector<Condition::Use> Condition::uses() const
{
    std::vector<Use> found;
    if (m_root) {
        collect(*m_root, found);
    }
    return found;
}

} // namespace flowconsole::simulator
