#include "api/apicaller.h"

#include "api/errorcodec.h"
#include "api/tokensource.h"
#include "domain/errorcodes.h"
#include "net/transport.h"

namespace flowconsole {

namespace {

/// For a launch that an attempt before may have started: whatever comes of this one, that stays open.
ApiCaller::Receiver inDoubt(const ApiCaller::Receiver &receive)
{
    return [receive](const ApiResult<HttpAnswer> &result) {
        if (!result) {
            ApiError error = result.error();
            error.kind = ApiError::Kind::OutcomeUnknown;
            receive(error);
            return;
        }
        HttpAnswer answer = result.value();
        answer.mayHaveStartedTwice = true;
        receive(answer);
    };
}

} // namespace

bool isSuccess(const HttpAnswer &answer)
{
    return answer.status >= 200 && answer.status < 300;
}

ApiError notOfferedError(const QString &message)
{
    return {.kind = ApiError::Kind::Local,
            .retryAfter = {},
            .code = errorcodes::notOffered,
            .message = message,
            .correlationId = {}};
}

ApiCaller::ApiCaller(Transport &transport, TokenSource &tokens, const Clock &clock,
                     const ConnectionProfile &profile, Milliseconds requestDeadline, QObject *parent)
    : QObject(parent),
      m_transport(transport),
      m_tokens(tokens),
      m_clock(clock),
      m_profile(profile),
      m_requestDeadline(requestDeadline)
{}

ApiCaller::~ApiCaller() = default;

HttpRequest ApiCaller::request(const QByteArray &method, const QString &path) const
{
    HttpRequest request;
    request.method = method;
    request.url = urlBelow(m_profile.apiUrl, path);
    request.headers = {{QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json")}};
    request.deadline = m_requestDeadline;
    request.expectsJson = true;
    return request;
}

HttpRequest ApiCaller::request(const QByteArray &method, const QString &path, const QByteArray &jsonBody) const
{
    HttpRequest result = request(method, path);
    result.body = jsonBody;
    result.contentType = QByteArrayLiteral("application/json");
    return result;
}

void ApiCaller::call(const HttpRequest &request, const Receiver &receive)
{
    attempt(request, receive, m_budget ? m_budget->use() : RateBudget::Use(), true);
}

void ApiCaller::attempt(const HttpRequest &request, const Receiver &receive, const RateBudget::Use &use,
                        bool mayRepeat)
{
    const auto onToken = [this, request, receive, use, mayRepeat](const ApiResult<QByteArray> &token) {
        if (!token) {
            tellSignIn(token.error());
            receive(token.error());
            return;
        }
        m_lastToken = token.value();
        HttpRequest signedRequest = request;
        signedRequest.headers.prepend({QByteArrayLiteral("Authorization"), "Bearer " + token.value()});
        const auto onAnswer = [this, request, receive, use, mayRepeat,
                               used = token.value()](const ApiResult<HttpAnswer> &answer) {
            if (mayRepeat && answer && answer.value().status == 401) {
                m_tokens.invalidate(used);
                const bool isInDoubt = answer.value().mayHaveStartedTwice;
                attempt(request, isInDoubt ? inDoubt(receive) : receive, use, false);
                return;
            }
            tellSignIn(answer);
            receive(answer);
        };
        whenFinished(m_transport.send(signedRequest), this, onAnswer);
    };
    whenFinished(m_tokens.token(), this, onToken);
}

void ApiCaller::download(const HttpRequest &request, const Receiver &receive)
{
    whenFinished(m_transport.send(request), this,
                 [receive](const ApiResult<HttpAnswer> &answer) { receive(answer); });
}

void ApiCaller::ask(const HttpRequest &request, const Receiver &receive)
{
    call(request, [this, receive](const ApiResult<HttpAnswer> &answer) {
        if (answer && !isSuccess(answer.value())) {
            receive(decodeError(answer.value(), m_clock.nowUtc()));
        } else {
            receive(answer);
        }
    });
}

void ApiCaller::tellSignIn(const ApiResult<HttpAnswer> &answer)
{
    if (!answer) {
        if (answer.error().kind == ApiError::Kind::SignIn) {
            emit signInRefused(answer.error());
        }
    } else if (answer.value().status == 401) {
        emit signInRefused(decodeError(answer.value(), m_clock.nowUtc()));
    } else {
        emit signInAccepted();
    }
}

ApiError ApiCaller::explain(const HttpAnswer &answer, const ApiError &error)
{
    return error.kind == ApiError::Kind::MalformedAnswer ? malformedAnswer(answer, error.message) : error;
}

void ApiCaller::forgetToken()
{
    m_tokens.invalidate(std::exchange(m_lastToken, {}));
}

} // namespace flowconsole
