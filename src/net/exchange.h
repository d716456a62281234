#pragma once

#include "base/clock.h"
#include "domain/apierror.h"
#include "net/httpnetwork.h"

#include <functional>
#include <memory>
#include <optional>

namespace flowconsole {

/// How one attempt ended. Without `failure`, the answer is whole.
struct ExchangeOutcome
{
    HttpAnswer answer; ///< what came of it, even where it is not whole; status 0 where nothing did
    std::optional<ApiError> failure;
    bool brokeOff = false; ///< a connection that stood broke, and the request may be repeated
};

/// One attempt of one request, with its deadline and the judgement of what came. It begins when constructed and
/// ends with a call of `receive`, once; destroying it before gives the attempt up without a word. Lives in the
/// engine's thread.
class Exchange final : private AttemptListener
{
    Q_DISABLE_COPY_MOVE(Exchange)

public:
    /// May destroy whatever it likes, the exchange among it. Never called from within the constructor.
    using Receiver = std::function<void(ExchangeOutcome outcome)>;

    /// `request` outlives the exchange.
    Exchange(HttpNetwork &network, const HttpRequest &request, const HttpHeaders &headers, const Clock &clock,
             Receiver receive);
    ~Exchange();

private:
    void requestLeaves() override;
    void attemptEnded(const AttemptEnd &end) override;
    void deadlinePassed();
    void takeWhole();
    void broke(const AttemptEnd &end);
    [[nodiscard]] bool isCutShort() const;
    void fail(ApiError::Kind kind, const QString &code, const QString &message);
    void finish();

    const Clock &m_clock;
    const HttpRequest &m_request;
    Receiver m_receive;
    ExchangeOutcome m_outcome;
    bool m_hasLeft = false;
    Milliseconds m_begin{0};
    std::unique_ptr<Alarm> m_deadline;
    std::unique_ptr<NetworkAttempt> m_attempt; ///< last: it uses the others; null once it has ended
};

} // namespace flowconsole
