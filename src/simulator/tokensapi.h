#pragma once

#include "simulator/accesstokens.h"

namespace flowconsole::simulator {

/// /tokens/me: who the token belongs to, and its end (API.md, “Who am I”). Thread: the organisation's.
class TokensApi final : public ApiPart
{
public:
    explicit TokensApi(AccessTokens &tokens) : m_tokens(tokens) {}

    std::optional<ApiAnswer> answer(const ApiCall &call) override;

private:
    AccessTokens &m_tokens;
};

} // namespace flowconsole::simulator
