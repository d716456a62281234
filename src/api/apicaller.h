#pragma once

#include "api/ratebudget.h"
#include "base/clock.h"
#include "domain/apierror.h"
#include "domain/connectionprofile.h"
#include "net/httprequest.h"
#include "net/pendinganswer.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace flowconsole {

class TokenSource;
class Transport;

/// Asks the platform's API as somebody who is signed in: puts the token on each request, and after a 401 signs
/// in again and repeats it once (a 401 says that nothing was done). Lives in the engine's thread; destroying it
/// forgets the receivers, so that whatever they hold ends.
class ApiCaller final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApiCaller)

public:
    using Receiver = std::function<void(const ApiResult<HttpAnswer> &)>;

    ApiCaller(Transport &transport, TokenSource &tokens, const Clock &clock, const ConnectionProfile &profile,
              Milliseconds requestDeadline = Milliseconds(10000), QObject *parent = nullptr);
    ~ApiCaller() override;

    /// Counts what is under way from now on.
    void setBudget(RateBudget &budget) { m_budget = &budget; }

    /// A request below the API's address, to which JSON is the answer.
    [[nodiscard]] HttpRequest request(const QByteArray &method, const QString &path) const;
    [[nodiscard]] HttpRequest request(const QByteArray &method, const QString &path,
                                      const QByteArray &jsonBody) const;

    /// Any status is an answer.
    void call(const HttpRequest &request, const Receiver &receive);

    /// Without a token, wherever it leads: presigned addresses.
    void download(const HttpRequest &request, const Receiver &receive);

    /// An answer whose status is a success; any other is read as an error.
    void ask(const HttpRequest &request, const Receiver &receive);

    /// The same, read by `decode(const QByteArray &) -> ApiResult<T>`. A body that is not even JSON is
    /// described by what it looks like.
    template <class T, class Decode>
    [[nodiscard]] QFuture<ApiResult<T>> read(const HttpRequest &request, Decode decode)
    {
        const auto pending = std::make_shared<PendingAnswer<T>>();
        ask(request, [pending, decode = std::move(decode)](const ApiResult<HttpAnswer> &answer) {
            pending->finish(answer ? explained<T>(answer.value(), decode(answer.value().body))
                                   : ApiResult<T>(answer.error()));
        });
        return pending->future();
    }

    /// `result`, which was read from `answer`, with a better error where it is a MalformedAnswer.
    template <class T>
    [[nodiscard]] static ApiResult<T> explained(const HttpAnswer &answer, ApiResult<T> result)
    {
        return result ? std::move(result) : ApiResult<T>(explain(answer, result.error()));
    }

    /// The token of the last request is not to be used again: the platform has taken it back.
    void forgetToken();

    [[nodiscard]] const ConnectionProfile &profile() const { return m_profile; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

signals:
    /// The platform answered as to somebody who is signed in.
    void signInAccepted();
    /// The credentials, or a fresh token, were refused.
    void signInRefused(const flowconsole::ApiError &error);

private:
    void attempt(const HttpRequest &request, const Receiver &receive, const RateBudget::Use &use,
                 bool mayRepeat);
    void tellSignIn(const ApiResult<HttpAnswer> &answer);
    [[nodiscard]] static ApiError explain(const HttpAnswer &answer, const ApiError &error);

    Transport &m_transport;
    TokenSource &m_tokens;
    const Clock &m_clock;
    const ConnectionProfile m_profile;
    const Milliseconds m_requestDeadline;
    QPointer<RateBudget> m_budget;
    QByteArray m_lastToken;
};

[[nodiscard]] bool isSuccess(const HttpAnswer &answer);

/// The error for what a dialect does not have: Local, `not.offered`.
[[nodiscard]] ApiError notOfferedError(const QString &message);

} // namespace flowconsole
