#include "net/exchange.h"

#include "domain/errorcodes.h"
#include "net/answercheck.h"

#include <utility>

namespace flowconsole {

Exchange::Exchange(HttpNetwork &network, const HttpRequest &request, const HttpHeaders &headers,
                   const Clock &clock, Receiver receive)
    : m_clock(clock),
      m_request(request),
      m_receive(std::move(receive)),
      m_begin(clock.monotonic()),
      m_deadline(clock.createAlarm([this] { deadlinePassed(); }))
{
    m_outcome.answer.startedAt = clock.nowUtc();
    m_deadline->start(request.deadline);
    m_attempt = network.start(request, headers, m_outcome.answer, *this);
}

Exchange::~Exchange() = default;

void Exchange::requestLeaves()
{
    m_hasLeft = true;
    if (m_request.isLaunch()) {
        m_begin = m_clock.monotonic();
    }
}

void Exchange::attemptEnded(const AttemptEnd &end)
{
    switch (end.reason) {
    case AttemptEnd::Reason::Whole:
        takeWhole();
        return;
    case AttemptEnd::Reason::Broke:
        broke(end);
        return;
    case AttemptEnd::Reason::Unreachable:
        fail(ApiError::Kind::Network, end.code, end.message);
        return;
    case AttemptEnd::Reason::Tls:
        fail(ApiError::Kind::Tls, end.code, end.message);
        return;
    case AttemptEnd::Reason::Malformed:
        fail(ApiError::Kind::MalformedAnswer, end.code, end.message);
        return;
    }
}

void Exchange::takeWhole()
{
    if (isCutShort()) {
        broke({});
        return;
    }
    if (m_request.expectsJson) {
        m_outcome.failure = problemOfJsonAnswer(m_outcome.answer, m_request.isLaunch());
    }
    finish();
}

/// JSON shows its end by itself where no length of it was announced: a connection that ends is all the same to
/// the network then.
bool Exchange::isCutShort() const
{
    const HttpAnswer &answer = m_outcome.answer;
    const bool hasLength =
        !answer.header("Content-Length").isEmpty() && answer.header("Content-Encoding").isEmpty();
    const bool isRedirect = answer.status >= 300 && answer.status < 400;
    return m_request.expectsJson && !hasLength && !isRedirect && isCutJson(answer.body);
}

void Exchange::broke(const AttemptEnd &end)
{
    m_outcome.brokeOff = !m_request.isLaunch();
    if (m_outcome.answer.status > 0) {
        fail(ApiError::Kind::Network, errorcodes::answerTruncated,
             QStringLiteral("The answer broke off after %1 bytes.").arg(m_outcome.answer.body.size()));
        return;
    }
    fail(ApiError::Kind::Network, end.code, end.message);
}

void Exchange::deadlinePassed()
{
    fail(ApiError::Kind::DeadlinePassed, {},
         QStringLiteral("No whole answer came within %1 ms.").arg(m_request.deadline.count()));
}

void Exchange::fail(ApiError::Kind kind, const QString &code, const QString &message)
{
    // Once a launch has left, nothing but a whole answer tells what became of it.
    const bool isDoubtful = m_request.isLaunch() && m_hasLeft;
    m_outcome.failure = ApiError{.kind = isDoubtful ? ApiError::Kind::OutcomeUnknown : kind,
                                 .retryAfter = {},
                                 .code = code,
                                 .message = message,
                                 .correlationId = {}};
    finish();
}

void Exchange::finish()
{
    m_attempt.reset();
    m_deadline->stop();
    m_outcome.answer.duration = m_clock.monotonic() - m_begin;
    // The receiver may destroy this exchange.
    const Receiver receive = std::move(m_receive);
    receive(std::move(m_outcome));
}

} // namespace flowconsole
